"""Questions about support: answered from the policy and the store, never from fixed text."""

from __future__ import annotations

import dataclasses

from actions.compare_channels import CompareChannels
from actions.explain_wait import ExplainWait
from actions.tell_hours import TellHours
from actions.tell_pin import TellPin
from actions.tell_plan import TellPlan
from actions.tell_tickets import TellTickets
from bot.desk.pin import PinTry
from bot.tickets.ticket import TicketDraft
from bot.wiring import Services
from tests.actions.stage import act, drawn, talk_of, titles, words
from tests.fakes import FakeClock
from tests.people import CHLOE, JONAS, LONG_AGO, MATEO, PRIYA

LATE = TicketDraft("ticket", PRIYA.id, None, "Late", "hello?", "plan_change", "en")


async def test_whether_somebody_is_there_now_comes_first(services: Services, clock: FakeClock) -> None:
    talk = await talk_of(services, PRIYA, "en")
    open_now, _ = await act(TellHours, services, talk, "ask_support_hours", "is anyone there now?")
    clock.forward(hours=9)  # 19:00 in Paris
    closed, _ = await act(TellHours, services, talk, "ask_support_hours", "is anyone there now?")
    assert words(open_now).startswith(services.texts.say("en", "hours.open_now", channels="Phone"))
    assert words(closed).startswith("Not right now. Next opening (Chat and Phone): tomorrow at 09:00 CET")


async def test_the_phone_is_not_somebody_who_is_there_for_a_plan_that_has_none(
    services: Services, clock: FakeClock
) -> None:
    clock.forward(hours=9)  # 19:00 in Paris
    for account, told in (
        (CHLOE, "Not right now. Next opening (Chat): "),
        (MATEO, services.texts.say("en", "hours.not_in_plan", channels="Chat and Phone")),
    ):
        said, _ = await act(TellHours, services, await talk_of(services, account, "en"), "ask_support_hours")
        assert words(said).startswith(told)


async def test_somebody_unknown_is_told_the_teams_hours_and_what_signing_in_shows(services: Services) -> None:
    said, _ = await act(TellHours, services, await talk_of(services, None, "en"), "ask_support_hours")
    first = words(said).split("\n")[0]
    assert first.startswith(services.texts.say("en", "hours.open_now", channels="Phone"))
    assert services.texts.say("en", "hours.sign_in") in first


async def test_who_writes_a_language_that_the_chat_lacks_is_not_told_that_everybody_is_busy(services: Services) -> None:
    said, _ = await act(TellHours, services, await talk_of(services, JONAS, "de"), "ask_support_hours")
    assert (
        words(said).startswith("Chat gibt es auf Englisch und Französisch") or "Englisch" in words(said).split("\n")[0]
    )


async def test_where_the_pin_stands_is_told_from_the_store(services: Services, clock: FakeClock) -> None:
    talk = await talk_of(services, PRIYA, "en")

    async def told() -> str:
        said, _ = await act(TellPin, services, talk, "ask_support_pin", "where is my PIN?")
        return words(said)

    assert services.texts.say("en", "pin.none_live", show="Show my PIN") in await told()
    issued = await services.pins.issue(PRIYA.id)
    assert "a PIN that is valid until 10:10 CET today" in await told()
    assert issued.pin not in await told()
    clock.forward(minutes=10)
    assert services.texts.say("en", "pin.none_live", show="Show my PIN") in await told()


async def test_who_was_verified_here_needs_no_pin(services: Services) -> None:
    talk = await talk_of(services, PRIYA, "en")
    issued = await services.pins.issue(PRIYA.id)
    assert await services.pins.verify(PinTry(PRIYA.id, issued.pin, conversation_id=talk.id))
    said, _ = await act(TellPin, services, talk, "ask_support_pin", "where is my PIN?")
    assert services.texts.say("en", "pin.verified") in words(said)


async def test_of_many_tickets_three_are_shown_and_the_rest_are_counted(services: Services) -> None:
    talk = await talk_of(services, PRIYA, "en")
    for _ in range(5):
        await services.tickets.open(LATE)
    said, _ = await act(TellTickets, services, talk, "ask_ticket_status")
    assert len(drawn(said, "ticket")) == 3
    assert services.texts.say("en", "ticket.more", count=2) in words(said)


async def test_a_question_in_the_middle_of_a_ticket_gets_the_answer_alone(services: Services) -> None:
    talk = await talk_of(services, PRIYA, "en")
    for action in (TellHours, TellPlan, CompareChannels):
        said, _ = await act(action, services, talk, loop="ticket_form")
        assert words(said)
        assert not drawn(said, "channels")


