"""files in chats and on the contact page"""

from typing import Any

import sqlalchemy as sa
from alembic import op

import bot.store.moment

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def file() -> list[sa.Column[Any]]:
    return [
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("client_msg_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("media_type", sa.String(length=60), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("at", bot.store.moment.Moment(timezone=True), nullable=False),
    ]


def upgrade() -> None:
    op.create_table(
        "chat_files",
        *file(),
        sa.Column("conversation_id", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("author", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=op.f("fk_chat_files_conversation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chat_files")),
        sa.UniqueConstraint(
            "conversation_id",
            "author",
            "client_msg_id",
            name=op.f("uq_chat_files_conversation_id_author_client_msg_id"),
        ),
    )
    op.create_table(
        "contact_files",
        *file(),
        sa.Column("contact_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact_requests.id"], name=op.f("fk_contact_files_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_files")),
        sa.UniqueConstraint("contact_id", "client_msg_id", name=op.f("uq_contact_files_contact_id_client_msg_id")),
    )


def downgrade() -> None:
    op.drop_table("contact_files")
    op.drop_table("chat_files")
