from bot.helpcenter.spelling import Spelling

WORDS = ["invoice", "invoice", "invoices", "refund", "sign", "up", "password", "facturación", "close"]


def test_a_known_word_is_left_alone() -> None:
    assert Spelling(WORDS).mended("invoices") == []


def test_a_typo_becomes_the_most_frequent_word_near_it() -> None:
    assert Spelling(WORDS).mended("invioce") == ["invoice"]
    assert Spelling(WORDS).mended("refnd") == ["refund"]


def test_missing_accents_are_put_back() -> None:
    assert Spelling(WORDS).mended("facturacion") == ["facturación"]


def test_words_written_as_one_are_split_and_words_written_as_two_are_joined() -> None:
    assert Spelling(WORDS).mended("signup") == ["sign", "up"]
    assert Spelling(WORDS).joined(["my", "pass", "word"]) == ["password"]


def test_short_and_distant_words_are_not_guessed() -> None:
    assert Spelling(WORDS).mended("clos") == []
    assert Spelling(WORDS).mended("pizza") == []


def test_the_start_of_a_word_is_completed_to_the_most_frequent_ones() -> None:
    assert Spelling(WORDS).completed("invo") == ["invoice", "invoices"]
    assert Spelling(WORDS).completed("factu") == ["facturación"]
    assert Spelling(WORDS).completed("in") == []
    assert Spelling(WORDS).completed("invoice") == []
    assert Spelling(WORDS).completed("pizz") == []


def test_no_articles_mend_nothing() -> None:
    assert Spelling([]).mended("anything") == []


def test_a_compound_is_what_it_ends_in_if_that_is_a_third_of_it() -> None:
    spelling = Spelling(["rabatt", "platz"])
    assert spelling.mended("vereinsrabatt") == ["rabatt"]
    assert spelling.mended("ausbildungsplatz") == []
