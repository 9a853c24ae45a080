"""What is typed where a button stands, and does what the button does: "ticket" below the channels, "the second one".

Pure. Only what was offered is pressed; whatever is more than a few plain words is left to the model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.conversation.phrases import Phrases, plain
from bot.conversation.standing import Standing

# Longer texts tell something, whatever they begin with.
LONGEST = 8
# Marks of somebody who waits: "?", "...".
WAITING = frozenset("?.!…¿¡ ")
# What is asked of people by words, for a channel that cannot be opened: its reason is told.
REQUESTS = {
    "ticket": "/request_ticket",
    "chat": "/request_chat",
    "phone": "/request_phone",
    "contact": "/show_channels",
}
# Buttons of which one is picked from several alike.
PICKED = ("/choose_matter", "/switch_language")


def spoken_button(text: str, language: str, stands: Standing, phrases: Mapping[str, Phrases]) -> str | None:
    """The payload of the button that the text speaks of, or None if it is the model's to read."""
    if text and set(text) <= WAITING:
        return "/greet" if stands.awaiting != "nothing" and not stands.in_form else None
    said = plain(text)
    if not said or len(said.split()) > LONGEST:
        return None
    titled = next((button["payload"] for button in _all_buttons(stands) if plain(button["title"]) == said), None)
    if titled:
        return titled
    # The conversation's own words first.
    codes = sorted(phrases, key=lambda code: code != language)
    return next((found for code in codes for found in _read(said, code, language, stands, phrases[code])), None)


def spoken_article(text: str, stands: Standing, phrases: Mapping[str, Phrases]) -> Mapping[str, Any] | None:
    """The card that the text picks by its place, while nothing else stands that could be meant."""
    if stands.awaiting != "feedback" or stands.in_form or stands.offers:
        return None
    places = (words.place(plain(text)) for words in phrases.values())
    place = next((one for one in places if one is not None), 0)
    if not place or place > len(stands.articles):
        return None
    return stands.articles[place - 1 if place > 0 else place]


def _read(said: str, code: str, language: str, stands: Standing, words: Phrases) -> Iterator[str]:
    """Everything that it may mean in a language, the likeliest first."""
    if stands.in_form:
        part = words.part(said)
        if part:
            yield f'/correct_ticket{{"part": "{part}"}}'
    # Elsewhere the model reads it well, but takes the language of such a word for the visitor's.
    if said in words.cancel and (stands.in_form or (stands.begun and code != language)):
        yield "/cancel"
    if said in words.start_over and stands.in_form:
        yield "/cancel"
    channel = words.channel(said)
    if channel and not (stands.in_form and channel == "ticket"):
        yield from (_use(offer) for offer in stands.offers if offer["channel"] == channel)
    if said in words.done and stands.awaiting == "choice" and not stands.in_form:
        yield "/goodbye"
    place = words.place(said)
    if place is not None:
        yield from _picked(place, stands)


def _picked(place: int, stands: Standing) -> Iterator[str]:
    """One of several alike; with articles beside them nobody knows which is meant."""
    matters = [button["payload"] for button in stands.buttons if button["payload"].startswith(PICKED)]
    channels = [] if stands.in_form else [_use(offer) for offer in stands.offers]
    lists = [one for one in (matters, channels) if len(one) > 1]
    if stands.articles or len(lists) != 1 or place > len(lists[0]):
        return
    yield lists[0][place - 1 if place > 0 else place]


def _all_buttons(stands: Standing) -> list[Mapping[str, str]]:
    return [*stands.buttons, *(offer["button"] for offer in stands.offers if offer.get("button"))]


def _use(offer: Mapping[str, object]) -> str:
    button = offer.get("button")
    return str(button["payload"]) if isinstance(button, Mapping) else REQUESTS[str(offer["channel"])]
