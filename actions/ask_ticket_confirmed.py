"""The summary that is confirmed before a ticket is opened; every part of it can be changed."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions import ticket_draft
from actions.correct_ticket import PARTS
from actions.support_action import Button, Events, Scene, SupportAction
from actions.ticket_answer import other_matter
from bot.conversation.event import Part


class AskTicketConfirmed(SupportAction):
    async def act(self, scene: Scene) -> Events:
        other = None if _is_answer(scene) else other_matter(scene)
        if other:
            scene.say(
                scene.text("ticket.other_matter", matter=scene.text(f"matter.{other}")),
                buttons=[_choice(scene, "add_matter", other), _choice(scene, "switch_matter", other)],
            )
            return []
        scene.say(self._question(scene), summary(scene), buttons=_buttons(scene))
        # The ticket's category may have been corrected; the conversation is about it from now on.
        return [SlotSet("matter", ticket_draft.category(scene))]

    def _question(self, scene: Scene) -> str:
        description = scene.tracker.get_slot("ticket_description") or ""
        if scene.typed and description.endswith(f"\n{scene.typed}"):
            return f"{scene.text('ticket.added')} {scene.text('ticket.ask_confirmed')}"
        return scene.text("ticket.what_to_correct" if _is_refused(scene) else "ticket.ask_confirmed")


def summary(scene: Scene) -> Part:
    """What will stand on the ticket, row by row."""
    account = scene.case.account
    rows = {
        "account": " · ".join(text for text in (account.name, account.email) if text) if account else "",
        "category": ", ".join(ticket_draft.matters(scene)),
        "subject": ticket_draft.subject(scene),
        "description": scene.tracker.get_slot("ticket_description"),
        "details": ticket_draft.details(scene),
    }
    shown = [{"name": scene.text(f"ticket.{name}"), "value": value} for name, value in rows.items() if value]
    return {"type": "summary", "rows": shown}


def _is_refused(scene: Scene) -> bool:
    """Whether "no" was said to a summary, and not to the question for details before it."""
    texts, said = scene.services.texts, scene.just_said
    asked = ("ticket.ask_confirmed", "ticket.what_to_correct")
    return scene.intent == "deny" and any(texts.was_said(scene.language, key, said) for key in asked)


def _is_answer(scene: Scene) -> bool:
    """Whether the message stands on the ticket already: then it answered a question, whatever it looks like."""
    slot = scene.tracker.get_slot
    answers = [slot(name) or "" for name in ("ticket_subject", "ticket_description", "ticket_details")]
    return bool(scene.typed) and any(text.endswith(scene.typed) for text in answers)


def _buttons(scene: Scene) -> list[Button]:
    confirm = {"title": scene.text("ticket.confirm"), "payload": "/affirm", "style": "primary"}
    changes = [
        {"title": scene.text(f"ticket.change_{part}"), "payload": f'/correct_ticket{{"part": "{part}"}}'}
        for part in PARTS
    ]
    return [confirm, *changes, {"title": scene.text("ticket.cancel"), "payload": "/cancel"}]


def _choice(scene: Scene, intent: str, matter: str) -> Button:
    return {"title": scene.text(f"ticket.{intent}"), "payload": f'/{intent}{{"matter": "{matter}"}}'}
