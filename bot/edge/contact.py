"""The contact channel: message, topic, and an email address confirmed by a mailed code."""

from __future__ import annotations

import structlog
from aiohttp import web

from bot.conversation.masking import mask
from bot.edge.address import address_of
from bot.edge.errors import Refusal
from bot.edge.keys import LIMITS, SERVICES
from bot.edge.limits import CODES
from bot.edge.schema import LONGEST_MESSAGE, Contact, ContactBegun, ContactCode, ContactDone
from bot.edge.visitor import bearer, may_see, visitor_of
from bot.mail import MailError
from bot.tickets.contact import ContactRequest, WrongCode, is_email

log = structlog.get_logger(__name__)


async def begin_contact(request: web.Request, body: Contact) -> ContactBegun:
    """Keep the message and mail a code."""
    services = request.app[SERVICES]
    message = mask(body.message.encode("utf-8", "replace").decode().replace("\0", "").strip())
    if not message:
        raise Refusal("empty")
    if len(message) > LONGEST_MESSAGE:
        raise Refusal("too_long", limit=LONGEST_MESSAGE)
    email = body.email.strip()
    if not is_email(email):
        raise Refusal("email_wrong")
    # By address too, so that nobody's mailbox can be filled from many browsers.
    limits = request.app[LIMITS]
    if not (limits.allow(CODES, address_of(request)) and limits.allow(CODES, email.casefold())):
        raise Refusal("rate_limited")
    language = body.language if body.language in services.texts.languages else services.texts.fallback
    topic = body.topic if services.texts.has(language, f"matter.{body.topic}") else None
    conversation_id = await _own_conversation(request, body.conversation)
    contact = ContactRequest(topic, message, email, language, conversation_id)
    id, code = await services.contact.begin(contact)
    words = {**services.policy.current.parameters, "code": code}
    subject = services.texts.say(language, "contact.code_subject", **words)
    try:
        await services.mailer.send(email, subject, services.texts.say(language, "contact.code_mail", **words))
    except MailError as error:
        log.error("mail_failed", error=str(error), permanent=error.permanent)
        raise Refusal("unavailable") from error
    return ContactBegun(id=id)


async def confirm_contact(request: web.Request, body: ContactCode) -> ContactDone:
    """Pass the message on, if the code is the one that was mailed."""
    services = request.app[SERVICES]

    def name(language: str, matter: str) -> str:
        return services.texts.say(language, f"matter.{matter}")

    try:
        number = await services.contact.confirm(request.match_info["id"], body.code, name)
    except WrongCode as error:
        raise Refusal("code_wrong" if error.left else "code_dead", left=error.left) from error
    return ContactDone(number=str(number))


async def _own_conversation(request: web.Request, conversation_id: str | None) -> str | None:
    """The conversation to attach, if it is this visitor's; somebody else's is silently left out."""
    if conversation_id is None or bearer(request) is None:
        return None
    try:
        visitor = await visitor_of(request)
    except Refusal:
        return None
    conversation = await request.app[SERVICES].log.find(conversation_id)
    return conversation.id if conversation and may_see(visitor, conversation) else None
