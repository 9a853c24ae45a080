"""The table in the documentation."""

from dataclasses import fields

import pytest

from bot.exam.foreign import ROWS as FOREIGN_ROWS
from bot.exam.foreign import Heard, Recognised, measure_foreign
from bot.exam.measures import Measures, measure
from bot.exam.table import ROWS, NoMarks, put, table
from bot.language.choose import Choice
from tests.exam.answers import answer


def test_every_measure_has_a_row() -> None:
    assert set(ROWS) == {field.name for field in fields(Measures)} - {"sentences"}


def test_each_group_is_a_column_of_percentages() -> None:
    measured = {"en": measure([answer("greet", "greet"), answer("greet", "refund")], {"refund"})}
    lines = table(measured).splitlines()
    assert lines[0] == "| | goal | en |"
    assert "| acted upon, rightly | ≥ 90 % | 50.0 |" in lines


def test_a_page_keeps_what_stands_around_the_marks() -> None:
    page = "before <!-- tuning -->\nold\n<!-- end of tuning --> after"
    once = put(page, "tuning", "| new |")
    assert "old" not in once
    assert once.startswith("before") and once.endswith("after")
    assert put(once, "tuning", "| new |") == once


def test_a_page_without_marks_is_left_alone() -> None:
    with pytest.raises(NoMarks, match="held-out"):
        put("nothing here", "held-out", "")


def test_the_foreign_languages_have_rows_of_their_own() -> None:
    assert set(FOREIGN_ROWS) == {field.name for field in fields(Recognised)} - {"sentences"}
    heard = [Heard("dove trovo la fattura", "it", Choice("en", 1.0, "it"), Choice("en", 1.0))]
    lines = table({"it": measure_foreign(heard)}, FOREIGN_ROWS).splitlines()
    assert "| recognised as not spoken | ≥ 97 % | 100.0 |" in lines
    assert "| recognised on an English page | ≥ 97 % | 0.0 |" in lines
