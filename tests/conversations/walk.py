"""Visitors who do anything at all: press, write, repeat themselves, change the language, hammer on the keyboard."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.exam.question import load_questions
from bot.settings import ROOT
from bot.texts import Texts
from tests.conversations.script import STRANGER
from tests.conversations.stage import CUSTOMERS, Stage
from tests.whole.widget import Widget, parts, words

LANGUAGES = ("en", "fr", "de", "es")
TEXTS = Texts.load(ROOT / "texts")
NONSENSE = (
    "asdf jkl",
    "???",
    "🙂🙂🙂",
    "1",
    "/restart",
    '/open_ticket{"plan": "custom"}',
    "ok",
    "DKIM",
    "<b>hi</b>",
    "." * 300,
)
WANTS_A_PERSON = {
    "en": "I want to talk to a person",
    "fr": "je veux parler à une personne",
    "de": "Ich möchte mit einem Menschen sprechen",
    "es": "quiero hablar con una persona",
}
MOST_STEPS = 5
TURNS_TO_A_PERSON = 2

Events = list[dict[str, Any]]


@dataclass
class Wanderer:
    """One random visitor; the same seed does the same as long as the bot does.

    `told` is what happened, for whoever has to find out why.
    """

    seed: int
    widget: Widget
    language: str
    sentences: Sequence[str]
    told: list[str] = field(default_factory=list)
    said: str = ""
    newest: Events = field(default_factory=list)

    @classmethod
    async def come(cls, stage: Stage, seed: int, sentences: dict[str, list[str]]) -> Wanderer:
        chance = random.Random(seed)
        language = chance.choice(LANGUAGES)
        who = chance.choice([STRANGER, *CUSTOMERS])
        widget = await stage.enter(who, language)
        return cls(seed, widget, language, sentences[language], [f"{who} on a page in {language}"])

    async def wander(self) -> None:
        """Some random steps, and then, wherever that led: a person, please."""
        chance = random.Random(self.seed + 1)
        before: str | None = None
        for _ in range(chance.randint(1, MOST_STEPS)):
            titles = self._titles()
            if titles and chance.random() < 0.5:
                await self._press(chance.choice(titles))
            else:
                before = self._sentence(chance, before)
                await self._write(before)
            if self._has_a_person():
                return
        await self._reach_a_person()

    def _sentence(self, chance: random.Random, before: str | None) -> str:
        die = chance.random()
        if before is not None and die < 0.1:
            return before
        if die < 0.2:
            return chance.choice(NONSENSE)
        return chance.choice(self.sentences)

    async def _reach_a_person(self) -> None:
        for _ in range(TURNS_TO_A_PERSON):
            await self._write(WANTS_A_PERSON[self.language])
            if self._shows_a_way() or self._has_a_person():
                return
        raise AssertionError(self._story(f"no way to a person within {TURNS_TO_A_PERSON} turns"))

    async def _press(self, title: str) -> None:
        self.told.append(f"presses {title!r}")
        await self._hear(await self.widget.push(title))

    async def _write(self, text: str) -> None:
        self.told.append(f"writes {text!r}")
        await self._hear(await self.widget.send(text))

    async def _hear(self, seq: int) -> None:
        try:
            self.newest = await self.widget.answer_to(seq)
        except AssertionError as error:
            raise AssertionError(self._story(str(error))) from error
        spoken = words(self.newest)
        self.told.append(f"  hears {spoken!r}")
        self.language = self.newest[-1]["language"]
        assert spoken.strip(), self._story("an answer without a word")
        assert spoken != self.said, self._story("the same words twice running")
        assert TEXTS.say(self.language, "channels.failed") not in spoken, self._story("an exception")
        self.said = spoken

    def _titles(self) -> list[str]:
        buttons = [button["title"] for event in self.newest for button in event["buttons"]]
        offered = [offer["button"] for part in parts(self.newest, "channels") for offer in part["offers"]]
        return [*buttons, *(button["title"] for button in offered if button)]

    def _shows_a_way(self) -> bool:
        return any(offer["open"] for part in parts(self.newest, "channels") for offer in part["offers"])

    def _has_a_person(self) -> bool:
        """The conversation was handed over: the bot is silent from now on."""
        return TEXTS.say(self.language, "chat.waiting") in self.said

    def _story(self, fault: str) -> str:
        return "\n".join([f"{fault} (visitor {self.seed}):", *self.told])


def held_out_sentences() -> dict[str, list[str]]:
    """What visitors write, by language: sentences that the model was not taught."""
    questions = load_questions(ROOT / "tests" / "nlu", LANGUAGES)
    return {language: [one.text for one in questions if one.language == language] for language in LANGUAGES}
