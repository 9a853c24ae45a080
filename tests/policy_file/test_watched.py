"""A changed file is taken over; a bad one is not, and says why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.policy_file import PolicyError, PolicyFile, Problem
from bot.routing import Policy

TODAY = date(2026, 3, 30)
Edit = Callable[..., str]


class Checker:
    """Stands for the proof: refuses policies in which nobody has phone, and counts."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, path: Path, policy: Policy, today: date) -> None:
        self.asked += 1
        assert today == TODAY
        if not any("phone" in plan.channels for plan in policy.plans.values()):
            raise PolicyError([Problem(path.name, 0, "", "not kept: somebody must have phone")])


@pytest.fixture
def checker() -> Checker:
    return Checker()


@pytest.fixture
def path(tmp_path: Path, edit: Edit) -> Path:
    path = tmp_path / "policy.yml"
    path.write_text(edit(), "utf-8")
    return path


@pytest.fixture
def watched(path: Path, checker: Checker) -> PolicyFile:
    return PolicyFile.open(path, lambda: TODAY, checker)


def test_an_unchanged_file_is_not_read_again(watched: PolicyFile, checker: Checker) -> None:
    before = watched.current
    assert not watched.refresh().changed
    assert watched.current is before
    assert checker.asked == 1


def test_a_changed_file_is_in_force_without_a_restart(watched: PolicyFile, path: Path, edit: Edit) -> None:
    before = watched.fingerprint
    path.write_text(edit("hold: 24 hours", "hold: 48 hours"), "utf-8")
    assert watched.refresh().changed
    assert watched.current.hold.duration.days == 2
    assert watched.fingerprint != before


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("hold: 24 hours", "hold: whenever", "open_ticket.hold"),
        ("custom: [ticket, chat, phone, contact]", "custom: [ticket, chat, contact]", "somebody must have phone"),
    ],
)
def test_a_bad_file_keeps_the_old_policy_and_says_why_once(
    watched: PolicyFile, path: Path, edit: Edit, checker: Checker, old: str, new: str, why: str
) -> None:
    before, fingerprint = watched.current, watched.fingerprint
    path.write_text(edit(old, new), "utf-8")
    first = watched.refresh()
    asked = checker.asked
    second = watched.refresh()
    assert not first.changed
    assert why in first.problem
    assert (second.changed, second.problem) == (False, "")
    assert why in watched.problem
    assert (watched.current, watched.fingerprint) == (before, fingerprint)
    assert checker.asked == asked


def test_a_file_that_is_mended_is_in_force_again(watched: PolicyFile, path: Path, edit: Edit) -> None:
    path.write_text(edit("hold: 24 hours", "hold: whenever"), "utf-8")
    watched.refresh()
    path.write_text(edit(), "utf-8")
    assert not watched.refresh().changed
    assert watched.problem == ""


def test_a_file_that_vanishes_keeps_the_old_policy_until_it_is_back(
    watched: PolicyFile, path: Path, edit: Edit
) -> None:
    path.unlink()
    assert "policy.yml" in watched.refresh().problem
    path.write_text(edit(), "utf-8")
    watched.refresh()
    assert watched.problem == ""


def test_a_file_that_is_bad_from_the_start_is_refused(tmp_path: Path, checker: Checker, edit: Edit) -> None:
    with pytest.raises(PolicyError, match="cannot be read"):
        PolicyFile.open(tmp_path / "policy.yml", lambda: TODAY, checker)
    (tmp_path / "policy.yml").write_text(edit("hold: 24 hours", "hold: whenever"), "utf-8")
    with pytest.raises(PolicyError, match="hold"):
        PolicyFile.open(tmp_path / "policy.yml", lambda: TODAY, checker)
