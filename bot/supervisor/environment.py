"""Where the two environments are, and how Rasa is started in its own."""

from __future__ import annotations

import os
from pathlib import Path

from bot.settings import Settings

QUIET = {
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "CUDA_VISIBLE_DEVICES": "-1",
    "PYTHONWARNINGS": "ignore",
    "LOG_LEVEL": "WARNING",
}

# One message is a few small products of matrices: a second thread only makes the first one wait, and each thread's own
# pool of memory stays with it. Training is left alone: there the threads pay.
SERVING = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
    "MALLOC_TRIM_THRESHOLD_": "131072",
}


def brain_python(root: Path) -> Path:
    """The brain's Python."""
    return root / ".venv" / "brain" / "bin" / "python"


def brain_environment(settings: Settings) -> dict[str, str]:
    """What Rasa's process is told: quiet, no telemetry, its home in the data folder, our code on its path."""
    home = settings.data / "rasa"
    home.mkdir(parents=True, exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "LC_ALL", "TZ", "TMPDIR")}
    # The machine's own tuning of numerical libraries has to reach them.
    kept |= {name: value for name, value in os.environ.items() if name.startswith(("OPENBLAS_", "OMP_"))}
    return {
        **kept,
        **QUIET,
        "HOME": str(home),
        "MPLCONFIGDIR": str(home),
        "PYTHONPATH": str(settings.root),
        "SWITCHYARD_DATA": str(settings.data),
        "SWITCHYARD_POLICY": str(settings.policy),
    }


def serving_environment(settings: Settings) -> dict[str, str]:
    """The same for the process that answers visitors; what the machine itself says of threads counts more."""
    return {**SERVING, **brain_environment(settings)}


def edge_environment() -> dict[str, str]:
    """Our own; the edge reads questions for its search as the brain reads messages, and as thriftily."""
    return {**SERVING, **os.environ}
