"""The whole thing as `make run` starts it: supervisor, edge and a real Rasa with the shipped model."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
AWAKE_WITHIN = 120  # seconds; a busy machine takes its time


class House:
    """A running installation with a data folder of its own.

    environment: settings besides the data and the port. root: the project's folder, if it is not this one.
    """

    def __init__(self, data: Path, port: int, environment: Mapping[str, str] | None = None, root: Path = ROOT) -> None:
        self.root = root
        self.data = data
        self.port = port
        self.environment = environment or {}
        self.url = f"http://127.0.0.1:{port}"
        self.output = data / "output.txt"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.data.mkdir(parents=True, exist_ok=True)
        environment = {"PATH": os.environ["PATH"], "PORT": str(self.port), "SWITCHYARD_DATA": str(self.data)}
        environment |= {name: value for name, value in os.environ.items() if name.startswith("OPENBLAS_")}
        environment |= self.environment
        with self.output.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bot", "run"], cwd=self.root, env=environment, stdout=output, stderr=output
            )

    def wait_until_awake(self) -> None:
        """Until edge and brain would answer."""
        self.wait_for(lambda: self.readiness().get("brain") is True, "the brain to wake up")

    def wait_for(self, condition: object, what: str, seconds: float = AWAKE_WITHIN) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if condition():  # type: ignore[operator]
                return
            time.sleep(0.2)
        raise AssertionError(f"waited in vain for {what}:\n{self.output.read_text('utf-8', 'replace')[-3000:]}")

    def readiness(self) -> dict[str, object]:
        import json

        with contextlib.suppress(OSError), urllib.request.urlopen(self.url + "/readyz", timeout=3) as answer:
            return dict(json.load(answer))
        return {}

    def pid_of(self, *words: str) -> int | None:
        """The process whose command line holds all the words and our port."""
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                command = (folder / "cmdline").read_bytes().decode("utf-8", "replace").replace("\0", " ")
                environment = (folder / "environ").read_bytes().decode("utf-8", "replace")
                if all(word in command for word in words) and str(self.data) in command + environment:
                    return int(folder.name)
        return None

    def kill(self, *words: str) -> int:
        """`kill -9`, as the machine would."""
        pid = self.pid_of(*words)
        assert pid is not None, f"no process like {words}"
        os.kill(pid, signal.SIGKILL)
        return pid

    def stop(self) -> int:
        """Ctrl-C."""
        assert self.process is not None
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=40)


@contextlib.contextmanager
def opened(data: Path, environment: Mapping[str, str] | None = None, root: Path = ROOT) -> Iterator[House]:
    """A house for the length of a block."""
    house = House(data, three_free_ports(), environment, root)
    house.start()
    try:
        house.wait_until_awake()
        yield house
    finally:
        if house.process is not None and house.process.poll() is None:
            house.stop()


def three_free_ports() -> int:
    """The first of three ports in a row that nobody uses: edge, actions, brain."""
    for _ in range(100):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            first = int(probe.getsockname()[1])
        with contextlib.ExitStack() as stack, contextlib.suppress(OSError):
            for port in range(first, first + 3):
                stack.enter_context(socket.socket()).bind(("127.0.0.1", port))
            return first
    raise AssertionError("no three free ports in a row")
