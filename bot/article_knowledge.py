"""What the Help Center's search knows of language: the trained model of intents, the encoder and the table of words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

import numpy as np

from bot.helpcenter.knowledge import Knowledge, Meaning, Read, Standing, Written
from bot.helpcenter.remembered import FILE, Remembered
from bot.language.languages import Languages
from bot.language.table import WordTable
from bot.settings import Settings
from bot.understanding.encoder import SHIPPED, Encoder
from bot.understanding.model import IntentModel, calm
from bot.understanding.packed import load_understander, newest

# Log probabilities: words as frequent as `want` tell nothing, those of `invoice` and beyond everything.
TELLS_NOTHING, TELLS_ALL = -6.0, -11.0
# So many languages share names; a word that they merely share by chance is more frequent in one than in others.
NAME_LANGUAGES = 9
NAME_LEANING = 1.2
COMPARED = 6
# Texts at once: enough for the encoder to be fast, few enough to stay out of the way of what else runs.
BATCH = 64
# So many texts and words are still known; two kilobytes each.
LATEST = 2048


@dataclass(frozen=True)
class Recalling(Encoder):
    """An encoder that still knows the latest texts: each is asked for its meaning, and then for its matter by it."""

    latest: dict[str, Meaning] = field(default_factory=dict)

    def encode(self, text: str) -> Meaning:
        """See `Encoder.encode`."""
        recalled = self.latest.get(text)
        return self.encode_all([text])[0] if recalled is None else recalled

    def encode_all(self, texts: Sequence[str]) -> Meaning:
        """See `Encoder.encode_all`."""
        meanings = super().encode_all(texts)
        if len(self.latest) > LATEST:
            self.latest.clear()
        self.latest.update(zip(texts, meanings, strict=True))
        return meanings

    def recall_all(self, texts: Sequence[str]) -> list[Meaning]:
        """As `encode_all`, but what is still known is not read again: words come again and again."""
        known = {text: own for text in texts if (own := self.latest.get(text)) is not None}
        new = [text for text in texts if text not in known]
        known |= zip(new, self.encode_all(new), strict=True)
        return [known[text] for text in texts]


class ArticleKnowledge:
    """See `bot.helpcenter.knowledge.Knowledge`. What is no matter of support, such as a greeting, is left out."""

    def __init__(self, model: IntentModel, table: WordTable) -> None:
        of = model.encoder
        self._encoder = Recalling(of.pieces, of.table, of.scales, of.lows, of.layers)
        self._model = replace(model, encoder=self._encoder)
        self._table = table

    def read(self, text: str, language: str) -> Read:
        """A question."""
        meaning = self._encoder.encode(calm(text))
        ranking = self._model.read_one(text, language).ranking
        matters = {one.intent: one.confidence for one in ranking if one.intent not in self._model.small_talk}
        return Read(matters, meaning)

    def read_all(self, texts: Sequence[Written]) -> Sequence[Read]:
        """Titles."""
        read: list[Read] = []
        for batch in _batches(texts):
            self.meanings(batch)
            read += [self.read(*text) for text in batch]
        return read

    def meanings(self, texts: Sequence[Written]) -> Sequence[Meaning]:
        """One row each."""
        return [row for batch in _batches(texts) for row in self._encoder.encode_all([calm(one.text) for one in batch])]

    def meant(self, words: Sequence[Written]) -> Sequence[Meaning]:
        """Several at once are read faster than one by one."""
        return self._encoder.recall_all([word.text for word in words])

    def standing(self, word: str, language: str) -> Standing:
        """Of a word that no list has, or in a language that has none, nothing is known."""
        scores = self._table.word(word) if language in self._table.languages else None
        if scores is None:
            return Standing()  # a typo or a compound as often as a name
        column = self._table.languages.index(language)
        listed = scores > self._table.floor / -self._table.step
        tells = (TELLS_NOTHING - float(scores[column])) / (TELLS_NOTHING - TELLS_ALL) if listed[column] else 1.0
        others = np.sort(np.delete(scores, column))[-COMPARED:]
        leaning = float(scores[column] - others.mean())
        stranger = bool(listed.sum() >= NAME_LANGUAGES and leaning < NAME_LEANING and word.isalpha())
        return Standing(min(1.0, max(0.0, tells)), stranger, listed=True)


def _batches(texts: Sequence[Written]) -> Iterator[Sequence[Written]]:
    return (texts[start : start + BATCH] for start in range(0, len(texts), BATCH))


def open_knowledge(settings: Settings, languages: Languages) -> Knowledge:
    """From the newest trained model. What it read of articles is kept in the data folder.

    Raises:
        NoModel: there is none, or it is damaged; the search then goes by words alone.
    """
    packed = newest(settings.models)
    understander = load_understander(packed, languages)
    knowledge = ArticleKnowledge(understander.model, understander.detector.table)
    return Remembered(knowledge, settings.data / FILE, _fingerprint(packed, SHIPPED / "layers.npz"))


def _fingerprint(*files: Path) -> str:
    """Of what reads: the model and the encoder's network."""
    return sha256(b"".join(sha256(file.read_bytes()).digest() for file in files)).hexdigest()[:16]
