"""What the search makes of somebody's knowledge of language."""

from collections.abc import Sequence

import numpy
import pytest

from bot.helpcenter import HelpCenter
from bot.helpcenter.knowledge import UNTOLD, KnowsNothing, Meaning, Read, Standing, Written
from bot.helpcenter.meaning import LONGEST_OPENING, Meanings, opening, together
from bot.helpcenter.query import LONGEST
from tests.helpcenter.conftest import FakeSource, an_article

MONEY = ("refund", "dosh", "rembours", "geld")
OTHERS = ("netflix",)


class KnowsMoney(KnowsNothing):
    """Knows one matter by the words of money, what it means in three languages, and one name of others."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def read(self, text: str, language: str) -> Read:
        self.asked.append(text)
        money = any(word in text.lower() for word in MONEY)
        return Read({"refund": 0.99} if money else {"plan_change": 0.1}, self.meaning(text))

    def read_all(self, texts: Sequence[Written]) -> Sequence[Read]:
        return [self.read(*text) for text in texts]

    def meanings(self, texts: Sequence[Written]) -> Sequence[Meaning]:
        return [self.meaning(text.text) for text in texts]

    def standing(self, word: str, language: str) -> Standing:
        return Standing(0.0 if word == "want" else 1.0, word in OTHERS)

    @staticmethod
    def meaning(text: str) -> Meaning:
        money = any(word in text.lower() for word in MONEY)
        return numpy.array([1, 0] if money else [0, 1], dtype=numpy.float32)


def a_knowing_center(*articles: object, knowledge: KnowsNothing | None = None) -> HelpCenter:
    center = HelpCenter([FakeSource(*articles)], knowledge=knowledge)  # type: ignore[arg-type]
    center.refresh()
    return center


ARTICLES = (an_article("refund", "Get a refund", "Ask in writing."), an_article("plan", "Change the plan", "Here."))


def first(center: HelpCenter, text: str) -> list[str]:
    return [hit.article.id for hit in center.search(text, "en")][:1]


def test_an_article_is_found_by_its_meaning_without_a_word_in_common() -> None:
    assert first(a_knowing_center(*ARTICLES, knowledge=KnowsMoney()), "where is my dosh") == ["refund"]
    assert first(a_knowing_center(*ARTICLES), "where is my dosh") == []


def test_titles_are_read_once_and_not_at_every_refresh() -> None:
    knowledge, source = KnowsMoney(), FakeSource(ARTICLES[0])
    center = HelpCenter([source], knowledge=knowledge)
    center.refresh()
    source.articles = ARTICLES
    center.refresh()
    assert knowledge.asked == ["Get a refund", "Change the plan"]


def test_long_messages_are_cut() -> None:
    knowledge = KnowsMoney()
    a_knowing_center(*ARTICLES, knowledge=knowledge).search("refund " * LONGEST, "en")
    assert len(knowledge.asked[-1]) == LONGEST


def test_a_name_that_the_help_center_never_mentions_lowers_the_score() -> None:
    center = a_knowing_center(*ARTICLES, knowledge=KnowsMoney())
    assert center.search("netflix refund", "en")[0].score < center.search("recent refund", "en")[0].score


def test_a_name_that_the_help_center_mentions_is_no_stranger() -> None:
    own = an_article("netflix", "Connect Netflix", "Open the page of connections.")
    scores = [
        a_knowing_center(own, *ARTICLES, knowledge=knowledge).search("connect netflix", "en")[0].score
        for knowledge in (KnowsMoney(), _without_names())
    ]
    assert scores[0] == scores[1]


def _without_names() -> KnowsMoney:
    knowledge = KnowsMoney()
    knowledge.standing = lambda word, language: Standing()  # type: ignore[method-assign]
    return knowledge


def test_words_that_everybody_uses_do_not_count_as_unanswered() -> None:
    knowing = a_knowing_center(*ARTICLES, knowledge=KnowsMoney())
    assert knowing.search("want refund", "en")[0].score > knowing.search("wrote refund", "en")[0].score


def test_what_an_article_means_is_the_middle_of_its_translations() -> None:
    middle = together([numpy.array([1, 0], dtype=numpy.float32), numpy.array([0, 1], dtype=numpy.float32)])
    assert middle.tolist() == pytest.approx([0.5**0.5, 0.5**0.5])
    assert together([UNTOLD, UNTOLD]).tolist() == together([]).tolist() == []


def test_nearness_is_from_0_to_1_and_unknown_where_nothing_is_known() -> None:
    rows = [numpy.array([1, 0], dtype=numpy.float32), numpy.array([-1, 0], dtype=numpy.float32)]
    nearness = Meanings(rows).nearness(numpy.array([1, 0], dtype=numpy.float32))
    assert nearness is not None and nearness.tolist() == [1, 0]
    assert Meanings(rows).nearness(UNTOLD) is None
    assert Meanings([UNTOLD]).nearness(rows[0]) is None
    assert Meanings([]).nearness(rows[0]) is None


def test_an_article_opens_with_its_title_and_first_paragraph() -> None:
    article = an_article(title="Get a refund", html="<p>Open a ticket.</p><p>Then wait.</p>")
    assert opening(article) == "Get a refund. Open a ticket."
    assert len(opening(an_article(text="long " * LONGEST_OPENING))) == LONGEST_OPENING
