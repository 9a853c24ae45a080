"""What dies is started again, and what is stopped is gone."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from pathlib import Path

from bot.supervisor.children import Child, Nanny

SLEEPER = (sys.executable, "-c", "import time; print('up', flush=True); time.sleep(60)")
STUBBORN = (sys.executable, "-c", "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(60)")


async def pid_of(nanny: Nanny, other_than: int | None = None) -> int:
    for _ in range(500):
        if nanny.pid is not None and nanny.pid != other_than:
            return nanny.pid
        await asyncio.sleep(0.02)
    raise AssertionError("no child")


def is_alive(pid: int) -> bool:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, 0)
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    return False


async def test_a_killed_child_is_started_again_and_that_is_said(tmp_path: Path) -> None:
    said: list[str] = []
    nanny = Nanny(Child("sleeper", SLEEPER, None, tmp_path), said.append)
    task = asyncio.create_task(nanny.keep_running())
    first = await pid_of(nanny)
    os.kill(first, signal.SIGKILL)
    second = await pid_of(nanny, other_than=first)
    assert second != first
    assert said == ["sleeper ended with -9 after 0 s; starting it again"]
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert not is_alive(second)


async def test_a_child_that_will_not_stop_is_stopped(tmp_path: Path) -> None:
    nanny = Nanny(Child("stubborn", STUBBORN, None, tmp_path), lambda text: None, patience=0.5)
    task = asyncio.create_task(nanny.keep_running())
    pid = await pid_of(nanny)
    await asyncio.sleep(0.3)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert not is_alive(pid)
