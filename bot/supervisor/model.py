"""The trained model: which data it belongs to, and training it when there is none for the present data."""

from __future__ import annotations

import re
import resource
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
    "data/vague/*.yml",
    "data/rules/*.yml",
    "data/stories/*.yml",
    "bot/brain/*.py",
    "bot/understanding/*.py",
    "bot/understanding/pretrained/*",
    "bot/language/*",
)

# What Rasa logs about its steps, among much else.
STEP = re.compile(r"(?P<what>Starting to train|Finished training) component '(?P<component>\w+)'")


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
    began, used = time.monotonic(), _processor_time()
    _say("training (two minutes, more on a busy machine)")
    command = [
        str(brain_python(settings.root)), "-m", "rasa", "train",
        "--out", str(settings.models), "--fixed-model-name", path.name.removesuffix(".tar.gz"),
        "--skip-validation", "--force",
    ]  # fmt: skip
    environment = {**brain_environment(settings), "LOG_LEVEL": "INFO"}
    output = _run(command, settings.root, environment)
    if not path.exists():
        raise TrainingError(f"{output}\nrasa train gave no model; its words stand above")
    took, used = time.monotonic() - began, _processor_time() - used
    _say(f"trained {path.name} in {took:.0f} s ({used:.0f} s of processor time)")
    return path


def _run(command: list[str], folder: Path, environment: dict[str, str]) -> str:
    """Run Rasa and tell what it is at; gives all that it said, for when it goes wrong."""
    said: list[str] = []
    with subprocess.Popen(  # noqa: S603 - our own command
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        for line in process.stdout or ():
            said.append(line)
            found = STEP.search(line)
            if found:
                _say(f"{found['what'].lower()} {found['component']}")
    return "".join(said)


def _processor_time() -> float:
    """Seconds that ended processes of ours have computed: what a busy machine does not change."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _files(root: Path) -> Iterator[Path]:
    for pattern in TRAINED_FROM:
        yield from sorted(path for path in root.glob(pattern) if path.is_file())


def _say(text: str) -> None:
    print(f"model: {text}", file=sys.stderr, flush=True)
