"""`./switchyard add-language`: the files of a language that the assistant is to speak, ready to be written."""

from __future__ import annotations

import argparse
import re
import sys

import yaml

from bot.language.languages import Languages, LanguagesError
from bot.new_language.aptitude import shortcomings
from bot.new_language.files import skeletons, write_missing
from bot.settings import Settings

HELP = "begin to add a language: write its files, ready to be filled in by a person"
CODE = re.compile(r"[a-z]{2,3}")
LEFT = (
    ("texts/{code}.yml", "every sentence of the product; what still begins with TODO is said in English"),
    ("data/nlu/{code}/", "forty sentences or more for each matter, thirty for each act"),
    ("data/concepts/{code}.yml", "words that mean the same in this field"),
    ("data/joining_words.yml", "a line for {code}: words that join two matters in one message"),
    ("tests/nlu/{code}.yml", "an exam that nobody trains or tunes with, by somebody else"),
    ("tests/nlu/tuning/{code}.yml", "one that is tuned with, by somebody else too"),
    ("articles/{code}/", "the names of the sections, and as many articles as there are"),
    ("texts/<each>.yml", "what the others call it: reason.languages.{code}"),
    ("texts/foreign.yml", "without {code}: nobody is told any more that it is not spoken"),
    ("languages.yml", "{code}: {name} under spoken, no longer under recognised"),
    ("policy.yml", "{code}, if the team answers in it"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The language, and its own name where languages.yml has none."""
    parser.add_argument("code", metavar="CODE", help="the language's ISO 639 code: it")
    parser.add_argument("--name", help="what it calls itself; needed only if languages.yml does not list it")
    parser.epilog = "Files that are there already stay as they are. Exit code: 0 done, 2 the code or a file is wrong."


def run(args: argparse.Namespace) -> int:
    """0 if every file is there now; 2 if the language cannot be added, with the reason."""
    root = Settings.from_environment().root
    try:
        languages = Languages.load(root / "languages.yml")
        objection = _objection(args.code, args.name, languages)
        if objection:
            print(f"add-language: {objection}", file=sys.stderr)
            return 2
        name = args.name or languages.name(args.code)
        written, left = write_missing(root, skeletons(root, args.code, name, languages.fallback))
    except (OSError, LanguagesError, yaml.YAMLError) as error:
        print(f"add-language: {error}", file=sys.stderr)
        return 2
    print(f"{name} ({args.code}): {len(written)} files written, {len(left)} were there and stay as they are.")
    for sentence in shortcomings(args.code):
        print(f"Mind: {sentence}")
    print(f"What is left, in this order, for people who think in {name}:")
    for number, (path, what) in enumerate(LEFT, start=1):
        print(f"{number:>3}. {path.format(code=args.code):<26} {what.format(code=args.code, name=name)}")
    print("`./switchyard check` tells what is missing; docs/languages.md explains all of it.")
    return 0


def _objection(code: str, name: str | None, languages: Languages) -> str:
    if not CODE.fullmatch(code):
        return f"{code!r} is no language's code: two or three small letters are needed, `it` for Italian"
    if languages.is_spoken(code):
        return f"{code} is spoken already; `./switchyard check` tells what it lacks"
    if not name and languages.name(code) == code:
        return f"languages.yml does not know {code!r}. If it is right, say what the language calls itself: --name"
    return ""
