"""Choose the language to speak: what the text says, weighed with the conversation's and the page's language.

Pure, standard library only. A doubtful word changes nothing; a clear change is followed.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.language.guess import Evidence
from bot.language.languages import Languages

# How much likelier than each other spoken language, before reading the text.
CONVERSATION, PAGE, SPOKEN = 6.0, 4.0, 1.0
# All languages that are not spoken share this; a word or two are rarely enough against it.
FOREIGN = 1.0
# Leaving the conversation's language, or calling one foreign, needs this much.
CLEAR, CERTAIN = 0.85, 0.9
# One word is called foreign only if no spoken language could claim it.
CERTAIN_OF_ONE_WORD = 0.99
# Below this a spoken language is only the least unlikely one.
PLAUSIBLE = 0.03


@dataclass(frozen=True)
class Choice:
    """The language to answer in, its probability, and the unspoken language that the visitor certainly wrote.

    `unsure`: several words speak for another language than this one, but not clearly enough to follow them.
    """

    language: str
    confidence: float
    foreign: str | None = None
    unsure: bool = False


def choose(
    evidence: Evidence,
    languages: Languages,
    conversation: str | None = None,
    page: str | None = None,
    *,
    chosen: bool = False,
) -> Choice:
    """The language to speak after this message.

    `conversation` is the language spoken so far, `page` that of the page (`fr-CA` counts as `fr`); both may be unknown
    or unspoken, and are then ignored. `chosen`: the visitor has asked for the conversation's language; nothing that
    they write leaves it.
    """
    conversation, page = _spoken(conversation, languages), _spoken(page, languages)
    current = conversation or page or languages.fallback
    if chosen and conversation:
        return Choice(conversation, 1.0)
    prior = _prior(languages, conversation, page)
    if evidence.words == 0 or not evidence.guesses:
        return Choice(current, prior[current] / sum(prior.values()))
    weights = _weights(evidence, languages, prior)
    total = sum(weights.values())
    best = max(weights, key=lambda code: weights[code])
    foreign_share = sum(weight for code, weight in weights.items() if not languages.is_spoken(code)) / total
    needed = CERTAIN if evidence.words > 1 else CERTAIN_OF_ONE_WORD
    if not languages.is_spoken(best) and foreign_share >= needed:
        return Choice(current, foreign_share, best)
    spoken = {code: weight / total for code, weight in weights.items() if languages.is_spoken(code)}
    likeliest = max(spoken, key=lambda code: spoken[code])
    # One word alone leaves neither the conversation's nor the page's language without being clear, and borrowed
    # words neither; more words need to be clear only against the conversation's.
    held = conversation or (page if evidence.words == 1 or evidence.borrowed else None)
    if evidence.borrowed and held and likeliest != held:
        return Choice(held, prior[held] / sum(prior.values()))
    clear = spoken[likeliest] / sum(spoken.values()) >= CLEAR
    if spoken[likeliest] >= PLAUSIBLE and (held is None or likeliest == held or clear):
        return Choice(likeliest, spoken[likeliest])
    return Choice(current, spoken[current], unsure=evidence.words > 1)


def _spoken(code: str | None, languages: Languages) -> str | None:
    """`pt-BR`, `PT_br` → `pt`, if that is spoken."""
    short = (code or "").replace("_", "-").split("-")[0].lower()
    return short if languages.is_spoken(short) else None


def _prior(languages: Languages, conversation: str | None, page: str | None) -> dict[str, float]:
    """How likely each spoken language is before anything is read, not yet adding up to one."""
    return {
        code: SPOKEN * (CONVERSATION if code == conversation else 1.0) * (PAGE if code == page else 1.0)
        for code in languages.spoken
    }


def _weights(evidence: Evidence, languages: Languages, prior: dict[str, float]) -> dict[str, float]:
    """How likely each language is, not yet adding up to one; `prior` is that of the spoken ones."""
    unspoken = [guess.language for guess in evidence.guesses if not languages.is_spoken(guess.language)]
    known = max(len(languages.recognised), len(unspoken))
    both = prior | dict.fromkeys(unspoken, FOREIGN / known * len(languages.spoken))
    # Never quite zero, so that every spoken language keeps a share to speak with.
    return {code: weight * max(evidence.probability(code), 1e-12) for code, weight in both.items()}
