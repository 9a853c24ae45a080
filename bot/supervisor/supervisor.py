"""Edge and brain under one roof: started together, kept alive, stopped cleanly on Ctrl-C."""

from __future__ import annotations

import asyncio
import signal
import sys
import threading
import urllib.error
import urllib.request
from pathlib import Path

import yaml

from bot.keys import Keys
from bot.settings import Settings
from bot.supervisor.children import Child, Nanny
from bot.supervisor.environment import brain_python, edge_environment, serving_environment

LOOPBACK = "127.0.0.1"
ASK_AGAIN = 0.25  # seconds

# Ends the threads that wait for a process to answer.
stopping = threading.Event()


def children(settings: Settings, model: Path) -> list[Child]:
    """The brain and the edge."""
    python, root = str(brain_python(settings.root)), settings.root
    brain = (
        python, "-m", "bot.supervisor.quiet_rasa", "run", "--model", str(model),
        "--endpoints", str(_endpoints(settings)), "--credentials", str(root / "credentials.yml"),
        "--interface", LOOPBACK, "--port", str(settings.brain_port),
    )  # fmt: skip
    edge = (sys.executable, "-m", "bot", "edge")
    return [Child("brain", brain, serving_environment(settings), root), Child("edge", edge, edge_environment(), root)]


def _endpoints(settings: Settings) -> Path:
    """endpoints.yml with the edge's own door for actions in it."""
    content = yaml.safe_load((settings.root / "endpoints.yml").read_text("utf-8"))
    content["action_endpoint"]["url"] = f"http://{LOOPBACK}:{settings.actions_port}/webhook"
    content["action_endpoint"]["token"] = Keys.load(settings.data).internal
    path = settings.data / "rasa" / "endpoints.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(yaml.safe_dump(content), "utf-8")
    return path


async def supervise(settings: Settings, model: Path) -> None:
    """Run both until SIGINT or SIGTERM."""
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    tasks = [asyncio.create_task(Nanny(child, tell).keep_running()) for child in children(settings, model)]
    tasks.append(asyncio.create_task(_welcome(settings)))
    await stop.wait()
    stopping.set()
    tell("stopping")
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    tell("stopped")


async def _welcome(settings: Settings) -> None:
    tell("starting edge and brain")
    local = f"http://{settings.host}:{settings.port}"
    await asyncio.to_thread(_wait_for, f"{local}/livez")
    pages = [("Website (an unknown visitor)", "/demo/site"), ("Dashboard (a signed-in customer)", "/demo/dashboard")]
    shown = pages if settings.demo else []
    for name, path in [*shown, ("Console (human agents)", "/console/"), ("Help Center", "/help/en")]:
        print(f"  {name + ':':36}{settings.url}{path}", flush=True)
    await asyncio.to_thread(_wait_for, f"http://{LOOPBACK}:{settings.brain_port}/webhooks/turn/")
    tell("the brain is awake; everything is ready (Ctrl-C stops it)")


def _wait_for(address: str) -> None:
    while not stopping.is_set() and not _answers(address):
        stopping.wait(ASK_AGAIN)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:  # noqa: S310 - our own loopback address
            return int(answer.status) == 200
    except (urllib.error.URLError, OSError):
        return False


def tell(text: str) -> None:
    """Say something to the person at the terminal."""
    print(f"switchyard: {text}", file=sys.stderr, flush=True)
