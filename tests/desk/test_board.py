"""The board shows every conversation that people have or wait to have, in one list each."""

from __future__ import annotations

from datetime import timedelta

from bot.conversation.log import MessageLog
from bot.desk.office import Office
from bot.desk.presence import Present
from bot.desk.queue import Waiting, offered_to, usual_minutes
from bot.store import Database
from tests.desk.conftest import Hire, Wait
from tests.fakes import FakeClock
from tests.people import CHLOE, MONDAY_AT_TEN, PRIYA


async def test_a_conversation_stands_in_one_list(office: Office, hire: Hire, queued: Wait, clock: FakeClock) -> None:
    ada, ben = await hire("Ada"), await hire("Ben")
    first = await queued()
    clock.forward(seconds=1)
    second, third = await queued(CHLOE, "fr"), await queued()
    await office.chat.accept(third.id, ada)
    board = await office.boards.now()
    assert [card.id for card in board.queue] == [first.id, second.id]
    assert [card.id for card in board.of(ada)] == [third.id]
    assert board.of(ben) == ()
    await office.chat.end(third.id, ada)
    assert (await office.boards.now()).taken == ()


async def test_a_card_shows_the_last_words_of_a_person(office: Office, queued: Wait, log: MessageLog) -> None:
    talk = await queued()
    await log.accept(talk.id, "visitor-0002", text="It is about " + "the campaign " * 30)
    card = (await office.boards.now()).queue[0]
    assert (card.name, card.email, card.plan, card.last_author) == (PRIYA.name, PRIYA.email, PRIYA.plan, "visitor")
    assert card.excerpt.startswith("It is about the campaign")
    assert len(card.excerpt) <= 120


async def test_an_agent_who_is_full_or_does_not_speak_the_language_is_not_rung_for(hire: Hire) -> None:
    ada, ben = await hire("Ada", "en"), await hire("Ben", "fr")
    one = Waiting("talk", "en", MONDAY_AT_TEN, returned=False)
    able, full = Present(ada, True, 0), Present(ada, True, ada.most_chats)
    away, foreign = Present(ada, False, 0), Present(ben, True, 0)
    assert offered_to(one, [able, foreign], MONDAY_AT_TEN) == ada.id
    for present in (full, away, foreign):
        assert offered_to(one, [present], MONDAY_AT_TEN) is None


async def test_it_rings_for_the_least_busy_and_after_thirty_seconds_for_the_next(hire: Hire) -> None:
    ada, ben = await hire("Ada"), await hire("Ben")
    one = Waiting("talk", "en", MONDAY_AT_TEN, returned=False)
    present = [Present(ada, True, 2), Present(ben, True, 0)]
    rung = [offered_to(one, present, MONDAY_AT_TEN + timedelta(seconds=seconds)) for seconds in (0, 29, 30, 59, 60)]
    assert rung == [ben.id, ben.id, ada.id, ada.id, ben.id]


async def test_no_wait_is_estimated_before_three_were_accepted_and_old_ones_do_not_count(
    office: Office, hire: Hire, queued: Wait, clock: FakeClock, database: Database
) -> None:
    async def estimate() -> int | None:
        async with database.read() as connection:
            return await usual_minutes(connection, clock())

    for seconds in (50, 100, 400):
        assert await estimate() is None
        talk = await queued()
        clock.forward(seconds=seconds)
        await office.chat.accept(talk.id, await hire(f"Agent{seconds}"))
    assert await estimate() == 2
    clock.forward(hours=2)
    assert await estimate() is None
