import threading
from datetime import datetime, timezone

from bot.helpcenter import HelpCenter, Problem, SourceError
from bot.helpcenter.evidence import LEAST_SECOND_SCORE
from bot.helpcenter.experience import Experience, Helped, weight_at
from tests.helpcenter.conftest import FakeSource, a_center, an_article

ENGLISH = an_article("refund", "Get a refund")
FRENCH = an_article("refund", "Obtenir un remboursement", "Écrivez-nous.", "fr", section="Facturation")
ONLY_ENGLISH = an_article("spf", "Set up SPF", "Add a DNS record.", section="Domains")


def test_a_question_is_answered_in_its_language() -> None:
    (hit,) = a_center(ENGLISH, FRENCH).search("remboursement", "fr")
    assert (hit.article, hit.fallback) == (FRENCH, False)


def test_where_a_language_has_nothing_the_fallback_language_answers_and_says_so() -> None:
    (hit,) = a_center(ENGLISH, FRENCH, ONLY_ENGLISH).search("SPF", "fr")
    assert (hit.article, hit.fallback) == (ONLY_ENGLISH, True)


def test_a_language_without_articles_is_answered_in_the_fallback_language() -> None:
    (hit,) = a_center(ENGLISH, FRENCH).search("refund", "it")
    assert (hit.article, hit.fallback) == (ENGLISH, True)


def test_what_the_fallback_language_finds_is_shown_in_the_visitors_language_where_it_exists() -> None:
    (hit,) = a_center(ENGLISH, FRENCH).search("get a refund", "fr")
    assert (hit.article, hit.fallback) == (FRENCH, False)


def test_a_chance_word_of_the_fallback_language_in_a_question_is_no_answer() -> None:
    center = a_center(ENGLISH, FRENCH, ONLY_ENGLISH)
    assert center.search("ma signature sous Thunderbird avec un DNS tordu", "fr") == []


def test_what_helped_others_comes_first_among_articles_that_fit_as_well() -> None:
    center = a_center(an_article("a", "Card refused", "Ask."), an_article("b", "Card expired", "Ask."))
    assert center.search("card", "en")[0].article.id == "a"
    now = datetime(2026, 6, 1, tzinfo=timezone.utc)
    learnt = [Helped("en", "b", "card", 20 * weight_at(now))]
    center.experience = Experience(learnt, now)
    assert center.search("card", "en")[0].article.id == "b"


def test_a_locale_is_understood_as_its_language() -> None:
    assert a_center(ENGLISH, FRENCH).search("remboursement", "fr-CA")[0].article == FRENCH


def test_an_article_is_had_by_id_in_the_language_asked_for_or_the_nearest() -> None:
    center = a_center(ENGLISH, FRENCH, an_article("neu", "Neu", language="de"))
    assert center.get("refund", "fr-FR") == FRENCH
    assert center.get("refund", "it") == ENGLISH
    assert getattr(center.get("neu", "fr"), "language", None) == "de"
    assert center.get("nothing", "fr") is None


def test_an_article_is_had_by_its_address_and_knows_its_translations() -> None:
    center = a_center(ENGLISH, FRENCH)
    assert center.by_slug("refund", "fr") == FRENCH
    assert center.by_slug("refund", "de") is None
    assert center.translations("refund") == (ENGLISH, FRENCH)


def test_sections_are_told_in_the_language_or_in_the_fallback_language() -> None:
    center = a_center(ENGLISH, FRENCH, ONLY_ENGLISH)
    assert [section.title for section in center.sections("fr")] == ["Facturation"]
    assert [section.title for section in center.sections("it")] == ["Billing", "Domains"]
    assert center.languages == ("en", "fr")


def test_a_help_center_that_was_never_refreshed_is_empty() -> None:
    center = HelpCenter([FakeSource(ENGLISH)])
    assert (center.search("refund", "en"), center.sections("en"), center.languages) == ([], (), ())


