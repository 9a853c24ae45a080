from datetime import date

from bot.helpcenter import Problem, zendesk

ITEM = {"id": 7, "locale": "en-us", "title": "Refunds", "body": "<p>Ask.</p>"}


def read(*items: object, sections: tuple[object, ...] = ()) -> list[object]:
    return list(zendesk.articles_from(items, sections, "export.json", []))


def test_a_locale_becomes_a_language_and_the_first_of_two_counts() -> None:
    articles = zendesk.articles_from([ITEM, {**ITEM, "locale": "en-gb", "title": "British"}], (), "export.json", [])
    assert [(article.id, article.language, article.title) for article in articles] == [("7", "en", "Refunds")]


def test_drafts_and_what_only_some_may_read_stay_out() -> None:
    assert read({**ITEM, "draft": True}, {**ITEM, "user_segment_id": 3}) == []


def test_a_section_is_named_in_the_articles_language_or_in_any() -> None:
    sections = ({"id": 1, "locale": "en-us", "name": "Money"}, {"id": 1, "locale": "fr", "name": "Argent"})
    items = [{**ITEM, "section_id": 1, "locale": locale} for locale in ("en-us", "fr", "de")]
    articles = zendesk.articles_from(items, sections, "export.json", [])
    assert [article.section for article in articles] == ["Money", "Argent", "Money"]


def test_address_slug_and_day_are_taken_over() -> None:
    item = {**ITEM, "html_url": "https://h.example/hc/en-us/articles/7-Refunds", "updated_at": "2026-03-04T10:00:00Z"}
    (article,) = zendesk.articles_from([item], (), "export.json", [])
    assert (article.url, article.slug, article.updated) == (item["html_url"], "7-refunds", date(2026, 3, 4))


def test_an_article_without_a_safe_address_gets_one_of_ours() -> None:
    for address in (None, "javascript:x", "//evil.example/7"):
        (article,) = zendesk.articles_from([{**ITEM, "html_url": address}], (), "export.json", [])
        assert article.url == f"/help/en/{article.slug}"


def test_every_faulty_article_is_told_with_its_keys() -> None:
    problems: list[Problem] = []
    kept = zendesk.articles_from(
        [ITEM, "text", {"id": 8, "body": "x"}, {"title": "a", "locale": "fr"}], (), "e", problems
    )
    assert len(kept) == 1
    assert [problem.where for problem in problems] == [
        "e: article 2",
        "e: article 8: locale",
        "e: article 8: title",
        "e: article 4: id",
    ]


def test_of_questions_only_texts_are_taken_over() -> None:
    (article,) = zendesk.articles_from([{**ITEM, "questions": [" where? ", "", None, " ", 7]}], (), "export.json", [])
    assert article.questions == ("where?",)
