"""Which languages are spoken, which are only recognised: `languages.yml` as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

# Lists of words, in the order of the fields.
LISTS = ("no_evidence", "name_words", "machine_words")


class LanguagesError(Exception):
    """`languages.yml` does not make sense. The message lists every problem, one a line."""


@dataclass(frozen=True)
class Languages:
    """Own names by code, in the order in which languages are offered.

    `no_evidence`: words of every language. `name_words`: those that stand small inside of names.
    `machine_words`: English words of error texts.
    """

    spoken: Mapping[str, str]
    recognised: Mapping[str, str]
    fallback: str
    no_evidence: frozenset[str]
    name_words: frozenset[str] = frozenset()
    machine_words: frozenset[str] = frozenset()

    def name(self, code: str) -> str:
        """The language's own name; its code if nobody has named it."""
        return self.spoken.get(code) or self.recognised.get(code) or code

    def is_spoken(self, code: str | None) -> bool:
        """Whether the assistant speaks it."""
        return code in self.spoken

    @classmethod
    def load(cls, path: Path) -> Languages:
        """Read `languages.yml`.

        Raises:
            LanguagesError: with all that is wrong, each line naming file and key.
        """
        import yaml  # here, so that choosing a language needs the standard library only

        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        return cls.from_mapping(content if isinstance(content, dict) else {}, path.name)

    @classmethod
    def from_mapping(cls, content: Mapping[str, object], source: str) -> Languages:
        """The same from a mapping; `source` names the file in messages."""
        problems = []
        names: dict[str, dict[str, str]] = {}
        for section in ("spoken", "recognised"):
            given = content.get(section)
            names[section] = given if isinstance(given, dict) else {}
            if not names[section]:
                problems.append(f"{source}: {section}: languages are needed, as `code: own name`")
            for code, name in names[section].items():
                # YAML 1.1 reads a bare `no` as false, hence the check of the code too.
                if not (isinstance(code, str) and isinstance(name, str) and name.strip()):
                    problems.append(f"{source}: {section}.{code}: a code and the language's own name are needed")
        for code in names["spoken"].keys() & names["recognised"].keys():
            problems.append(f"{source}: recognised.{code}: it is already spoken")
        fallback = content.get("fallback")
        if fallback not in names["spoken"]:
            problems.append(f"{source}: fallback: {fallback!r} is not one of the spoken languages")
        if problems:
            raise LanguagesError("\n".join(problems))
        words = [frozenset(str(content.get(key, "")).lower().split()) for key in LISTS]
        return cls(names["spoken"], names["recognised"], str(fallback), *words)
