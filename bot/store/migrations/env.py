"""Alembic's entry: it gets the connection from `bot.store.migrate`, or makes one for a developer's `alembic` call."""

from alembic import context

from bot.store.tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
