"""`./switchyard VERB`: each verb is one file in `bot/cli/`."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
from types import ModuleType

import bot.cli
from bot.settings import SettingsError

DESCRIPTION = "Switchyard: articles first, then the right channel, with its reason."
# The order of a first day with it; verbs that are not listed follow in alphabetical order.
ORDER = (
    "run",
    "train",
    "understand",
    "learn",
    "route",
    "prove",
    "replay",
    "report",
    "policy",
    "articles",
    "tickets",
    "check",
    "rasa",
    "actions",
)
EPILOG = "`./switchyard VERB --help` explains one. Settings are environment variables: docs/operating.md."


def main(arguments: list[str] | None = None) -> int:
    """Run one verb and give its exit code: 0 done, 1 it found something wrong, 2 it was asked wrongly."""
    given = sys.argv[1:] if arguments is None else arguments
    names = _names()
    # Only the verb that is wanted is imported, so that a small question gets a quick answer.
    modules = {name: _load(name) for name in (given[:1] if given[:1] and given[0] in names else names)}
    args = _parser(modules).parse_args(given)
    try:
        return int(modules[args.verb].run(args))
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:
        return 0  # the reader has seen enough, as with `| head`


def _parser(modules: dict[str, ModuleType]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="switchyard", description=DESCRIPTION, epilog=EPILOG)
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for name, module in modules.items():
        verb = verbs.add_parser(name, help=module.HELP, description=module.HELP[0].upper() + module.HELP[1:] + ".")
        module.add_arguments(verb)
    return parser


def _names() -> list[str]:
    names = [module.name.replace("_", "-") for module in pkgutil.iter_modules(bot.cli.__path__)]
    return sorted(names, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name))


def _load(name: str) -> ModuleType:
    return importlib.import_module(f"bot.cli.{name.replace('-', '_')}")


if __name__ == "__main__":
    sys.exit(main())
