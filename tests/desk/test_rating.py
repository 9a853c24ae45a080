"""After a person the visitor is asked once how it was; the first answer counts, and none is needed."""

from __future__ import annotations

from bot.conversation.conversation import Conversation
from bot.conversation.log import MessageLog
from bot.desk.agent import Agent
from bot.desk.office import Office
from bot.desk.rating import Answer, Rating
from tests.desk.conftest import Hire, Wait
from tests.fakes import FakeClock


async def ended(office: Office, log: MessageLog, talk: Conversation, agent: Agent, *parts: dict[str, object]) -> str:
    """A chat that is over; gives the id of the question."""
    await office.chat.accept(talk.id, agent)
    await office.chat.end(talk.id, agent, *parts)
    return str((await log.events(talk.id))[-1].parts[-1]["id"])


async def test_when_the_chat_ends_the_bot_says_so_and_asks_once(
    office: Office, log: MessageLog, queued: Wait, hire: Hire
) -> None:
    talk, ada = await queued(), await hire("Ada")
    await ended(office, log, talk, ada)
    over, asked = (await log.events(talk.id))[-2:]
    assert (over.author, over.text) == ("bot", "chat.ended name=Ada")
    assert [part["type"] for part in asked.parts] == ["text", "rating"]
    assert asked.parts[1]["asks_solved"] is True


async def test_nobody_is_asked_whether_a_ticket_that_was_just_opened_has_solved_it(
    office: Office, log: MessageLog, queued: Wait, hire: Hire
) -> None:
    talk = await queued()
    await ended(office, log, talk, await hire("Ada"), {"type": "ticket", "number": "1001"})
    assert (await log.events(talk.id))[-1].parts[1]["asks_solved"] is False


async def test_the_first_answer_counts_and_is_thanked_for_once(
    office: Office, log: MessageLog, queued: Wait, hire: Hire, clock: FakeClock
) -> None:
    talk = await queued()
    asked = await ended(office, log, talk, await hire("Ada"))
    kind = Answer(5, solved=True, comment="My card is 4242 4242 4242 4242, thank you")
    assert await office.ratings.give(talk, asked, kind) is True
    assert await office.ratings.give(talk, asked, Answer(1)) is False
    (kept,) = await office.ratings.of(talk.id)
    assert (kept.at, kept.agent_name, kept.stars, kept.solved) == (clock(), "Ada", 5, True)
    assert "4242 4242 4242" not in kept.comment, "secrets are masked here too"
    assert [event.text for event in await log.events(talk.id)][-2:] == ["rating.question", "rating.thanks"]


async def test_skipping_is_an_answer_too_and_says_nothing(
    office: Office, log: MessageLog, queued: Wait, hire: Hire
) -> None:
    talk = await queued()
    asked = await ended(office, log, talk, await hire("Ada"))
    assert await office.ratings.give(talk, asked, Answer()) is True
    assert await office.ratings.give(talk, asked, Answer(3)) is False
    assert await office.ratings.of(talk.id) == []
    last = (await log.events(talk.id))[-1]
    assert (last.text, [part["type"] for part in last.parts]) == ("", ["rated"])


async def test_a_question_of_another_conversation_is_not_answered_here(
    office: Office, log: MessageLog, queued: Wait, hire: Hire
) -> None:
    talk, other = await queued(), await queued()
    asked = await ended(office, log, talk, await hire("Ada"))
    assert await office.ratings.give(other, asked, Answer(1)) is None
    assert await office.ratings.give(talk, "never-asked", Answer(1)) is None


async def test_an_agent_sees_how_earlier_chats_of_the_same_customer_were(
    office: Office, log: MessageLog, queued: Wait, hire: Hire, clock: FakeClock
) -> None:
    first, later = await queued(), await queued()
    asked = await ended(office, log, first, await hire("Ada"))
    await office.ratings.give(first, asked, Answer(2, solved=False))
    assert await office.ratings.of(later.id) == [Rating(clock(), "Ada", 2, False, "")]
