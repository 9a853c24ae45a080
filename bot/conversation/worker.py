"""The turn worker: takes what visitors wrote to the brain, and writes down what it answers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog

from bot.clock import Clock
from bot.conversation.brain import Brain, BrainError, TurnRequest, TurnResult
from bot.conversation.closing import CONFIRMED
from bot.conversation.event import Entry, owner_part
from bot.conversation.gate import gate
from bot.conversation.turns import LeaseLost, Outcome, Turn, TurnQueue
from bot.conversation.watchers import Watchers, rings
from bot.store import StoreError

log = structlog.get_logger(__name__)

LONGEST_PAUSE = 5.0
LOOK_ANYWAY = 0.5  # seconds; a hint may get lost
MOST_ATTEMPTS_THAT_BREAK_THE_BRAIN = 3

Apology = Callable[[Turn], Awaitable[Entry]]


class TurnWorker:
    """Runs until cancelled.

    Args:
        apology: what the visitor gets when the bot has given up on a turn: a sentence and the channels.
        patience: after how many seconds the bot gives up on a turn, however often it was tried.
    """

    def __init__(
        self, queue: TurnQueue, brain: Brain, watchers: Watchers, clock: Clock, apology: Apology, patience: float
    ) -> None:
        self._queue = queue
        self._brain = brain
        self._watchers = watchers
        self._clock = clock
        self._apology = apology
        self._patience = patience
        self._bell = asyncio.Event()
        self._stopping = False

    def wake(self) -> None:
        """There is a new turn. Only saves waiting: the worker also looks by itself."""
        self._bell.set()

    async def brain_is_ready(self) -> bool:
        """Whether the brain would take a turn now."""
        return await self._brain.is_ready()

    async def waiting(self) -> int:
        """How many turns wait."""
        return await self._queue.waiting()

    def stop(self) -> None:
        """Take no further turn; `run` ends after the one that it is at."""
        self._stopping = True
        self._bell.set()

    async def run(self) -> None:
        """Take turns until told to stop. Better told than cancelled, which may hit a transaction in its middle."""
        while not self._stopping:
            self._bell.clear()
            try:
                took_one = await self.take_one()
            except StoreError as error:
                log.warning("turns_store_error", error=str(error))
                took_one = False
                await asyncio.sleep(1)
            if not took_one and not self._stopping:
                await rings(self._bell, LOOK_ANYWAY)

    async def take_one(self) -> bool:
        """Answer one turn; False when there was none to take."""
        turn = await self._queue.claim()
        if turn is None:
            return False
        try:
            await self._answer(turn)
        except LeaseLost:
            log.info("turn_lease_lost", seq=turn.seq)
        self._watchers.ring(turn.conversation_id)
        return True

    async def _answer(self, turn: Turn) -> None:
        try:
            result = await self._brain.take(_request(turn))
        except BrainError as error:
            age = (self._clock() - turn.created_at).total_seconds()
            log.warning("turn_failed", seq=turn.seq, attempts=turn.attempts, age=age, error=str(error))
            if age < self._patience and not (error.permanent and turn.attempts >= MOST_ATTEMPTS_THAT_BREAK_THE_BRAIN):
                await self._queue.give_back(turn, min(LONGEST_PAUSE, 0.25 * 2 ** min(turn.attempts, 6)))
                return
            outcome = Outcome([await self._apology(turn)], turn.dialogue, turn.language, state="failed")
        else:
            outcome = await self._outcome(turn, result)
        await self._queue.finish(turn, outcome)

    async def _outcome(self, turn: Turn, result: TurnResult) -> Outcome:
        entries = _entries(result)
        owner = next((str(reply["custom"]["owner"]) for reply in result.replies if _hands_over(reply)), None)
        # An empty answer is a fault of ours, whatever its cause; nobody is left without a word.
        entries = [entry for entry in entries if entry.parts or entry.buttons] or [await self._apology(turn)]
        confirmed = any((reply.get("custom") or {}).get("outcome") == CONFIRMED for reply in result.replies)
        return Outcome(
            entries, result.dialogue, result.language, result.understanding, owner=owner, confirmed=confirmed
        )


def _request(turn: Turn) -> TurnRequest:
    return TurnRequest(
        conversation_id=turn.conversation_id,
        seq=turn.seq,
        text=None if turn.text is None else gate(turn.text),
        payload=turn.payload,
        language=turn.language,
        page_language=turn.page_language,
        dialogue=turn.dialogue,
    )


def _hands_over(reply: Mapping[str, Any]) -> bool:
    return bool((reply.get("custom") or {}).get("owner"))


def _entries(result: TurnResult) -> list[Entry]:
    """One event for each thing said. What is drawn belongs to the words right before it, and Rasa sends them apart."""
    said: list[Mapping[str, Any]] = []
    for reply in result.replies:
        if reply.get("custom") and said and not said[-1].get("custom"):
            said[-1] = {**said[-1], **reply}
        else:
            said.append(reply)
    return [_entry(reply, result.language) for reply in said]


def _entry(reply: Mapping[str, Any], language: str) -> Entry:
    custom = reply.get("custom") or {}
    words = [{"type": "text", "text": reply["text"]}] if reply.get("text") else []
    # The page that shows who answers hears it with the sentence that says it, not at the next look.
    change = [owner_part(custom["owner"])] if custom.get("owner") else []
    parts = [*words, *custom.get("parts", []), *change]
    buttons = [*(reply.get("buttons") or []), *custom.get("buttons", [])]
    return Entry("message", "bot", parts=parts, buttons=buttons, language=language)
