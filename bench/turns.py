"""How long a visitor waits, how long the brain takes to wake up, and how much memory it keeps: medians of one run."""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from pathlib import Path

import aiohttp

from tests.whole.house import House, opened
from tests.whole.widget import Widget

VISITORS = 20
SENTENCES = (
    "I was charged twice, I want my money back",
    "no",
    "what are your support hours?",
    "thanks a lot",
)


async def waits(house: House) -> tuple[list[float], list[float]]:
    """Milliseconds until the acknowledgement, and until the whole answer."""
    acks, answers = [], []
    async with aiohttp.ClientSession(house.url) as http:
        for _ in range(VISITORS):
            visitor = await Widget.open(http, house.data, "premium", "en")
            for sentence in SENTENCES:
                began = time.monotonic()
                seq = await visitor.send(sentence)
                acks.append((time.monotonic() - began) * 1000)
                await visitor.answer_to(seq)
                answers.append((time.monotonic() - began) * 1000)
    return acks, answers


def private_memory(pid: int) -> float:
    """RssAnon in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("RssAnon"))
    return int(line.split()[1]) / 1024


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        with opened(Path(folder) / "house") as house:
            print(f"start to the first answer: {time.monotonic() - began:.1f} s")
            acks, answers = asyncio.run(waits(house))
            for name, times in (("acknowledged", acks), ("answered", answers)):
                p95 = statistics.quantiles(times, n=20)[-1]
                print(f"{name}: median {statistics.median(times):.0f} ms, 95 % within {p95:.0f} ms")
            brain = house.pid_of("rasa", "run")
            if brain is not None:
                print(f"the brain's own memory: {private_memory(brain):.0f} MB")


if __name__ == "__main__":
    main()
