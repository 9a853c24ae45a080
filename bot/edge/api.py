"""The visitor API: every route in one table, from which aiohttp and the OpenAPI document are fed."""

from __future__ import annotations

from aiohttp import web

from bot.edge import account, contact, conversations, files, help, live_chat, schema, sessions
from bot.edge.route import FORM, Route
from bot.edge.socket import add_line

BASE = "/api/v1"
FOR_A_MINUTE = "public, max-age=60"
LANGUAGE = {"language": "BCP 47 tag; without it the browser's preference counts"}
MINE = ("session_over", "not_found")
FILE_REFUSALS = ("too_many_files", "file_too_large", "file_kind", "rate_limited")

ROUTES = (
    Route("POST", "/sessions", sessions.open_session, schema.Session, schema.OpenSession, refusals=("identity_refused", "rate_limited")),
    Route("GET", "/conversations/{id}/events", conversations.read_events, schema.Events, signed=True, query={"after": "the last `seq` seen"}, refusals=MINE),
    Route("POST", "/conversations/{id}/messages", conversations.send_message, schema.Accepted, schema.SendMessage, status=202, signed=True, refusals=(*MINE, "empty", "too_long", "unknown_button", "rate_limited")),
    Route("POST", "/conversations/{id}/pin", live_chat.verify_pin, schema.PinAnswer, schema.PinGiven, signed=True, refusals=(*MINE, "rate_limited")),
    Route("POST", "/conversations/{id}/leave", live_chat.leave_queue, schema.Left, signed=True, refusals=MINE),
    Route("POST", "/conversations/{id}/rating", live_chat.rate_chat, schema.RatingTaken, schema.RatingGiven, signed=True, refusals=(*MINE, "rate_limited")),
    Route("POST", "/conversations/{id}/files", files.send_in_chat, schema.FileView, schema.AddFile, status=201, signed=True, takes=FORM, refusals=(*MINE, "nobody_looks", *FILE_REFUSALS)),
    Route("GET", "/conversations/{id}/files/{file}", files.read_from_chat, None, signed=True, refusals=MINE),
    Route("GET", "/texts/{language}", help.read_texts, schema.TextsView, query={"section": "widget, help"}, refusals=("not_found",), cache=FOR_A_MINUTE),
    Route("GET", "/articles", help.list_articles, schema.ArticlesView, query={**LANGUAGE, "q": "a question; without it the sections are listed", "limit": "at most 20"}, refusals=("rate_limited",), cache=FOR_A_MINUTE),
    Route("GET", "/articles/{id}", help.read_article, schema.ArticleView, query=LANGUAGE, refusals=("not_found",), cache=FOR_A_MINUTE),
    Route("POST", "/articles/{id}/feedback", help.take_feedback, schema.FeedbackTaken, schema.FeedbackGiven, refusals=("not_found", "rate_limited")),
    Route("GET", "/support", account.read_support, schema.SupportView, signed=True, query=LANGUAGE, refusals=("session_over",)),
    Route("POST", "/pin", account.issue_pin, schema.Pin, signed=True, refusals=("session_over", "sign_in_first", "rate_limited")),
    Route("GET", "/tickets", account.list_tickets, schema.TicketsView, signed=True, query=LANGUAGE, refusals=("session_over", "sign_in_first")),
    Route("GET", "/tickets/{number}", account.read_ticket, schema.TicketWithMessages, signed=True, query=LANGUAGE, refusals=(*MINE, "sign_in_first")),
    Route("POST", "/tickets/{number}/messages", account.write_on_ticket, schema.Written, schema.WriteOnTicket, status=202, signed=True, refusals=(*MINE, "sign_in_first", "empty", "too_long", "rate_limited")),
    Route("POST", "/tickets/{number}/files", files.add_to_ticket, schema.FileView, schema.AddFile, status=201, signed=True, takes=FORM, refusals=(*MINE, "sign_in_first", *FILE_REFUSALS)),
    Route("GET", "/tickets/{number}/files/{id}", files.read_from_ticket, None, signed=True, refusals=(*MINE, "sign_in_first")),
    Route("POST", "/contact", contact.begin_contact, schema.ContactBegun, schema.Contact, status=202, refusals=("empty", "too_long", "email_wrong", "rate_limited", "unavailable")),
    Route("POST", "/contact/{id}/files", files.add_to_contact, schema.FileView, schema.AddFile, status=201, takes=FORM, refusals=("code_dead", *FILE_REFUSALS)),
    Route("POST", "/contact/{id}/confirm", contact.confirm_contact, schema.ContactDone, schema.ContactCode, refusals=("code_wrong", "code_dead")),
)  # fmt: skip

SOCKET = "/conversations/{id}/socket"


def add_routes(app: web.Application) -> None:
    """Put the API on an application."""
    files.keep_files(app)
    for route in ROUTES:
        app.router.add_route(route.method, BASE + route.path, route.serve)
    add_line(app, BASE + SOCKET)
