"""The Help Center of this installation, opened for one command."""

from bot.article_knowledge import open_knowledge
from bot.cli.articles.shown import complain
from bot.helpcenter import HelpCenter, Library, open_source
from bot.helpcenter.knowledge import Knowledge
from bot.language.languages import Languages
from bot.settings import Settings
from bot.understanding.packed import NoModel


def open_center(settings: Settings) -> HelpCenter:
    """Read and indexed; what is wrong with the articles is told on standard error."""
    languages = Languages.load(settings.root / "languages.yml")
    library = Library(settings.articles, settings.data)
    center = HelpCenter(library, languages.fallback, _knowledge(settings, languages))
    complain(center.refresh().problems)
    return center


def open_source_alone(location: str, settings: Settings) -> HelpCenter:
    """A source by itself, whatever this installation holds; searched with the same knowledge.

    Raises:
        SourceError: nothing can be read there.
    """
    languages = Languages.load(settings.root / "languages.yml")
    center = HelpCenter([open_source(location)], languages.fallback, _knowledge(settings, languages))
    complain(center.refresh().problems)
    return center


def unindexed_center(settings: Settings) -> HelpCenter:
    """Not read yet, and without knowledge: for whoever looks at the articles and does not search."""
    return HelpCenter(
        Library(settings.articles, settings.data), Languages.load(settings.root / "languages.yml").fallback
    )


def _knowledge(settings: Settings, languages: Languages) -> Knowledge | None:
    """The newest trained model's; until there is one, words alone decide."""
    try:
        return open_knowledge(settings, languages)
    except NoModel:
        return None
