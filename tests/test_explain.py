"""Offers told to people: in every language, with the company's time and the visitor's, and with the way out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.explain import TEAM, ExplainedDecision, Teller, explain
from bot.policy_file import load_policy
from bot.routing import CHANNELS, CODES, OpenTicket, Policy, Reason, Visit, decide
from bot.routing.changes import Change, changes
from bot.texts import Texts

ROOT = Path(__file__).resolve().parents[1]
MONDAY_EVENING = datetime(2026, 3, 30, 18, tzinfo=timezone.utc)
LONDON, AUCKLAND = ZoneInfo("Europe/London"), ZoneInfo("Pacific/Auckland")
LANGUAGES = ("en", "fr", "de", "es")
Tell = Callable[..., Teller]


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts.load(ROOT / "texts")


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy(ROOT / "policy.yml")


@pytest.fixture
def tell(texts: Texts, policy: Policy) -> Tell:
    """`tell("fr", zone, plan="free")` tells the visit of a customer on Monday evening, but for what is said."""

    def teller(language: str = "en", zone: ZoneInfo | None = None, **facts: Any) -> Teller:
        plain = {"plan": "custom", "signed_up_at": None, "language": "en", "category": None, "at": MONDAY_EVENING}
        return Teller(Visit(**{**plain, **facts}), policy, texts, language, zone)

    return teller


def opens(hours: float) -> Reason:
    return Reason("closed_now", opens_at=MONDAY_EVENING + timedelta(hours=hours))


def test_an_opening_is_told_on_the_companys_clock_and_the_visitors(tell: Tell) -> None:
    assert tell("en", LONDON).reason("chat", opens(13)) == "Chat opens tomorrow at 09:00 CEST (08:00 your time)."


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Chat opens tomorrow at 09:00 CEST (08:00 your time)."),
        ("fr", "Le chat ouvre demain à 9\u00a0h\u00a000 CEST (8\u00a0h\u00a000 chez vous)."),
        ("de", "Der Chat öffnet morgen um 09:00 Uhr MESZ (08:00 Uhr bei Ihnen)."),
        ("es", "El chat abre mañana a las 09:00 CEST (las 08:00 en tu hora local)."),
    ],
)
def test_each_language_tells_it_in_its_own_words(language: str, sentence: str, tell: Tell) -> None:
    assert tell(language, LONDON).reason("chat", opens(13)) == sentence


def test_the_first_of_a_month_has_its_own_name_in_french(tell: Tell) -> None:
    assert tell("fr").time(datetime(2026, 5, 1, 7, tzinfo=timezone.utc)).startswith("le vendredi 1er mai à 9")
    assert tell("fr").time(datetime(2026, 5, 2, 7, tzinfo=timezone.utc)).startswith("le samedi 2 mai à 9")
    assert tell("de").time(datetime(2026, 5, 1, 7, tzinfo=timezone.utc)) == "am Freitag, 1. Mai, um 09:00 Uhr MESZ"


def test_one_o_clock_is_singular_in_spanish(tell: Tell) -> None:
    assert tell("es").reason("chat", opens(5)) == "El chat abre mañana a la 01:00 CEST."
    assert "hasta la 01:00 CEST de hoy" in tell("es", at=MONDAY_EVENING + timedelta(hours=4.5)).reason(
        "chat", Reason("ticket_in_progress", until=MONDAY_EVENING + timedelta(hours=5))
    )


def test_who_lives_on_the_companys_clock_or_an_unknown_one_is_told_one_time(tell: Tell) -> None:
    for zone in (None, ZoneInfo("Europe/Berlin")):
        assert tell("en", zone).reason("chat", opens(13)) == "Chat opens tomorrow at 09:00 CEST."


@pytest.mark.parametrize(
    ("hours", "when"),
    [
        (1, "today at 21:00"),
        (13, "tomorrow at 09:00"),
        (37, "Wednesday at 09:00"),
        (6 * 24 + 13, "Monday 6 April at 09:00"),
        (9 * 24, "Wednesday 8 April at 20:00"),
    ],
)
def test_days_are_called_as_people_call_them(hours: float, when: str, tell: Tell) -> None:
    assert tell().reason("chat", opens(hours)) == f"Chat opens {when} CEST."


def test_where_the_visitors_day_is_another_one_names_of_days_are_used(tell: Tell) -> None:
    # In Auckland it is Tuesday already: "tomorrow" would be wrong for one of the two.
    assert tell("en", AUCKLAND).reason("chat", opens(13)) == "Chat opens Tuesday at 09:00 CEST (20:00 your time)."
    late = tell("en", AUCKLAND).reason("chat", opens(18))
    assert late == "Chat opens Tuesday at 14:00 CEST (Wednesday 01:00 your time)."


def test_in_winter_the_zone_is_called_by_its_winter_name(tell: Tell) -> None:
    january = datetime(2026, 1, 12, 18, tzinfo=timezone.utc)
    reason = Reason("closed_now", opens_at=january + timedelta(hours=14))
    assert tell("de", at=january).reason("phone", reason) == "Der Telefonsupport öffnet morgen um 09:00 Uhr MEZ."


def test_languages_are_named_in_the_language_that_is_spoken(tell: Tell) -> None:
    reason = Reason("language_not_served", languages=("en", "fr", "es", "qq"))
    assert "Englisch, Französisch, Spanisch und qq" in tell("de").reason("chat", reason)


def test_an_unknown_visitor_is_invited_to_sign_in_and_is_told_of_no_plan(tell: Tell) -> None:
    told = tell("en", plan="visitor").reason("chat", Reason("not_in_plan"))
    assert "Log in" in told
    assert "Log in" not in tell("en", plan="free").reason("chat", Reason("not_in_plan"))


def everything_against(policy: Policy) -> tuple[Visit, ...]:
    """Visits that together meet every reason."""
    ticket = OpenTicket(MONDAY_EVENING, "refund", False)
    night = Visit("free", None, "tlh", "refund", MONDAY_EVENING, False, ticket)
    day = Visit("custom", None, "en", None, datetime(2026, 3, 30, 10, tzinfo=timezone.utc), False)
    return night, day


def sentences(told: ExplainedDecision) -> list[str]:
    names = [text for offer in told.offers for text in (offer.name, offer.note)]
    return [told.way_out, *names, *(reason.text for offer in told.offers for reason in offer.reasons)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_and_change_is_a_whole_sentence_in_every_language(
    language: str, texts: Texts, policy: Policy
) -> None:
    met: set[str] = set()
    for visit in everything_against(policy):
        decision = decide(visit, policy)
        told = explain(decision, visit, policy, texts, language, LONDON)
        assert [offer.channel for offer in told.offers] == [offer.channel for offer in decision.offers]
        assert [offer.channel for offer in told.offers if offer.recommended] == [decision.recommended]
        met |= {reason.code for offer in told.offers for reason in offer.reasons}
        teller = Teller(visit, policy, texts, language, LONDON)
        wanted = [teller.change(one) for offer in decision.offers for one in changes(visit, offer, policy)]
        team = [
            replace(teller, audience=TEAM).reason(one.channel, why) for one in decision.offers for why in one.reasons
        ]
        for sentence in [*sentences(told), *wanted, *team]:
            assert sentence
            assert "{" not in sentence
            assert "  " not in sentence
            assert "()" not in sentence
            assert not sentence.endswith((" .", ": "))
    assert met == set(CODES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fact", ["plan", "language", "at"])
def test_where_nothing_helps_that_is_said_in_every_language(language: str, fact: str, tell: Tell) -> None:
    assert tell(language).change(Change(fact, possible=False))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentences_of_a_language_are_its_own_and_have_the_same_places(language: str, texts: Texts) -> None:
    sections = ("channel", "reason", "reason_for_team", "time", "change")
    for key in texts.section("en", *sections):
        assert texts.has(language, key), f"{language}.yml: {key}"
        # A quarter past nine is `9 h 15` in French and `09:15` elsewhere.
        if key not in ("time.clock", "time.clock_at_one"):
            assert texts.places(language, key) == texts.places("en", key), f"{language}.yml: {key}"


def test_no_channel_and_no_code_is_without_words(texts: Texts) -> None:
    for channel in CHANNELS:
        for key in ("name", "subject", "note", "way_out"):
            assert texts.has("en", f"channel.{channel}.{key}")
    for code in CODES:
        assert texts.has("en", f"reason.{code}") and texts.has("en", f"reason_for_team.{code}")


MEANT = {
    "en": r"you|your|we",
    "fr": r"vous|votre|vos|nous",
    "de": r"Sie|Ihr\w*|Ihnen|wir|uns",
    "es": r"tu|tus|te|tú|\w+mos",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_agent_reads_about_the_visitor_and_is_not_taken_for_them(language: str, tell: Tell, texts: Texts) -> None:
    teller = replace(tell(language, LONDON), audience=TEAM)
    told = [texts.say(language, key) for key in texts.section(language, "reason_for_team")]
    told.append(teller.reason("chat", opens(13)))
    assert [sentence for sentence in told if re.search(rf"\b({MEANT[language]})\b", sentence)] == []
    assert "08" in told[-1] or "8" in told[-1]  # their own clock, although it is not the agent's


@pytest.mark.parametrize(("language", "polite"), [("fr", "vous"), ("de", "Sie"), ("es", "Puedes")])
def test_people_are_spoken_to_as_agreed(language: str, polite: str, texts: Texts) -> None:
    assert polite.lower() in texts.say(language, "channel.chat.way_out").lower()
