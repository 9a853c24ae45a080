"""The edge process: public site, loopback site for the brain's action calls, turn workers, and the watch over files."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import AsyncIterator
from dataclasses import replace

import aiohttp
import structlog
from aiohttp import web

from bot.conversation.brain import Brain
from bot.conversation.event import Entry
from bot.conversation.phrases import load_phrases
from bot.conversation.turns import Turn, TurnQueue
from bot.conversation.watchers import rings
from bot.conversation.worker import Apology, TurnWorker
from bot.edge import health, idle
from bot.edge.action_server import ActionServer
from bot.edge.app import create_app
from bot.edge.brain_client import HttpBrain
from bot.edge.clerk import Clerk
from bot.edge.file_watch import watch_files
from bot.edge.keys import SERVICES, WORKER
from bot.edge.prompter import Prompter
from bot.edge.usher import Usher
from bot.store import StoreError
from bot.wiring import Services

log = structlog.get_logger(__name__)

WORKERS = 4
GOODBYE = 3.0  # seconds
COUNT_HELPED_AGAIN = 60.0
LOOPBACK = "127.0.0.1"


async def serve(services: Services) -> None:
    """Run until SIGTERM or SIGINT."""
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    await services.database.migrate()
    async with running(services):
        log.info("edge_started", url=services.settings.url)
        await stop.wait()
    await services.database.close()


@contextlib.asynccontextmanager
async def running(services: Services) -> AsyncIterator[TurnWorker]:
    """Both sites and the workers, for as long as the block lasts."""
    settings = services.settings
    actions = ActionServer(services)
    async with aiohttp.ClientSession() as session:
        brain = HttpBrain(
            session,
            f"http://{LOOPBACK}:{settings.brain_port}/webhooks/turn/",
            services.keys,
            settings.turn_timeout,
            actions.failed,
        )
        phrases = load_phrases(settings.root)
        helpers = Usher(services.texts, phrases, Prompter(phrases, Clerk(services, brain)))
        worker = _worker(services, helpers)
        public = create_app(services, worker)
        inside = create_inside(services, worker, actions)
        async with _site(inside, LOOPBACK, settings.actions_port), _site(public, settings.host, settings.port):
            tasks = [asyncio.create_task(worker.run()) for _ in range(WORKERS)]
            stopping = asyncio.Event()
            tasks.append(asyncio.create_task(watch_files(services, stopping)))
            tasks.append(asyncio.create_task(idle.close_idle(services, stopping)))
            if settings.learn_from_helped:
                tasks.append(asyncio.create_task(_learn(services, stopping)))
            try:
                yield worker
            finally:
                worker.stop()
                stopping.set()
                # Whoever is in the middle of a transaction ends it; who only waits for the brain is not waited for.
                _, busy = await asyncio.wait(tasks, timeout=GOODBYE)
                for task in busy:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)


def create_inside(services: Services, worker: TurnWorker, actions: ActionServer) -> web.Application:
    """What only this machine reaches: the brain's door for actions, and the metrics."""
    app = actions.application()
    app[SERVICES], app[WORKER] = services, worker
    app.router.add_get("/metrics", health.metrics)
    return app


def _worker(services: Services, brain: Brain) -> TurnWorker:
    settings = services.settings
    queue = TurnQueue(services.database, services.clock, lease=settings.turn_timeout + 10)
    patience = settings.turn_patience
    return TurnWorker(queue, brain, services.watchers, services.clock, apology_of(services), patience)


def apology_of(services: Services) -> Apology:
    """What somebody gets when the bot cannot answer: not silence, but the ways to a person."""

    async def apology(turn: Turn) -> Entry:
        case = await services.reception.case(turn.conversation_id)
        recorded = await services.reception.decide(replace(case, turn_seq=turn.seq), turn.language, None, "failed")
        part = services.reception.part(case, recorded, turn.language)
        text = {"type": "text", "text": services.texts.say(turn.language, "channels.failed")}
        return Entry("message", "bot", parts=[text, part], language=turn.language)

    return apology


@contextlib.asynccontextmanager
async def _site(app: web.Application, host: str, port: int) -> AsyncIterator[None]:
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        yield
    finally:
        await runner.cleanup()


async def _learn(services: Services, stopping: asyncio.Event) -> None:
    """Let the search know what helped. Several edges share the counts through the store."""
    while not stopping.is_set():
        try:
            services.help_center.experience = await services.helped.experience()
        except StoreError as error:
            log.warning("experience_not_read", error=str(error))
        await rings(stopping, COUNT_HELPED_AGAIN)
