"""what helped"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "helped",
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("article_id", sa.String(length=200), nullable=False),
        sa.Column("stem", sa.String(length=40), nullable=False),
        sa.Column("weight", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("language", "article_id", "stem", name=op.f("pk_helped")),
    )


def downgrade() -> None:
    op.drop_table("helped")
