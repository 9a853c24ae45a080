"""whether articles helped"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "article_feedback",
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("article_id", sa.String(length=200), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("helped", sa.Boolean(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("language", "article_id", "day", "helped", name=op.f("pk_article_feedback")),
    )


def downgrade() -> None:
    op.drop_table("article_feedback")