def test_a_refresh_builds_only_the_languages_that_changed() -> None:
    source = FakeSource(ENGLISH, FRENCH)
    center = HelpCenter([source])
    assert center.refresh().languages == ("en", "fr")
    assert center.refresh().languages == ()
    source.articles = (ENGLISH, ONLY_ENGLISH, FRENCH)
    assert center.refresh().languages == ("en",)
    assert center.search("SPF", "en")[0].article == ONLY_ENGLISH


def test_an_article_that_is_gone_is_found_no_more() -> None:
    source = FakeSource(ENGLISH, FRENCH)
    center = HelpCenter([source])
    center.refresh()
    source.articles = (ENGLISH,)
    assert center.refresh().languages == ("fr",)
    assert center.get("refund", "fr") == ENGLISH


def test_new_everyday_words_count_from_the_next_refresh() -> None:
    source = FakeSource(ENGLISH)
    center = HelpCenter([source])
    center.refresh()
    assert center.search("dosh", "en") == []
    source.words = {"en": [["refund", "dosh"]]}
    assert center.refresh().languages == ("en",)
    assert center.search("dosh", "en")[0].article == ENGLISH


def test_a_source_that_fails_keeps_its_last_articles_and_says_so() -> None:
    good, bad = FakeSource(ENGLISH, name="good"), FakeSource(ONLY_ENGLISH, name="bad")
    center = HelpCenter([bad, good])
    center.refresh()
    bad.failure = SourceError("the disk is gone", again=True)
    refreshed = center.refresh()
    assert center.search("SPF", "en")[0].article == ONLY_ENGLISH
    assert center.problems == refreshed.problems
    (problem,) = center.problems
    assert problem.where == "bad"
    assert "the disk is gone" in problem.what and "last 1 articles are kept" in problem.what
    bad.failure = None
    assert center.refresh().problems == ()


def test_a_source_that_never_worked_leaves_the_others_alone() -> None:
    bad = FakeSource(name="bad")
    bad.failure = SourceError("no such folder", again=False)
    center = HelpCenter([bad, FakeSource(ENGLISH, name="good")])
    assert "given no articles yet" in center.refresh().problems[0].what
    assert center.search("refund", "en")


def test_problems_stay_told_while_a_source_does_not_change() -> None:
    source = FakeSource(ENGLISH)
    source.problems = (Problem("a.md: id", "is missing"),)
    center = HelpCenter([source])
    center.refresh()
    assert center.refresh().problems == source.problems


def test_the_later_source_counts_where_two_hold_the_same_article() -> None:
    newer = an_article("refund", "Refunds, the new way")
    center = HelpCenter([FakeSource(ENGLISH, name="old"), FakeSource(newer, name="new")])
    center.refresh()
    assert center.articles() == (newer,)


def test_readers_see_one_whole_help_center_while_it_is_refreshed() -> None:
    source = FakeSource(ENGLISH, FRENCH)
    center = HelpCenter([source])
    center.refresh()
    wrong: list[object] = []
    done = threading.Event()

    def look() -> None:
        while not done.is_set():
            hits = center.search("refund", "en")
            if [hit.article.id for hit in hits] != ["refund"]:
                wrong.append(hits)

    reader = threading.Thread(target=look)
    reader.start()
    for number in range(30):
        source.articles = (ENGLISH, an_article(f"spf{number}", "Set up SPF", "Add a DNS record."))
        center.refresh()
    done.set()
    reader.join()
    assert wrong == []


def test_where_the_visitors_language_has_articles_another_language_must_fit_better() -> None:
    english, french = (
        an_article("refund", "Get a refund"),
        an_article("plan", "Changer de formule", "Ici.", language="fr"),
    )
    text = "refund zzyzx qwrtp"
    alone, beside = (a_center(*articles).search(text, "fr") for articles in ((english,), (english, french)))
    assert [hit.article.id for hit in alone] == ["refund"] and alone[0].score < LEAST_SECOND_SCORE
    assert beside == []
    assert a_center(english, french).search("get a refund", "fr")[0].article == english
