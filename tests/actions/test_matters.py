"""A matter: articles first unless that would insult, several at once, and what is not understood."""

from __future__ import annotations

from typing import Any

from actions.not_understood import NotUnderstood
from actions.offer_channels import OfferChannels
from actions.resolved import Resolved
from actions.suggest_articles import SuggestArticles
from bot.tickets.ticket import TicketDraft
from bot.wiring import Services
from tests.actions.stage import act, drawn, talk_of, titles, words
from tests.fakes import FakeClock
from tests.people import CHLOE, PRIYA

RANKING = [{"name": name, "confidence": 0.2} for name in ("refund", "greet", "ask_support_hours", "plan_change")]


def kinds(messages: list[dict[str, Any]]) -> list[str]:
    return [part["type"] for one in messages for part in one["custom"].get("parts", [])]


def ids(messages: list[dict[str, Any]]) -> list[str]:
    return [article["id"] for part in drawn(messages, "articles") for article in part["articles"]]


async def test_no_article_is_shown_twice_for_one_matter_even_after_another_one(services: Services) -> None:
    talk = await talk_of(services, CHLOE, "fr")
    said, slots = await act(SuggestArticles, services, talk, "refund", "je veux être remboursé, débité deux fois")
    _, slots = await act(SuggestArticles, services, talk, "sender_domain_setup", "comment configurer DKIM", slots)
    again, _ = await act(SuggestArticles, services, talk, "refund", "je veux être remboursé, débité deux fois", slots)
    assert ids(said)
    assert set(ids(said)).isdisjoint(ids(again))


async def test_a_solution_that_is_confirmed_is_told_to_the_edge(services: Services) -> None:
    talk = await talk_of(services, CHLOE, "fr")
    said, _ = await act(Resolved, services, talk, "affirm", slots={"matter": "refund"})
    assert [one["custom"]["outcome"] for one in said if one["custom"]] == ["confirmed"]


async def test_an_attack_gets_the_channels_at_once_and_articles_beside_them(services: Services) -> None:
    talk = await talk_of(services, PRIYA, "en")
    said, _ = await act(SuggestArticles, services, talk, "hacked_account_unblock", "somebody hacked my account")
    assert kinds(said) == ["channels", "articles"]


async def test_whoever_has_asked_for_people_twice_is_not_sent_to_articles(services: Services) -> None:
    talk = await talk_of(services, PRIYA, "en")
    first, slots = await act(OfferChannels, services, talk, "request_human", "a person please")
    second, slots = await act(OfferChannels, services, talk, "request_human", "a person!", slots)
    matter, _ = await act(SuggestArticles, services, talk, "plan_change", "about changing my plan", slots)
    assert [kinds(said)[0] for said in (first, second, matter)] == ["channels"] * 3
    assert kinds(second) == ["channels"]


async def test_a_ticket_that_has_waited_too_long_is_not_answered_with_articles(
    services: Services, clock: FakeClock
) -> None:
    talk = await talk_of(services, PRIYA, "en")
    await services.tickets.open(TicketDraft("ticket", PRIYA.id, None, "Late", "hello?", "plan_change", "en"))
    clock.forward(hours=24)
    said, _ = await act(SuggestArticles, services, talk, "plan_change", "I want another plan")
    assert words(said).startswith(services.texts.say("en", "ticket.late"))
    assert drawn(said, "channels")[0]["recommended"] == "phone"


async def test_the_channel_that_was_asked_for_stands_first_when_it_is_open(services: Services) -> None:
    talk = await talk_of(services, PRIYA, "en")
    said, _ = await act(OfferChannels, services, talk, "request_ticket", "I want to open a ticket")
    part = drawn(said, "channels")[0]
    assert part["recommended"] == part["offers"][0]["channel"] == "ticket"
    assert [offer["recommended"] for offer in part["offers"]] == [True, False, False, False]


