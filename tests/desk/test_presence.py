"""Nobody is there who was not heard of a moment ago."""

from __future__ import annotations

import pytest

from bot.desk.office import Office
from bot.desk.presence import Presence
from bot.store import Database
from tests.desk.conftest import Hire, Wait
from tests.fakes import FakeClock


@pytest.fixture
def presence(database: Database, clock: FakeClock) -> Presence:
    return Presence(database, clock)


async def test_a_language_is_served_only_while_somebody_who_speaks_it_takes_chats(
    presence: Presence, hire: Hire
) -> None:
    assert await presence.somebody_speaks("fr") is False
    await hire("Ada", "en,fr")
    assert await presence.somebody_speaks("fr") is True
    assert await presence.somebody_speaks("de") is False


async def test_a_console_that_falls_silent_is_gone_within_thirty_seconds(
    presence: Presence, hire: Hire, clock: FakeClock
) -> None:
    await hire("Ada")
    clock.forward(seconds=29)
    assert await presence.somebody_speaks("en") is True
    clock.forward(seconds=1)
    assert await presence.somebody_speaks("en") is False


async def test_a_console_that_is_heard_again_is_there_again(
    presence: Presence, office: Office, clock: FakeClock
) -> None:
    agent, _ = await office.staff.add("Ada", "ada@team.example", ["en"], "agent")
    session = await office.sessions.recognise(await office.sessions.open(agent))
    assert session is not None
    await presence.set_available(session.id, True)
    clock.forward(minutes=5)
    assert await presence.somebody_speaks("en") is False
    assert await presence.heard(session.id) is True
    assert await presence.somebody_speaks("en") is True
    await presence.set_available(session.id, False)
    assert await presence.somebody_speaks("en") is False


async def test_an_agent_without_room_is_not_offered(
    presence: Presence, hire: Hire, queued: Wait, office: Office
) -> None:
    ada, chat = await hire("Ada"), office.chat
    for number in range(ada.most_chats):
        assert await presence.somebody_speaks("en") is True, number
        await chat.accept((await queued()).id, ada)
    assert await presence.somebody_speaks("en") is False


async def test_a_store_that_does_not_answer_is_unknown(clock: FakeClock, tmp_path: object) -> None:
    broken = Database(f"sqlite+aiosqlite:///{tmp_path}/never_migrated.sqlite3")
    assert await Presence(broken, clock).somebody_speaks("en") is None
    await broken.close()


async def test_a_session_that_is_over_is_not_heard(presence: Presence) -> None:
    assert await presence.heard("no such session") is False
