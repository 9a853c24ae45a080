"""How many chats somebody may have: nobody is given more, however they come, and whoever oversees may help out."""

from __future__ import annotations

import asyncio

import pytest

from bot.conversation.log import MessageLog
from bot.desk.agent import Agent
from bot.desk.office import Office
from bot.desk.room import NoRoom
from tests.desk.conftest import Hire, Wait


async def fill(office: Office, queued: Wait, agent: Agent) -> None:
    for _ in range(agent.most_chats):
        await office.chat.accept((await queued()).id, agent)


async def owner(log: MessageLog, conversation_id: str) -> str:
    found = await log.find(conversation_id)
    assert found is not None
    return found.owner


async def test_an_agent_with_as_many_chats_as_they_may_have_accepts_no_more(
    office: Office, hire: Hire, queued: Wait, log: MessageLog
) -> None:
    ada = await hire("Ada")
    await fill(office, queued, ada)
    one_more = await queued()
    before = await log.events(one_more.id)
    with pytest.raises(NoRoom):
        await office.chat.accept(one_more.id, ada)
    assert await owner(log, one_more.id) == "queue"
    assert await log.events(one_more.id) == before, "the visitor is told of nothing that did not happen"


async def test_a_chat_that_ends_makes_room(office: Office, hire: Hire, queued: Wait, log: MessageLog) -> None:
    ada, first = await hire("Ada"), await queued()
    await office.chat.accept(first.id, ada)
    for _ in range(ada.most_chats - 1):
        await office.chat.accept((await queued()).id, ada)
    await office.chat.end(first.id, ada)
    one_more = await queued()
    await office.chat.accept(one_more.id, ada)
    assert await owner(log, one_more.id) == ada.owner


@pytest.mark.parametrize("role", ["agent", "manager"])
async def test_nobody_is_handed_more_than_they_may_have(
    office: Office, hire: Hire, queued: Wait, log: MessageLog, role: str
) -> None:
    ada, ben, talk = await hire("Ada"), await hire("Ben", role=role), await queued()
    await office.chat.accept(talk.id, ada)
    await fill(office, queued, ben)
    with pytest.raises(NoRoom):
        await office.chat.transfer(talk.id, ada, ben)
    assert await owner(log, talk.id) == ada.owner


async def test_whoever_oversees_the_desk_may_take_one_more(
    office: Office, hire: Hire, queued: Wait, log: MessageLog
) -> None:
    boss = await hire("Boss", role="manager")
    await fill(office, queued, boss)
    one_more = await queued()
    await office.chat.accept(one_more.id, boss)
    assert await owner(log, one_more.id) == boss.owner


async def test_of_many_accepted_at_the_same_moment_only_as_many_as_there_is_room_for_are_had(
    office: Office, hire: Hire, queued: Wait, log: MessageLog
) -> None:
    ada, talks = await hire("Ada"), [await queued() for _ in range(5)]
    tries = [office.chat.accept(talk.id, ada) for talk in talks]
    refused = [one for one in await asyncio.gather(*tries, return_exceptions=True) if one is not None]
    assert [type(one) for one in refused] == [NoRoom, NoRoom]
    assert [await owner(log, talk.id) for talk in talks].count(ada.owner) == ada.most_chats
