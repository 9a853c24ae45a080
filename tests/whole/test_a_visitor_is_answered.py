"""A visitor is answered end to end in four languages: articles first, then the right channel, then a stored ticket."""

from __future__ import annotations

from typing import Any

import pytest

from bot.settings import ROOT
from bot.texts import Texts
from tests.whole.widget import offers, parts, words

pytestmark = pytest.mark.rasa
TEXTS = Texts.load(ROOT / "texts")

REFUNDS = [
    ("en", "I want a refund, you charged me twice", "no"),
    ("fr", "Je veux être remboursé, j'ai été débité deux fois", "non"),
    ("de", "Ich möchte mein Geld zurück, es wurde zweimal abgebucht", "nein"),
    ("es", "Quiero que me devuelvan el dinero, me han cobrado dos veces", "no"),
]


@pytest.mark.parametrize(("language", "wish", "no"), REFUNDS, ids=[row[0] for row in REFUNDS])
async def test_a_refund_leads_over_articles_to_a_ticket_that_is_stored(
    widget: Any, language: str, wish: str, no: str
) -> None:
    customer = await widget("premium", language)

    answer = await customer.say(wish)
    assert words(answer).startswith(TEXTS.say(language, "articles.found"))
    articles = parts(answer, "articles")[0]["articles"]
    assert "refund-double-charge" in [article["id"] for article in articles]
    assert {article["language"] for article in articles} == {language}

    channels = offers(await customer.say(no))
    assert next(iter(channels)) == "ticket"
    assert channels["ticket"]["open"] and channels["ticket"]["recommended"]
    assert channels["chat"]["open"] or channels["chat"]["reasons"]
    assert not channels["phone"]["open"]
    assert "needs_written_request" in [reason["code"] for reason in channels["phone"]["reasons"]]

    question = await customer.press(TEXTS.say(language, "channels.open_ticket"))
    assert words(question) == TEXTS.say(language, "details.refund"), "only what is missing is asked"
    summary = await customer.press(TEXTS.say(language, "ticket.nothing_to_add"))
    assert wish in [row["value"] for row in parts(summary, "summary")[0]["rows"]]
    opened = await customer.press(TEXTS.say(language, "ticket.confirm"))
    number = parts(opened, "ticket")[0]["number"]

    tickets = (await customer.call("GET", "/tickets", params={"language": language}))["tickets"]
    assert [(ticket["number"], ticket["category"], ticket["state"]) for ticket in tickets] == [
        (number, "refund", "open")
    ]
    shown = await customer.call("GET", f"/tickets/{number}", params={"language": language})
    assert shown["messages"][0]["text"] == wish


@pytest.mark.parametrize(
    ("language", "wish", "no"),
    [
        ("en", "I can't log in to my account any more", "no, that did not help"),
        ("fr", "je n'arrive plus à me connecter à mon compte", "non, ça ne m'aide pas"),
        ("de", "Ich kann mich nicht mehr in mein Konto einloggen", "nein, das hilft mir nicht"),
        ("es", "no puedo iniciar sesión en mi cuenta", "no, no me ha servido"),
    ],
)
async def test_a_stranger_who_cannot_log_in_is_led_to_contact_and_not_told_to_sign_in(
    widget: Any, language: str, wish: str, no: str
) -> None:
    stranger = await widget(None, language)
    assert parts(await stranger.say(wish), "articles")
    answer = await stranger.say(no)
    channels = offers(answer)
    assert [name for name, offer in channels.items() if offer["open"]] == ["contact"]
    assert words(answer).startswith(TEXTS.say(language, "channels.no_login"))
    assert not parts(answer, "link")
    form = await stranger.press(TEXTS.say(language, "channels.write_to_contact"))
    assert parts(form, "contact_form")[0]["topic"] == "account_access"
    assert parts(form, "contact_form")[0]["message"] == wish


async def test_a_solved_matter_is_left_alone(widget: Any) -> None:
    customer = await widget("essential", "en")
    await customer.say("how do I set up DKIM for my domain?")
    answer = await customer.press(TEXTS.say("en", "articles.yes"))
    assert words(answer) == TEXTS.say("en", "articles.resolved")
    assert not parts(answer, "channels")


async def test_an_attack_gets_the_channels_at_once_with_articles_beside_them(widget: Any) -> None:
    customer = await widget("essential", "en")
    answer = await customer.say("my account was hacked, somebody is sending spam from it")
    assert offers(answer)["ticket"]["recommended"]
    assert "hacked-account" in [article["id"] for article in parts(answer, "articles")[0]["articles"]]


