"""The matrix of rights outside the console: every route, and what each actor gets there for each object.

The console's rows stand in `tests/edge/console/test_rights.py`. A route that has no row in either fails
`test_every_route_of_every_door_has_a_row_and_every_row_a_route`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from aiohttp import web

# Somebody without any key; with one that is no longer good; an unknown visitor; a customer; and the staff, whose
# cookie opens the console and nothing else.
ACTORS = ("nobody", "stale", "stranger", "customer", "agent", "admin")
VISITORS = ("stranger", "customer")
# Of a conversation or a ticket, as the actor sees it. A stranger's ticket came by the contact page: no account's.
OBJECTS = ("mine", "another customer's", "a stranger's", "absent")

OK, GONE_ON, IN, FORBIDDEN, NO, DEAD = 200, 302, 401, 403, 404, 410

Expected = dict[str, dict[str, int]]  # actor -> object -> status


@dataclass(frozen=True)
class Row:
    """body: the JSON that is sent; form: what a page's form sends; neither: nothing. expected: what comes back."""

    expected: Expected
    body: dict[str, Any] | None = None
    form: dict[str, str] | None = None


def all_alike(status: int) -> Expected:
    """Who asks, and about what, makes no difference."""
    return {actor: dict.fromkeys(OBJECTS, status) for actor in ACTORS}


def signed_in(stranger: int, customer: int) -> Expected:
    """A route about oneself: without a session there is nothing."""
    return {**all_alike(IN), "stranger": dict.fromkeys(OBJECTS, stranger), "customer": dict.fromkeys(OBJECTS, customer)}


def ones_own() -> Expected:
    """A route about a conversation: one's own opens, any other is as if it were not there."""
    own = {**dict.fromkeys(OBJECTS, NO), "mine": OK}
    return {**all_alike(IN), **dict.fromkeys(VISITORS, own)}


def ones_own_as_a_customer() -> Expected:
    """A route about a ticket: whoever has no account is asked to sign in, whatever they name."""
    return {**ones_own(), "stranger": dict.fromkeys(OBJECTS, FORBIDDEN)}


SAY = {"client_msg_id": "matrix-0001", "text": "Hello"}
SOCKET = "GET /api/v1/conversations/{id}/socket"
UPLOADS = (
    "POST /api/v1/tickets/{number}/files",
    "POST /api/v1/conversations/{id}/files",
    "POST /api/v1/contact/{request}/files",
)
CONSOLE_LINE = "GET /console/api/socket"

VISITOR = {
    "POST /api/v1/sessions": Row(all_alike(OK), {}),
    "GET /api/v1/conversations/{id}/events": Row(ones_own()),
    "POST /api/v1/conversations/{id}/messages": Row(ones_own(), SAY),
    "POST /api/v1/conversations/{id}/pin": Row(ones_own(), {"pin": "00000000"}),
    UPLOADS[1]: Row(ones_own()),  # before the next one, which leaves nobody there to look at a file
    "GET /api/v1/conversations/{id}/files/{chat_file}": Row(ones_own()),
    "POST /api/v1/conversations/{id}/leave": Row(ones_own()),
    "POST /api/v1/conversations/{id}/rating": Row(signed_in(NO, NO), {"rating": "never asked", "stars": 5}),
    SOCKET: Row(ones_own()),
    "GET /api/v1/texts/{language}": Row(all_alike(OK)),
    "GET /api/v1/articles": Row(all_alike(OK)),
    "GET /api/v1/articles/{article}": Row(all_alike(OK)),
    "POST /api/v1/articles/{article}/feedback": Row(all_alike(OK), {"language": "en", "helped": True}),
    "GET /api/v1/support": Row(signed_in(stranger=OK, customer=OK)),
    "POST /api/v1/pin": Row(signed_in(stranger=FORBIDDEN, customer=OK)),
    "GET /api/v1/tickets": Row(signed_in(stranger=FORBIDDEN, customer=OK)),
    "GET /api/v1/tickets/{number}": Row(ones_own_as_a_customer()),
    "POST /api/v1/tickets/{number}/messages": Row(ones_own_as_a_customer(), SAY),
    UPLOADS[0]: Row(ones_own_as_a_customer()),
    "GET /api/v1/tickets/{number}/files/{file}": Row(ones_own_as_a_customer()),
    "POST /api/v1/contact": Row(all_alike(OK), {"message": "Locked out", "email": "eva@example.org", "language": "en"}),
    UPLOADS[2]: Row(all_alike(DEAD)),
    "POST /api/v1/contact/{request}/confirm": Row(all_alike(DEAD), {"code": "000000"}),
    "GET /api/openapi.json": Row(all_alike(OK)),
    "POST /help/{language}/{slug}": Row(all_alike(OK), form={"helped": "yes"}),
}

# Pages, and files that pages are made of: everybody's. The address stands for its route.
PAGES = {
    "GET /widget.js": ("/widget.js", OK),
    "GET /widget/{name}": ("/widget/frame", OK),
    "GET /widget/{path}": ("/widget/loader.js", OK),
    "GET /help/{file}": ("/help/help.css", OK),
    "GET /help/{language}": ("/help/en", OK),
    "GET /help/{language}/{slug}": ("/help/en/account-suspended-or-under-review", OK),
    "GET /console/": ("/console/", OK),
    "GET /console/{page}": ("/console/gaps", OK),
    "GET /console/{path}": ("/console/start.js", OK),
    "GET /livez": ("/livez", OK),
    "GET /readyz": ("/readyz", OK),
    "GET /": ("/", GONE_ON),
    "GET /demo/": ("/demo/", GONE_ON),
    "GET /demo/site": ("/demo/site", OK),
    "GET /demo/sign-in": ("/demo/sign-in", OK),
    "GET /demo/dashboard": ("/demo/dashboard", OK),
    "GET /demo/dashboard/help": ("/demo/dashboard/help", OK),
    "GET /demo/dashboard/{section}": ("/demo/dashboard/campaigns", OK),
    "GET /demo/static": ("/demo/static/base.css", OK),
}

# The inner door has one key, the internal token, and is served on loopback only.
INSIDE = {
    "POST /webhook": {"no token": FORBIDDEN, "a wrong token": FORBIDDEN, "the token": OK},
    "GET /metrics": {"no token": OK, "a wrong token": OK, "the token": OK},
}


def routes_of(app: web.Application) -> Iterator[str]:
    """Every route that an application really has, those of applications within it too."""
    for route in app.router.routes():
        if route.method != "HEAD" and route.resource is not None:
            yield f"{route.method} {route.resource.canonical}"
