"""Which language is spoken next."""

from dataclasses import replace

from bot.language.choose import Choice, choose
from bot.language.guess import NOTHING, Evidence, Guess
from bot.language.languages import Languages

LANGUAGES = Languages(
    spoken={"en": "English", "fr": "Français", "de": "Deutsch", "es": "Español"},
    recognised={"it": "Italiano", "pt": "Português"},
    fallback="en",
    no_evidence=frozenset(),
)


def evidence(words: int, **probabilities: float) -> Evidence:
    ranked = sorted(probabilities.items(), key=lambda item: -item[1])
    return Evidence(tuple(Guess(language, probability) for language, probability in ranked), words)


def spoken(found: Evidence, conversation: str | None = None, page: str | None = None) -> Choice:
    return choose(found, LANGUAGES, conversation, page)


def test_a_text_that_says_nothing_keeps_the_language_of_the_conversation() -> None:
    assert spoken(NOTHING, conversation="de", page="fr").language == "de"


def test_a_text_that_says_nothing_is_answered_in_the_page_s_language_at_first() -> None:
    assert spoken(NOTHING, page="fr").language == "fr"


def test_nothing_known_at_all_is_answered_in_the_fallback() -> None:
    assert spoken(NOTHING).language == "en"


def test_a_page_in_a_language_nobody_speaks_says_nothing() -> None:
    assert spoken(NOTHING, page="pt-BR").language == "en"


def test_the_page_s_region_does_not_matter() -> None:
    assert spoken(NOTHING, page="fr-CA").language == spoken(NOTHING, page="FR_ca").language == "fr"


def test_a_clear_change_of_language_is_followed() -> None:
    assert spoken(evidence(6, es=0.98, it=0.02), conversation="fr", page="fr").language == "es"


def test_a_doubtful_word_changes_nothing() -> None:
    assert spoken(evidence(1, es=0.6, fr=0.3, en=0.1), conversation="fr").language == "fr"


def test_one_doubtful_word_does_not_leave_the_page_s_language_either() -> None:
    assert spoken(evidence(1, es=0.6, en=0.3, fr=0.1), page="en").language == "en"


def test_nobody_is_told_unsupported_because_of_one_ambiguous_word() -> None:
    choice = spoken(evidence(1, it=0.9, fr=0.08), page="fr")
    assert choice.foreign is None
    assert choice.language == "fr"


def test_one_word_that_only_a_foreign_language_has_is_recognised() -> None:
    assert spoken(evidence(1, pt=1.0)).foreign == "pt"


def test_a_certain_foreign_language_is_named_and_the_answer_keeps_the_conversation_s_language() -> None:
    choice = spoken(evidence(5, it=0.999, es=0.001), conversation="de", page="fr")
    assert (choice.language, choice.foreign) == ("de", "it")


def test_a_foreign_language_that_is_only_likely_is_not_named() -> None:
    assert spoken(evidence(4, it=0.55, es=0.45)).foreign is None


def test_a_language_that_nobody_listed_is_still_foreign() -> None:
    assert spoken(evidence(5, eu=1.0)).foreign == "eu"


def test_the_conversation_makes_a_text_likelier_to_be_in_its_language() -> None:
    found = evidence(2, en=0.5, de=0.5)
    assert spoken(found, conversation="de").language == "de"
    assert spoken(found, conversation="en").language == "en"


def test_confidence_is_a_probability() -> None:
    for found in (NOTHING, evidence(1, es=1.0), evidence(9, it=1.0), evidence(2, en=0.5, fr=0.5)):
        for conversation in (None, *LANGUAGES.spoken):
            assert 0 <= spoken(found, conversation).confidence <= 1


def test_whoever_mixes_languages_leaves_it_unsure_and_nothing_changes() -> None:
    choice = spoken(evidence(4, es=0.5, en=0.5), conversation="de")
    assert (choice.language, choice.unsure) == ("de", True)
    assert spoken(evidence(1, es=0.5, en=0.5), conversation="de").unsure is False, "one word is no riddle"
    assert spoken(evidence(4, es=0.99, en=0.01), conversation="de").unsure is False


def test_a_language_that_was_asked_for_is_not_left() -> None:
    asked_for = choose(evidence(9, en=1.0), LANGUAGES, "de", "en", chosen=True)
    assert asked_for == Choice("de", 1.0)
    assert choose(evidence(9, it=1.0), LANGUAGES, "de", chosen=True).foreign is None


def test_borrowed_words_leave_no_language_that_is_spoken_already() -> None:
    name = replace(evidence(2, de=0.99, en=0.01), borrowed=True)
    assert spoken(name, conversation="fr") == spoken(NOTHING, conversation="fr")
    assert spoken(name, page="es").language == "es"
    assert spoken(name, conversation="de").language == spoken(name).language == "de"


def test_a_foreign_language_is_named_even_if_few_words_might_be_a_name() -> None:
    assert spoken(replace(evidence(3, it=1.0), borrowed=True), page="en").foreign == "it"
