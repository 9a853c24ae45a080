"""What a file really is: told by its content, whatever its name says."""

from __future__ import annotations

import codecs
from dataclasses import dataclass


class UnknownKind(Exception):
    """The content is none of the kinds that we take."""


@dataclass(frozen=True)
class Kind:
    """endings: those that a name may have; the first is given to a name that has none of them."""

    media_type: str
    endings: tuple[str, ...]


PNG = Kind("image/png", (".png",))
JPEG = Kind("image/jpeg", (".jpg", ".jpeg"))
GIF = Kind("image/gif", (".gif",))
WEBP = Kind("image/webp", (".webp",))
PDF = Kind("application/pdf", (".pdf",))
# Whatever is written in it, a page or a script too: it is shown as text, and its name ends like one.
UTF8 = Kind("text/plain; charset=utf-8", (".txt", ".csv", ".log", ".eml"))
LATIN1 = Kind("text/plain; charset=iso-8859-1", UTF8.endings)

_LONGEST_SIGN = 12
_SIGNS = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"%PDF-", PDF),
)
# Every byte is a Latin-1 character, so what tells text from a program are the controls that no text has.
# Tabs, line and page ends are text, and so are the colours of a log (escape).
_NEVER_IN_TEXT = bytes(code for code in (*range(32), 127) if code not in b"\t\n\f\r\x1b")


class Reading:
    """Looks at a file while it comes in, piece by piece, and keeps nothing of it but the beginning."""

    def __init__(self) -> None:
        self._head = b""
        self._is_text = True
        self._is_utf8 = True
        self._utf8 = codecs.getincrementaldecoder("utf-8")()

    def feed(self, piece: bytes) -> None:
        """The next bytes."""
        if len(self._head) < _LONGEST_SIGN:
            self._head += piece[:_LONGEST_SIGN]
        self._is_text = self._is_text and len(piece.translate(None, _NEVER_IN_TEXT)) == len(piece)
        self._decode(piece)

    def kind(self) -> Kind:
        """What it was; to be asked at the end. Raises UnknownKind, also for an empty file."""
        for sign, kind in _SIGNS:
            if self._head.startswith(sign):
                return kind
        if self._head[:4] == b"RIFF" and self._head[8:12] == b"WEBP":
            return WEBP
        if not self._head or not self._is_text:
            raise UnknownKind
        self._decode(b"", final=True)
        return UTF8 if self._is_utf8 else LATIN1

    def _decode(self, piece: bytes, final: bool = False) -> None:
        if not (self._is_text and self._is_utf8):
            return
        try:
            self._utf8.decode(piece, final)
        except UnicodeDecodeError:
            self._is_utf8 = False
