"""A route of the visitor API: what it takes and gives is declared once, then validated, and shown by OpenAPI."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from aiohttp import web
from pydantic import BaseModel, ValidationError

from bot.edge.errors import Refusal

LARGEST_BODY = 256 * 1024
JSON = "application/json"
FORM = "multipart/form-data"

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Route:
    """
    handler: `async (request) -> answer`, or `async (request, body) -> answer` where `body` is set.
    answer: None for a handler that answers by itself, with a file.
    takes: how the body comes. A form is declared here and read by its handler, piece by piece.
    query: name -> meaning of the query parameters.
    refusals: the error codes that this route may answer with.
    """

    method: str
    path: str
    handler: Callable[..., Awaitable[BaseModel | web.StreamResponse]]
    answer: type[BaseModel] | None
    body: type[BaseModel] | None = None
    status: int = 200
    signed: bool = False
    query: dict[str, str] = field(default_factory=dict)
    refusals: tuple[str, ...] = ()
    cache: str = "no-store"
    takes: str = JSON

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Validate, call, answer. Raises Refusal."""
        arguments = [] if self.body is None or self.takes == FORM else [parse(self.body, await _content(request))]
        answer = await self.handler(request, *arguments)
        if isinstance(answer, web.StreamResponse):
            return answer
        return web.json_response(
            text=answer.model_dump_json(), status=self.status, headers={"Cache-Control": self.cache}
        )


async def _content(request: web.Request) -> Any:
    if request.content_type != JSON:
        raise Refusal("bad_request", detail=f"Content-Type: {JSON}")
    try:
        return json.loads(await request.read(), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Refusal("bad_request", detail="JSON") from error


def _no_constant(name: str) -> None:
    raise ValueError(name)  # NaN and Infinity are Python's, not JSON's


def parse(model: type[Model], content: Any) -> Model:
    """The content as the model has it. Raises Refusal `bad_request`, which names the field."""
    try:
        return model.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        raise Refusal("bad_request", detail=f"{where}: {first['msg']}") from error
