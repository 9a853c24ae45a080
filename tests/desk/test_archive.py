"""Past conversations are found by what was said in them and whose they were, and by those only who may see them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import delete, update

from bot.conversation.log import MessageLog
from bot.desk.agent import Agent
from bot.desk.archive import Wanted
from bot.desk.office import Office
from bot.store import Database
from bot.store.tables import events
from tests.desk.conftest import Hire, Wait
from tests.fakes import FakeClock
from tests.people import CHLOE, JONAS, PRIYA


async def found(office: Office, agent: Agent, everybodys: bool = True, **wanted: object) -> list[str | None]:
    return [one.name for one in await office.archive.find(Wanted(**wanted), agent, everybodys=everybodys)]  # type: ignore[arg-type]


@pytest.fixture
async def boss(hire: Hire) -> Agent:
    return await hire("Boss", role="manager")


@pytest.mark.parametrize("words", ["invoice", "INVOICE", "invo", "invoice twice", "twice, invoice!"])
async def test_words_are_found_whole_or_begun_in_any_order(
    words: str, office: Office, boss: Agent, queued: Wait, log: MessageLog
) -> None:
    talk = await queued(CHLOE)
    await queued(PRIYA)
    await log.accept(talk.id, "visitor-0002", text="The invoice came twice")
    assert await found(office, boss, words=words) == ["Chloé Martin"]


@pytest.mark.parametrize("words", ["nothing", "invoice) OR (my", '"', "text : my", "other | campaign", "MATCH '"])
async def test_nothing_that_is_typed_is_read_as_a_query(words: str, office: Office, boss: Agent, queued: Wait) -> None:
    await queued(PRIYA)
    expected = ["Priya Raman"] if words == '"' else []
    assert await found(office, boss, words=words) == expected


async def test_what_is_changed_or_gone_is_found_no_more(
    office: Office, boss: Agent, queued: Wait, database: Database
) -> None:
    talk, other = await queued(PRIYA), await queued(CHLOE)
    async with database.write() as connection:
        mine = (events.c.conversation_id == talk.id) & (events.c.seq == 1)
        await connection.execute(update(events).where(mine).values(body={"parts": [{"type": "text", "text": "else"}]}))
        await connection.execute(delete(events).where(events.c.conversation_id == other.id))
    assert await found(office, boss, words="campaign") == []
    assert await found(office, boss, words="else") == ["Priya Raman"]


async def test_email_language_and_days_narrow_what_is_found(
    office: Office, boss: Agent, queued: Wait, clock: FakeClock
) -> None:
    monday = clock().date()
    await queued(CHLOE, "fr")
    clock.forward(days=1)
    await queued(JONAS, "de")
    assert await found(office, boss) == ["Jonas Lindner", "Chloé Martin"]
    assert await found(office, boss, email=" Chloe@verrier.example ") == ["Chloé Martin"]
    assert await found(office, boss, language="de") == ["Jonas Lindner"]
    assert await found(office, boss, until=monday) == ["Chloé Martin"]
    assert await found(office, boss, since=monday + timedelta(days=1)) == ["Jonas Lindner"]
    assert await found(office, boss, since=monday, until=monday + timedelta(days=1), category="refund") == []


async def test_an_agent_finds_what_they_have_had_also_after_its_end(office: Office, hire: Hire, queued: Wait) -> None:
    ada, ben = await hire("Ada"), await hire("Ben")
    talk, passed_on = await queued(PRIYA), await queued(CHLOE)
    await queued(JONAS)
    await office.chat.accept(talk.id, ada)
    await office.chat.end(talk.id, ada)
    await office.chat.accept(passed_on.id, ada)
    await office.chat.transfer(passed_on.id, ada, ben)
    assert sorted(map(str, await found(office, ada, everybodys=False))) == ["Chloé Martin", "Priya Raman"]
    assert await found(office, ben, everybodys=False) == ["Chloé Martin"]
    assert await office.archive.had(ada.id, talk.id)
    assert not await office.archive.had(ben.id, talk.id)
