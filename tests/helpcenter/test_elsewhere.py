"""What people ask of other firms casts doubt, unless the Help Center answers it."""

import numpy
import pytest

from bot.helpcenter.elsewhere import Elsewhere, middles, shipped
from bot.helpcenter.knowledge import UNTOLD, Meaning, Written
from bot.helpcenter.meaning import packed
from bot.helpcenter.questions import NONE

EAST: Meaning = numpy.array([1, 0], dtype=numpy.float32)
NORTH: Meaning = numpy.array([0, 1], dtype=numpy.float32)
BOTH = numpy.stack([EAST, NORTH])


def test_the_nearest_matter_of_others_counts() -> None:
    assert Elsewhere(BOTH, numpy.zeros((1, 2), dtype=numpy.float32)).nearness(EAST, NONE) == 1.0
    assert Elsewhere(BOTH[1:], numpy.zeros((1, 2), dtype=numpy.float32)).nearness(EAST, NONE) == 0.0


def test_what_an_article_is_about_is_no_matter_of_others() -> None:
    assert Elsewhere(BOTH, EAST[None]).nearness(EAST, NONE) == 0.0


def test_a_writer_who_knows_that_people_ask_it_makes_it_a_matter_of_the_house() -> None:
    nowhere = numpy.zeros((1, 2), dtype=numpy.float32)
    assert Elsewhere(BOTH, nowhere).nearness(EAST, packed([EAST])) == 0.0


def test_where_nobody_can_tell_what_texts_mean_there_is_no_doubt() -> None:
    assert Elsewhere(numpy.zeros((2, 0), dtype=numpy.float32), EAST[None]).nearness(EAST, NONE) == 0.0
    assert Elsewhere(BOTH, EAST[None]).nearness(UNTOLD, NONE) == 0.0


def test_a_matter_means_what_its_languages_have_in_common() -> None:
    matter = Written("open an account", "en"), Written("ouvrir un compte", "fr")
    (row,) = middles([matter], dict(zip(matter, (EAST, NORTH), strict=True)))
    assert row.tolist() == pytest.approx([0.5**0.5, 0.5**0.5])


def test_every_matter_that_ships_is_told_in_each_of_our_languages_and_once() -> None:
    assert {tuple(text.language for text in matter) for matter in shipped()} == {("en", "de", "fr", "es")}
    every = [text for matter in shipped() for text in matter]
    assert len(set(every)) == len(every)
