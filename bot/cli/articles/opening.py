"""The Help Center of this installation, opened for one command."""

from bot.cli.articles.shown import complain
from bot.helpcenter import HelpCenter, Library
from bot.helpcenter.matter import Reader, reader_of, reads_nothing
from bot.language.languages import Languages
from bot.settings import Settings
from bot.understanding.packed import NoModel, load_understander, newest


def open_center(settings: Settings) -> HelpCenter:
    """Read and indexed; what is wrong with the articles is told on standard error."""
    languages = Languages.load(settings.root / "languages.yml")
    library = Library(settings.articles, settings.data)
    center = HelpCenter(library, languages.fallback, _reader(settings, languages))
    complain(center.refresh().problems)
    return center


def unindexed_center(settings: Settings) -> HelpCenter:
    """Not read yet, and without a reader: for whoever looks at the articles and does not search."""
    return HelpCenter(
        Library(settings.articles, settings.data), Languages.load(settings.root / "languages.yml").fallback
    )


def _reader(settings: Settings, languages: Languages) -> Reader:
    """The newest trained model's; until there is one, words alone decide."""
    try:
        return reader_of(load_understander(newest(settings.models), languages).model)
    except NoModel:
        return reads_nothing
