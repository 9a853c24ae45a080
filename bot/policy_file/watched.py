"""The policy in force: taken over from its file when that changes, kept when the change is a mistake."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.policy_file.document import Problem
from bot.policy_file.loader import PolicyError, parse_policy
from bot.policy_file.proven import check_promises
from bot.routing.policy import Policy

Check = Callable[[Path, Policy, date], None]


@dataclass(frozen=True)
class Refreshed:
    """`changed`: another policy is in force now. `problem`: why a changed file was not taken over, else empty."""

    changed: bool
    problem: str = ""


class PolicyFile:
    """`current` is always a policy that passed its check. Open it with `PolicyFile.open`."""

    def __init__(self, path: Path, today: Callable[[], date], check: Check) -> None:
        self._path, self._today, self._check = path, today, check
        self._stamp: tuple[int, int] | None = None
        self._last: bytes | None = None
        self._good: bytes | None = None
        self.problem = ""
        self.current: Policy

    @classmethod
    def open(cls, path: Path, today: Callable[[], date], check: Check = check_promises) -> PolicyFile:
        """Read and prove the file, which takes some seconds.

        Raises:
            PolicyError: the file has mistakes or breaks a promise; there is no older policy to keep.
        """
        opened = cls(path, today, check)
        try:
            opened._take_over()
        except OSError as error:
            raise PolicyError([Problem(path.name, 0, "", f"the file cannot be read: {error}")]) from error
        return opened

    @property
    def fingerprint(self) -> str:
        """Names the policy in force: the same content, the same twelve letters."""
        return hashlib.sha256(self._good or b"").hexdigest()[:12]

    def refresh(self) -> Refreshed:
        """Look at the file again: cheap while it is unchanged, else some seconds of work, not for the event loop.

        A file that cannot be read, has mistakes or breaks a promise leaves `current` as it is. `problem` tells why:
        here once, on the object until a good file comes.
        """
        try:
            changed = self._take_over()
        except (PolicyError, OSError) as error:
            news = str(error) if str(error) != self.problem else ""
            self.problem = str(error)
            return Refreshed(changed=False, problem=news)
        return Refreshed(changed)

    def _take_over(self) -> bool:
        """Whether another policy was taken over. Raises PolicyError or OSError and leaves the old one."""
        status, previous = self._path.stat(), self._stamp
        self._stamp = (status.st_mtime_ns, status.st_size)
        if self._stamp == previous and not self.problem:
            return False
        content = self._path.read_bytes()
        if content == self._good:
            self.problem = ""
            return False
        if content == self._last:
            # A bad file is not put to the proof again at every look.
            return False
        self._last = content
        policy = parse_policy(self._path.name, content.decode("utf-8", "replace"))
        self._check(self._path, policy, self._today())
        self.current, self._good, self.problem = policy, content, ""
        return True
