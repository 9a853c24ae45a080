"""ids of messages belong to who sends

Visitor and agent, or two agents, who choose the same id have sent two messages.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

OLD, NEW = "uq_events_conversation_id_client_msg_id", "uq_events_conversation_id_sent_by_client_msg_id"
TRIGGERS = "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'events'"


def upgrade() -> None:
    triggers = _triggers()
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.add_column(sa.Column("sent_by", sa.String(length=60), nullable=True))
        batch_op.drop_constraint(op.f(OLD), type_="unique")
        batch_op.create_unique_constraint(op.f(NEW), ["conversation_id", "sent_by", "client_msg_id"])
    # Which agent it was is not known of the past, and nobody sends it again any more.
    op.execute("UPDATE events SET sent_by = author WHERE client_msg_id IS NOT NULL")
    _make_anew(triggers)


def downgrade() -> None:
    triggers = _triggers()
    with op.batch_alter_table("events", schema=None) as batch_op:
        batch_op.drop_constraint(op.f(NEW), type_="unique")
        batch_op.create_unique_constraint(op.f(OLD), ["conversation_id", "client_msg_id"])
        batch_op.drop_column("sent_by")
    _make_anew(triggers)


def _triggers() -> list[str]:
    """SQLite makes the table anew, and its triggers, which fill the index of words, go with the old one."""
    bind = op.get_bind()
    return [row.sql for row in bind.exec_driver_sql(TRIGGERS)] if bind.dialect.name == "sqlite" else []


def _make_anew(triggers: list[str]) -> None:
    for trigger in triggers:
        op.get_bind().exec_driver_sql(trigger)
