"""Whole conversations, played through the real edge and the really trained model."""

from __future__ import annotations

from collections import Counter

import pytest
import yaml

from bot.data_check.sentences import NOT_TRAINED
from bot.settings import ROOT
from tests.conversations.performance import Performance
from tests.conversations.script import Script, scripts
from tests.conversations.stage import Stage

SCRIPTS = scripts()
WANTED = 120


@pytest.mark.rasa
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
async def test_it_goes_as_written(stage: Stage, script: Script) -> None:
    await (await Performance.begin(stage, script)).play()


def test_there_are_enough_of_them_and_each_language_has_its_share() -> None:
    assert len(SCRIPTS) >= WANTED
    pages = Counter(script.page for script in SCRIPTS)
    assert min(pages[language] for language in ("en", "fr", "de", "es")) >= WANTED // 5, pages


def test_every_intent_stands_in_one() -> None:
    spoken = {step.intent for script in SCRIPTS for step in script.steps if step.visitor}
    typed = set(yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))["intents"])
    assert not typed - NOT_TRAINED - spoken
