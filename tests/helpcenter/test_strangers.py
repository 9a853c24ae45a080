"""Whose product a question is about."""

import pytest

from bot.helpcenter import analysis
from bot.helpcenter.strangers import Strangers, shipped
from tests.helpcenter.conftest import a_center, an_article

REFUND = an_article("refund", "Get a refund", "Ask in writing.")


@pytest.mark.parametrize("text", ["mailchimp refund", "refund from Deutsche Bahn", "REFUND AIRBNB"])
def test_a_question_that_names_somebody_elses_product_is_met_with_silence(text: str) -> None:
    assert a_center(REFUND).search("get a refund", "en")
    assert a_center(REFUND).search(text, "en") == []


def test_what_the_help_center_mentions_is_no_stranger() -> None:
    own = an_article("move", "Come to us from Mailchimp", "Export your contacts there.")
    assert a_center(REFUND, own).search("come from mailchimp", "en")[0].article == own


def test_a_strangers_name_is_not_taken_for_a_typo() -> None:
    brief = an_article("brief", "Breve resumen", "Un texto breve.", language="es")
    assert a_center(brief).search("brevo", "es") == []
    assert a_center(brief).search("brebe", "es")


def test_a_name_of_several_words_counts_as_a_whole_only() -> None:
    strangers = Strangers(["Deutsche Bahn", "Netflix"])
    known = {"deutsche"}.__contains__
    assert strangers.among(["deutsche", "bahn"], known) == {"deutsche", "bahn"}
    assert strangers.among(["bahn", "deutsche", "texte"], known) == frozenset()
    assert strangers.among(["netflix"], {"netflix"}.__contains__) == frozenset()


def test_no_everyday_word_of_ours_is_a_strangers_name() -> None:
    function = {word for words in analysis.FUNCTION_WORDS.values() for word in words}
    assert shipped().among(sorted(function), lambda word: False) == frozenset()
