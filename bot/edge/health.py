"""Is the process alive, can it work, and how is it doing."""

from __future__ import annotations

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, Counter, Gauge, generate_latest

from bot.edge.keys import SERVICES, WORKER
from bot.store import StoreError

WAITING = Gauge("turn_queue_length", "Turns that wait for the bot")
BRAIN_UP = Gauge("brain_up", "Whether the brain would take a turn")
CLOSED = Counter("conversations_closed", "Conversations closed as idle, by how they ended", ["outcome"])
CAME_BACK = Counter("conversations_came_back", "Visitors who wrote again within 72 hours of that")


async def livez(request: web.Request) -> web.Response:
    """The loop turns. Touches nothing else: a slow database must not get good processes killed."""
    return web.json_response({"alive": True})


async def readyz(request: web.Request) -> web.Response:
    """The database answers. Without a brain people are still heard, so that is told, not refused."""
    services = request.app[SERVICES]
    try:
        await services.database.check()
    except StoreError:
        return web.json_response({"ready": False, "database": False}, status=503)
    brain = await request.app[WORKER].brain_is_ready()
    policy = services.policy.problem
    return web.json_response({"ready": True, "database": True, "brain": brain, "policy_problem": policy or None})


async def metrics(request: web.Request) -> web.Response:
    """Prometheus metrics; served on the internal port only."""
    worker = request.app[WORKER]
    WAITING.set(await worker.waiting())
    BRAIN_UP.set(await worker.brain_is_ready())
    return web.Response(body=generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})
