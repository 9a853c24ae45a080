"""The OpenAPI 3.1 document, made from the route table: it cannot say anything else than the code does."""

from __future__ import annotations

import re
from typing import Any

from aiohttp import web
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from bot.edge.api import BASE, ROUTES, SOCKET
from bot.edge.errors import STATUS
from bot.edge.route import JSON, Route
from bot.edge.schema import ErrorView

VERSION = "1.0.0"
REFERENCE = "#/components/schemas/{model}"


def document() -> dict[str, Any]:
    """The whole API as JSON."""
    models: set[type[BaseModel]] = {ErrorView}
    models.update(model for route in ROUTES for model in (route.answer, route.body) if model is not None)
    by_name = sorted(models, key=lambda model: model.__name__)
    _, schemas = models_json_schema([(model, "validation") for model in by_name], ref_template=REFERENCE)
    paths: dict[str, Any] = {}
    for route in ROUTES:
        paths.setdefault(BASE + route.path, {})[route.method.lower()] = _operation(route)
    paths[BASE + SOCKET] = {"get": _socket()}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Switchyard visitor API", "version": VERSION, "license": {"name": "Apache-2.0"}},
        "paths": paths,
        "components": {
            "schemas": schemas["$defs"],
            "securitySchemes": {"visitor": {"type": "http", "scheme": "bearer", "description": "visitor_token"}},
        },
    }


async def serve_document(request: web.Request) -> web.Response:
    """`GET /api/openapi.json`."""
    return web.json_response(document(), headers={"Cache-Control": "public, max-age=300"})


def _operation(route: Route) -> dict[str, Any]:
    parameters = [_parameter(name, "path", name) for name in re.findall(r"\{(\w+)\}", route.path)]
    parameters += [_parameter(name, "query", meaning) for name, meaning in route.query.items()]
    operation: dict[str, Any] = {
        "operationId": route.handler.__name__,
        "summary": (route.handler.__doc__ or "").strip().split("\n")[0],
        "parameters": parameters,
        "responses": {str(route.status): _content("done", route.answer), **_refusals(route)},
    }
    if route.body is not None:
        operation["requestBody"] = {"required": True, **_content("", route.body, route.takes)}
        del operation["requestBody"]["description"]
    if route.signed:
        operation["security"] = [{"visitor": []}]
    return operation


def _refusals(route: Route) -> dict[str, Any]:
    codes = {*route.refusals, "internal", "unavailable", *(["bad_request"] if route.body or route.query else [])}
    by_status: dict[int, list[str]] = {}
    for code in sorted(codes):
        by_status.setdefault(STATUS[code], []).append(code)
    return {str(status): _content(", ".join(names), ErrorView) for status, names in sorted(by_status.items())}


def _content(description: str, model: type[BaseModel] | None, media_type: str = JSON) -> dict[str, Any]:
    if model is None:
        return {"description": description, "content": {"application/octet-stream": {}}}
    schema = {"$ref": REFERENCE.format(model=model.__name__)}
    return {"description": description, "content": {media_type: {"schema": schema}}}


def _parameter(name: str, place: str, meaning: str) -> dict[str, Any]:
    return {
        "name": name,
        "in": place,
        "required": place == "path",
        "description": meaning,
        "schema": {"type": "string"},
    }


def _socket() -> dict[str, Any]:
    return {
        "operationId": "talk",
        "summary": "WebSocket. First frame: {type: hello, visitor_token, after}. See docs/api.md for the frames.",
        "parameters": [_parameter("id", "path", "id")],
        "responses": {"101": {"description": "switching protocols"}},
    }
