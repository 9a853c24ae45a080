"""Accept, answer, pass on, end: one owner at any time, and everybody is told."""

from __future__ import annotations

import asyncio

from bot.desk.steward import LOST_AFTER
from bot.edge.console.patience import steward_of
from bot.wiring import Services
from tests.edge.console.conftest import Hire, Wait
from tests.fakes import FakeClock


async def test_a_waiting_visitor_is_accepted_answered_and_given_back(
    hire: Hire, queued: Wait, services: Services
) -> None:
    ada, talk = await hire("Ada"), await queued()
    board = await ada.get("/board")
    assert [card["id"] for card in board["queue"]] == [talk.id]
    assert board["queue"][0]["excerpt"] == "My campaign does not leave"
    assert (await ada.post(f"/conversations/{talk.id}/accept")).status == 200
    said = await ada.post(f"/conversations/{talk.id}/messages", client_msg_id="console-0001", text="Hello Priya")
    assert said.status == 202
    assert [card["id"] for card in (await ada.get("/board"))["mine"]] == [talk.id]
    assert (await ada.post(f"/conversations/{talk.id}/end")).status == 200
    events = await services.log.events(talk.id)
    assert [(event.kind, event.author) for event in events][2:] == [
        ("owner", "agent"),
        ("message", "system"),
        ("message", "agent"),
        ("owner", "bot"),
        ("message", "bot"),  # the question how it was
    ]
    found = await services.log.find(talk.id)
    assert found is not None
    assert found.owner == "bot"


async def test_of_many_who_accept_at_once_one_has_it_and_the_visitor_hears_it_once(
    hire: Hire, queued: Wait, services: Services
) -> None:
    agents = [await hire(name) for name in ("Ada", "Ben", "Cleo")]
    talk = await queued()
    answers = await asyncio.gather(*(one.post(f"/conversations/{talk.id}/accept") for one in agents * 3))
    accepted = [answer for answer in answers if answer.status == 200]
    assert len({answer.status for answer in answers} - {200, 404, 409}) == 0
    assert accepted
    joined = [event for event in await services.log.events(talk.id) if event.kind == "owner"]
    assert len(joined) == 1


async def test_a_message_sent_again_is_the_same_message(hire: Hire, queued: Wait, services: Services) -> None:
    ada, talk = await hire("Ada"), await queued()
    await ada.post(f"/conversations/{talk.id}/accept")
    path = f"/conversations/{talk.id}/messages"
    answers = [await ada.post(path, client_msg_id="console-0001", text="Hello") for _ in range(3)]
    assert len({(await answer.json())["seq"] for answer in answers}) == 1
    assert sum(event.author == "agent" and event.kind == "message" for event in await services.log.events(talk.id)) == 1


async def test_an_id_that_the_visitor_or_a_colleague_has_chosen_too_names_another_message(
    hire: Hire, queued: Wait, services: Services
) -> None:
    ada, ben, talk = await hire("Ada"), await hire("Ben"), await queued()
    path, same = f"/conversations/{talk.id}/messages", "visitor-0001"  # as the visitor's first message
    await ada.post(f"/conversations/{talk.id}/accept")
    assert (await ada.post(path, client_msg_id=same, text="Ada here")).status == 202
    await ada.post(f"/conversations/{talk.id}/transfer", to=ben.agent.id)
    assert (await ben.post(path, client_msg_id=same, text="Ben here")).status == 202
    again = await services.log.accept(talk.id, same, text="My campaign does not leave")
    assert (again.seq, again.is_new) == (1, False)
    said = [event.text for event in await services.log.events(talk.id) if event.client_msg_id == same]
    assert said == ["My campaign does not leave", "Ada here", "Ben here"]


async def test_nobody_answers_over_a_colleague(hire: Hire, queued: Wait) -> None:
    ada, ben, talk = await hire("Ada"), await hire("Ben"), await queued()
    await ada.post(f"/conversations/{talk.id}/accept")
    await ada.post(f"/conversations/{talk.id}/transfer", to=ben.agent.id)
    late = await ada.post(f"/conversations/{talk.id}/messages", client_msg_id="console-0001", text="One more thing")
    assert late.status == 409
    assert (
        await ben.post(f"/conversations/{talk.id}/messages", client_msg_id="console-0002", text="I am Ben")
    ).status == 202


