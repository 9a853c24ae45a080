"""Texts cut into the encoder's pieces."""

import pytest

from bot.understanding.encoder import shipped
from bot.understanding.pieces import BEGIN, END, START, UNKNOWN, Pieces

SMALL = Pieces(
    {f"{BEGIN}re": 3, "fund": 4, f"{BEGIN}refund": 5, BEGIN: 6, "s": 7},
    (0, 0, 0, -2.0, -2.0, -3.0, -1.0, -1.0),
    7,
    -9.0,
)


def test_the_likeliest_cut_wins() -> None:
    assert SMALL.cut("refund") == [START, 5, END]
    assert SMALL.cut("refunds") == [START, 5, 7, END]


def test_a_sign_that_no_piece_has_is_unknown_and_the_rest_is_still_cut() -> None:
    assert SMALL.cut("refund§s") == [START, 5, UNKNOWN, 7, END]


def test_blanks_of_any_kind_and_number_are_one() -> None:
    assert SMALL.cut("  refund \n\t refund ") == SMALL.cut("refund refund") == [START, 5, 5, END]


@pytest.mark.parametrize("text", ["Guten Tag", "Où est ma facture ?", "¿Dónde está?", "why?!", "ﬁne"])
def test_every_place_is_a_row_of_the_table(text: str) -> None:
    encoder = shipped()
    assert all(0 <= place < len(encoder.table) for place in encoder.pieces.cut(text))
    assert UNKNOWN not in encoder.pieces.cut(text)
