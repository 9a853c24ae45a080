"""The console's own refusals, in the shape of all others; their sentences are `desk.error.<code>`."""

from __future__ import annotations

from aiohttp import web

from bot.edge.errors import Handler, language_of
from bot.edge.keys import SERVICES

STATUS = {
    "sign_in": 401,
    "sign_in_wrong": 401,
    "code_needed": 401,
    "code_wrong": 401,
    "second_factor_on": 409,
    "taken": 409,
    "full": 409,
    "colleague_full": 409,
    "answered_meanwhile": 409,
    "not_there": 409,
    "no_account": 409,
    "invitation_over": 410,
    "password_short": 422,
    "rate_limited": 429,
}


class DeskRefusal(Exception):
    """The console cannot do that; the code names the sentence `desk.error.<code>` in the texts."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def desk_error_body(request: web.Request, refusal: DeskRefusal) -> dict[str, object]:
    """The error as the console reads it."""
    message = request.app[SERVICES].texts.say(language_of(request), f"desk.error.{refusal.code}", **refusal.values)
    return {"error": {"code": refusal.code, "message": message, "retry": refusal.code == "rate_limited"}}


@web.middleware
async def tell_desk_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turns the console's refusals into answers; the edge's middleware around it turns all others."""
    try:
        return await handler(request)
    except DeskRefusal as refusal:
        return web.json_response(desk_error_body(request, refusal), status=STATUS[refusal.code])
