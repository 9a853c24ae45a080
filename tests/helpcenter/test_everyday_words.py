from bot.helpcenter import everyday_words
from bot.helpcenter.source import Problem


def test_faulty_groups_are_all_told_and_the_others_kept() -> None:
    problems: list[Problem] = []
    kept = everyday_words.groups([["a", "b"], ["alone"], "text", ["a", 1]], "_words.yml", problems)
    assert kept == [["a", "b"]]
    assert [problem.where for problem in problems] == [f"_words.yml: group {number}" for number in (2, 3, 4)]


def test_an_empty_file_is_no_problem() -> None:
    problems: list[Problem] = []
    assert everyday_words.groups(None, "_words.yml", problems) == []
    assert everyday_words.by_language(None, "export.json", problems) == {}
    assert problems == []


def test_a_file_of_another_shape_is_told() -> None:
    problems: list[Problem] = []
    everyday_words.groups({"a": "b"}, "_words.yml", problems)
    everyday_words.by_language(["a"], "export.json", problems)
    assert [problem.where for problem in problems] == ["_words.yml", "export.json: words"]
