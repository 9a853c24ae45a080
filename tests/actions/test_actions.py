"""The actions on real services: what is said and drawn, and that every channel is decided again when it is used."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
import yaml
from sqlalchemy import select

from actions.not_understood import NotUnderstood
from actions.offer_channels import OfferChannels
from actions.open_ticket import OpenTicket
from actions.resolved import Resolved
from actions.show_phone import ShowPhone
from actions.start_chat import StartChat
from actions.still_here import StillHere
from actions.suggest_articles import SuggestArticles
from actions.switch_language import SwitchLanguage
from bot.conversation.turns import Outcome, TurnQueue
from bot.edge.action_server import action_classes
from bot.language.languages import Languages
from bot.reception.reception import switch_to
from bot.settings import ROOT
from bot.store.tables import decisions, helped
from bot.wiring import Services
from tests.actions.stage import act, drawn, talk_of, words
from tests.fakes import FakeClock
from tests.people import CHLOE, JONAS, MATEO, PRIYA


def test_every_action_of_the_domain_is_in_the_file_that_is_named_after_it() -> None:
    wanted = set(yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))["actions"])
    found = {action().name(): Path(action.__module__.replace(".", "/")).name for action in action_classes()}
    assert set(found) == {name for name in wanted if not name.startswith("utter_")}
    for name, file in found.items():
        assert name in (f"action_{file}", file)


async def test_a_second_try_at_the_same_matter_leads_to_the_channels(services: Services) -> None:
    talk = await talk_of(services, CHLOE, "fr")
    said, slots = await act(SuggestArticles, services, talk, "refund", "je veux être remboursé, débité deux fois")
    assert len(drawn(said, "articles")[0]["articles"]) in (1, 2, 3)
    again, _ = await act(SuggestArticles, services, talk, "refund", "je veux mon argent", slots)
    assert drawn(again, "articles") == []
    assert drawn(again, "channels")


async def test_a_hello_while_the_articles_wait_for_an_answer_is_asked_again_whether_they_helped(
    services: Services,
) -> None:
    talk = await talk_of(services, CHLOE, "fr")
    said, slots = await act(StillHere, services, talk, "greet", "allô ?", {"awaiting": "feedback", "matter": "refund"})
    assert [one["payload"] for one in said[-1]["custom"]["buttons"]] == ["/affirm", "/deny"]
    assert slots == {}


async def test_a_hello_while_the_channels_wait_to_be_chosen_hands_them_again(services: Services) -> None:
    talk = await talk_of(services, CHLOE, "fr")
    said, slots = await act(StillHere, services, talk, "greet", "allô ?", {"awaiting": "choice", "matter": "refund"})
    assert drawn(said, "channels")
    assert services.texts.say("fr", "matter.refund") in words(said)
    assert slots == {"awaiting": "choice"}


async def test_another_matter_gets_articles_again(services: Services) -> None:
    talk = await talk_of(services, CHLOE, "fr")
    _, slots = await act(SuggestArticles, services, talk, "refund", "je veux être remboursé, débité deux fois")
    other, _ = await act(SuggestArticles, services, talk, "sender_domain_setup", "comment configurer DKIM", slots)
    assert drawn(other, "articles")


async def test_what_no_article_answers_goes_straight_to_the_channels(services: Services) -> None:
    talk = await talk_of(services, CHLOE, "en")
    said, _ = await act(SuggestArticles, services, talk, "", "qwertz asdfgh")
    assert drawn(said, "channels")


async def test_somebody_who_asks_for_a_closed_channel_is_told_why_first(services: Services) -> None:
    talk = await talk_of(services, CHLOE, "fr")
    said, _ = await act(OfferChannels, services, talk, "request_phone", "je veux vous appeler")
    reason = services.texts.say("fr", "reason.not_in_plan", subject=services.texts.say("fr", "channel.phone.subject"))
    assert words(said).startswith(reason)


async def test_a_click_on_an_offer_that_has_closed_meanwhile_gets_the_new_decision(
    services: Services, clock: FakeClock
) -> None:
    talk = await talk_of(services, PRIYA, "en")
    shown, _ = await act(ShowPhone, services, talk, "show_phone", slots={"matter": "plan_change"})
    assert drawn(shown, "phone")
    clock.forward(hours=9)  # 19:00 in Paris
    late, _ = await act(ShowPhone, services, talk, "show_phone", slots={"matter": "plan_change"})
    assert drawn(late, "phone") == []
    phone = next(offer for offer in drawn(late, "channels")[0]["offers"] if offer["channel"] == "phone")
    assert [reason["code"] for reason in phone["reasons"]] == ["closed_now"]


async def test_the_phone_never_shows_for_a_sensitive_matter_whatever_was_offered(services: Services) -> None:
    talk = await talk_of(services, PRIYA, "en")
    said, _ = await act(ShowPhone, services, talk, "show_phone", slots={"matter": "refund"})
    assert drawn(said, "phone") == []


async def test_a_stranger_who_wants_chat_may_prove_an_account_by_its_email_and_pin(services: Services) -> None:
    talk = await talk_of(services, None, "de")
    said, _ = await act(OfferChannels, services, talk, "request_chat", "ich möchte chatten")
    (form,) = drawn(said, "pin_form")
    assert (form["purpose"], form["email"]) == ("account", services.texts.say("de", "desk.pin_email"))
    pressed, _ = await act(StartChat, services, talk, "start_chat")
    assert drawn(pressed, "pin_form"), "the button of the Help Center page leads there too"
    person, _ = await act(OfferChannels, services, talk, "request_human", "ein Mensch bitte")
    assert drawn(person, "pin_form") == [], "nobody is asked for what they did not want"
    customer, _ = await act(OfferChannels, services, await talk_of(services, CHLOE, "fr"), "request_chat", "chat")
    assert drawn(customer, "pin_form") == []


async def test_a_german_who_wants_chat_may_have_it_in_a_language_that_it_is_in_or_a_ticket_in_german(
    services: Services,
) -> None:
    await somebody_takes_chats(services, "en", "fr")
    talk = await talk_of(services, JONAS, "de")
    said, _ = await act(OfferChannels, services, talk, "request_chat", "ich möchte chatten")
    assert words(said).startswith("Der Chat ist nur auf Englisch und Französisch verfügbar. So erreichen Sie uns")
    buttons = [(button["title"], button["payload"]) for button in said[-1]["custom"]["buttons"]]
    assert buttons == [
        ("Ticket auf Deutsch", "/open_ticket"),
        ("Chat auf Englisch", '/start_chat{"language": "en"}'),
        ("Chat auf Französisch", '/start_chat{"language": "fr"}'),
    ]
    begun, _ = await act(StartChat, services, talk, "start_chat", slots={"language": "en"})
    assert begun[-1]["custom"]["owner"] == "queue"


async def test_no_other_language_is_offered_where_it_would_not_help(services: Services) -> None:
    talk = await talk_of(services, JONAS, "de")
    said, _ = await act(OfferChannels, services, talk, "request_chat", "ich möchte chatten")
    assert "buttons" not in said[-1]["custom"], "nobody is there"
    await somebody_takes_chats(services, "en")
    talk = await talk_of(services, MATEO, "es")
    said, _ = await act(OfferChannels, services, talk, "request_chat", "quiero chatear")
    assert "buttons" not in said[-1]["custom"], "the plan has no chat"


async def somebody_takes_chats(services: Services, *languages: str) -> None:
    agent, _ = await services.desk.staff.add("Ada", "ada@team.example", list(languages), "agent")
    session = await services.desk.sessions.recognise(await services.desk.sessions.open(agent))
    assert session is not None
    await services.presence.set_available(session.id, True)


async def test_a_chat_that_nobody_would_answer_is_not_begun(services: Services) -> None:
    talk = await talk_of(services, CHLOE, "fr")
    said, _ = await act(StartChat, services, talk, "start_chat")
    assert not any(one["custom"].get("owner") for one in said)
    chat = next(offer for offer in drawn(said, "channels")[0]["offers"] if offer["channel"] == "chat")
    assert [reason["code"] for reason in chat["reasons"]] == ["nobody_available"]


async def test_a_stranger_cannot_open_a_ticket_by_any_slot(services: Services) -> None:
    talk = await talk_of(services, None, "en")
    slots = {"ticket_description": "let me in", "ticket_allowed": True, "plan": "custom", "account": CHLOE.id}
    said, _ = await act(OpenTicket, services, talk, "affirm", slots=slots)
    assert drawn(said, "ticket") == []
    assert await services.tickets.waiting() == []


async def test_a_ticket_carries_the_decision_it_was_opened_under(services: Services) -> None:
    talk = await talk_of(services, CHLOE, "fr")
    slots = {
        "matter": "refund",
        "ticket_category": "refund",
        "ticket_description": "débité deux fois",
        "ticket_details": "-",
        "also": ["plan_change"],
    }
    said, after = await act(OpenTicket, services, talk, "affirm", slots=slots)
    number = int(drawn(said, "ticket")[0]["number"])
    (message,) = await services.tickets.messages(number)
    also = services.texts.say("fr", "matter.plan_change")
    assert message.text.split("\n\n") == ["débité deux fois", f"+ {also}"]
    assert after["ticket_description"] is None
    async with services.database.read() as connection:
        kept = (await connection.execute(select(decisions.c.decision))).scalars().all()
    assert {one["recommended"] for one in kept} == {"ticket"}


async def test_a_language_is_switched_by_name_and_spoken_at_once(services: Services) -> None:
    talk = await talk_of(services, None, "en")
    said, slots = await act(SwitchLanguage, services, talk, "switch_language", "can we speak German please?")
    assert slots == {"language": "de", "language_chosen": True}
    assert words(said) == services.texts.say("de", "language.switched")


async def test_when_the_language_is_doubtful_it_is_asked_for_with_four_buttons(services: Services) -> None:
    talk = await talk_of(services, None, "de")
    said, _ = await act(NotUnderstood, services, talk, "nlu_fallback", "non funziona nada", language_unsure=True)
    assert words(said).strip() == services.texts.say("de", "language.which")
    payloads = [button["payload"] for button in said[-1]["custom"]["buttons"]]
    assert payloads == [switch_to(code) for code in services.languages.spoken]


FOREIGN = {"it", "nl", "pt", "pl", "ru", "uk", "zh", "ja", "ar", "tr", "sv", "ko"}


@pytest.mark.parametrize("code", sorted(FOREIGN - Languages.load(ROOT / "languages.yml").spoken.keys()))
async def test_whoever_writes_one_of_the_commonest_unspoken_languages_is_told_in_it_what_there_is(
    services: Services, code: str
) -> None:
    talk = await talk_of(services, None, "fr")
    said, _ = await act(NotUnderstood, services, talk, "nlu_fallback", "…", entities=[foreign(code)])
    (told,) = drawn(said, "text")
    assert told["language"] == code
    for name in services.languages.spoken.values():
        assert name in told["text"]
    payloads = [button["payload"] for button in said[-1]["custom"]["buttons"]]
    assert payloads == [*map(switch_to, services.languages.spoken), "/write_to_contact"]


async def test_whoever_writes_a_rarer_language_is_told_in_english(services: Services) -> None:
    talk = await talk_of(services, None, "fr")
    said, _ = await act(NotUnderstood, services, talk, "nlu_fallback", "…", entities=[foreign("hu")])
    expected = services.texts.say("en", "language.foreign", name="Magyar")
    assert drawn(said, "text") == [{"type": "text", "text": expected, "language": "en"}]


def foreign(code: str) -> dict[str, str]:
    return {"entity": "foreign_language", "value": code}


async def test_a_language_that_is_not_named_is_asked_for(services: Services) -> None:
    talk = await talk_of(services, None, "en")
    said, slots = await act(SwitchLanguage, services, talk, "switch_language", "another language please")
    assert slots == {}
    titles = [button["title"] for button in said[-1]["custom"]["buttons"]]
    assert titles == list(services.languages.spoken.values())


async def test_what_helped_is_remembered_only_where_the_operator_wants_it(services: Services, clock: FakeClock) -> None:
    talk = await talk_of(services, CHLOE, "fr")
    await services.log.accept(talk.id, "client-1", text="je veux être remboursé")
    queue = TurnQueue(services.database, clock, 30)
    turn = await queue.claim()
    assert turn is not None
    await queue.finish(turn, Outcome([], [], "fr", {"intent": {"name": "refund"}}))
    slots = {"shown_articles": {"refund": ["refund-double-charge"]}, "matter": "refund"}
    await act(Resolved, services, talk, "affirm", slots=slots)
    assert await counted(services) == 0
    wanted = dataclasses.replace(services, settings=dataclasses.replace(services.settings, learn_from_helped=True))
    await act(Resolved, wanted, talk, "affirm", slots=slots)
    assert await counted(services) > 0


async def counted(services: Services) -> int:
    async with services.database.read() as connection:
        return len((await connection.execute(select(helped))).all())


async def test_the_way_to_prove_an_account_is_not_shown_twice_running(services: Services) -> None:
    talk = await talk_of(services, None, "de")
    first, _ = await act(OfferChannels, services, talk, "request_chat", "Chat bitte")
    before = [{"event": "user"}, {"event": "user"}]
    said = [{"event": "bot", "text": one["text"]} for one in first]
    again, _ = await act(OfferChannels, services, talk, "request_chat", "Chat!!", events=[before[0], *said, before[1]])
    assert (len(drawn(first, "pin_form")), len(drawn(again, "pin_form"))) == (1, 0)


async def test_what_is_open_comes_before_what_is_not(services: Services) -> None:
    said, _ = await act(OfferChannels, services, await talk_of(services, JONAS, "de"), "request_human", "jemand da?")
    (part,) = drawn(said, "channels")
    assert [(offer["channel"], offer["open"]) for offer in part["offers"]] == [
        ("ticket", True),
        ("contact", True),
        ("chat", False),
        ("phone", False),
    ]
    assert part["recommended"] == "ticket"
