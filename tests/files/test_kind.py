"""The kind of a file is told by what is in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.files.kind import GIF, JPEG, LATIN1, PDF, PNG, UTF8, WEBP, Kind, Reading, UnknownKind

PROGRAM = b"\x7fELF\x02\x01\x01" + bytes(9)
CONTENTS = {
    b"\x89PNG\r\n\x1a\n" + bytes(20): PNG,
    b"\xff\xd8\xff\xe0" + bytes(20): JPEG,
    b"GIF89a" + bytes(20): GIF,
    b"RIFF\x10\0\0\0WEBPVP8 ": WEBP,
    b"%PDF-1.7\n\x00\xff": PDF,
    "Hallo, schöne Grüße\r\n".encode(): UTF8,
    "Référence;Montant\n12;9,90 €\n".encode("cp1252"): LATIN1,
    b"<script>alert(1)</script>": UTF8,
    b"From: a@b.example\r\nSubject: x\r\n\r\nhello": UTF8,
    b"\x1b[31mERROR\x1b[0m\tconnection refused\n": UTF8,
}
REFUSED = [
    b"",
    PROGRAM,
    b"MZ\x90\x00\x03",
    b"PK\x03\x04\x14\x00\x06\x00",
    b"RIFF\x10\0\0\0WAVEfmt ",
    b"hello\0world",
    b"\x89PNG no line ends\x00",
    "Unicode for Windows".encode("utf-16"),
]


def read(content: bytes, piece: int = 64) -> Kind:
    reading = Reading()
    for start in range(0, len(content), piece):
        reading.feed(content[start : start + piece])
    return reading.kind()


@pytest.mark.parametrize(("content", "kind"), CONTENTS.items(), ids=[kind.media_type for kind in CONTENTS.values()])
@pytest.mark.parametrize("piece", [1, 3, 64])
def test_a_kind_is_known_by_its_content_however_it_is_cut(content: bytes, kind: Kind, piece: int) -> None:
    assert read(content, piece) == kind


@pytest.mark.parametrize("content", REFUSED, ids=repr)
def test_what_is_neither_picture_pdf_nor_text_is_refused(content: bytes) -> None:
    with pytest.raises(UnknownKind):
        read(content)


def test_a_program_behind_a_page_of_text_is_refused() -> None:
    with pytest.raises(UnknownKind):
        read(b"hello\n" * 50_000 + PROGRAM)


def test_a_letter_that_is_cut_off_at_the_end_is_no_utf8() -> None:
    assert read("é".encode()[:1] + b"") == LATIN1


@given(st.text(st.characters(blacklist_categories=["Cc", "Cs"]), min_size=1), st.integers(1, 7))
def test_every_text_is_text(text: str, piece: int) -> None:
    assert read(text.encode(), piece) in (UTF8, PDF, GIF)
