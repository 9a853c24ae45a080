"""Every route of the console in one table. `tests/edge/console/test_rights.py` has a row for each, or fails."""

from __future__ import annotations

from bot.edge.console import account, brief, chats, files, gaps, pin, schema, search, second_factor, tickets
from bot.edge.route import FORM, Route
from bot.edge.schema import Accepted, AddFile, FileView, TextsView

ROUTES = (
    Route("GET", "/me", account.read_me, schema.Me),
    Route("GET", "/texts/{language}", account.read_texts, TextsView, cache="public, max-age=60"),
    Route("POST", "/sign-in", account.sign_in, schema.Me, schema.SignIn),
    Route("POST", "/sign-in/demo", account.sign_in_for_demo, schema.Me, schema.Nothing),
    Route("POST", "/sign-out", account.sign_out, schema.Nothing, schema.SignOut),
    Route("GET", "/invitations/{token}", account.read_invitation, schema.InvitationView),
    Route("POST", "/invitations/{token}", account.accept_invitation, schema.Me, schema.Password),
    Route("POST", "/available", account.set_available, schema.Available, schema.Available),
    Route("GET", "/second-factor", second_factor.read, schema.SecondFactorView),
    Route("POST", "/second-factor", second_factor.begin, schema.Enrolment, schema.Nothing),
    Route("POST", "/second-factor/on", second_factor.switch_on, schema.RecoveryCodes, schema.CodeGiven),
    Route("POST", "/second-factor/off", second_factor.switch_off, schema.Nothing, schema.CodeGiven),
    Route("GET", "/board", chats.read_board, schema.BoardView),
    Route("GET", "/conversations/{id}/events", chats.read_log, schema.Log),
    Route("GET", "/conversations/{id}/brief", brief.read_brief, schema.BriefView),
    Route("POST", "/conversations/{id}/accept", chats.accept, schema.Nothing, schema.Nothing),
    Route("POST", "/conversations/{id}/messages", chats.say, Accepted, schema.Say, status=202),
    Route("POST", "/conversations/{id}/files", files.send_file, FileView, AddFile, status=201, takes=FORM),
    Route("GET", "/conversations/{id}/files/{file}", files.read_file, None),
    Route("POST", "/conversations/{id}/transfer", chats.transfer, schema.Nothing, schema.Transfer),
    Route("POST", "/conversations/{id}/end", chats.end, schema.Nothing, schema.Nothing),
    Route("POST", "/conversations/{id}/ticket", tickets.open_from_chat, schema.TicketNumber, schema.IntoTicket),
    Route("POST", "/conversations/{id}/notes", chats.write_note, schema.NoteView, schema.Say),
    Route("POST", "/search", search.search, schema.Results, schema.Search),
    Route("GET", "/tickets", tickets.list_tickets, schema.TicketLines),
    Route("GET", "/tickets/{number}", tickets.read_ticket, schema.TicketThread),
    Route("GET", "/tickets/{number}/files/{id}", tickets.read_file, None),
    Route("POST", "/tickets/{number}/answers", tickets.answer_ticket, schema.Nothing, schema.TicketAnswer),
    Route("GET", "/gaps", gaps.read_gaps, gaps.GapsView),
    Route("POST", "/pin", pin.verify_caller, schema.PinResult, schema.CallerPin),
)
SOCKET = "/socket"
