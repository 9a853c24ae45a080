"""Words that are written together are known by their parts, in the languages that write words together."""

from __future__ import annotations

import numpy as np
import pytest

from bot.language.compound import Compounds
from bot.language.table import Scores

LANGUAGES, FLOOR = ("en", "de"), -15.0
LISTED = {"rechnung": [FLOOR, -8.0], "adresse": [FLOOR, -9.0], "tracking": [-9.0, -11.0], "pixel": [-9.0, -10.0]}


def listed(word: str) -> Scores | None:
    return np.array(LISTED[word], np.float32) if word in LISTED else None


@pytest.fixture
def compounds() -> Compounds:
    return Compounds(LANGUAGES, FLOOR, listed)


@pytest.mark.parametrize("word", ["rechnungsadresse", "trackingpixel"])
def test_a_compound_speaks_for_the_language_that_makes_it(compounds: Compounds, word: str) -> None:
    english, german = compounds.score(word)  # type: ignore[misc]
    assert german > english == FLOOR


@pytest.mark.parametrize("word", ["rechnung", "adressexyz", "pixel", "trackingx"])
def test_what_has_no_two_known_parts_is_no_compound(compounds: Compounds, word: str) -> None:
    assert compounds.score(word) is None
