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
