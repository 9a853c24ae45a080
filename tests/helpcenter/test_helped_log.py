import asyncio

from sqlalchemy import func, select

from bot.helpcenter.experience import HALF_LIFE
from bot.helpcenter.helped_log import HelpedLog
from bot.store import Database
from bot.store.tables import helped
from tests.fakes import FakeClock


async def kept(database: Database) -> int:
    async with database.read() as connection:
        return int((await connection.execute(select(func.count()).select_from(helped))).scalar_one())


async def test_what_helped_is_counted_by_everybody_at_once(database: Database, clock: FakeClock) -> None:
    log = HelpedLog(database, helped, clock)
    await asyncio.gather(*(log.remember("where is my dosh", "en", ["refund", "invoice"]) for _ in range(10)))
    assert await kept(database) == 2
    found = (await log.experience()).scores("dosh", "en", ["refund", "invoice"])
    assert found is not None
    assert found[0] > found[1] > 0


async def test_what_teaches_nothing_writes_nothing(database: Database, clock: FakeClock) -> None:
    log = HelpedLog(database, helped, clock)
    await log.remember("12345678", "en", ["refund"])
    await log.remember("dosh", "en", [])
    assert await kept(database) == 0
    assert (await log.experience()).scores("dosh", "en", ["refund"]) is None


async def test_what_has_faded_is_forgotten_when_something_new_is_learned(database: Database, clock: FakeClock) -> None:
    log = HelpedLog(database, helped, clock)
    await log.remember("dosh", "en", ["refund"])
    clock.forward(days=3 * HALF_LIFE.days)
    await log.remember("spam", "en", ["spf"])
    assert await kept(database) == 2
    clock.forward(days=3 * HALF_LIFE.days)
    await log.remember("bounce", "en", ["suppression"])
    assert await kept(database) == 2
