"""A crowd of random visitors: nobody meets an exception, an echo or a wall."""

from __future__ import annotations

import asyncio
import os

import pytest

from tests.conversations.stage import Stage
from tests.conversations.walk import Wanderer, held_out_sentences

VISITORS = int(os.environ.get("WALK", "40"))
AT_ONCE = 12


@pytest.mark.rasa
@pytest.mark.timeout(7200)
async def test_nobody_meets_an_exception_an_echo_or_a_wall(stage: Stage) -> None:
    await stage.staff(["en", "fr"])
    sentences, gate, faults = held_out_sentences(), asyncio.Semaphore(AT_ONCE), []

    async def visit(seed: int) -> None:
        async with gate:
            try:
                wanderer = await Wanderer.come(stage, seed, sentences)
                await wanderer.wander()
                assert not await stage.has_lost_the_thread(wanderer.widget), "\n".join(wanderer.told)
            except AssertionError as fault:
                faults.append(str(fault))

    await asyncio.gather(*(visit(seed) for seed in range(VISITORS)))
    assert not faults, f"{len(faults)} of {VISITORS} visitors:\n\n" + "\n\n".join(sorted(faults, key=len)[:8])
