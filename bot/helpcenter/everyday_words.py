"""Lists of everyday words and the product's words, checked as they are read."""

from bot.helpcenter.source import Problem


def by_language(written: object, where: str, problems: list[Problem]) -> dict[str, list[list[str]]]:
    """Language → groups; nothing for a file that has none."""
    if written is None:
        return {}
    if not isinstance(written, dict):
        problems.append(Problem(f"{where}: words", "must be languages with their groups"))
        return {}
    return {str(language): groups(own, f"{where}: words: {language}", problems) for language, own in written.items()}


def groups(written: object, where: str, problems: list[Problem]) -> list[list[str]]:
    """The groups that are well formed: two or more phrases each. The others go to `problems`."""
    if written is None:
        return []
    if not isinstance(written, list):
        problems.append(Problem(where, "must be a list of groups, each a list of phrases"))
        return []
    kept: list[list[str]] = []
    for number, group in enumerate(written, start=1):
        if isinstance(group, list) and len(group) > 1 and all(isinstance(phrase, str) for phrase in group):
            kept.append(group)
        else:
            problems.append(Problem(f"{where}: group {number}", "must be a list of two or more phrases"))
    return kept
