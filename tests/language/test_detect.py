"""What a text alone says about its language, with the shipped table."""

from pathlib import Path

import pytest

from bot.language.choose import choose
from bot.language.detect import Detector
from bot.language.guess import Evidence, Guess
from bot.language.languages import Languages
from bot.language.shipped import build_detector
from bot.language.table import WordTable

LANGUAGES = Languages.load(Path(__file__).parents[2] / "languages.yml")


@pytest.fixture(scope="module")
def table() -> WordTable:
    return WordTable.load()


@pytest.fixture(scope="module")
def detector() -> Detector:
    return build_detector(LANGUAGES, {})


SPOKEN = {
    "en": ["hello", "where is my invoice", "cant log in", "thanks a lot", "talk to a human", "I want my money back"],
    "fr": ["bonjour", "ou est ma facture", "jarrive pas a me connecter", "merci beaucoup", "parler à un humain"],
    "de": ["hallo", "wo ist meine rechnung", "kann mich nicht einloggen", "vielen dank", "rueckerstattung bitte"],
    "es": ["hola", "donde esta mi factura", "no puedo entrar", "muchas gracias", "quiero hablar con una persona"],
}
FOREIGN = {
    "it": ["dove trovo la mia fattura?", "non riesco ad accedere", "posso parlare con qualcuno"],
    "pt": ["não consigo entrar na minha conta", "onde está a minha fatura"],
    "nl": ["ik kan niet inloggen", "waar is mijn factuur"],
    "pl": ["nie mogę się zalogować", "gdzie jest moja faktura"],
    "sv": ["jag kan inte logga in", "mina mejl hamnar i skräpposten"],
    "da": ["jeg kan ikke logge ind", "hvor er min faktura"],
    "fi": ["en pääse kirjautumaan", "missä laskuni on"],
    "cs": ["nemohu se přihlásit", "kde je moje faktura"],
    "ro": ["nu mă pot conecta", "unde este factura mea"],
    "hu": ["nem tudok bejelentkezni", "hol van a számlám"],
    "tr": ["giriş yapamıyorum", "faturam nerede"],
    "ru": ["где мой счет", "не могу войти"],
    "uk": ["де мій рахунок", "не можу увійти в обліковий запис"],
    "ar": ["أين فاتورتي", "لا أستطيع تسجيل الدخول"],
    "el": ["πού είναι το τιμολόγιό μου"],
    "ja": ["請求書はどこですか"],
    "zh": ["我无法登录"],
    "ko": ["로그인이 안 돼요"],
}


@pytest.mark.parametrize(("language", "text"), [(code, text) for code, texts in SPOKEN.items() for text in texts])
def test_short_messages_are_recognised_without_any_context(detector: Detector, language: str, text: str) -> None:
    choice = choose(detector.evidence(text), LANGUAGES)
    assert (choice.language, choice.foreign) == (language, None)


@pytest.mark.parametrize(
    ("language", "text"),
    [(code, text) for code, texts in FOREIGN.items() for text in texts if not LANGUAGES.is_spoken(code)],
)
def test_foreign_messages_are_called_by_their_name_even_on_an_english_page(
    detector: Detector, language: str, text: str
) -> None:
    assert choose(detector.evidence(text), LANGUAGES, page="en").foreign == language


@pytest.mark.parametrize(
    "text", ["ok", "DKIM", "API key", "👍", "12345", "", "   ", "jean@example.com", "???", "SPF ok"]
)
def test_what_is_the_same_everywhere_is_no_evidence(detector: Detector, text: str) -> None:
    assert detector.evidence(text).words == 0
    for page in LANGUAGES.spoken:
        assert choose(detector.evidence(text), LANGUAGES, page=page).language == page


def test_a_french_message_about_an_english_error_is_french(detector: Detector) -> None:
    text = "J'ai ce message : 535 5.7.8 Error: authentication failed: your password is not the one that we know"
    assert choose(detector.evidence(text), LANGUAGES, page="en").language == "fr"


def test_the_same_text_always_gets_the_same_guesses(detector: Detector) -> None:
    for text in ("zxqv brmpf", "reembolso", "Привет"):
        first = detector.evidence(text)
        assert all(detector.evidence(text) == first for _ in range(5))


def test_guesses_add_up_to_one(detector: Detector) -> None:
    found = detector.evidence("wo ist meine rechnung")
    assert abs(sum(guess.probability for guess in found.guesses) - 1) < 1e-6


def test_our_own_sentences_teach_the_field_s_words(table: WordTable) -> None:
    taught = Detector(table, vocabulary={"de": {"kontingentabfrage": 5}})
    assert taught.evidence("kontingentabfrage").guesses[0].language == "de"
    assert taught.evidence("kontingentabfrage").probability("de") > Detector(table).evidence(
        "kontingentabfrage"
    ).probability("de")


def test_the_second_opinion_is_asked_only_where_no_word_is_known(table: WordTable) -> None:
    asked: list[str] = []

    def opinion(text: str, languages: object) -> tuple[Guess, ...]:
        asked.append(text)
        return (Guess("fi", 1.0),)

    detector = Detector(table, second_opinion=opinion)
    detector.evidence("where is my invoice")
    assert asked == []
    unknown: Evidence = detector.evidence("xqzzvw")
    assert asked == ["xqzzvw"]
    assert unknown.probability("fi") >= 0.5


def test_a_name_says_nothing_and_a_greeting_in_capitals_does(detector: Detector) -> None:
    for name in ("Camille Laurent", "Maria José García", "Jonas Lindner"):
        assert detector.evidence(name).words == 0
    assert detector.evidence("Camille Laurent a une question").words > 0
