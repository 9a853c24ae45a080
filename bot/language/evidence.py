"""Take out of a message what says nothing about the language of its writer. Standard library only.

Addresses, code, acronyms and pasted error texts are the same whatever language one writes in.
"""

from __future__ import annotations

import re

_NEVER = re.compile(
    r"""```.*?(?:```|\Z)           # code between fences
      | `[^`\n]+`                  # code in a line
      | ^\s*>.*$                   # quoted mail
      | \b\w+://\S+ | \bwww\.\S+   # addresses of pages
      | \S+@\S+                    # addresses of mail
      | <[^<>\n]{1,200}>           # mark-up
      | \{[^{}]*\}                 # JSON, template variables
      | \b[\w-]+(?:\.[\w-]+)+\b    # hosts, files, versions, dotted code
      | \S*[_\d/\\=]\S*            # identifiers, numbers, paths
      | \b[^\W\d_]*[a-z][A-Z]\w*   # camelCase
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
# What a machine said, up to the end of its line: SMTP replies, exceptions, traces.
_PASTED = re.compile(
    r"""(?<!\d)[245]\d\d(?:[ -]+[245]\.\d+\.\d+|-)[^\n"»”–—]*
      | \b\w*(?:Error|Exception|Traceback)\b\s*[:(][^\n"»”–—]*
      | \b(?:HTTP|SMTP|cURL|curl)[ /]+(?:error[ :]*)?\d+[^\n"»”–—]*
    """,
    re.VERBOSE,
)
_QUOTED = re.compile(r"\"[^\"\n]{2,300}\"|«[^»\n]{2,300}»|“[^”\n]{2,300}”|„[^“”\n]{2,300}[“”]")
_ACRONYM = re.compile(r"\b[A-ZÀ-Þ]{2,}\b")
_SMALL = re.compile(r"[a-zß-ÿ]")


def evidence(text: str) -> str:
    """What is left of a text when addresses, code, acronyms and error texts are gone.

    Quotations go too, unless nothing is left without them. Capitals are acronyms only beside small letters:
    a message all in capitals is kept.
    """
    kept = _NEVER.sub(" ", _PASTED.sub(" ", text))
    if _SMALL.search(kept):
        kept = _ACRONYM.sub(" ", kept)
    without_quotations = _QUOTED.sub(" ", kept)
    return without_quotations if re.search(r"[^\W\d_]{2,}", without_quotations) else kept
