"""What a release kept is still there, and still works, when the next one has changed the tables."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, select, text

from bot.conversation.log import MessageLog
from bot.conversation.page import pages_of
from bot.identity.visitors import Visitor
from bot.store import Database
from bot.store.full_text import conversations_with
from bot.store.migrate import MIGRATIONS
from bot.store.tables import conversations


async def test_ids_of_messages_belong_to_their_senders_in_an_older_store_too(
    database: Database, log: MessageLog, somebody: Visitor
) -> None:
    talk = await log.open(somebody.id, None, "en", None, None)
    await log.accept(talk.id, "visitor-0001", text="My campaign does not leave")
    await _to(database, "0008")
    await database.migrate()
    assert not (await log.accept(talk.id, "visitor-0001", text="My campaign does not leave")).is_new
    await log.accept(talk.id, "visitor-0002", text="It was the daily limit")
    async with database.read() as connection:
        for words in (["campaign"], ["daily", "limit"]):
            found = select(conversations.c.id).where(conversations.c.id.in_(conversations_with(connection, words)))
            assert (await connection.execute(found)).scalars().all() == [talk.id], words
        broken = await connection.execute(text("PRAGMA foreign_key_check")) if database.is_sqlite else None
        assert broken is None or broken.all() == []


async def test_the_page_that_an_older_store_knew_is_the_first_of_those_kept_now(
    database: Database, log: MessageLog, somebody: Visitor
) -> None:
    told = await log.open(somebody.id, None, "en", None, "https://shop.example/prices")
    await log.moved(told.id, "https://shop.example/pay")
    silent = await log.open(somebody.id, None, "en", None, None)
    await _to(database, "0011")
    await database.migrate()
    async with database.read() as connection:
        query = select(conversations.c.id, conversations.c.pages)
        pages = {row.id: [page.url for page in pages_of(row.pages)] for row in (await connection.execute(query)).all()}
    assert pages == {told.id: ["https://shop.example/pay"], silent.id: []}


async def _to(database: Database, revision: str) -> None:
    """Back to an older version of the tables."""

    def downgrade(connection: Connection) -> None:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.downgrade(config, revision)

    async with database.write() as connection:
        await connection.run_sync(downgrade)
