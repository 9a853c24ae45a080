"""The summary that is confirmed before a ticket is opened."""

from __future__ import annotations

from actions.support_action import Events, Scene, SupportAction
from bot.conversation.event import Part


class AskTicketConfirmed(SupportAction):
    async def act(self, scene: Scene) -> Events:
        scene.say(
            scene.text("ticket.ask_confirmed"),
            summary(scene),
            buttons=[
                {"title": scene.text("ticket.confirm"), "payload": "/affirm", "style": "primary"},
                {"title": scene.text("ticket.correct"), "payload": "/deny"},
            ],
        )
        return []


def summary(scene: Scene) -> Part:
    """What will stand on the ticket, row by row."""
    matters = [scene.matter, *(scene.tracker.get_slot("also") or [])]
    category = ", ".join(scene.text(f"matter.{name}") for name in matters if name) or scene.text("matter.other")
    rows = {"category": category, "description": scene.tracker.get_slot("ticket_description")}
    details = scene.tracker.get_slot("ticket_details")
    if details and details != "-":
        rows["details"] = details
    return {"type": "summary", "rows": [{"name": scene.text(f"ticket.{key}"), "value": rows[key]} for key in rows]}
