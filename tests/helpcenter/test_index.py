import pytest
import yaml

from bot.helpcenter import HelpCenter
from bot.helpcenter.analysed import Analysed
from bot.helpcenter.index import Index
from bot.helpcenter.thesaurus import Thesaurus
from tests.helpcenter.conftest import PARCELWOOD, an_article

QUESTIONS: dict[str, dict[int | str, list[str]]] = yaml.safe_load(
    PARCELWOOD.with_name("questions.yml").read_text(encoding="utf-8")
)
ANSWERED = {
    language: [(text, str(id)) for id, texts in questions.items() if id != "none" for text in texts]
    for language, questions in QUESTIONS.items()
}


def found(center: HelpCenter, text: str, language: str) -> list[str]:
    return [hit.article.id for hit in center.search(text, language) if not hit.fallback]


@pytest.mark.parametrize("language", QUESTIONS)
def test_the_right_article_is_among_the_first_three_for_most_questions(parcelwood: HelpCenter, language: str) -> None:
    missed = [text for text, id in ANSWERED[language] if id not in found(parcelwood, text, language)]
    assert len(missed) <= 0.15 * len(ANSWERED[language]), missed


@pytest.mark.parametrize("language", QUESTIONS)
def test_most_of_what_no_article_answers_is_met_with_silence(parcelwood: HelpCenter, language: str) -> None:
    answered = [text for text in QUESTIONS[language]["none"] if parcelwood.search(text, language)]
    assert len(answered) <= 1, answered


def an_index() -> Index:
    articles = [
        an_article("refund", "Get a refund", "Ask for the money of a double charge.", labels=("refund",)),
        an_article("invoice", "Receive invoices", "They are sent by email.", labels=("invoice_delivery",)),
        an_article("spf", "Set up SPF", "Add a DNS record.", labels=("sender_domain_setup",)),
    ]
    return Index("en", [Analysed.of(article) for article in articles], Thesaurus([["invoice", "bill"]], "en"))


def ids(results: list[tuple[object, float]]) -> list[str]:
    return [getattr(article, "id", "") for article, _ in results]


def test_the_understood_intent_brings_its_article_first() -> None:
    assert ids(an_index().search("email money", 3))[0] == "invoice"
    assert ids(an_index().search("email money", 3, intent="refund"))[0] == "refund"


def test_the_understood_intent_finds_its_article_whatever_the_words() -> None:
    assert an_index().search("gimme me dosh", 3) == []
    assert ids(an_index().search("gimme me dosh", 3, intent="refund")) == ["refund"]


def test_an_intent_that_no_article_carries_changes_nothing() -> None:
    assert an_index().search("refund", 3, intent="greet") == an_index().search("refund", 3)


def test_everyday_words_find_the_products_words() -> None:
    assert ids(an_index().search("where is my bill", 1)) == ["invoice"]


def test_a_label_is_a_word_of_its_article() -> None:
    assert ids(an_index().search("sender domain", 1)) == ["spf"]


def test_articles_that_were_shown_before_are_left_out() -> None:
    assert "refund" not in ids(an_index().search("refund of a double charge", 3, exclude={"refund"}))


def test_scores_fall_from_at_most_one() -> None:
    scores = [score for _, score in an_index().search("refund invoices money email", 3)]
    assert scores[0] <= 1 and scores == sorted(scores, reverse=True) and scores[-1] > 0


@pytest.mark.parametrize("text", ["", "?", "the", "🙂", "\x00", "a" * 20_000])
def test_a_message_without_a_question_finds_nothing(text: str) -> None:
    assert an_index().search(text, 3) == []


def test_an_index_without_articles_finds_nothing() -> None:
    assert Index("en", [], Thesaurus([], "en")).search("refund", 3) == []
