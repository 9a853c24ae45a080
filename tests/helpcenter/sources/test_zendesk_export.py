import json
from pathlib import Path

import pytest

from bot.helpcenter import SourceError
from bot.helpcenter.sources.zendesk_export import ZendeskExportSource
from tests.helpcenter.conftest import PARCELWOOD


def test_a_whole_help_center_is_read_without_drafts_and_internal_articles() -> None:
    reading = ZendeskExportSource(str(PARCELWOOD)).read()
    assert reading is not None
    assert len(reading.articles) == 42
    assert {"900", "901"}.isdisjoint(article.id for article in reading.articles)


def test_unsafe_html_of_an_export_keeps_only_its_text() -> None:
    reading = ZendeskExportSource(str(PARCELWOOD)).read()
    assert reading is not None
    (lost,) = [article for article in reading.articles if article.id == "902"]
    assert lost.text == "Search\nWe search for a lost parcel for ten days.\ngo\nThen we pay what it was worth."
    assert not {"steal", "iframe", "style", "onclick"} & set(lost.html.replace('"', " ").replace("=", " ").split())


@pytest.mark.parametrize(
    ("content", "again"),
    [("{half", True), ("[]", False), ('{"articles": {}}', False), ("{}", False)],
)
def test_what_is_no_export_is_refused_and_says_whether_to_try_again(content: str, again: bool, tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SourceError, match=r"export\.json") as error:
        ZendeskExportSource(str(path)).read()
    assert error.value.again is again


def test_everyday_words_may_come_with_an_export(tmp_path: Path) -> None:
    path = tmp_path / "export.json"
    path.write_text(json.dumps({"articles": [], "words": {"en": [["refund", "money back"], "x"]}}), encoding="utf-8")
    reading = ZendeskExportSource(str(path)).read()
    assert reading is not None
    assert reading.words == {"en": [["refund", "money back"]]}
    assert [problem.where for problem in reading.problems] == [f"{path}: words: en: group 2"]
