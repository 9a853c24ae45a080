"""The brief as the console shows it: decision and reasons told in the agent's own language, and to an agent."""

from __future__ import annotations

from aiohttp import web

from bot.desk.brief import Brief
from bot.edge.console.gate import agent_of, conversation_for
from bot.edge.console.schema import ArticleSeen, BriefView, NoteView, PageSeen, RatingView, TicketFile, TicketLine
from bot.edge.errors import language_of
from bot.edge.keys import FILES, SERVICES
from bot.edge.schema import OfferView
from bot.explain import TEAM
from bot.files.attachment import Attachment
from bot.routing.record import decision_from_json, visit_from_json

FILES_SHOWN = 10


async def read_brief(request: web.Request) -> BriefView:
    """Everything that helps whoever takes this conversation over."""
    services = request.app[SERVICES]
    conversation = await conversation_for(request, await agent_of(request))
    brief = await services.desk.briefs.of(conversation.id)
    return BriefView(
        conversation=conversation.id,
        owner=conversation.owner,
        language=conversation.language,
        category=brief.category,
        name=brief.name,
        email=brief.email,
        account=brief.account_id,
        plan=brief.plan,
        pages=[PageSeen(**page.__dict__) for page in brief.pages],
        verified_at=brief.verification.verified_at if brief.verification else None,
        articles=[ArticleSeen(**article.__dict__) for article in brief.articles],
        tickets=[TicketLine.model_validate(ticket.__dict__) for ticket in brief.tickets],
        files=[TicketFile.of(*file) for file in await _files(request, brief.account_id)],
        decided_at=visit_from_json(brief.visit).at if brief.visit else None,
        offers=await _offers(request, conversation.id, brief),
        notes=[NoteView(**note.__dict__) for note in await services.desk.notes.of(conversation.id)],
        ratings=[RatingView(**rating.__dict__) for rating in await services.desk.ratings.of(conversation.id)],
    )


async def _files(request: web.Request, account_id: str | None) -> list[tuple[int, Attachment]]:
    return [] if account_id is None else await request.config_dict[FILES].tickets.of_account(account_id, FILES_SHOWN)


async def _offers(request: web.Request, conversation_id: str, brief: Brief) -> list[OfferView]:
    if brief.visit is None or brief.decision is None:
        return []
    reception = request.app[SERVICES].reception
    visit, decision = visit_from_json(brief.visit), decision_from_json(brief.decision)
    case = await reception.case(conversation_id)
    explained = reception.teller(case, visit, language_of(request), TEAM).decision(decision)
    return [
        OfferView(
            channel=offer.channel,  # type: ignore[arg-type]  # one of the four
            name=offer.name,
            note=offer.note,
            open=offer.open,
            recommended=offer.recommended,
            reasons=[{"code": reason.code, "text": reason.text} for reason in offer.reasons],  # type: ignore[misc]
        )
        for offer in explained.offers
    ]
