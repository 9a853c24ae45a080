"""What is known of articles beyond their own words, once somebody has read them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.helpcenter.knowledge import Read
from bot.helpcenter.likeness import WordMeanings
from bot.helpcenter.meaning import Packed, Rows, stacked


@dataclass(frozen=True)
class Told:
    """Of all articles of one language, in their order; empty while nobody has read them.

    `read`: what each is about and means; `questions`: what the questions of each mean, one in a row, in all languages;
    `words`: what their words mean by themselves; `elsewhere`: what people ask of other firms.
    """

    read: Sequence[Read] = ()
    questions: Sequence[Packed] = ()
    words: WordMeanings = field(default_factory=lambda: WordMeanings({}))
    elsewhere: Rows = field(default_factory=lambda: stacked([]))
