"""Whether a few words are rather a name, of somebody, a firm or a place, than something that is said.

Standard library only. `Jürgen Müller`, `Haus am See` and `camille laurent` are no signs of their writer's language.
"""

from __future__ import annotations

import re
from collections.abc import Container

# So few words with capitals are one, if our own sentences have none of them.
LONGEST_SURE_NAME = 3
# So many words with capitals, joining words between them included, may be one name.
LONGEST_NAME = 5
# Without capitals: people who hurry write their own names small, but hardly those of firms.
LONGEST_SMALL_NAME = 3
_WRITTEN = re.compile(r"[^\W\d_]+")
# Who asks, exclaims or explains does not give a name.
_SAID = re.compile(r"[?!:;]")


def is_name(text: str, ours: Container[str]) -> bool:
    """Two or three words with capitals, none of them ours: `Camille Laurent`, and not `Guten Tag`."""
    written = _WRITTEN.findall(text)
    few = 1 < len(written) <= LONGEST_SURE_NAME
    return few and all(word.istitle() and word.lower() not in ours for word in written)


def may_be_name(text: str, ours: Container[str], joining: Container[str]) -> bool:
    """Whether a text may be a name, and is no reason to leave a language.

    With capitals one word that is not `ours` is enough (those are the words that our own sentences write small, in any
    language); without them none may be. `joining`: words that stand small inside of names.
    """
    written = _WRITTEN.findall(text)
    if not written or len(written) > LONGEST_NAME or _SAID.search(text):
        return False
    titled = [word.lower() for word in written if word[0].isupper()]
    small = [word for word in written if word[0].islower()]
    if titled and all(word in joining for word in small):
        return not all(word in ours for word in titled)
    return not titled and len(small) <= LONGEST_SMALL_NAME and not any(word in ours for word in small)
