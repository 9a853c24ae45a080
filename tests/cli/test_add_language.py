"""`./switchyard add-language`: what cannot be added is refused with its reason, before a file is written."""

from __future__ import annotations

import pytest

from bot.__main__ import main
from bot.settings import ROOT


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["italian"], "two or three small letters"),
        (["../x"], "two or three small letters"),
        (["fr"], "spoken already"),
        (["qq"], "--name"),
    ],
)
def test_a_code_that_is_wrong_writes_nothing_and_says_why(
    arguments: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted((ROOT / "texts").iterdir())
    assert main(["add-language", *arguments]) == 2
    assert reason in capsys.readouterr().err
    assert sorted((ROOT / "texts").iterdir()) == before
