"""Checks the answers of the ticket form; "correct it" asks once more and keeps what was said."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import FormValidationAction

from bot.wiring import Services


class ValidateTicketForm(FormValidationAction):
    """Named as Rasa wants it; it needs no services, but is made like every other action."""

    def __init__(self, services: Services | None = None) -> None:
        self._services = services

    def name(self) -> str:
        return "validate_ticket_form"

    def validate_ticket_confirmed(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> dict[str, Any]:
        if value is not False:
            return {"ticket_confirmed": value}
        said = [tracker.get_slot("ticket_description"), tracker.get_slot("ticket_details")]
        description = "\n".join(text for text in said if text and text != "-")
        return {"ticket_confirmed": None, "ticket_details": None, "ticket_description": description}
