"""Training sentences must differ: variety decides how well a model understands, and copies only look like more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bot.data_check import begun
from bot.data_check.problem import Problem
from bot.data_check.sentences import exam_texts, exams, plain, sentences

# Two sentences that share so much of their letter sequences are one sentence.
ALIKE = 0.75
SHINGLE = 4
# Shorter ones may be: people greet and agree in the same few words, and one letter is much of a short text.
FEWEST_WORDS = 5
# Of an intent's sentences, so many may begin with the same two words, and so many may have the same word.
BEGIN_ALIKE = 0.12
SAME_WORD = 0.8
# Shorter words are in every text.
WORD = re.compile(r"\w{5,}")
# A share of fewer sentences than this says nothing.
FEWEST = 30


def problems(root: Path) -> Iterator[Problem]:
    """Each with its file."""
    for code in begun.languages(root):
        files: dict[str, list[str]] = {}
        for path in sorted((root / "data" / "nlu" / code).glob("*.yml")):
            files[str(path.relative_to(root))] = [one for group in sentences(path).values() for one in group]
        for file, group in files.items():
            yield from _monotony(file, group)
        yield from _alike(files, {str(path.relative_to(root)): exam_texts(path) for path in exams(root, code)})


def _alike(taught: Mapping[str, Sequence[str]], asked: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    """What an exam asks is never read out: it is the training sentence that has to go."""
    for (file, one), (other_file, other) in near_duplicates({**taught, **asked}):
        if file in taught:
            yield Problem(file, one[:50], f"is nearly the same as: {other[:50]}")
        elif other_file in taught:
            yield Problem(other_file, other[:50], f"is nearly the same as one of {file}: training must not know it")


def _monotony(file: str, group: Sequence[str]) -> Iterator[Problem]:
    if len(group) < FEWEST:
        return
    texts = [plain(one) for one in group]
    checks = (
        (BEGIN_ALIKE, "begin with", Counter(" ".join(text.split()[:2]) for text in texts if len(text.split()) > 2)),
        (SAME_WORD, "have the word", Counter(word for text in texts for word in set(WORD.findall(text)))),
    )
    for most, what, counted in checks:
        for found, number in counted.most_common(1):
            if number > most * len(texts):
                yield Problem(file, found, f"{number} of {len(texts)} sentences {what} it; say it in other ways")


def near_duplicates(files: Mapping[str, Sequence[str]]) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Pairs of (file, sentence) that are alike in their letter sequences.

    Only sentences that share one of their rarest sequences are compared: two that are alike must.
    """
    every = [
        (file, one, shingles(one)) for file, group in files.items() for one in group if len(one.split()) >= FEWEST_WORDS
    ]
    frequency = Counter(part for _, _, parts in every for part in parts)
    having: dict[str, list[int]] = {}
    for number, (file, one, parts) in enumerate(every):
        rarest = sorted(parts, key=lambda part: (frequency[part], part))[: len(parts) - int(ALIKE * len(parts)) + 1]
        for other in sorted({earlier for part in rarest for earlier in having.get(part, ())}):
            if likeness(parts, every[other][2]) >= ALIKE:
                yield (file, one), every[other][:2]
        for part in rarest:
            having.setdefault(part, []).append(number)


def shingles(sentence: str) -> frozenset[str]:
    """The sequences of four letters of a sentence; of a shorter one, itself."""
    text = plain(sentence)
    return frozenset(text[start : start + SHINGLE] for start in range(max(1, len(text) - SHINGLE + 1)))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared sequences by all sequences."""
    return len(one & other) / len(one | other)
