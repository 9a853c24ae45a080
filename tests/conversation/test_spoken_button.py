"""What is typed where a button stands does what the button does; all else is left to the model."""

from __future__ import annotations

from typing import Any

import pytest

from bot.conversation.phrases import load_phrases
from bot.conversation.spoken_button import spoken_article, spoken_button
from bot.conversation.standing import standing
from bot.language.languages import Languages
from bot.settings import ROOT

PHRASES = load_phrases(ROOT)
OFFERS = [
    {"channel": "chat", "open": True, "button": {"title": "Start a chat", "payload": "/start_chat"}},
    {"channel": "ticket", "open": True, "button": {"title": "Open a ticket", "payload": "/open_ticket"}},
    {"channel": "contact", "open": True, "button": {"title": "Write to us", "payload": "/write_to_contact"}},
    {"channel": "phone", "open": False, "button": None},
]
CHANNELS = {"type": "channels", "offers": OFFERS}
ARTICLES = {"type": "articles", "articles": [{"title": "A"}, {"title": "B"}]}
MATTERS = [{"title": name, "payload": f'/choose_matter{{"matter": "{name}"}}'} for name in ("refund", "plan_change")]


def said(*parts: dict[str, Any], buttons: list[dict[str, str]] | None = None) -> dict[str, Any]:
    return {"event": "bot", "text": "…", "data": {"custom": {"parts": list(parts), "buttons": buttons or []}}}


def awaits(what: str) -> dict[str, Any]:
    return {"event": "slot", "name": "awaiting", "value": what}


USER = {"event": "user", "text": "hi"}
FORM = {"event": "active_loop", "name": "ticket_form"}
OFFERED = [USER, said(CHANNELS), awaits("choice")]
ASKED_IN_FORM = [USER, awaits("nothing"), FORM, said()]


def spoken(text: str, dialogue: list[dict[str, Any]], language: str = "en") -> str | None:
    return spoken_button(text, language, standing(dialogue), PHRASES)


@pytest.mark.parametrize("text", ["Ticket", "ticket please", "lieber Ticket", "un ticket, s'il vous plaît", "2"])
def test_an_open_channel_is_opened_by_its_name(text: str) -> None:
    assert spoken(text, OFFERED) == "/open_ticket"
    assert spoken(text, []) is None, "nothing was offered"


def test_a_closed_channel_is_asked_for_so_that_its_reason_is_told() -> None:
    assert spoken("call", OFFERED) == "/request_phone"
    assert spoken("the last one", OFFERED) == "/request_phone"


@pytest.mark.parametrize("text", ["kein Ticket", "what is the chat?", "chat or ticket", "my ticket is late", "no chat"])
def test_whoever_says_more_than_a_name_is_read_by_the_model(text: str) -> None:
    assert spoken(text, OFFERED) is None


def test_channels_stand_until_something_else_is_awaited() -> None:
    assert spoken("chat", [*OFFERED, USER, said()]) == "/start_chat"
    assert spoken("chat", [*OFFERED, USER, said(), awaits("feedback")]) is None


def test_the_title_of_a_button_presses_it() -> None:
    assert spoken("open a ticket!", OFFERED) == "/open_ticket"
    assert spoken("Refund", [USER, said(buttons=MATTERS)]) == MATTERS[0]["payload"]


def test_one_of_several_alike_is_picked_by_its_place_unless_articles_stand_beside_them() -> None:
    assert spoken("le deuxième", [USER, said(buttons=MATTERS)], "fr") == MATTERS[1]["payload"]
    assert spoken("das letzte", [USER, said(buttons=MATTERS)], "de") == MATTERS[1]["payload"]
    assert spoken("the second one", [USER, said(CHANNELS), said(ARTICLES)]) is None


def test_an_article_is_picked_by_its_place_while_nothing_else_could_be_meant() -> None:
    shown = [USER, said(ARTICLES), awaits("feedback")]
    for text, title in (("the second one", "B"), ("le premier", "A"), ("das letzte", "B"), ("el segundo", "B")):
        card = spoken_article(text, standing(shown), PHRASES)
        assert card is not None and card["title"] == title
    for text in ("the third one", "it is the second invoice", "yes"):
        assert spoken_article(text, standing(shown), PHRASES) is None
    assert spoken_article("the second one", standing([USER, said(CHANNELS), said(ARTICLES)]), PHRASES) is None


@pytest.mark.parametrize("text", ["?", "??", "...", "¿?", "…"])
def test_a_bare_mark_is_somebody_who_waits_where_something_is_asked(text: str) -> None:
    assert spoken(text, [USER, said(), awaits("feedback")]) == "/greet"
    assert spoken(text, OFFERED) == "/greet"
    assert spoken(text, ASKED_IN_FORM) is None
    assert spoken(text, []) is None


@pytest.mark.parametrize("text", ["nichts weiter", "nothing else", "that’s all", "C'est tout", "nada mas"])
def test_nothing_else_after_the_channels_takes_leave(text: str) -> None:
    assert spoken(text, OFFERED) == "/goodbye"
    assert spoken(text, [USER, said(), awaits("feedback")]) is None


@pytest.mark.parametrize("text", ["quiero cambiar el asunto", "change the subject", "Betreff ändern", "change l’objet"])
def test_a_correction_is_one_only_inside_a_ticket(text: str) -> None:
    assert spoken(text, ASKED_IN_FORM) == '/correct_ticket{"part": "subject"}'
    assert spoken(text, OFFERED) is None


def test_a_ticket_is_not_begun_anew_inside_a_ticket() -> None:
    in_form = [USER, awaits("nothing"), FORM, USER, said(CHANNELS), awaits("choice"), said()]
    assert spoken("ticket", in_form) is None
    assert spoken("chat", in_form) == "/start_chat"
    assert spoken("chat", [*in_form, USER, said()]) is None, "it is the answer to the next question"


def test_a_word_of_another_language_cancels_and_ones_own_is_read_by_the_model() -> None:
    assert spoken("cancel", ASKED_IN_FORM, "de") == spoken("abbrechen", ASKED_IN_FORM, "de") == "/cancel"
    assert spoken("cancel", [USER, said()], "de") == "/cancel"
    assert spoken("cancel", [USER, said()], "en") is None
    assert spoken("cancel", [], "de") is None, "a conversation that begins with it may be in its language"


def test_every_spoken_language_has_such_words() -> None:
    assert set(Languages.load(ROOT / "languages.yml").spoken) <= set(PHRASES)
    for words in PHRASES.values():
        assert set(words.channels.values()) == {"ticket", "chat", "phone", "contact"}
        assert set(words.parts.values()) == {"subject", "category", "description"}
        assert set(words.places.values()) == {1, 2, 3, 4, -1}
        assert "" not in {*words.channels, *words.parts, *words.places, *words.done, *words.cancel, *words.start_over}
