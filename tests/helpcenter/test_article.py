import pytest

from bot.helpcenter.article import EXCERPT_LENGTH, base_language, by_section
from tests.helpcenter.conftest import an_article


def test_an_excerpt_starts_with_the_first_paragraph_and_not_with_a_heading() -> None:
    article = an_article(html="<h2>Before you start</h2><p>Have your <b>invoice</b> at hand.</p><ul><li>One</li></ul>")
    assert article.excerpt == "Have your invoice at hand."


def test_a_long_excerpt_is_cut_between_words() -> None:
    article = an_article(text="invoice " * 60)
    assert article.excerpt.endswith("invoice …")
    assert len(article.excerpt) <= EXCERPT_LENGTH + 2


def test_an_article_of_lists_only_has_an_excerpt_too() -> None:
    assert an_article(html="<ul><li>Open a ticket.</li><li>Wait.</li></ul>").excerpt == "Open a ticket. Wait."


@pytest.mark.parametrize("locale", ["en", "en-us", "EN_GB", " en "])
def test_a_locale_is_its_language(locale: str) -> None:
    assert base_language(locale) == "en"


def test_sections_and_their_articles_keep_the_order_of_their_source() -> None:
    articles = [an_article("c", section="Zeal"), an_article("a", section="Account"), an_article("b", section="Zeal")]
    told = [(section.title, [article.id for article in section.articles]) for section in by_section(articles)]
    assert told == [("Zeal", ["c", "b"]), ("Account", ["a"])]
