"""The trained model: which data it belongs to, and training it when there is none for the present data."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from bot.settings import Settings
from bot.supervisor.environment import brain_environment, brain_python

# Whatever changes the outcome of training: configuration, data, and the code of our own components.
TRAINED_FROM = (
    "config.yml",
    "domain.yml",
    "languages.yml",
    "requirements/brain.txt",
    "data/nlu/*/*.yml",
    "data/concepts/*.yml",
    "data/rules/*.yml",
    "data/stories/*.yml",
    "bot/brain/*.py",
    "bot/understanding/*.py",
    "bot/language/*",
)


class TrainingError(Exception):
    """Rasa did not give a model. Its own words stand above, on standard error."""


def fingerprint(root: Path) -> str:
    """Names the present training data, in hexadecimal."""
    digest = sha256()
    for path in _files(root):
        digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def model_path(settings: Settings) -> Path:
    """Where the model for the present data is, or would be."""
    return settings.models / f"switchyard-{fingerprint(settings.root)}.tar.gz"


def train(settings: Settings, *, force: bool = False) -> Path:
    """The model for the present data, trained now if it is not there.

    Raises:
        TrainingError: no model came out.
    """
    path = model_path(settings)
    if path.exists() and not force:
        return path
    began = time.monotonic()
    _say("training the model (four languages; one to three minutes)")
    command = [
        str(brain_python(settings.root)), "-m", "rasa", "train",
        "--out", str(settings.models), "--fixed-model-name", path.name.removesuffix(".tar.gz"),
        "--skip-validation", "--force",
    ]  # fmt: skip
    done = subprocess.run(  # noqa: S603 - our own command
        command, cwd=settings.root, env=brain_environment(settings), stdout=sys.stderr, check=False
    )
    if done.returncode != 0 or not path.exists():
        raise TrainingError(f"rasa train ended with {done.returncode}")
    _say(f"trained {path.name} in {time.monotonic() - began:.0f} s")
    return path


def _files(root: Path) -> Iterator[Path]:
    for pattern in TRAINED_FROM:
        yield from sorted(path for path in root.glob(pattern) if path.is_file())


def _say(text: str) -> None:
    print(f"model: {text}", file=sys.stderr, flush=True)
