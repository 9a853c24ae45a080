"""files on tickets"""

import sqlalchemy as sa
from alembic import op

import bot.store.moment

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ticket_files",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("ticket_number", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("client_msg_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("media_type", sa.String(length=60), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("at", bot.store.moment.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["message_id"], ["ticket_messages.id"], name=op.f("fk_ticket_files_message_id")),
        sa.ForeignKeyConstraint(["ticket_number"], ["tickets.number"], name=op.f("fk_ticket_files_ticket_number")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_files")),
        sa.UniqueConstraint("ticket_number", "client_msg_id", name=op.f("uq_ticket_files_ticket_number_client_msg_id")),
    )
    with op.batch_alter_table("ticket_files", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ticket_files_ticket_number"), ["ticket_number"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("ticket_files", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ticket_files_ticket_number"))

    op.drop_table("ticket_files")
