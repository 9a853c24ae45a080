"""The console as an application under `/console/`: pages, API, live line, and the steward who minds the queue."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import structlog
from aiohttp import web

from bot.conversation.watchers import rings
from bot.desk.steward import Steward
from bot.edge.console.account import keep_cookie
from bot.edge.console.errors import tell_desk_errors
from bot.edge.console.patience import steward_of
from bot.edge.console.routes import ROUTES, SOCKET
from bot.edge.console.socket import SOCKETS, hang_up, live
from bot.edge.keys import LIMITS, SERVICES
from bot.edge.limits import Limits
from bot.edge.pages import OWN_PARTS_ONLY, file_response
from bot.edge.route import LARGEST_BODY
from bot.store import StoreError
from bot.wiring import Services

log = structlog.get_logger(__name__)

STEWARD = web.AppKey("steward", Steward)
ROUND = 2.0  # seconds


def create_console(services: Services, limits: Limits) -> web.Application:
    """Everything that agents reach. Put on the edge's application; its own is not known here."""
    app = web.Application(middlewares=[tell_desk_errors, keep_cookie], client_max_size=LARGEST_BODY)
    app[SERVICES] = services
    app[LIMITS] = limits
    app[STEWARD] = steward_of(services)
    app[SOCKETS] = set()
    for route in ROUTES:
        app.router.add_route(route.method, "/api" + route.path, route.serve)
    app.router.add_get("/api" + SOCKET, live)
    app.router.add_get("/", page)
    app.router.add_get("/{page:gaps}", page)
    app.router.add_get("/{path:.+}", file)
    app.cleanup_ctx.append(_rounds)
    app.on_shutdown.append(hang_up)
    return app


async def page(request: web.Request) -> web.StreamResponse:
    """`/console/` and `/console/gaps`. What they show is asked of the API, and that is where rights are looked at."""
    name = f"{request.match_info.get('page', 'index')}.html"
    response = file_response(request.app[SERVICES].settings.root / "web" / "console", name)
    response.headers["Content-Security-Policy"] = OWN_PARTS_ONLY.format(ancestors="'none'")
    response.headers["Referrer-Policy"] = "no-referrer"  # an invitation stands in the address
    return response


async def file(request: web.Request) -> web.StreamResponse:
    """A script, style or picture of the console."""
    return file_response(request.app[SERVICES].settings.root / "web" / "console", request.match_info["path"])


async def _rounds(app: web.Application) -> AsyncIterator[None]:
    stopping = asyncio.Event()
    task = asyncio.create_task(_look_after_the_queue(app[STEWARD], stopping))
    yield
    stopping.set()
    await task


async def _look_after_the_queue(steward: Steward, stopping: asyncio.Event) -> None:
    while not stopping.is_set():
        try:
            await steward.round()
        except StoreError as error:
            log.warning("queue_store_error", error=str(error))
        except Exception:
            log.exception("queue_round_failed")  # the next round may go well, and nobody else looks after the queue
        await rings(stopping, ROUND)
