from pathlib import Path

import pytest

from bot.helpcenter import SourceError, open_source
from bot.helpcenter.sources.folder import FolderSource
from bot.helpcenter.sources.zendesk_api import ZendeskApiSource
from bot.helpcenter.sources.zendesk_export import ZendeskExportSource
from tests.helpcenter.conftest import PARCELWOOD


def test_a_location_finds_its_kind_of_source(tmp_path: Path) -> None:
    assert isinstance(open_source(str(tmp_path)), FolderSource)
    assert isinstance(open_source(str(PARCELWOOD)), ZendeskExportSource)
    assert isinstance(open_source("https://help.example/hc/fr"), ZendeskApiSource)


def test_a_location_that_nobody_reads_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="it does not exist"):
        open_source(str(tmp_path / "nothing"))
    other = tmp_path / "articles.pdf"
    other.touch()
    with pytest.raises(SourceError, match=r"articles\.pdf") as error:
        open_source(str(other))
    assert "does not exist" not in str(error.value)
