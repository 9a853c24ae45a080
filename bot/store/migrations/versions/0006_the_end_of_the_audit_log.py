"""the end of the audit log"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    head = op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    lines = sa.table("audit", sa.column("number", sa.Integer()), sa.column("hash", sa.String()))
    newest = sa.select(lines.c.number, lines.c.hash).order_by(lines.c.number.desc()).limit(1)
    last = op.get_bind().execute(newest).first()
    number, sealed = (last.number, last.hash) if last else (0, "0" * 64)
    op.bulk_insert(head, [{"id": 1, "number": number, "hash": sealed}])


def downgrade() -> None:
    op.drop_table("audit_head")
