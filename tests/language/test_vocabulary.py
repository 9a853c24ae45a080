"""Which words our own sentences teach."""

from bot.language.vocabulary import count_words


def test_a_word_counts_from_its_second_time_in_its_own_language() -> None:
    sentences = [("die rechnung fehlt", "de"), ("Rechnung!", "de"), ("ma facture", "fr")]
    assert count_words(sentences) == {"de": {"rechnung": 2}, "fr": {}}


def test_what_nobody_writes_small_is_a_name_and_teaches_nothing() -> None:
    sentences = [("Frau Müller fehlt", "de"), ("Müller wartet", "de"), ("frau", "de")]
    assert count_words(sentences) == {"de": {"frau": 2}}
