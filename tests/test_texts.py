"""Sentences: complete in every language, never showing braces, falling back rather than failing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.texts import Texts, TextsError


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    (tmp_path / "en.yml").write_text('greeting:\n  hello: "Hello {name}!"\n  bye: Bye\n', "utf-8")
    (tmp_path / "fr.yml").write_text('greeting:\n  hello: "Bonjour {name} !"\n', "utf-8")
    return Texts.load(tmp_path)


def test_a_sentence_is_said_in_its_language_with_its_places_filled(texts: Texts) -> None:
    assert texts.say("fr", "greeting.hello", name="Chloé") == "Bonjour Chloé !"


def test_a_missing_sentence_falls_back(texts: Texts) -> None:
    assert texts.say("fr", "greeting.bye") == "Bye"
    assert texts.say("it", "greeting.bye") == "Bye"


def test_a_place_without_a_value_shows_no_braces(texts: Texts) -> None:
    assert texts.say("en", "greeting.hello") == "Hello !"


def test_a_value_with_braces_is_only_text(texts: Texts) -> None:
    assert texts.say("en", "greeting.hello", name="{name}") == "Hello {name}!"


def test_a_key_that_nobody_wrote_is_our_mistake(texts: Texts) -> None:
    with pytest.raises(KeyError):
        texts.say("en", "greeting.unknown")


@pytest.fixture
def wordings(tmp_path: Path) -> Texts:
    (tmp_path / "en.yml").write_text(
        'ask: ["What is it?", "Tell me, what is it?"]\nagain: "Once more: {text}"\n', "utf-8"
    )
    return Texts.load(tmp_path)


def test_what_was_just_said_is_said_in_other_words(wordings: Texts) -> None:
    assert wordings.say_anew("en", "ask", []) == "What is it?"
    assert wordings.say_anew("en", "ask", ["Hello. What is it?"]) == "Tell me, what is it?"


def test_with_all_wordings_used_up_the_first_one_comes_back_as_a_repetition(wordings: Texts) -> None:
    said = ["What is it?", "Tell me, what is it?"]
    sentence = wordings.say_anew("en", "ask", said)
    assert wordings.unlike("en", sentence, said) == "Once more: What is it?"
    assert wordings.unlike("en", sentence, ["Once more: What is it?"]) == "What is it?"


@pytest.mark.parametrize("content", ["a: [1, 2]", "a: 5", "a: {b: yes}", "a: : b"])
def test_what_is_no_sentence_is_refused_with_its_file(tmp_path: Path, content: str) -> None:
    (tmp_path / "en.yml").write_text(content, "utf-8")
    with pytest.raises(TextsError, match=r"en\.yml"):
        Texts.load(tmp_path)


def test_foreign_sentences_are_no_language_that_is_spoken(tmp_path: Path) -> None:
    (tmp_path / "en.yml").write_text("hello: Hello", "utf-8")
    (tmp_path / "foreign.yml").write_text("it: {hello: Ciao}", "utf-8")
    assert Texts.load(tmp_path).languages == ("en",)
    assert Texts.load_foreign(tmp_path).say("it", "hello") == "Ciao"


def test_only_spoken_languages_are_read_in_the_order_in_which_they_are_offered(tmp_path: Path) -> None:
    for code in ("de", "en", "it"):
        (tmp_path / f"{code}.yml").write_text("hello: Hello", "utf-8")
    assert Texts.load(tmp_path, "en", ["en", "fr", "de"]).languages == ("en", "de")


def test_what_nobody_has_written_yet_is_said_in_the_fallback_language(tmp_path: Path) -> None:
    (tmp_path / "en.yml").write_text("hello: Hello", "utf-8")
    (tmp_path / "it.yml").write_text("hello: TODO Hello", "utf-8")
    texts = Texts.load(tmp_path)
    assert texts.say("it", "hello") == "Hello"
    assert not texts.has("it", "hello")


def test_a_place_may_be_called_like_anything(tmp_path: Path) -> None:
    (tmp_path / "en.yml").write_text('only: "In {language} only: {key}, {said}"', "utf-8")
    texts = Texts.load(tmp_path)
    places = {"language": "English", "key": "a", "said": "b"}
    assert texts.say_anew("en", "only", [], **places) == texts.say("en", "only", **places) == "In English only: a, b"


ROOT = Path(__file__).parent.parent
CODE = re.compile("```.*?```|`[^`\n]*`", re.DOTALL)
# How visitors ask for an article: typed in haste, and only ever read by the search.
ASKED = re.compile("^questions:\n(?:  - .*\n)+", re.MULTILINE)


def _shipped(language: str) -> list[str]:
    """Every line that somebody reads in that language, without code, comments and what only the search reads."""
    files = [ROOT / "texts" / f"{language}.yml", ROOT / "demo" / "texts" / f"{language}.yml"]
    files += sorted((ROOT / "articles" / language).glob("*.md"))
    lines = [line for file in files for line in CODE.sub("", ASKED.sub("", file.read_text("utf-8"))).splitlines()]
    return [line for line in lines if not line.strip().startswith("# ")]


def test_french_marks_never_stand_alone_at_the_start_of_a_line() -> None:
    loose = re.compile('(?<=\\S)\u0020[;:?!»](?![-:])|«(?!\u00a0)|[a-zé}][;?!](?!["\\w])')
    assert [line for line in _shipped("fr") if loose.search(line)] == []


def test_french_and_german_words_are_quoted_with_their_own_marks() -> None:
    assert [line for line in _shipped("de") if re.search("[”«»]|“(?=\\w)", line)] == []
    assert [line for line in _shipped("fr") if re.search("[“”„’]", line)] == []


@pytest.mark.parametrize("language", ["en", "fr", "de", "es"])
def test_the_pages_show_times_as_the_sentences_tell_them(language: str) -> None:
    nine = {"hour": "09", "h": 9, "minute": "05"}
    shipped = Texts.load(ROOT / "texts")
    assert shipped.say(language, "time.clock", **nine).endswith(shipped.say(language, "widget.clock", **nine))


@pytest.mark.parametrize("language", ["en", "fr", "de", "es"])
def test_two_step_login_has_the_name_that_its_article_has(language: str) -> None:
    articles = [file.read_text("utf-8") for file in (ROOT / "articles" / language).glob("*.md")]
    (article,) = (text for text in articles if "\nid: two-step-login\n" in text)
    name = Texts.load(ROOT / "texts").say(language, "console.menu.factor")
    assert re.search(f'\ntitle: "?{name}\\b', article)
