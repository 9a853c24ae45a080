"""Takes the answers of the ticket form. What belongs to which question stands in `ticket_answer.py`."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.forms import FormValidationAction

from actions.support_action import Events, Scene
from actions.ticket_answer import answer
from bot import wiring
from bot.wiring import Services


class ValidateTicketForm(FormValidationAction):
    """Named as Rasa wants it; made like every other action."""

    def __init__(self, services: Services | None = None) -> None:
        self._services = services

    def name(self) -> str:
        return "validate_ticket_form"

    async def get_extraction_events(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> Events:
        """The answer to what was asked. Without one Rasa looks for a rule, and the form waits."""
        requested = tracker.get_slot("requested_slot")
        if requested is None:
            return []
        services = self._services or wiring.services()
        case = await services.reception.case(tracker.sender_id)
        scene = Scene(services, dispatcher, tracker, case)
        return [SlotSet(name, value) for name, value in answer(scene, requested).items()]
