"""What all tables share: one catalogue, names for constraints, and the column that names a conversation."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, MetaData, String

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def conversation_column() -> Column[str]:
    """The conversation that a row belongs to."""
    return Column("conversation_id", String(40), ForeignKey("conversations.id"), nullable=False)
