from bot.helpcenter.comparison import COLUMNS, as_markdown, compare
from bot.helpcenter.evaluation import Question

ASKED = [
    Question("invoice", "keyword", "en", frozenset({"invoice"})),
    Question("where is it", "messy", "en", frozenset({"invoice"})),
    Question("facture", "keyword", "fr", frozenset({"invoice"})),
    Question("pizza", "keyword", "fr", frozenset()),
]


def ours(text: str, language: str) -> list[str]:
    return [] if text == "pizza" else ["invoice"]


def plain(text: str, language: str) -> list[str]:
    return ["invoice"] if text == "invoice" else ["other"]


def test_every_language_and_kind_has_a_row_and_so_have_their_sums() -> None:
    rows = [(row.language, row.kind, row.ours.asked) for row in compare(ASKED, ours, plain)]
    assert rows == [
        *(("en", "keyword", 1), ("en", "messy", 1), ("en", "all", 2)),
        *(("fr", "keyword", 2), ("fr", "all", 2)),
        *(("all", "keyword", 3), ("all", "messy", 1), ("all", "all", 4)),
    ]


def test_every_question_is_asked_once() -> None:
    asked: list[str] = []

    def search(text: str, language: str) -> list[str]:
        asked.append(text)
        return []

    compare(ASKED, search, plain)
    assert asked == [question.text for question in ASKED]


def test_one_language_needs_no_sum_of_languages() -> None:
    assert {row.language for row in compare(ASKED[:2], ours, plain)} == {"en"}


def test_both_searches_stand_side_by_side() -> None:
    whole = compare(ASKED, ours, plain)[-1]
    assert (whole.ours.first, whole.ours.silent, whole.plain.first, whole.plain.silent) == (1, 1, 1 / 3, 0)
    assert whole.cells() == ("all", "all", "4", "1.00", "1.00", "1.00", "1.00", "1.00", "0.33", "0.33", "0.33", "0.00")


def test_a_table_has_a_cell_for_every_column_and_bold_sums() -> None:
    lines = as_markdown(compare(ASKED, ours, plain)).split("\n")
    assert {line.count("|") for line in lines} == {len(COLUMNS) + 1}
    assert [line.startswith("| **") for line in lines[2:]] == [row.kind == "all" for row in compare(ASKED, ours, plain)]
