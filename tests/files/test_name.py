"""A file's name: no folders, nothing invisible, and it ends as its content does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files.kind import JPEG, PNG, UTF8
from bot.files.name import LONGEST_NAME, clean

NAMES = [
    ("error.png", "error.png"),
    ("ERROR.PNG", "ERROR.PNG"),
    ("../../etc/passwd", "passwd.png"),
    ("C:\\Users\\me\\shot.png", "shot.png"),
    ("/", "file.png"),
    ("", "file.png"),
    (".png", "file.png"),
    ("...", "file.png"),
    ('the "big" one.png', 'the "big" one.png'),
    ("two\r\nlines\0.png", "two lines.png"),
    ("invoice\u202egnp.exe", "invoicegnp.exe.png"),
    ("E\u0301cran.png", "Écran.png"),
    ("  spaced   out .png", "spaced out.png"),
    ("virus.exe", "virus.exe.png"),
    ("\ud800.png", "file.png"),
]


@pytest.mark.parametrize(("given_name", "shown"), NAMES, ids=[repr(name) for name, _ in NAMES])
def test_a_name_is_cleaned(given_name: str, shown: str) -> None:
    assert clean(given_name, PNG) == shown


def test_a_script_is_saved_as_text() -> None:
    assert clean("run.bat", UTF8) == "run.bat.txt"
    assert [clean(name, UTF8) for name in ("a.csv", "a.log", "a.eml")] == ["a.csv", "a.log", "a.eml"]


def test_a_long_name_keeps_its_ending() -> None:
    name = clean("x" * 300 + ".jpeg", JPEG)
    assert len(name) == LONGEST_NAME and name.endswith("x.jpeg")


@given(st.text())
def test_no_name_leads_out_of_its_folder_or_breaks_a_line(name: str) -> None:
    shown = clean(name, PNG)
    assert 0 < len(shown) <= LONGEST_NAME and shown.lower().endswith(".png")
    assert not set(shown) & set("/\\\r\n\0") and shown.isprintable()
    assert clean(shown, PNG) == shown