async def test_a_plan_is_told_from_the_policy(services: Services, clock: FakeClock) -> None:
    talk = await talk_of(services, MATEO, "es")
    said, _ = await act(TellPlan, services, talk, "ask_plan_channels")
    names = [services.texts.say("es", f"channel.{name}.name") for name in ("ticket", "chat", "phone", "contact")]
    assert [name in words(said).split(".")[0] for name in names] == [True, False, False, True]


async def test_a_free_account_is_told_until_when_it_has_tickets(services: Services, clock: FakeClock) -> None:
    free = dataclasses.replace(CHLOE, id="acct-free", plan="free", signed_up_at=clock())
    told = (await act(TellPlan, services, await talk_of(services, free, "en")))[0]
    assert "Ticket (until Wednesday 23 December" in words(told)
    old = dataclasses.replace(free, id="acct-old", signed_up_at=LONG_AGO)
    later = (await act(TellPlan, services, await talk_of(services, old, "en")))[0]
    assert "Ticket" not in words(later).split(".")[0]


async def test_the_end_of_a_channel_is_told_in_french_without_saying_until_twice(
    services: Services, clock: FakeClock
) -> None:
    free = dataclasses.replace(CHLOE, id="acct-libre", plan="free", signed_up_at=clock())
    told = (await act(TellPlan, services, await talk_of(services, free, "fr")))[0]
    assert "Ticket (jusqu'au mercredi 23 décembre" in words(told)


async def test_channels_are_compared_and_one_is_recommended_with_its_reason(services: Services) -> None:
    talk = await talk_of(services, PRIYA, "en")
    said, _ = await act(CompareChannels, services, talk, slots={"matter": "refund"})
    rows = {row["channel"]: row for row in drawn(said, "comparison")[0]["rows"]}
    assert rows["ticket"]["recommended"]
    files = services.texts.say("en", "compare.files")
    assert [name for name, row in rows.items() if files in row["good"]] == ["ticket", "chat", "contact"]
    assert services.texts.say("en", "compare.because.sensitive") in words(said)
    assert "Only in English and French" in rows["phone"]["bad"]
    assert any("PIN" in line for line in rows["chat"]["bad"])
    assert titles(said)[0] == services.texts.say("en", "channels.open_ticket")


async def test_a_ticket_is_told_with_the_time_of_its_answer(services: Services, clock: FakeClock) -> None:
    talk = await talk_of(services, PRIYA, "en")
    ticket = await services.tickets.open(LATE)
    said, _ = await act(TellTickets, services, talk, "ask_ticket_status")
    assert f"You will get an answer to ticket {ticket.number} by tomorrow at 10:00 CET" in words(said)
    clock.forward(hours=24)
    late, _ = await act(TellTickets, services, talk, "ask_ticket_status")
    assert f"Ticket {ticket.number} should have been answered" in words(late)


async def test_an_unanswered_ticket_that_is_late_is_excused_and_a_live_channel_comes_first(
    services: Services, clock: FakeClock
) -> None:
    talk = await talk_of(services, PRIYA, "en")
    await services.tickets.open(LATE)
    early, _ = await act(ExplainWait, services, talk, "ticket_unanswered", "no answer yet")
    assert "ticket_in_progress" in [
        reason["code"] for offer in drawn(early, "channels")[0]["offers"] for reason in offer["reasons"]
    ]
    clock.forward(hours=24)
    late, slots = await act(ExplainWait, services, talk, "ticket_unanswered", "still no answer")
    assert drawn(late, "channels")[0]["recommended"] == "phone"
    assert slots["matter"] == "plan_change"


async def test_anger_at_the_wait_is_acknowledged_once_and_not_beside_an_apology(
    services: Services, clock: FakeClock
) -> None:
    talk = await talk_of(services, PRIYA, "en")
    angry = {"also": [{"name": "complaint", "confidence": 0.9}]}
    first, slots = await act(ExplainWait, services, talk, "ticket_unanswered", "outrageous, no answer", **angry)
    assert words(first).startswith(services.texts.say("en", "anger.sorry"))
    again, _ = await act(ExplainWait, services, talk, "ticket_unanswered", "outrageous", slots, **angry)
    assert services.texts.say("en", "anger.sorry") not in words(again)
    await services.tickets.open(LATE)
    clock.forward(hours=25)
    late, _ = await act(ExplainWait, services, talk, "ticket_unanswered", "outrageous", **angry)
    assert words(late).count("I am sorry") == 1


async def test_who_has_no_ticket_is_told_so_and_shown_the_ways(services: Services) -> None:
    for account, key in ((PRIYA, "ticket.none_open"), (None, "ticket.sign_in_first")):
        said, _ = await act(ExplainWait, services, await talk_of(services, account, "en"), "ticket_unanswered")
        assert words(said).startswith(services.texts.say("en", key))
        assert drawn(said, "channels")
