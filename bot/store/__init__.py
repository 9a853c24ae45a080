"""Tables, migrations and transactions, on SQLite or PostgreSQL."""

from bot.store.database import Connection, Database, StoreError

__all__ = ["Connection", "Database", "StoreError"]
