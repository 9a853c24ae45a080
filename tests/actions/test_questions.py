"""Questions about support: answered from the policy and the store, never from fixed text."""

from __future__ import annotations

import dataclasses

from actions.compare_channels import CompareChannels
from actions.explain_wait import ExplainWait
from actions.tell_hours import TellHours
from actions.tell_plan import TellPlan
from actions.tell_tickets import TellTickets
from bot.tickets.ticket import TicketDraft
from bot.wiring import Services
from tests.actions.stage import act, drawn, talk_of, titles, words
from tests.fakes import FakeClock
from tests.people import CHLOE, LONG_AGO, MATEO, PRIYA

LATE = TicketDraft("ticket", PRIYA.id, None, "Late", "hello?", "plan_change", "en")


async def test_whether_somebody_is_there_now_comes_first(services: Services, clock: FakeClock) -> None:
    talk = await talk_of(services, PRIYA, "en")
    open_now, _ = await act(TellHours, services, talk, "ask_support_hours", "is anyone there now?")
    clock.forward(hours=9)  # 19:00 in Paris
    closed, _ = await act(TellHours, services, talk, "ask_support_hours", "is anyone there now?")
    assert words(open_now).startswith(services.texts.say("en", "hours.open_now", channels="Phone"))
    assert words(closed).startswith("Not right now. Next opening (Chat and Phone): tomorrow at 09:00 CET")


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


async def test_who_has_no_ticket_is_told_so_and_shown_the_ways(services: Services) -> None:
    for account, key in ((PRIYA, "ticket.none_open"), (None, "ticket.sign_in_first")):
        said, _ = await act(ExplainWait, services, await talk_of(services, account, "en"), "ticket_unanswered")
        assert words(said).startswith(services.texts.say("en", key))
        assert drawn(said, "channels")
