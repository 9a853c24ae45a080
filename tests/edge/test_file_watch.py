"""Which policy was in force when: the audit log knows, also of a change that nobody was running to see."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.edge.file_watch import note_policy
from bot.policy_file import PolicyFile
from bot.wiring import Services


@pytest.fixture
def path(services: Services, tmp_path: Path) -> Path:
    """A policy that a test may change."""
    path = tmp_path / "policy.yml"
    path.write_bytes(services.settings.policy.read_bytes())
    return path


@pytest.fixture
def house(services: Services, path: Path) -> Services:
    """The services under that policy; that it may count is proven elsewhere."""
    policy = PolicyFile.open(path, lambda: date(2026, 11, 23), check=lambda *_: None)
    return replace(services, files=replace(services.files, policy=policy))


def write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def read(path: Path) -> str:
    return path.read_text("utf-8")


async def changes(house: Services) -> list[str]:
    return [line.object for line in await house.desk.audit.lines() if line.action == "policy_changed"]


async def test_a_changed_policy_is_noted_once_with_the_fingerprint_of_both(house: Services, path: Path) -> None:
    first = house.policy.fingerprint
    for _ in range(2):
        await note_policy(house)
    write(path, read(path) + "\n# a remark is a change too\n")
    assert house.policy.refresh().changed
    for _ in range(2):
        await note_policy(house)
    assert await changes(house) == [f"none to {first}", f"{first} to {house.policy.fingerprint}"]


async def test_a_refused_policy_is_no_change(house: Services, path: Path) -> None:
    await note_policy(house)
    write(path, "plans: nonsense")
    assert house.policy.refresh().problem
    await note_policy(house)
    assert len(await changes(house)) == 1
