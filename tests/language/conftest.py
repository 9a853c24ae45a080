"""The detector as it is shipped: with the words of all training sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.data_check.sentences import sentences
from bot.language.detect import Detector
from bot.language.languages import Languages
from bot.language.shipped import build_detector
from bot.language.vocabulary import count_words
from bot.settings import ROOT


@pytest.fixture(scope="session")
def spoken() -> Languages:
    return Languages.load(ROOT / "languages.yml")


@pytest.fixture(scope="session")
def taught(spoken: Languages) -> Detector:
    """Counted as training counts, without training."""
    files: list[tuple[str, Path]] = [
        (code, path) for code in spoken.spoken for path in (ROOT / "data" / "nlu" / code).glob("*.yml")
    ]
    pairs = ((text, code) for code, path in files for group in sentences(path).values() for text in group)
    return build_detector(spoken, count_words(pairs))
