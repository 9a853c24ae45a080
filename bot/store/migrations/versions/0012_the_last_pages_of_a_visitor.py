"""the last pages of a visitor"""

import sqlalchemy as sa
from alembic import op

import bot.store.moment

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

conversations = sa.table(
    "conversations",
    sa.column("id", sa.String()),
    sa.column("page_url", sa.Text()),
    sa.column("pages", sa.JSON()),
    sa.column("created_at", bot.store.moment.Moment(timezone=True)),
)


def upgrade() -> None:
    op.add_column("conversations", sa.Column("pages", sa.JSON(), nullable=True))
    connection, table = op.get_bind(), conversations.c
    told = sa.select(table.id, table.page_url, table.created_at).where(table.page_url.is_not(None))
    for id, url, at in connection.execute(told).all():
        # When they came there was not kept; they were there when they began to write, or later.
        pages = [{"url": url, "at": at.isoformat()}]
        connection.execute(sa.update(conversations).where(table.id == id).values(pages=pages))
    op.drop_column("conversations", "page_url")


def downgrade() -> None:
    op.add_column("conversations", sa.Column("page_url", sa.Text(), nullable=True))
    connection, table = op.get_bind(), conversations.c
    for id, pages in connection.execute(sa.select(table.id, table.pages)).all():
        if pages:
            connection.execute(sa.update(conversations).where(table.id == id).values(page_url=pages[-1]["url"]))
    op.drop_column("conversations", "pages")
