"""Which clauses of a message are matters of their own."""

from bot.understanding.beside import SURE, SURE_IN_A_LIST, Clause, others
from bot.understanding.reading import ACT, Ranked, Reading

IGNORED = frozenset({"greet"})


def _read(intent: str, confidence: float) -> Reading:
    return Reading((Ranked(intent, confidence),), ACT)


def _others(*read: tuple[str, Reading]) -> list[str]:
    return [one.intent for one in others("refund", [Clause(*one) for one in read], IGNORED)]


def test_short_clauses_count_where_each_of_them_is_clear() -> None:
    read = [("refund", _read("refund", 1.0)), ("cancel plan", _read("plan_change", SURE_IN_A_LIST))]
    assert _others(*read) == ["plan_change"]


def test_a_short_clause_beside_words_that_say_nothing_clear_is_an_aside() -> None:
    read = [("not spammers", _read("deliverability_investigation", 1.0)), ("we are a food bank", _read("greet", 0.2))]
    assert _others(*read) == []


def test_a_longer_clause_must_be_sure_where_its_neighbours_are_not() -> None:
    unclear = ("what is one to think", _read("complaint", 0.2))
    assert _others(unclear, ("please close my account", _read("account_closure", SURE))) == ["account_closure"]
    assert _others(unclear, ("please close my account", _read("account_closure", SURE - 0.01))) == []


def test_a_clause_that_nobody_could_read_makes_it_no_list() -> None:
    assert _others(("hm", Reading((), "nothing")), ("close it", _read("account_closure", 1.0))) == []


def test_each_matter_is_named_once_the_surest_first_and_small_talk_never() -> None:
    read = [
        ("hello", _read("greet", 1.0)),
        ("close it", _read("account_closure", 0.8)),
        ("money back", _read("refund", 1.0)),
        ("close the account", _read("account_closure", 0.9)),
        ("no invoice", _read("invoice_delivery", 0.95)),
    ]
    assert _others(*read) == ["invoice_delivery", "account_closure"]


def test_one_clause_has_nothing_beside_it() -> None:
    assert _others(("close the account", _read("account_closure", 1.0))) == []


def test_a_bare_word_is_spelled_out_beside_a_matter_but_not_where_the_whole_is_small_talk() -> None:
    read = [Clause("no", _read("greet", 1.0)), Clause("cancel", _read("plan_change", 1.0), spelled_out=True)]
    read.append(Clause("bye", _read("greet", 1.0)))
    assert [one.intent for one in others("refund", read, IGNORED)] == ["plan_change"]
    assert others("greet", read, IGNORED) == ()
