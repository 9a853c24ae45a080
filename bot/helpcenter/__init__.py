"""Help articles: read from sources, indexed per language, found by a visitor's own words."""

from bot.helpcenter.article import Article, Section
from bot.helpcenter.center import HelpCenter, Hit, Refreshed
from bot.helpcenter.check import check
from bot.helpcenter.library import Library
from bot.helpcenter.source import Problem, Reading, Source, SourceError
from bot.helpcenter.sources import SOURCES, open_source

__all__ = [
    "SOURCES",
    "Article",
    "HelpCenter",
    "Hit",
    "Library",
    "Problem",
    "Reading",
    "Refreshed",
    "Section",
    "Source",
    "SourceError",
    "check",
    "open_source",
]
