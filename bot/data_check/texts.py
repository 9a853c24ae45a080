"""Texts: the same keys and places in every language, a name for every matter, and nothing that nobody says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from bot.data_check import begun
from bot.data_check.problem import Problem, summed_up
from bot.language.languages import Languages
from bot.policy_file import load_policy
from bot.texts import Texts

# Two ways to write one value: 9 h, 09:00.
SAME = {"h": "hour"}


def problems(root: Path, policy: Path) -> Iterator[Problem]:
    """Each with its file and key."""
    languages = Languages.load(root / "languages.yml")
    texts = Texts.load(root / "texts", languages.fallback)
    for code in begun.languages(root):
        if code in texts.languages:
            yield from _against_fallback(texts, code)
        else:
            yield Problem(f"texts/{code}.yml", "", "is missing")
    yield from _names(texts, begun.languages(root))
    yield from _matters(root, policy, texts)
    yield from _replies(root, texts)


def _against_fallback(texts: Texts, code: str) -> Iterator[Problem]:
    file, expected = f"texts/{code}.yml", texts.keys(texts.fallback)
    yield from summed_up(file, sorted(expected - texts.keys(code)), "is not translated")
    for key in sorted(texts.keys(code) - expected):
        yield Problem(file, key, f"does not exist in {texts.fallback}.yml")
    for key in sorted(expected & texts.keys(code)):
        if not texts.say(code, key):
            yield Problem(file, key, "is empty")
        odd = _places(texts, code, key) ^ _places(texts, texts.fallback, key)
        if odd:
            yield Problem(file, key, f"has other places than {texts.fallback}.yml: {', '.join(sorted(odd))}")


def _names(texts: Texts, languages: Sequence[str]) -> Iterator[Problem]:
    """Every language has a name in the fallback language, and so in all others."""
    for code in languages:
        if not texts.has(texts.fallback, f"reason.languages.{code}"):
            yield Problem(f"texts/{texts.fallback}.yml", f"reason.languages.{code}", "a language has no name")


def _places(texts: Texts, code: str, key: str) -> frozenset[str]:
    return frozenset(SAME.get(place, place) for place in texts.places(code, key))


def _matters(root: Path, policy_path: Path, texts: Texts) -> Iterator[Problem]:
    policy = load_policy(policy_path)
    named = {name: key for key, names in policy.categories.items() for name in names}
    for key in ("opening_matters", "urgent_matters", "no_login_matters"):
        named |= dict.fromkeys(getattr(policy, key), key)
    intents = set(yaml.safe_load((root / "domain.yml").read_text("utf-8"))["intents"])
    for name, key in named.items():
        if name not in intents:
            yield Problem(policy_path.name, key, f"{name} is no intent of domain.yml")
        if not texts.has(texts.fallback, f"matter.{name}"):
            yield Problem(f"texts/{texts.fallback}.yml", f"matter.{name}", "a matter of policy.yml has no name")


def _replies(root: Path, texts: Texts) -> Iterator[Problem]:
    """Every `utter_…` of the domain has a sentence, and every sentence under `utter` is somebody's reply."""
    domain = yaml.safe_load((root / "domain.yml").read_text("utf-8"))
    replies = {name.removeprefix("utter_") for name in domain["actions"] if name.startswith("utter_")}
    written = {
        key.removeprefix("utter.").partition("~")[0] for key in texts.keys(texts.fallback) if key.startswith("utter.")
    }
    for name in sorted(replies - written):
        yield Problem("domain.yml", f"utter_{name}", f"has no sentence utter.{name} in the texts")
