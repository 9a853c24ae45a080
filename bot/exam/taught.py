"""Training sentences as examples, for the brain's environment, which lacks what `bot.data_check` needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

from bot.understanding.lessons import Example


def taught(folder: Path, languages: Iterable[str]) -> Iterator[Example]:
    """The sentences of `<language>/<intent>.yml` in this folder, in the order of their files.

    Raises:
        OSError: a file cannot be read.
        yaml.YAMLError: it is no YAML.
    """
    for language in languages:
        for path in sorted((folder / language).glob("*.yml")):
            for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
                lines = [line for line in block["examples"].splitlines() if line.startswith("- ")]
                yield from (Example(line.removeprefix("- ").strip(), language, block["intent"]) for line in lines)
