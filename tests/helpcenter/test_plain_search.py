from bot.helpcenter.plain_search import PlainSearch
from tests.helpcenter.conftest import an_article

REFUND = an_article("refund", "Get a refund", "Ask in writing.")
SPF = an_article("spf", "Set up SPF", "No refund is needed.")


def test_a_title_counts_more_than_the_text() -> None:
    assert PlainSearch([SPF, REFUND])("refund", "en") == ["refund", "spf"]


def test_other_forms_other_languages_and_foreign_words_are_not_found() -> None:
    plain = PlainSearch([REFUND, SPF])
    assert plain("refunds", "en") == []
    assert plain("refund", "fr") == []
