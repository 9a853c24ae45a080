"""how conversations end"""

import sqlalchemy as sa
from alembic import op

import bot.store.moment

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("conversations", sa.Column("confirmed_at", bot.store.moment.Moment(timezone=True), nullable=True))
    op.create_index("ix_conversations_closed_at_updated_at", "conversations", ["closed_at", "updated_at"])
    op.create_table(
        "closings",
        sa.Column("conversation_id", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", bot.store.moment.Moment(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(length=12), nullable=False),
        sa.Column("came_back_at", bot.store.moment.Moment(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=op.f("fk_closings_conversation_id")),
        sa.PrimaryKeyConstraint("conversation_id", "seq", name=op.f("pk_closings")),
    )
    op.create_index(op.f("ix_closings_at"), "closings", ["at"])
    op.create_table(
        "ratings",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("conversation_id", sa.String(length=40), nullable=False),
        sa.Column("agent_id", sa.String(length=40), nullable=False),
        sa.Column("asked_at", bot.store.moment.Moment(timezone=True), nullable=False),
        sa.Column("given_at", bot.store.moment.Moment(timezone=True), nullable=True),
        sa.Column("solved", sa.Integer(), nullable=True),
        sa.Column("stars", sa.Integer(), nullable=True),
        sa.Column("comment", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["agent_id"], ["agents.id"], name=op.f("fk_ratings_agent_id")),
        sa.ForeignKeyConstraint(["conversation_id"], ["conversations.id"], name=op.f("fk_ratings_conversation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ratings")),
    )
    op.create_index("ix_ratings_conversation_id", "ratings", ["conversation_id"])


def downgrade() -> None:
    op.drop_table("ratings")
    op.drop_table("closings")
    op.drop_index("ix_conversations_closed_at_updated_at", table_name="conversations")
    op.drop_column("conversations", "confirmed_at")