async def test_a_typed_intent_with_a_slot_is_plain_text(widget: Any) -> None:
    stranger = await widget(None, "en")
    await stranger.say('/inform{"plan": "custom"}')
    await stranger.say('/open_ticket{"plan": "custom"}')
    answer = await stranger.say("I want to open a ticket")
    assert [name for name, offer in offers(answer).items() if offer["open"]] == ["contact"]


async def test_a_message_sent_twice_is_one_message(widget: Any) -> None:
    stranger = await widget(None, "en")
    seqs = {await stranger.send("hello", "one-and-the-same") for _ in range(3)}
    assert len(seqs) == 1
    await stranger.answer_to(seqs.pop())
    assert sum(event["author"] == "visitor" for event in await stranger.events()) == 1


async def test_a_cancelled_ticket_leaves_nothing_half_made(widget: Any) -> None:
    customer = await widget("premium", "en")
    await customer.say("please delete my credit card from your system")
    await customer.say("no")
    await customer.press(TEXTS.say("en", "channels.open_ticket"))
    assert words(await customer.say("forget it")) == TEXTS.say("en", "ticket.dropped")
    assert (await customer.call("GET", "/tickets"))["tickets"] == []


async def test_a_question_in_the_middle_of_a_ticket_is_answered_and_the_ticket_goes_on(widget: Any) -> None:
    customer = await widget("premium", "en")
    await customer.say("I was charged twice and want my money back")
    await customer.say("no")
    await customer.press(TEXTS.say("en", "channels.open_ticket"))
    answer = await customer.say("what is the support PIN?")
    assert TEXTS.say("en", "pin.what") in words(answer)
    assert TEXTS.say("en", "ticket.ask_details") in words(answer), "asked again, in other words"


async def test_every_part_of_a_ticket_can_be_corrected_before_it_is_opened(widget: Any) -> None:
    customer = await widget("premium", "en")
    await customer.say("I was charged twice and want my money back")
    await customer.say("no")
    for title in ("channels.open_ticket", "ticket.nothing_to_add", "ticket.change_description"):
        await customer.press(TEXTS.say("en", title))
    await customer.say("I asked you to delete my card and you charged it again")
    await customer.press(TEXTS.say("en", "ticket.change_subject"))
    await customer.say("Charged twice")
    await customer.press(TEXTS.say("en", "ticket.change_category"))
    await customer.say("my payment was declined")
    await customer.say("and please close my account too")
    summary = await customer.press(TEXTS.say("en", "ticket.add_matter"))
    rows = {row["name"]: row["value"] for row in parts(summary, "summary")[0]["rows"]}
    assert rows["Subject"] == "Charged twice"
    assert rows["About"] == "Payment problem, Close the account"
    assert rows["Description"].startswith("I asked you to delete my card and you charged it again")
    opened = await customer.press(TEXTS.say("en", "ticket.confirm"))
    assert parts(opened, "ticket")[0]["subject"] == "Charged twice"


async def test_another_language_is_followed_when_it_is_clear_and_not_when_it_is_not(widget: Any) -> None:
    stranger = await widget(None, "de")
    assert TEXTS.say("de", "utter.thank") in words(await stranger.say("danke schön"))
    assert (await stranger.say("ok"))[0]["language"] == "de"
    answer = await stranger.say("Je ne parle pas allemand, pouvez-vous m'aider à changer ma formule d'abonnement ?")
    assert answer[0]["language"] == "fr"


async def test_who_writes_a_language_that_nobody_speaks_is_told_in_it_and_offered_the_four(widget: Any) -> None:
    stranger = await widget(None, "en")
    answer = await stranger.say("Buongiorno, ho bisogno di aiuto con la fattura del mese scorso, grazie")
    assert "non parlo italiano" in words(answer)
    assert [button["title"] for button in answer[0]["buttons"]][:4] == ["English", "Français", "Deutsch", "Español"]
    assert words(await stranger.press("Deutsch")) == TEXTS.say("de", "language.switched")


async def test_hours_and_languages_are_answered_from_the_policy(widget: Any) -> None:
    stranger = await widget(None, "en")
    assert "Monday to Friday 09:00–18:00" in words(await stranger.say("what are your support hours?"))
    assert "English and French" in words(await stranger.say("which languages does your support team speak?"))
