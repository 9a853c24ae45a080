"""Processes are killed in the middle of their work; what visitors wrote is answered, once."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from tests.whole.house import House, opened
from tests.whole.widget import Widget

pytestmark = [pytest.mark.rasa, pytest.mark.timeout(400)]


@pytest.fixture(scope="module")
def shaky(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house of its own, since its processes get killed."""
    with opened(tmp_path_factory.mktemp("shaky")) as running:
        yield running


async def test_a_brain_killed_in_mid_turn_answers_once_after_it_was_brought_back(shaky: House) -> None:
    async with aiohttp.ClientSession(shaky.url) as http:
        visitor = await Widget.open(http, shaky.data, "premium", "fr")
        pid = shaky.pid_of("rasa", "run")
        assert pid is not None
        # Frozen first, so that the turn is certainly under way when the brain dies.
        import os

        os.kill(pid, signal.SIGSTOP)
        seq = await visitor.send("Je veux être remboursé, j'ai été débité deux fois")
        await asyncio.sleep(1)
        shaky.kill("rasa", "run")
        answers = await visitor.answer_to(seq, seconds=180)
        await asyncio.sleep(2)
        events = await visitor.events()
    assert [event["parts"][-1]["type"] for event in answers] == ["articles", "text"]
    assert [event["seq"] for event in events] == [1, 2, 3, 4]
    assert shaky.pid_of("rasa", "run") != pid


async def test_an_edge_killed_after_it_accepted_a_message_answers_it_after_it_was_brought_back(shaky: House) -> None:
    async with aiohttp.ClientSession(shaky.url) as http:
        visitor = await Widget.open(http, shaky.data, None, "en")
        seq = await visitor.send("hello")
        shaky.kill("-m bot edge")
        shaky.wait_for(lambda: shaky.readiness().get("ready"), "the edge to come back")
        answers = await visitor.answer_to(seq, seconds=60)
        events = await visitor.events()
    assert len(answers) == 1
    assert [event["seq"] for event in events] == [1, 2, 3]


def test_ctrl_c_stops_everything_and_a_second_start_remembers(tmp_path: Path) -> None:
    with opened(tmp_path / "house") as house:
        visitor_count = asyncio.run(_open_one(house))
        assert visitor_count == 1
        assert house.stop() == 0
        assert house.pid_of("rasa", "run") is None
        assert house.pid_of("-m bot edge") is None
        assert "stopped" in house.output.read_text("utf-8")
        house.start()
        house.wait_until_awake()
        output = house.output.read_text("utf-8")
    assert "training" not in output and "installing" not in output
    assert "Warning" not in output


async def _open_one(house: House) -> int:
    async with aiohttp.ClientSession(house.url) as http:
        return len((await Widget.open(http, house.data, None, "en")).opening)
