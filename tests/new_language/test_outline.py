"""A file of words is begun as the fallback language's, with a mark where something is to be written."""

from __future__ import annotations

from pathlib import Path

import yaml

from bot.new_language.outline import outline
from bot.settings import ROOT
from bot.texts import Texts

SOURCE = """\
# What we say.
greeting:
  hello: "Hello {name}!" # to somebody
  bye: [Bye, 'See you: "later"']
days: {monday: Monday, tuesday: Tuesday}
long: >
  Two lines
  of text.

last: 1
"""


def test_values_are_marked_and_everything_else_stays() -> None:
    begun = outline(SOURCE)
    assert yaml.safe_load(begun) == {
        "greeting": {"hello": "TODO Hello {name}!", "bye": ["TODO Bye", 'TODO See you: "later"']},
        "days": {"monday": "TODO Monday", "tuesday": "TODO Tuesday"},
        "long": "TODO Two lines of text.\n",
        "last": "TODO 1",
    }
    assert begun.startswith("# What we say.\n") and "# to somebody" in begun


def test_nothing_of_what_is_marked_is_ever_said(tmp_path: Path) -> None:
    source = (ROOT / "texts" / "en.yml").read_text("utf-8")
    (tmp_path / "en.yml").write_text(source, "utf-8")
    (tmp_path / "it.yml").write_text(outline(source), "utf-8")
    texts = Texts.load(tmp_path)
    assert texts.keys("it") == frozenset()
    assert texts.say("it", "ticket.cancel") == texts.say("en", "ticket.cancel")
