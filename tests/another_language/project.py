"""A copy of the project that speaks one language more: Italian, of which the repository has but a few sentences.

Its texts are English ones with a mark, `[it] Hello!`, so that a test sees at once what was said in Italian.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from tests.whole.house import ROOT

CODE, NAME, SAID = "it", "Italiano", "[it] "
SENTENCES: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("sentences.yml").read_text("utf-8"))
ASKED = 3
# What is copied, and what is left at home: nothing of it names a language.
PROGRAM = ("bot", "actions", "demo", "web", "requirements")
WORDS = ("texts", "articles", "data", "tests/nlu")
FILES = ("config.yml", "domain.yml", "endpoints.yml", "credentials.yml", "policy.yml", "languages.yml")
# So many sentences of each intent of the other languages are enough for a small model.
FEW, FEWEST = 12, 2


def project(top: Path) -> Path:
    """The copy, with Italian in it, and the model trained."""
    for name in (*PROGRAM, *WORDS):
        shutil.copytree(ROOT / name, top / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in FILES:
        shutil.copy(ROOT / name, top / name)
    (top / ".venv").symlink_to((ROOT / ".venv").resolve())
    verb(top, "add-language", CODE)
    _translate(top)
    _teach(top)
    verb(top, "train")
    return top


def verb(top: Path, *arguments: str) -> str:
    """What `./switchyard …` prints in the copy."""
    command = [sys.executable, "-m", "bot", *arguments]
    done = subprocess.run(command, cwd=top, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def _translate(top: Path) -> None:
    """What a person does with the files that were begun, and in the files that are there: words only."""
    for file in (f"texts/{CODE}.yml", f"data/concepts/{CODE}.yml", f"articles/{CODE}/_sections.yml"):
        mark = SAID if file.startswith("texts/") else ""
        _change(top / file, r'"TODO ', f'"{mark}')
    for path in (top / "texts").glob("*.yml"):
        if path.name != "foreign.yml":
            _change(path, r"(\nreason:\n(?:.*\n)*?  languages:\n)", rf"\1    {CODE}: Italian\n")
    _change(top / "texts/foreign.yml", rf"\n{CODE}:\n(?:  .*\n)+", "\n")
    _change(top / "languages.yml", rf"\n  {CODE}: {NAME}\n", "\n")
    _change(top / "languages.yml", r"\nspoken:\n", f"\nspoken:\n  {CODE}: {NAME}\n")
    _change(top / "data/joining_words.yml", r"\Z", f"{CODE}: [e anche, e]\n")
    _change(top / "policy.yml", r"languages: \[en, fr, de, es\]", f"languages: [en, fr, de, es, {CODE}]")


def _change(path: Path, pattern: str, instead: str) -> None:
    changed, times = re.subn(pattern, instead, path.read_text("utf-8"))
    assert times, f"{path.name} has no {pattern}"
    path.write_text(changed, "utf-8")


def _teach(top: Path) -> None:
    """A few sentences for each of a few intents, in every language."""
    for path in (top / "data/nlu").glob("*/*.yml"):
        if path.stem not in SENTENCES:
            path.unlink()
            continue
        lines = path.read_text("utf-8").splitlines()
        if path.parent.name == CODE:
            lines += [f"    - {sentence}" for sentence in SENTENCES[path.stem][:-ASKED]]
        heads = [line for line in lines if not line.startswith("    - ")]
        path.write_text("\n".join([*heads, *[line for line in lines if line not in heads][:FEW]]) + "\n", "utf-8")
    for path in (top / "data/vague").glob("*.yml"):
        # As rare among the lessons as in the whole model, or it would trust nothing.
        vague = yaml.safe_load(path.read_text("utf-8"))[:FEWEST]
        path.write_text(yaml.safe_dump(vague, allow_unicode=True), "utf-8")
