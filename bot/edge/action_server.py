"""Rasa's custom actions, run inside the edge: a loopback door that the brain calls in the middle of a turn."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import structlog
from aiohttp import web
from rasa_sdk import Action
from rasa_sdk.executor import ActionExecutor, ActionNotFoundException
from rasa_sdk.interfaces import ActionExecutionRejection

import actions
from bot.keys import same
from bot.wiring import Services

log = structlog.get_logger(__name__)

LARGEST_CALL = 8 * 1024 * 1024  # the whole dialogue comes with every call


class ActionServer:
    """Runs actions and remembers, per conversation, what went wrong, for the turn worker to ask."""

    def __init__(self, services: Services) -> None:
        self._executor = ActionExecutor()
        self._token = services.keys.internal
        self._failures: dict[str, Exception] = {}
        for action in action_classes():
            self._executor.register_action(action(services))

    def application(self) -> web.Application:
        """`POST /webhook?token=…`, as Rasa's action endpoint calls it."""
        app = web.Application(client_max_size=LARGEST_CALL)
        app.router.add_post("/webhook", self._run)
        return app

    def failed(self, conversation_id: str) -> Exception | None:
        """The error that the last turn of this conversation left; asked once, it is forgotten."""
        return self._failures.pop(conversation_id, None)

    async def _run(self, request: web.Request) -> web.Response:
        if not same(request.query.get("token", ""), self._token):
            return web.json_response({"error": "unknown token"}, status=403)
        call = await request.json()
        try:
            result = await self._executor.run(call)
        except ActionExecutionRejection as rejection:
            return web.json_response({"error": str(rejection), "action_name": rejection.action_name}, status=400)
        except ActionNotFoundException as error:
            return web.json_response({"error": str(error), "action_name": error.action_name}, status=404)
        except Exception as error:
            log.exception("action_failed", action=call.get("next_action"))
            self._failures[call.get("sender_id", "")] = error
            return web.json_response({"error": "action failed"}, status=500)
        return web.json_response(result)


def action_classes() -> Iterator[type[Action]]:
    """Every action in `actions/`: adding a file is all that it takes."""
    for module in pkgutil.iter_modules(actions.__path__):
        loaded = importlib.import_module(f"actions.{module.name}")
        for _, found in inspect.getmembers(loaded, inspect.isclass):
            if issubclass(found, Action) and found.__module__ == loaded.__name__ and not inspect.isabstract(found):
                yield found
