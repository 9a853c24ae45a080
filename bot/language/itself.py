"""A message that is written in a language and calls it by its name asks for it: "doch lieber auf Deutsch bitte"."""

from __future__ import annotations

import re

from bot.language.choose import CLEAR, Choice
from bot.language.languages import Languages


def asks_for_itself(text: str, written: Choice, languages: Languages) -> bool:
    """Whether the text clearly is in the language of `written`, heard without regard to what was before, and names it.

    Who has asked for a language stays in it whatever they paste; an error text seldom says "English".
    """
    if written.foreign or written.unsure or written.confidence < CLEAR:
        return False
    name = re.escape(languages.name(written.language).casefold())
    return re.search(rf"\b{name}\b", text.casefold()) is not None
