"""Plays a conversation on the stage and compares what is seen with what the script expects."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.settings import ROOT
from bot.texts import Texts
from tests.conversations.script import Script, Step
from tests.conversations.stage import Stage
from tests.whole.widget import Widget, offers, parts, words

TEXTS = Texts.load(ROOT / "texts")
PLACE = re.compile(r"\\\{[a-z_]+\\\}")
SILENCE = 1.5  # seconds in which a bot that ought to be silent would long have answered

Events = list[dict[str, Any]]


class Performance:
    """One script being played."""

    def __init__(self, stage: Stage, script: Script, widget: Widget) -> None:
        self.stage = stage
        self.script = script
        self.widget = widget
        self.language = script.page
        self.last_words = ""

    @classmethod
    async def begin(cls, stage: Stage, script: Script) -> Performance:
        stage.set_clock(script.at)
        await stage.staff(script.agents)
        return cls(stage, script, await stage.enter(script.who, script.page))

    async def play(self) -> None:
        self._compare(self.widget.opening, self.script.opening, f"{self.script.name}, opening")
        for number, step in enumerate(self.script.steps, 1):
            where = f"{self.script.name}, step {number}: {step.name}"
            if step.visitor is not None or step.press is not None:
                await self._talk(step, where)
            else:
                await self._go_on(step, where)
            assert not await self.stage.has_lost_the_thread(self.widget), f"{where}: the turn was taken back"
        await self._compare_tickets()

    async def _talk(self, step: Step, where: str) -> None:
        """The visitor writes or presses, and the bot answers or is silent."""
        await self.stage.wait({})  # consoles are heard of: the machine may be slow
        seq = await self._do(step)
        if step.seen is None:
            await self._expect_silence(seq, where)
        else:
            self._compare(await self._answer(seq), step.seen, where)
        if step.intent:
            reading = await self.stage.reading(self.widget, seq)
            assert reading == step.intent, f"{where}: read as {reading}"

    async def _go_on(self, step: Step, where: str) -> None:
        """Somebody else acts, or time goes by; what the visitor sees then stands in the log at once."""
        before = len(await self.widget.events())
        if step.wait:
            await self.stage.wait(step.wait)
            await self.stage.reload(self.widget, self.script.page)
        elif step.agent:
            await self.stage.act(self.widget.conversation, step.agent)
        elif step.rate:
            await self.widget.rate(step.rate)
        else:
            assert await self.stage.come_back(self.widget, self.script.page) == await self.widget.events(), where
            before = 0
        if step.seen:
            self._compare((await self.widget.events())[before:], step.seen, where)

    async def _do(self, step: Step) -> int:
        if step.visitor is not None:
            return await self.widget.send(step.visitor)
        assert step.press is not None
        if step.press.startswith("language:"):  # on offer at any time, in the widget's own menu
            return await self.widget.tap(step.press)
        return await self.widget.push(self._title(step.press))

    def _title(self, press: str) -> str:
        return TEXTS.say(self.language, press) if TEXTS.has("en", press) else press

    async def _answer(self, seq: int) -> Events:
        answer = await self.widget.answer_to(seq)
        if any(event["kind"] == "message" for event in answer):
            self.language = [event for event in answer if event["kind"] == "message"][-1]["language"]
        return answer

    async def _expect_silence(self, seq: int, where: str) -> None:
        await asyncio.sleep(SILENCE)
        said = [event for event in await self.widget.events(seq) if event["author"] == "bot"]
        assert not said, f"{where}: the bot ought to be silent, but said {words(said)}"

    def _compare(self, answer: Events, expected: Mapping[str, Any], where: str) -> None:
        said = words(answer)
        assert said.strip(), f"{where}: an answer without a word"
        assert said != self.last_words, f"{where}: the same words twice running: {said}"
        self.last_words = said
        seen = Seen(answer, self.language)
        for name, value in expected.items():
            problem = getattr(seen, name)(value)
            assert not problem, f"{where}: {name}: {problem}\n--- the bot said\n{said}\n{seen.drawn()}"

    async def _compare_tickets(self) -> None:
        if self.script.who == "stranger":
            return
        tickets = (await self.widget.call("GET", "/tickets"))["tickets"]
        categories = sorted(str(ticket["category"]) for ticket in tickets)
        assert categories == sorted(self.script.tickets), f"{self.script.name}: tickets {categories}"


class Seen:
    """What one answer shows. Each method says what is wrong with it, or nothing."""

    def __init__(self, answer: Events, language: str) -> None:
        self.answer = answer
        self.spoken = language
        self.said = words(answer)
        self.titles = [button["title"] for event in answer for button in event["buttons"]]

    def drawn(self) -> str:
        kinds = [part["type"] for event in self.answer for part in event["parts"] if part["type"] != "text"]
        return f"drawn: {kinds}; buttons: {self.titles}"

    def says(self, keys: str | Sequence[str]) -> str:
        missing = [key for key in _many(keys) if not self._says(key)]
        return f"not said: {', '.join(missing)}" if missing else ""

    def says_not(self, keys: str | Sequence[str]) -> str:
        wrong = [key for key in _many(keys) if self._says(key)]
        return f"said: {', '.join(wrong)}" if wrong else ""

    def answers(self, pattern: str) -> str:
        return "" if re.search(pattern, self.said) else f"nothing like {pattern}"

    def articles(self, wanted: bool | Sequence[str]) -> str:
        shown = [article["id"] for part in parts(self.answer, "articles") for article in part["articles"]]
        if isinstance(wanted, bool):
            return "" if bool(shown) == wanted else f"shown are {shown}"
        missing = [id for id in wanted if id not in shown]
        return f"{missing} not among {shown}" if missing else ""

    def channels(self, wanted: bool | Mapping[str, str]) -> str:
        if isinstance(wanted, bool):
            return "" if bool(parts(self.answer, "channels")) == wanted else f"shown: {not wanted}"
        if not parts(self.answer, "channels"):
            return "none are shown"
        states = {name: _states(offer) for name, offer in offers(self.answer).items()}
        wrong = {name: sorted(states[name]) for name, state in wanted.items() if state not in states[name]}
        return f"{wrong}" if wrong else ""

    def buttons(self, keys: str | Sequence[str]) -> str:
        titles = [TEXTS.say(self.spoken, key) if TEXTS.has("en", key) else key for key in _many(keys)]
        missing = [title for title in titles if title not in self.titles]
        return f"{missing} not among {self.titles}" if missing else ""

    def parts(self, kinds: str | Sequence[str]) -> str:
        missing = [kind for kind in _many(kinds) if not parts(self.answer, kind)]
        return f"not drawn: {missing}" if missing else ""

    def parts_not(self, kinds: str | Sequence[str]) -> str:
        wrong = [kind for kind in _many(kinds) if parts(self.answer, kind)]
        return f"drawn: {wrong}" if wrong else ""

    def form(self, topic: str | None) -> str:
        forms = parts(self.answer, "contact_form")
        if not forms:
            return "no contact form"
        return "" if forms[0].get("topic") == topic else f"its topic is {forms[0].get('topic')}"

    def ticket(self, state: str) -> str:
        tickets = parts(self.answer, "ticket")
        return "" if tickets and tickets[0]["state"] == state else f"{tickets}"

    def summary(self, rows: Sequence[str]) -> str:
        shown = "\n".join(row["value"] for part in parts(self.answer, "summary") for row in part["rows"])
        missing = [row for row in rows if row not in shown]
        return f"{missing} not in {shown!r}" if missing else ""

    def language(self, wanted: str) -> str:
        return "" if self.spoken == wanted else f"it is {self.spoken}"

    def owner(self, wanted: str) -> str:
        owners = [part["owner"] for part in parts(self.answer, "owner")]
        return "" if wanted in owners else f"owners told: {owners}"

    def _says(self, key: str) -> bool:
        """In any of its wordings, with anything in its places."""
        section = TEXTS.section(self.spoken, key.split(".")[0])
        wordings = [text for name, text in section.items() if name == key or name.startswith(f"{key}~")]
        assert wordings, f"there is no text {key}"
        patterns = [PLACE.sub(".*", re.escape(text)) for text in wordings]
        return any(re.search(pattern, self.said, re.DOTALL) for pattern in patterns)


def _many(keys: str | Sequence[str]) -> list[str]:
    return [keys] if isinstance(keys, str) else list(keys)


def _states(offer: Mapping[str, Any]) -> set[str]:
    states = {"open" if offer["open"] else "closed", *(reason["code"] for reason in offer["reasons"])}
    return states | {"recommended"} if offer["recommended"] else states
