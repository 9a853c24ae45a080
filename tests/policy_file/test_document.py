"""What YAML would turn into something else stays what was written."""

from __future__ import annotations

import pytest

from bot.policy_file.document import Node, Problem, open_document


def opened(text: str) -> tuple[Node, list[Problem]]:
    problems: list[Problem] = []
    node = open_document("policy.yml", text, problems)
    assert node is not None
    return node, problems


@pytest.mark.parametrize("written", ["NO", "12-24", "2026-12-24", "09:00", "yes", "1_000"])
def test_a_value_stays_the_text_that_was_written(written: str) -> None:
    node, problems = opened(f"key: {written}")
    assert node.entries()["key"].text() == written
    assert problems == []


def test_a_key_that_stands_twice_is_a_mistake_at_its_second_line() -> None:
    node, problems = opened("a: 1\nb: 2\na: 3\n")
    node.entries()
    assert [(problem.line, problem.key) for problem in problems] == [(3, "a")]


def test_a_list_where_a_value_is_needed_and_the_reverse_are_mistakes() -> None:
    node, problems = opened("a: [1]\nb: 2\nc: 3\n")
    parts = node.entries()
    assert (parts["a"].text(), parts["b"].items(), parts["c"].entries()) == ("", [], {})
    assert len(problems) == 3


def test_a_choice_that_is_made_twice_is_a_mistake() -> None:
    node, problems = opened("a: [x, x]")
    assert node.entries()["a"].choices(("x", "y")) == ("x",)
    assert "twice" in str(problems[0])
