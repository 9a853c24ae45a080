"""Whether a text is rather what a machine said than what a person says. Standard library only.

Error texts come in English whatever language one writes. What stands inside a sentence of somebody's is taken out in
`evidence.py`; here the whole message may be pasted.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

# An answer of SMTP or HTTP: its code, then a word with a capital.
_REPLY = re.compile(r"\W*(?:[A-Z]+[ /][\d.]*\s*)?[1-5]\d\d[ -]+[A-Z][a-z]")
# A call, an assignment, a scope, a header's name, code between braces.
_CODE = re.compile(r"\w\(\)|\w=\w|\w::\w|\b[A-Z][a-z]*(?:-[A-Z][a-z]*){2,}\b|[{<][^{}<>]*[}>]|\bline \d+")
# "Order 100293": the word is the number's.
_NUMBER = re.compile(r"\d{3}")
# With more words than these around it, code is quoted by somebody who says something.
MOST_AROUND_CODE = 5
SHARE_OF_WORDS = 0.5


def may_be_machine(text: str, telling: Sequence[str], machine_words: Container[str]) -> bool:
    """Whether a machine may have said all of it. telling: its words that could be evidence, in small letters."""
    if "?" in text:
        return False
    if len(telling) == 1 and _NUMBER.search(text):
        return True
    if _REPLY.match(text) or (_CODE.search(text) and len(telling) <= MOST_AROUND_CODE):
        return True
    return sum(word in machine_words for word in telling) >= SHARE_OF_WORDS * len(telling)
