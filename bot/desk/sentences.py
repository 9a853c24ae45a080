"""What the desk needs of the texts: sentences in the visitor's language."""

from __future__ import annotations

from typing import Protocol

from bot.conversation.event import Part


class Sentences(Protocol):
    """The part of `bot.texts.Texts` that is used here."""

    def say(self, language: str, key: str, /, **values: object) -> str: ...


def words(text: str) -> Part:
    """A sentence as a part of an event."""
    return {"type": "text", "text": text}