async def test_what_an_agent_wrote_during_a_cut_is_not_said_over_the_colleague_who_took_over(
    hire: Hire, queued: Wait, services: Services, clock: FakeClock
) -> None:
    ada, ben, talk = await hire("Ada"), await hire("Ben"), await queued()
    await ada.post(f"/conversations/{talk.id}/accept")
    clock.forward(seconds=LOST_AFTER.total_seconds())  # Ada's line is cut, and she writes on
    await ben.post("/available", available=True)
    await steward_of(services).round()
    assert (await ben.post(f"/conversations/{talk.id}/accept")).status == 200
    assert (
        await ben.post(f"/conversations/{talk.id}/messages", client_msg_id="ben-00001", text="Ben here")
    ).status == 202
    for _ in range(2):  # her line is back, and what she wrote is sent, and sent again
        late = await ada.post(f"/conversations/{talk.id}/messages", client_msg_id="ada-00001", text="Ada here")
        assert late.status == 409
    said = [event.text for event in await services.log.events(talk.id) if event.author == "agent"]
    assert "Ben here" in said and "Ada here" not in said


async def test_the_bot_is_silent_while_people_answer(hire: Hire, queued: Wait, services: Services) -> None:
    ada, talk = await hire("Ada"), await queued()
    await services.log.accept(talk.id, "visitor-0002", text="Is anybody there?")
    await ada.post(f"/conversations/{talk.id}/accept")
    await services.log.accept(talk.id, "visitor-0003", text="Thank you")
    from sqlalchemy import select

    from bot.store.tables import turns

    async with services.database.read() as connection:
        states = (await connection.execute(select(turns.c.seq, turns.c.state))).tuples().all()
    assert states == [(1, "skipped")]


async def test_a_chat_becomes_one_ticket_with_its_transcript(hire: Hire, queued: Wait, services: Services) -> None:
    ada, talk = await hire("Ada"), await queued()
    await ada.post(f"/conversations/{talk.id}/accept")
    body = {"subject": "Campaign stuck", "note": "Needs the mail team"}
    answers = await asyncio.gather(*(ada.post(f"/conversations/{talk.id}/ticket", **body) for _ in range(4)))
    assert sorted(answer.status for answer in answers)[0] == 200
    tickets = await services.tickets.of_account("acct-priya")
    assert [ticket.subject for ticket in tickets] == ["Campaign stuck"]
    thread = await ada.get(f"/tickets/{tickets[0].number}")
    assert "My campaign does not leave" in thread["messages"][0]["text"]


async def test_the_brief_tells_who_it_is_and_what_was_decided(hire: Hire, queued: Wait, services: Services) -> None:
    ada, talk = await hire("Ada"), await queued()
    case = await services.reception.case(talk.id)
    await services.reception.decide(case, "en", "refund")
    brief = await ada.get(f"/conversations/{talk.id}/brief")
    assert (brief["name"], brief["plan"], brief["category"]) == ("Priya Raman", "custom", "refund")
    phone = next(offer for offer in brief["offers"] if offer["channel"] == "phone")
    assert [reason["code"] for reason in phone["reasons"]] == ["needs_written_request"]


async def test_a_note_is_for_colleagues_and_stands_in_no_log(hire: Hire, queued: Wait, services: Services) -> None:
    ada, talk = await hire("Ada"), await queued()
    for _ in range(2):
        await ada.post(f"/conversations/{talk.id}/notes", client_msg_id="console-note", text="Called twice already")
    assert [note["text"] for note in (await ada.get(f"/conversations/{talk.id}/brief"))["notes"]] == [
        "Called twice already"
    ]
    boss = await hire("Boss", role="manager")
    await boss.post(f"/conversations/{talk.id}/notes", client_msg_id="console-note", text="Call them back")
    assert len((await ada.get(f"/conversations/{talk.id}/brief"))["notes"]) == 2
    assert "Called twice" not in "".join(event.text for event in await services.log.events(talk.id))


async def test_an_agent_without_room_is_told_so_in_their_own_language(
    hire: Hire, queued: Wait, services: Services
) -> None:
    ada, ben, talks = await hire("Ada"), await hire("Ben"), [await queued() for _ in range(4)]
    for talk in talks[:3]:
        await ada.post(f"/conversations/{talk.id}/accept")
    refused = await ada.post(f"/conversations/{talks[3].id}/accept?language=de")
    assert refused.status == 409
    assert (await refused.json())["error"] == {
        "code": "full",
        "message": services.texts.say("de", "desk.error.full", most=3),
        "retry": False,
    }
    await ben.post(f"/conversations/{talks[3].id}/accept")
    handed = await ben.post(f"/conversations/{talks[3].id}/transfer", to=ada.agent.id)
    assert (await handed.json())["error"]["code"] == "colleague_full"
