"""Whatever happens, in whatever order: one owner always, everybody sees the same history, nothing lost or doubled."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Coroutine
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.conversation.event import Entry, Event
from bot.conversation.log import MessageLog
from bot.conversation.turns import LeaseLost, Outcome, Turn, TurnQueue
from bot.desk.agent import Agent
from bot.desk.office import open_office
from bot.desk.owner import OwnerChanged
from bot.desk.presence import Presence
from bot.desk.steward import Patience, Steward
from bot.identity import visitors
from bot.store import Database
from tests.desk.conftest import KEYS, EchoTexts
from tests.fakes import FakeClock
from tests.people import MONDAY_AT_TEN

AGENTS = st.sampled_from([0, 1])
PATIENCE = Patience(timedelta(minutes=5), closed=False, closes_at=None)


def _template() -> Path:
    """A migrated store, made once and copied for every example."""
    folder = Path(tempfile.mkdtemp())
    database = Database(f"sqlite+aiosqlite:///{folder / 'template.sqlite3'}")

    async def make() -> None:
        await database.migrate()
        await database.close()

    asyncio.run(make())
    return folder / "template.sqlite3"


class LiveChat(RuleBasedStateMachine):
    """One visitor, two agents, a bot that may be slow or killed, and two viewers whose line is cut at random."""

    template: Path | None = None

    @initialize()
    def begin(self) -> None:
        type(self).template = type(self).template or _template()
        self.folder = Path(tempfile.mkdtemp())
        shutil.copy(str(self.template), self.folder / "store.sqlite3")
        self.loop = asyncio.new_event_loop()
        self.clock, texts = FakeClock(MONDAY_AT_TEN), EchoTexts()
        self.database = Database(f"sqlite+aiosqlite:///{self.folder / 'store.sqlite3'}")
        self.log, self.office = (
            MessageLog(self.database, self.clock),
            open_office(self.database, self.clock, texts, KEYS),
        )
        self.turns = TurnQueue(self.database, self.clock, lease=30)
        self.steward = Steward(self.database, self.clock, texts, self.office.port, lambda: PATIENCE, lambda _: None)
        self.flying: list[Turn] = []  # turns that a bot took and has not finished
        self.visitor_said: list[str] = []
        self.agent_said: list[tuple[str, int]] = []
        self.viewers: list[list[Event]] = [[], []]
        self.agents = [self.run(self._hire(name)) for name in ("Ada", "Ben")]
        self.talk = self.run(self._open())

    def run(self, doing: Coroutine[Any, Any, Any]) -> Any:
        return self.loop.run_until_complete(doing)

    async def _hire(self, name: str) -> Agent:
        agent, _ = await self.office.staff.add(name, f"{name}@team.example", ["en"], "agent")
        session = await self.office.sessions.recognise(await self.office.sessions.open(agent))
        assert session is not None
        self.sessions = [*getattr(self, "sessions", []), session.id]
        await Presence(self.database, self.clock).set_available(session.id, True)
        return agent

    async def _open(self) -> str:
        async with self.database.write() as connection:
            visitor, _ = await visitors.welcome(connection, None, None, self.clock())
        return (await self.log.open(visitor.id, None, "en", None, None)).id

    def owner(self) -> str:
        return str(self.run(self.log.find(self.talk)).owner)

    @rule()
    def the_visitor_writes(self) -> None:
        self.visitor_said.append(f"visitor-{len(self.visitor_said):04}")
        self.run(self.log.accept(self.talk, self.visitor_said[-1], text=self.visitor_said[-1]))

    @precondition(lambda self: self.visitor_said)
    @rule(data=st.data())
    def the_visitor_sends_again(self, data: st.DataObject) -> None:
        again = data.draw(st.sampled_from(self.visitor_said))
        assert not self.run(self.log.accept(self.talk, again, text=again)).is_new

    @rule()
    def a_bot_takes_a_turn(self) -> None:
        turn = self.run(self.turns.claim())
        if turn is not None:
            assert self.owner() == "bot"
            self.flying.append(turn)

    @precondition(lambda self: self.flying)
    @rule(hands_over=st.booleans(), data=st.data())
    def a_bot_finishes_perhaps_too_late(self, hands_over: bool, data: st.DataObject) -> None:
        turn = data.draw(st.sampled_from(self.flying))
        self.flying.remove(turn)
        before, events = self.owner(), len(self.history())
        entry = Entry("message", "bot", [{"type": "text", "text": f"answer to {turn.seq}"}])
        try:
            self.run(self.turns.finish(turn, Outcome([entry], [], "en", owner="queue" if hands_over else None)))
        except LeaseLost:
            assert len(self.history()) == events
            return
        if before != "bot":
            assert len(self.history()) == events, "the bot spoke although people had the conversation"

    @rule()
    def a_bot_is_killed(self) -> None:
        self.flying.clear()
        self.clock.forward(seconds=31)

    @rule(who=AGENTS)
    def an_agent_accepts(self, who: int) -> None:
        before = self.owner()
        done = self.does(self.office.chat.accept(self.talk, self.agents[who]))
        assert done is (before in ("queue", self.agents[who].owner))

    @rule(who=AGENTS)
    def an_agent_writes(self, who: int) -> None:
        before, name = self.owner(), f"agent-{len(self.agent_said):04}"
        if self.does(self.office.chat.send(self.talk, self.agents[who], name, name)):
            assert before == self.agents[who].owner
            self.agent_said.append((name, who))
        else:
            assert before != self.agents[who].owner

    @precondition(lambda self: self.agent_said)
    @rule(data=st.data())
    def an_agent_sends_again(self, data: st.DataObject) -> None:
        name, who = data.draw(st.sampled_from(self.agent_said))
        events = len(self.history())
        assert self.does(self.office.chat.send(self.talk, self.agents[who], name, name))
        assert len(self.history()) == events

    @rule(who=AGENTS)
    def an_agent_transfers(self, who: int) -> None:
        self.does(self.office.chat.transfer(self.talk, self.agents[who], self.agents[1 - who]))

    @rule(who=AGENTS)
    def an_agent_gives_back(self, who: int) -> None:
        self.does(self.office.chat.give_back(self.talk, self.agents[who]))

    @rule(who=AGENTS)
    def an_agent_ends(self, who: int) -> None:
        self.does(self.office.chat.end(self.talk, self.agents[who]))

    @rule(minutes=st.sampled_from([1, 3, 6]), heard=st.booleans())
    def time_passes(self, minutes: int, heard: bool) -> None:
        self.clock.forward(minutes=minutes)
        if heard:
            for session in self.sessions:
                self.run(Presence(self.database, self.clock).heard(session))
        self.run(self.steward.round())

    @rule(viewer=st.sampled_from([0, 1]), most=st.integers(1, 4))
    def a_viewer_comes_back_after_a_cut(self, viewer: int, most: int) -> None:
        seen = self.viewers[viewer]
        seen += self.run(self.log.events(self.talk, seen[-1].seq if seen else 0, most))

    def does(self, act: Coroutine[Any, Any, Any]) -> bool:
        try:
            self.run(act)
        except OwnerChanged:
            return False
        return True

    def history(self) -> list[Event]:
        return list(self.run(self.log.events(self.talk)))

    @invariant()
    def one_owner(self) -> None:
        assert self.owner() in ("bot", "queue", *(agent.owner for agent in self.agents))

    @invariant()
    def nothing_lost_or_doubled(self) -> None:
        history = self.history()
        assert [event.seq for event in history] == list(range(1, len(history) + 1))
        said = [event.client_msg_id for event in history if event.client_msg_id]
        assert sorted(said) == sorted([*self.visitor_said, *(name for name, _ in self.agent_said)])
        answers = [event.in_reply_to for event in history if event.in_reply_to]
        assert len(answers) == len(set(answers))

    @invariant()
    def the_log_tells_the_last_owner(self) -> None:
        told = [part["owner"] for event in self.history() for part in event.parts if part["type"] == "owner"]
        if told and self.owner().startswith("agent:"):
            assert told[-1] == "agent"

    def teardown(self) -> None:
        if not hasattr(self, "loop"):
            return
        for seen in self.viewers:
            seen += self.run(self.log.events(self.talk, seen[-1].seq if seen else 0))
        assert self.viewers[0] == self.viewers[1] == self.history()
        self.run(self.database.close())
        self.loop.close()
        shutil.rmtree(self.folder)


TestOneOwner = LiveChat.TestCase
TestOneOwner.settings = settings(
    max_examples=20, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
