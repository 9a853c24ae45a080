"""A route of the visitor API: what it takes and gives is declared once, then validated, and shown by OpenAPI."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from pydantic import BaseModel, ValidationError

from bot.edge.errors import Refusal

LARGEST_BODY = 256 * 1024


@dataclass(frozen=True)
class Route:
    """
    handler: `async (request) -> answer`, or `async (request, body) -> answer` where `body` is set.
    query: name -> meaning of the query parameters.
    refusals: the error codes that this route may answer with.
    """

    method: str
    path: str
    handler: Callable[..., Awaitable[BaseModel]]
    answer: type[BaseModel]
    body: type[BaseModel] | None = None
    status: int = 200
    signed: bool = False
    query: dict[str, str] = field(default_factory=dict)
    refusals: tuple[str, ...] = ()
    cache: str = "no-store"

    async def serve(self, request: web.Request) -> web.Response:
        """Validate, call, answer. Raises Refusal."""
        arguments = [] if self.body is None else [_parse(self.body, await _content(request))]
        answer = await self.handler(request, *arguments)
        return web.json_response(
            text=answer.model_dump_json(), status=self.status, headers={"Cache-Control": self.cache}
        )


async def _content(request: web.Request) -> Any:
    if request.content_type != "application/json":
        raise Refusal("bad_request", detail="Content-Type: application/json")
    try:
        return json.loads(await request.read(), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Refusal("bad_request", detail="JSON") from error


def _no_constant(name: str) -> None:
    raise ValueError(name)  # NaN and Infinity are Python's, not JSON's


def _parse(model: type[BaseModel], content: Any) -> BaseModel:
    try:
        return model.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        raise Refusal("bad_request", detail=f"{where}: {first['msg']}") from error
