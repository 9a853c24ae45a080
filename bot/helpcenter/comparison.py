"""Two searches on the same questions, as rows of a table: per language and kind of question."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.helpcenter.evaluation import KINDS, Figures, Question, Search, ask, measure

ALL = "all"
COLUMNS = (
    *("language", "kind", "questions", "R@1", "R@3", "MRR", "answered", "silent"),
    *("plain R@1", "plain R@3", "plain MRR", "plain silent"),
)


@dataclass(frozen=True)
class Row:
    """One line of the table. `language` and `kind` may be `all`."""

    language: str
    kind: str
    ours: Figures
    plain: Figures

    def cells(self) -> tuple[str, ...]:
        """As text, in the order of `COLUMNS`."""
        ours, plain = self.ours, self.plain
        figures = (ours.first, ours.among_three, ours.reciprocal_rank, ours.answered, ours.silent)
        beaten = (plain.first, plain.among_three, plain.reciprocal_rank, plain.silent)
        return (self.language, self.kind, str(ours.asked), *map(_written, (*figures, *beaten)))


def compare(questions: Sequence[Question], search: Search, plain: Search) -> list[Row]:
    """Every language with every kind of question, and the sums of both."""
    languages = list(dict.fromkeys(question.language for question in questions))
    asked = list(zip(ask(questions, search), ask(questions, plain), strict=True))
    rows = []
    for language in (*languages, ALL) if len(languages) > 1 else languages:
        for kind in (*KINDS, ALL):
            own = [both for both in asked if _is_of(both[0].question, language, kind)]
            if own:
                rows.append(Row(language, kind, *(measure(side) for side in zip(*own, strict=True))))
    return rows


def _is_of(question: Question, language: str, kind: str) -> bool:
    return language in (question.language, ALL) and kind in (question.kind, ALL)


def as_markdown(rows: Iterable[Row]) -> str:
    """The table as documentation holds it; sums are bold."""
    lines = [_line(COLUMNS), _line(["---", "---", *["---:"] * (len(COLUMNS) - 2)])]
    for row in rows:
        cells = row.cells()
        lines.append(_line([f"**{cell}**" for cell in cells] if row.kind == ALL else cells))
    return "\n".join(lines)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _written(share: float | None) -> str:
    return "" if share is None else f"{share:.2f}"
