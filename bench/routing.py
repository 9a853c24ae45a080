"""How many cases a second `./switchyard route --input` decides, and how long `prove` takes: medians of five runs."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice, product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CASES = 20_000
RUNS = 5


def cases() -> list[str]:
    """Cases over every plan, some languages, categories and moments."""
    plans = ("visitor", "free", "essential", "premium", "custom")
    grid = product(plans, ("en", "de", "it"), (None, "refund", "plan_change"), range(24))
    return [
        json.dumps(
            {
                "plan": plan,
                "signed_up_at": "2026-11-01T00:00:00Z",
                "language": language,
                "category": category,
                "at": f"2026-11-25T{hour:02}:30:00+01:00",
                "agents_available": True,
                "open_ticket": None,
            }
        )
        for plan, language, category, hour in islice(cycle(grid), CASES)
    ]


def median_seconds(command: list[str]) -> float:
    """The median wall time of a command."""
    took = []
    for _ in range(RUNS):
        began = time.monotonic()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        took.append(time.monotonic() - began)
    return statistics.median(took)


def main() -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.write("\n".join(cases()))
        file.flush()
        seconds = median_seconds([sys.executable, "-m", "bot", "route", "--input", file.name])
    print(f"route: {CASES / seconds:,.0f} cases a second, start included")
    print(f"prove: {median_seconds([sys.executable, '-m', 'bot', 'prove']):.1f} s")


if __name__ == "__main__":
    main()
