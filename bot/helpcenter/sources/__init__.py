"""Where articles come from. A new kind of source is one file here and one line in `SOURCES`."""

from collections.abc import Callable
from pathlib import Path

from bot.helpcenter.source import Source, SourceError
from bot.helpcenter.sources.folder import FolderSource
from bot.helpcenter.sources.zendesk_api import ZendeskApiSource
from bot.helpcenter.sources.zendesk_export import ZendeskExportSource

__all__ = ["SOURCES", "open_source"]

# Asked in this order: the first that recognises a location reads it.
SOURCES: tuple[tuple[Callable[[str], bool], Callable[[str], Source]], ...] = (
    (ZendeskApiSource.reads, ZendeskApiSource),
    (ZendeskExportSource.reads, ZendeskExportSource),
    (FolderSource.reads, FolderSource),
)


def open_source(location: str) -> Source:
    """The source for a folder, a file or a URL; nothing is read yet.

    Raises:
        SourceError: when no kind of source reads such a location.
    """
    for reads, source in SOURCES:
        if reads(location):
            return source(location)
    missing = "" if Path(location).exists() else " (it does not exist)"
    raise SourceError(
        f"{location}: neither a folder of articles, a Zendesk export (.json) nor a web address{missing}", again=False
    )
