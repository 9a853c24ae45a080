"""What the search knows of words, by the shipped table."""

from dataclasses import dataclass

import pytest

from bot.article_knowledge import ArticleKnowledge
from bot.helpcenter.knowledge import Written
from bot.language.table import WordTable
from bot.understanding.encoder import Encoder, shipped
from bot.understanding.reading import Ranked, Reading


@dataclass(frozen=True)
class FakeModel:
    """Takes every text for a refund or a greeting, whatever it means."""

    encoder: Encoder
    small_talk: frozenset[str] = frozenset({"greet"})

    def read_one(self, text: str, language: str) -> Reading:
        self.encoder.encode(text)
        return Reading([Ranked("greet", 0.6), Ranked("refund", 0.3)], "nothing")


@pytest.fixture(scope="module")
def knowledge() -> ArticleKnowledge:
    return ArticleKnowledge(FakeModel(shipped()), WordTable.load())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("word", "language"), [("netflix", "en"), ("paypal", "de"), ("whatsapp", "fr"), ("android", "es")]
)
def test_names_of_other_products_are_strangers_in_every_language(
    knowledge: ArticleKnowledge, word: str, language: str
) -> None:
    assert knowledge.standing(word, language).stranger


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("invoice", "en"),
        ("facture", "fr"),
        ("rechnung", "de"),
        ("factura", "es"),
        ("vereinsrabatt", "de"),
        ("2024", "en"),
    ],
)
def test_ordinary_words_typos_compounds_and_numbers_are_no_strangers(
    knowledge: ArticleKnowledge, word: str, language: str
) -> None:
    assert not knowledge.standing(word, language).stranger


@pytest.mark.parametrize(
    ("common", "telling", "language"),
    [("want", "invoice", "en"), ("veux", "facture", "fr"), ("mehr", "rechnung", "de")],
)
def test_a_word_that_everybody_uses_tells_less(
    knowledge: ArticleKnowledge, common: str, telling: str, language: str
) -> None:
    assert 0 <= knowledge.standing(common, language).tells < knowledge.standing(telling, language).tells <= 1


def test_of_a_language_without_a_table_nothing_is_assumed(knowledge: ArticleKnowledge) -> None:
    standing = knowledge.standing("netflix", "xx")
    assert (standing.tells, standing.stranger) == (1.0, False)


def test_small_talk_is_no_matter(knowledge: ArticleKnowledge) -> None:
    assert knowledge.read("hello", "en").matters == {"refund": 0.3}


def test_titles_read_together_mean_the_same_as_questions_read_alone(knowledge: ArticleKnowledge) -> None:
    titles = [Written("Get a refund", "en"), Written("Se faire rembourser", "fr"), Written("Choose a template", "en")]
    together = knowledge.read_all(titles)
    for title, read in zip(titles, together, strict=True):
        assert float(read.meaning @ knowledge.read(*title).meaning) > 0.99
    assert together[0].meaning @ together[1].meaning > together[0].meaning @ together[2].meaning


def test_words_that_mean_nearly_the_same_are_near(knowledge: ArticleKnowledge) -> None:
    engineer, technician, poem = knowledge.meant([Written(w, "en") for w in ("engineer", "technician", "poem")])
    assert engineer @ technician > 0.6 > engineer @ poem
    assert knowledge.meant([Written("poem", "en"), Written("engineer", "en")])[1].tolist() == engineer.tolist()


def test_a_typo_is_in_no_list(knowledge: ArticleKnowledge) -> None:
    assert knowledge.standing("invoice", "en").listed and not knowledge.standing("invocie", "en").listed
