"""Processes that are started, watched, started again when they die, and stopped in order."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

GOOD_RUN = 30.0  # seconds; whoever lived that long is started again at once
LONGEST_PAUSE = 10.0
PATIENCE = 15.0  # seconds between asking to stop and stopping


@dataclass(frozen=True)
class Child:
    """One process: a name for people, a command, its environment (None: ours), its folder."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str] | None
    folder: Path


class Nanny:
    """Looks after one child."""

    def __init__(self, child: Child, tell: Callable[[str], None], patience: float = PATIENCE) -> None:
        self._child = child
        self._tell = tell
        self._patience = patience
        self._process: asyncio.subprocess.Process | None = None

    @property
    def pid(self) -> int | None:
        """The child's process id while it runs."""
        return self._process.pid if self._process and self._process.returncode is None else None

    async def keep_running(self) -> None:
        """Start the child, and again whenever it ends, until cancelled; then stop it."""
        pause = 0.0
        try:
            while True:
                began = time.monotonic()
                code = await self._run()
                lived = time.monotonic() - began
                pause = 0.0 if lived > GOOD_RUN else min(LONGEST_PAUSE, pause * 2 + 0.5)
                self._tell(f"{self._child.name} ended with {code} after {lived:.0f} s; starting it again")
                await asyncio.sleep(pause)
        finally:
            await self.stop()

    async def _run(self) -> int:
        self._process = await asyncio.create_subprocess_exec(
            *self._child.command,
            cwd=self._child.folder,
            env=dict(self._child.environment) if self._child.environment is not None else None,
            # A group of its own: Ctrl-C reaches the supervisor alone, and it stops the children in order.
            start_new_session=True,
        )
        return await self._process.wait()

    async def stop(self) -> None:
        """Ask the child to stop; after a while, stop it."""
        process = self._process
        if process is None or process.returncode is not None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        with contextlib.suppress(asyncio.TimeoutError):
            await asyncio.wait_for(process.wait(), self._patience)
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        await process.wait()
