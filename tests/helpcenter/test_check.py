from dataclasses import replace

from bot.helpcenter import check
from tests.helpcenter.conftest import an_article


def complaints(*articles: object) -> list[str]:
    return [str(problem) for problem in check(articles)]  # type: ignore[arg-type]


def test_a_sound_help_center_has_no_faults() -> None:
    links = '<p><a href="b">b</a> <a href="/help/en/b#part">b</a> <a href="https://else.example/x">x</a></p>'
    assert complaints(an_article("a", html=links), an_article("b")) == []


def test_a_missing_translation_is_told() -> None:
    one = an_article("a", language="fr"), an_article("a", language="de"), an_article("a")
    assert complaints(*one, an_article("b")) == ["b: is not translated into de, fr"]


def test_a_body_without_text_is_told() -> None:
    assert complaints(an_article("a", html="<p> </p>")) == ["en/a: has no text"]


def test_a_link_to_an_article_that_does_not_exist_is_told() -> None:
    told = complaints(an_article("a", html='<p>See <a href="/help/en/gone#x">this</a></p>'))
    assert told == ["en/a: links to /help/en/gone, which is not an article"]


def test_a_zendesk_link_leads_to_its_number_whatever_the_title_was() -> None:
    place = "https://help.example/hc/en-us/articles/"
    target = an_article("2", url=place + "2-New-title")
    sound = an_article("1", url=place + "1-A", html=f'<p><a href="{place}2-Old-title">2</a></p>')
    broken = an_article("3", url=place + "3-A", html=f'<p><a href="{place}9-Gone">9</a></p>')
    assert complaints(target, sound, broken) == [f"en/3: links to {place}9-Gone, which is not an article"]


def test_two_articles_at_one_address_are_told() -> None:
    assert complaints(an_article("a", slug="x"), an_article("b", slug="x")) == ["en/b: has the same address as a (x)"]


def test_a_question_that_stands_in_two_articles_is_told() -> None:
    one = an_article("a", questions=("Where is my money?", "wrong bill"))
    other = an_article("b", questions=("where is my money",))
    assert complaints(one, other) == ["en/b: has a question of a too: where is my money"]
    assert (
        complaints(one, replace(other, language="fr"), replace(one, language="fr", questions=()), an_article("b")) == []
    )


def test_questions_without_a_word_are_not_the_same_question() -> None:
    assert complaints(an_article("a", questions=("???",)), an_article("b", questions=("!",))) == []