async def test_of_several_matters_the_urgent_one_leads_and_all_are_named(services: Services) -> None:
    talk = await talk_of(services, PRIYA, "en")
    also = [{"name": "refund"}, {"name": "hacked_account_unblock"}]
    said, slots = await act(SuggestArticles, services, talk, "plan_change", "refund, cancel, hacked", also=also)
    assert slots["matter"] == "hacked_account_unblock"
    assert slots["also"] == ["refund", "plan_change"]
    for name in (slots["matter"], *slots["also"]):
        assert services.texts.say("en", f"matter.{name}") in words(said)


async def test_anger_is_acknowledged_once(services: Services) -> None:
    talk = await talk_of(services, PRIYA, "en")
    sorry = services.texts.say("en", "anger.sorry")
    angry = [{"name": "complaint"}]
    first, slots = await act(SuggestArticles, services, talk, "refund", "refund me, I am furious", also=angry)
    second, _ = await act(OfferChannels, services, talk, "complaint", "this is a disgrace", slots)
    assert words(first).startswith(sorry)
    assert sorry not in words(second)


async def test_a_stranger_who_cannot_log_in_is_led_to_the_contact_page_and_not_asked_to_sign_in(
    services: Services,
) -> None:
    talk = await talk_of(services, None, "en")
    for matter in ("account_access", "account_suspended", "hacked_account_unblock"):
        said, _ = await act(OfferChannels, services, talk, "deny", "no", {"matter": matter})
        assert words(said).startswith(services.texts.say("en", "channels.no_login"))
        assert drawn(said, "channels")[0]["recommended"] == "contact"
        assert not drawn(said, "link")


async def test_not_understood_asks_back_with_whatever_has_a_name_and_then_offers_people(services: Services) -> None:
    talk = await talk_of(services, None, "en")
    said, slots = await act(
        NotUnderstood, services, talk, "nlu_fallback", "hm", intent_ranking=RANKING, verdict="ask_back"
    )
    assert titles(said) == ["Refund", "Support hours", "Something else"]
    events = [{"event": "user", "parse_data": {"intent": {"name": "nlu_fallback"}}}] * 2
    again, _ = await act(
        NotUnderstood, services, talk, "nlu_fallback", "hm", slots, events, intent_ranking=RANKING, verdict="ask_back"
    )
    assert drawn(again, "channels")


async def test_readings_that_would_be_noise_are_not_offered(services: Services) -> None:
    talk = await talk_of(services, None, "en")
    said, _ = await act(NotUnderstood, services, talk, "nlu_fallback", "hm", intent_ranking=RANKING, verdict="nothing")
    common = services.policy.current.opening_matters
    assert titles(said)[:-1] == [services.texts.say("en", f"matter.{name}") for name in common]


async def test_a_question_that_no_intent_fits_may_still_have_an_article(services: Services) -> None:
    talk = await talk_of(services, None, "en")
    said, slots = await act(
        NotUnderstood, services, talk, "nlu_fallback", "what does DKIM do for my domain", verdict="nothing"
    )
    assert drawn(said, "articles")
    assert slots["awaiting"] == "feedback"


async def test_a_sentence_that_was_just_said_is_said_in_other_words(services: Services) -> None:
    talk = await talk_of(services, PRIYA, "en")
    said, slots = await act(OfferChannels, services, talk, "show_channels")
    events = [{"event": "user"}, *({"event": "bot", "text": one["text"]} for one in said), {"event": "user"}]
    again, _ = await act(OfferChannels, services, talk, "show_channels", slots=slots, events=events)
    assert words(said) != words(again)


async def test_who_says_the_same_in_other_words_goes_on_with_it_whatever_else_it_resembles(services: Services) -> None:
    """`I have no access to my account, how am I to open a ticket?` names users too; it is still about signing in."""
    talk = await talk_of(services, None, "en")
    slots = {"matter": "account_access", "shown_articles": {"account_access": ["sign-in-problems"]}}
    also = [{"name": "account_access", "confidence": 0.6}]
    said, after = await act(
        SuggestArticles, services, talk, "users_subaccounts", "no access, how am I to open a ticket?", slots, also=also
    )
    assert after["matter"] == "account_access"
    assert "channels" in kinds(said)
