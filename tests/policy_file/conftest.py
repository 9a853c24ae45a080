"""The shipped file as text, and the mistakes that a changed one gives."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.policy_file import PolicyError, parse_policy
from bot.routing import Policy

SHIPPED = Path(__file__).resolve().parents[2] / "policy.yml"


def edited(*replacements: str) -> str:
    """The shipped text, each old piece replaced by its new one; the old piece must be there."""
    text = SHIPPED.read_text("utf-8")
    for old, new in zip(replacements[::2], replacements[1::2], strict=True):
        assert old in text, f"policy.yml no longer has: {old}"
        text = text.replace(old, new, 1)
    return text


@pytest.fixture
def shipped() -> Path:
    return SHIPPED


@pytest.fixture
def edit() -> Callable[..., str]:
    return edited


@pytest.fixture
def read() -> Callable[..., Policy]:
    """`read("old", "new", …)` is the policy of the edited file."""
    return lambda *replacements: parse_policy("policy.yml", edited(*replacements))


@pytest.fixture
def mistakes() -> Callable[..., list[str]]:
    """`mistakes("old", "new", …)` are those of the edited file, one line each."""

    def found(*replacements: str) -> list[str]:
        with pytest.raises(PolicyError) as refused:
            parse_policy("policy.yml", edited(*replacements))
        return [str(problem) for problem in refused.value.problems]

    return found
