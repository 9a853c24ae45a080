from collections.abc import Mapping
from dataclasses import dataclass

import pytest

from bot.helpcenter import HelpCenter
from bot.helpcenter.matter import LONGEST, Matters, asked_about, reader_of, reads_nothing
from tests.helpcenter.conftest import FakeSource, an_article


@dataclass(frozen=True)
class Ranked:
    intent: str
    confidence: float


@dataclass(frozen=True)
class Reading:
    ranking: list[Ranked]


class FakeModel:
    """Knows two matters by the letters of money, and takes everything else for small talk."""

    small_talk = frozenset({"greet"})

    def __init__(self) -> None:
        self.asked: list[str] = []

    def read_one(self, text: str, language: str) -> Reading:
        self.asked.append(text)
        money = any(word in text.lower() for word in ("refund", "dosh", "rembours"))
        return Reading([Ranked("refund", 0.99) if money else Ranked("greet", 0.8), Ranked("plan_change", 0.1)])


def test_articles_of_the_same_matter_agree_with_a_question_by_how_sure_both_are() -> None:
    matters = Matters([{"refund": 0.9}, {"plan_change": 0.5, "refund": 0.1}, {}], [(), (), ()])
    assert matters.agreement({"refund": 0.8}).tolist() == pytest.approx([0.72, 0.08, 0])
    assert matters.agreement({"unheard_of": 1.0}).tolist() == [0, 0, 0]


def test_a_writers_label_is_certain() -> None:
    matters = Matters([{"refund": 0.2}, {}], [("refund",), ("plan_change",)])
    assert matters.agreement({"refund": 1.0}).tolist() == [1, 0]
    assert matters.agreement({"plan_change": 0.5}).tolist() == [0, 0.5]


def test_a_label_does_not_tell_whether_the_reader_knows_such_matters() -> None:
    matters = Matters([{"refund": 0.2}, {}], [("parcels",), ("parcels",)])
    assert [matters.told(0), matters.told(1)] == [0.2, 0]


def test_agreement_is_never_more_than_certain() -> None:
    matters = Matters([{"a": 1.0, "b": 1.0}], [()])
    assert matters.agreement({"a": 1.0, "b": 1.0}).tolist() == [1]


def test_no_articles_agree_with_nothing() -> None:
    assert Matters([], []).agreement({"refund": 1.0}).tolist() == []


def test_small_talk_is_no_matter_and_long_messages_are_cut() -> None:
    model = FakeModel()
    read = reader_of(model)
    assert read("hello", "en") == {"plan_change": 0.1}
    read("x" * 5 * LONGEST, "en")
    assert len(model.asked[-1]) == LONGEST


def test_what_was_understood_before_is_certain() -> None:
    def reader(text: str, language: str) -> Mapping[str, float]:
        return {"refund": 0.3}

    assert asked_about("x", None, "en", reader) == {"refund": 0.3}
    assert asked_about("x", "refund", "en", reader) == {"refund": 1.0}
    assert asked_about("x", "spf", "en", reads_nothing) == {"spf": 1.0}


def test_an_article_is_found_by_its_matter_without_a_word_in_common() -> None:
    articles = [an_article("refund", "Get a refund", "Ask in writing."), an_article("plan", "Change the plan", "Here.")]
    center = HelpCenter([FakeSource(*articles)], reader=reader_of(FakeModel()))
    center.refresh()
    assert [hit.article.id for hit in center.search("where is my dosh", "en")][:1] == ["refund"]
    plain = HelpCenter([FakeSource(*articles)])
    plain.refresh()
    assert plain.search("where is my dosh", "en") == []


def test_titles_are_read_once_and_not_at_every_refresh() -> None:
    model, source = FakeModel(), FakeSource(an_article("refund", "Get a refund"))
    center = HelpCenter([source], reader=reader_of(model))
    center.refresh()
    source.articles = (*source.articles, an_article("plan", "Change the plan"))
    center.refresh()
    assert model.asked == ["Get a refund", "Change the plan"]
