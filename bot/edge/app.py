"""The edge's public application."""

from __future__ import annotations

import time

from aiohttp import web

from bot.conversation.worker import TurnWorker
from bot.edge import api, health, openapi, pages
from bot.edge.console.app import create_console
from bot.edge.errors import tell_errors
from bot.edge.help_pages import add_routes as add_help_pages
from bot.edge.keys import LIMITS, SERVICES, WORKER
from bot.edge.limits import Limits
from bot.edge.route import LARGEST_BODY
from bot.edge.sessions import KEY_ID
from bot.wiring import Services


def create_app(services: Services, worker: TurnWorker) -> web.Application:
    """Everything a browser may reach. Starts nothing: the worker runs beside it, see `bot.edge.server`."""
    app = web.Application(middlewares=[tell_errors], client_max_size=LARGEST_BODY)
    app[SERVICES] = services
    app[WORKER] = worker
    app[LIMITS] = Limits(time.monotonic)
    api.add_routes(app)
    app.router.add_get("/api/openapi.json", openapi.serve_document)
    pages.add_routes(app)
    add_help_pages(app)
    app.add_subapp("/console/", create_console(services, app[LIMITS]))
    app.router.add_get("/livez", health.livez)
    app.router.add_get("/readyz", health.readyz)
    if services.settings.demo:
        _add_demo(app, services)
    return app


def _add_demo(app: web.Application, services: Services) -> None:
    from demo.app import create_app as create_demo  # the demo is an embedder like any other, and can be left away

    app.add_subapp("/demo/", create_demo(services.keys.identity, KEY_ID))

    async def front(request: web.Request) -> web.StreamResponse:
        raise web.HTTPFound("/demo/site")

    app.router.add_get("/", front)
