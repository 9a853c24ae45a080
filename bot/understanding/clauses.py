"""Cut a message where one matter may end and another begin. Standard library only."""

from __future__ import annotations

import re

# Ends of sentences, lines, and the joining words of the four languages with what makes them a new wish.
_BORDER = re.compile(
    r"""[.!?;\n]+(?:\s|$)
      | ,?\s+(?:and\ also|and|also|plus)\s+(?=\w+\s+\w+)
      | ,?\s+(?:et\ aussi|et|ainsi\ que|puis)\s+(?=\w+['’\s]\s*\w+)
      | ,?\s+(?:und\ außerdem|und|außerdem|sowie)\s+(?=\w+\s+\w+)
      | ,?\s+(?:y\ también|y\ además|y|además|también)\s+(?=\w+\s+\w+)
      | ,\s+
    """,
    re.VERBOSE | re.IGNORECASE,
)
# A matter needs words of its own.
_FEWEST_WORDS = 3
MOST = 6


def clauses(text: str) -> list[str]:
    """The clauses of a text that are long enough to be a matter of their own, at most six."""
    parts = [part.strip() for part in _BORDER.split(text)]
    return [part for part in parts if len(part.split()) >= _FEWEST_WORDS][:MOST]
