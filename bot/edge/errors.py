"""One shape for every error: a code, a sentence in the reader's language, and whether trying again helps.

{"error": {"code": "too_long", "message": "…", "retry": false}}
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import structlog
from aiohttp import web

from bot.edge.keys import SERVICES
from bot.store import StoreError

log = structlog.get_logger(__name__)

STATUS = {
    "bad_request": 400,
    "identity_refused": 401,
    "session_over": 401,
    "sign_in_first": 403,
    "not_found": 404,
    "method_not_allowed": 405,
    "nobody_looks": 409,
    "too_many_files": 409,
    "code_dead": 410,
    "file_too_large": 413,
    "too_long": 413,
    "file_kind": 415,
    "code_wrong": 422,
    "email_wrong": 422,
    "empty": 422,
    "unknown_button": 422,
    "rate_limited": 429,
    "internal": 500,
    "unavailable": 503,
}
WORTH_ANOTHER_TRY = frozenset({"rate_limited", "internal", "unavailable"})

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Refusal(Exception):
    """The request cannot be done; the code names the sentence `error.<code>` in the texts."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def language_of(request: web.Request) -> str:
    """The language to complain in: what the page said, else what the browser prefers, else the fallback."""
    texts = request.app[SERVICES].texts
    asked = request.query.get("language") or request.headers.get("Accept-Language", "")
    for tag in asked.split(","):
        code = tag.split(";")[0].strip().lower().split("-")[0]
        if code in texts.languages:
            return code
    return texts.fallback


def error_body(request: web.Request, refusal: Refusal, language: str | None = None) -> dict[str, object]:
    """The error as the pages read it."""
    texts = request.app[SERVICES].texts
    message = texts.say(language or language_of(request), f"error.{refusal.code}", **refusal.values)
    return {"error": {"code": refusal.code, "message": message, "retry": refusal.code in WORTH_ANOTHER_TRY}}


@web.middleware
async def tell_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turns refusals, and what goes wrong unforeseen, into that one shape."""
    try:
        return await handler(request)
    except Refusal as refusal:
        return _response(request, refusal)
    except StoreError as error:
        log.error("store_error", error=str(error), permanent=error.permanent)
        return _response(request, Refusal("internal" if error.permanent else "unavailable"))
    except web.HTTPException as error:
        if error.status == 405:
            return _response(request, Refusal("method_not_allowed"))
        if error.status == 404:
            return _response(request, Refusal("not_found"))
        if error.status == 413:
            return _response(request, Refusal("too_long", limit=error.text or ""))
        raise
    except Exception:
        log.exception("request_failed", path=request.path)
        return _response(request, Refusal("internal"))


def _response(request: web.Request, refusal: Refusal) -> web.Response:
    headers = {"Retry-After": "5"} if refusal.code in WORTH_ANOTHER_TRY else None
    return web.json_response(error_body(request, refusal), status=STATUS[refusal.code], headers=headers)
