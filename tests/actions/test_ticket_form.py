"""The ticket form: what is an answer, what interrupts it, and what is corrected."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from rasa_sdk.executor import CollectingDispatcher

from actions.ask_ticket_confirmed import AskTicketConfirmed
from actions.correct_ticket import CorrectTicket
from actions.support_action import Scene
from actions.ticket_answer import INTERRUPTING, answer
from bot.reception.case import Case
from bot.settings import ROOT
from bot.wiring import Services
from tests.actions.stage import act, drawn, of_slots, talk_of, titles, words
from tests.people import CHLOE

DRAFT = {
    "matter": "refund",
    "ticket_category": "refund",
    "ticket_subject": "",
    "ticket_description": "charged twice in May",
    "ticket_details": "-",
}


@pytest.fixture
def answered(wired: Services) -> Any:
    """What a message fills in: `answered("ticket_description", "text", "intent")`."""

    def answered(requested: str, text: str, intent: str, confidence: float = 1.0, **entities: str) -> dict[str, Any]:
        tracker = of_slots(DRAFT, text=text, intent=intent, confidence=confidence, **entities)
        return answer(Scene(wired, CollectingDispatcher(), tracker, Case(None, None, None, None)), requested)

    return answered


def test_what_only_looks_like_another_matter_is_the_description(answered: Any) -> None:
    text = "I asked for a refund and my card was charged again"
    for intent in ("refund", "card_deletion", "complaint", "nlu_fallback"):
        assert answered("ticket_description", text, intent) == {"ticket_description": text}


def test_a_long_text_is_the_description_whatever_question_it_resembles(answered: Any) -> None:
    text = "When I asked on Monday whether somebody is there nobody came, and since then the invoices are all wrong"
    assert answered("ticket_description", text, "ask_support_hours") == {"ticket_description": text}


def test_a_question_in_the_middle_is_no_answer(answered: Any) -> None:
    for requested in ("ticket_category", "ticket_subject", "ticket_description", "ticket_details", "ticket_confirmed"):
        assert answered(requested, "when are you there?", "ask_support_hours") == {}
        assert answered(requested, "forget it", "cancel") == {}


def test_small_talk_describes_nothing_and_the_question_is_asked_again(answered: Any) -> None:
    assert answered("ticket_description", "thanks", "thank") == {"ticket_description": None}


def test_nothing_to_add_is_an_answer_to_the_question_for_details(answered: Any) -> None:
    assert answered("ticket_details", "no", "deny") == {"ticket_details": "-"}


def test_more_about_the_same_matter_goes_on_the_ticket_and_another_matter_does_not(answered: Any) -> None:
    more = answered("ticket_confirmed", "it was 49 euros each", "refund")
    assert more == {"ticket_confirmed": None, "ticket_description": "charged twice in May\nit was 49 euros each"}
    assert answered("ticket_confirmed", "and delete my card", "card_deletion") == {"ticket_confirmed": None}


def test_only_yes_opens_the_ticket(answered: Any) -> None:
    assert answered("ticket_confirmed", "yes", "affirm") == {"ticket_confirmed": True}
    for text, intent in (("no", "deny"), ("hm", "nlu_fallback"), ("hello", "greet")):
        assert answered("ticket_confirmed", text, intent) == {"ticket_confirmed": None}
    assert answered("ticket_confirmed", "hm", "affirm", confidence=0.42) == {"ticket_confirmed": None}


def test_a_category_is_chosen_or_said(answered: Any) -> None:
    chosen = answered("ticket_category", "/choose_matter", "choose_matter", matter="plan_change")
    assert chosen == answered("ticket_category", "change my plan", "plan_change") == {"ticket_category": "plan_change"}
    assert answered("ticket_category", "/choose_matter", "choose_matter", matter="other") == {
        "ticket_category": "other"
    }


def test_whatever_interrupts_the_form_has_a_rule() -> None:
    rules = yaml.safe_load((ROOT / "data/rules/ticket.yml").read_text("utf-8"))["rules"]
    ruled = set()
    for rule in rules:
        if {"active_loop": "ticket_form"} in rule.get("condition", []):
            first = rule["steps"][0]
            ruled |= {one["intent"] for one in first.get("or", [first]) if "intent" in one}
    assert ruled == INTERRUPTING


async def test_the_summary_shows_everything_and_offers_to_change_each_part(services: Services) -> None:
    talk = await talk_of(services, CHLOE, "en")
    said, slots = await act(AskTicketConfirmed, services, talk, "deny", slots={**DRAFT, "also": ["plan_change"]})
    assert words(said).strip() == services.texts.say("en", "ticket.ask_confirmed"), "no was said to another question"
    rows = {row["name"]: row["value"] for row in drawn(said, "summary")[0]["rows"]}
    assert rows == {
        "Account": f"{CHLOE.name} · {CHLOE.email}",
        "About": "Refund, Change or cancel the plan",
        "Subject": "Refund – charged twice in May",
        "Description": "charged twice in May",
    }
    assert len(titles(said)) == 5
    assert slots == {"matter": "refund"}


async def test_no_to_the_summary_asks_what_should_be_different(services: Services) -> None:
    talk = await talk_of(services, CHLOE, "en")
    asked = {"event": "bot", "text": services.texts.say("en", "ticket.ask_confirmed")}
    events = [{"event": "user"}, asked, {"event": "user"}]
    said, _ = await act(AskTicketConfirmed, services, talk, "deny", "no", DRAFT, events)
    assert words(said).strip() == services.texts.say("en", "ticket.what_to_correct")


async def test_another_matter_at_the_summary_is_asked_about(services: Services) -> None:
    talk = await talk_of(services, CHLOE, "en")
    said, _ = await act(AskTicketConfirmed, services, talk, "card_deletion", "and delete my card", DRAFT)
    assert services.texts.say("en", "matter.card_deletion") in words(said)
    assert titles(said) == [services.texts.say("en", f"ticket.{choice}_matter") for choice in ("add", "switch")]


async def test_a_description_that_names_another_matter_is_not_asked_about(services: Services) -> None:
    talk = await talk_of(services, CHLOE, "en")
    slots = {**DRAFT, "ticket_description": "please delete my card"}
    said, _ = await act(AskTicketConfirmed, services, talk, "card_deletion", "please delete my card", slots)
    assert drawn(said, "summary")


async def test_a_part_is_forgotten_to_be_asked_anew_and_no_other_slot_can_be(services: Services) -> None:
    talk = await talk_of(services, CHLOE, "en")
    part = [{"entity": "part", "value": "subject"}]
    _, slots = await act(CorrectTicket, services, talk, "correct_ticket", entities=part)
    assert slots == {"ticket_subject": None}
    _, slots = await act(CorrectTicket, services, talk, "correct_ticket", entities=[{"entity": "part", "value": "x"}])
    assert slots == {}


async def test_a_part_that_is_not_asked_for_next_is_promised(services: Services) -> None:
    talk = await talk_of(services, CHLOE, "en")
    part = [{"entity": "part", "value": "subject"}]
    unasked = {**DRAFT, "ticket_details": None}
    said, _ = await act(CorrectTicket, services, talk, "correct_ticket", slots=unasked, entities=part)
    assert words(said).strip() == services.texts.say("en", "ticket.asked_next")
    said, _ = await act(CorrectTicket, services, talk, "correct_ticket", slots=DRAFT, entities=part)
    assert said == []
