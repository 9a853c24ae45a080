"""What reading a message costs the brain: time, processor time, memory, and how long it takes to wake up.

The brain is started as `./switchyard run` starts it (one BLAS thread unless the environment says otherwise), with
Rasa's own `/model/parse` opened beside its door, and reads the tuning exam's sentences one after another.

    .venv/edge/bin/python -m bench.brain
"""

from __future__ import annotations

import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.error import URLError

from bot.exam.question import load_questions
from bot.language.languages import Languages
from bot.settings import Settings
from bot.supervisor.supervisor import children
from bot.understanding.packed import newest

MESSAGES, WARM_UP = 500, 50
PATIENCE = 300.0


def main() -> int:
    """Print one line for each figure."""
    settings = Settings.from_environment()
    spoken = Languages.load(settings.root / "languages.yml").spoken
    texts = [one.text for one in load_questions(settings.root / "tests/nlu/tuning", spoken)][::2][: MESSAGES + WARM_UP]
    with tempfile.TemporaryDirectory() as folder:
        began = time.monotonic()
        with brain(replace(settings, data=Path(folder), brain_port=_free_port())) as (pid, url):
            _first_answer(url, texts[0])
            woke = time.monotonic() - began
            print(f"start to the first answer: {woke:.1f} s, {_processor_time(pid):.1f} s of processor time")
            for text in texts[:WARM_UP]:
                _parse(url, text)
            used, times = _processor_time(pid), []
            for text in texts[WARM_UP:]:
                asked = time.monotonic()
                _parse(url, text)
                times.append((time.monotonic() - asked) * 1000)
            each = (_processor_time(pid) - used) * 1000 / len(times)
            p95 = statistics.quantiles(times, n=20)[-1]
            print(f"a message: median {statistics.median(times):.1f} ms, 95 % within {p95:.1f} ms")
            print(f"processor time of a message: {each:.1f} ms")
            print(f"own memory after {len(texts)} messages (RssAnon): {_own_memory(pid):.0f} MB")
    return 0


@contextmanager
def brain(settings: Settings) -> Iterator[tuple[int, str]]:
    """The brain by itself: its process and its address, until the block ends."""
    (child,) = [one for one in children(settings, newest(settings.models)) if one.name == "brain"]
    command = [*child.command, "--enable-api"]
    with subprocess.Popen(command, cwd=child.folder, env=child.environment, stdout=subprocess.DEVNULL) as process:
        try:
            yield process.pid, f"http://127.0.0.1:{settings.brain_port}/model/parse"
        finally:
            process.terminate()


def _first_answer(url: str, text: str) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            _parse(url, text)
        except (URLError, ConnectionError):
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return


def _parse(url: str, text: str) -> None:
    request = urllib.request.Request(url, json.dumps({"text": text}).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        answer.read()


def _processor_time(pid: int) -> float:
    """Seconds of user and system time so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _own_memory(pid: int) -> float:
    """RssAnon in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("RssAnon")).split()[1]) / 1024


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
