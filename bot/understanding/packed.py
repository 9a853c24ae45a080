"""Read what Rasa packed into `models/*.tar.gz`, without Rasa: the newest model's understanding."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

from bot.language.languages import Languages
from bot.language.shipped import build_detector
from bot.language.vocabulary import FILE as VOCABULARY
from bot.understanding.model import FILE as INTENTS
from bot.understanding.model import IntentModel
from bot.understanding.understand import Understander


class NoModel(Exception):
    """There is no trained model, or it cannot be read; the message says which and what to do."""


def newest(models: Path) -> Path:
    """The model that was written last.

    Raises:
        NoModel: the folder has none.
    """
    packed = sorted(models.glob("*.tar.gz"), key=lambda file: (file.stat().st_mtime, file.name))
    if not packed:
        raise NoModel(f"{models}: no trained model is there; `./switchyard train` makes one")
    return packed[-1]


def load_understander(packed: Path, languages: Languages) -> Understander:
    """Detector and classifier out of a packed model.

    Raises:
        NoModel: the file is damaged, or was trained without our components.
    """
    try:
        with tarfile.open(packed) as archive:
            vocabulary = json.loads(_member(archive, VOCABULARY).decode("utf-8"))
            model = IntentModel.load(io.BytesIO(_member(archive, INTENTS)))
    except (OSError, EOFError, KeyError, ValueError, tarfile.TarError) as error:
        raise NoModel(f"{packed}: cannot be read ({error}); train anew with `./switchyard train`") from error
    return Understander(languages, build_detector(languages, vocabulary), model)


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    """The one file of that name; Rasa puts it into a folder named after the component and its place."""
    for member in archive:
        opened = archive.extractfile(member) if Path(member.name).name == name else None
        if opened:
            return opened.read()
    raise KeyError(f"{name} is not in it")
