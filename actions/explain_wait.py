"""A ticket without an answer: late means an apology and a live channel first; else when the answer is due."""

from __future__ import annotations

from rasa_sdk.events import SlotSet

from actions.shown_channels import offer
from actions.support_action import Events, Scene, SupportAction
from actions.sympathy import soothing
from actions.tell_tickets import LATE, card, stage
from bot.tickets.desk import newest_for
from bot.tickets.ticket import Ticket


class ExplainWait(SupportAction):
    async def act(self, scene: Scene) -> Events:
        account = scene.case.account
        tickets = await scene.services.tickets.of_account(account.id) if account else []
        ticket = newest_for(tickets, scene.matter)
        word, heard = soothing(scene)
        if ticket is None:
            told = scene.text("ticket.none_open" if account else "ticket.sign_in_first")
            return [*heard, *await self._ways(scene, f"{word} {told}".strip())]
        key, time = await stage(scene, ticket)
        told = scene.text(key, number=ticket.number, time=time)
        # Nobody is told twice in one breath that we are sorry.
        scene.say(told if key == LATE else f"{word} {told}".strip(), card(scene, ticket))
        events = await self._ways(scene, "", ticket)
        return [*heard, *([SlotSet("matter", ticket.category), *events] if events else [])]

    async def _ways(self, scene: Scene, told: str, ticket: Ticket | None = None) -> Events:
        """The channels; in the middle of another ticket only the words, since the form goes on."""
        if not scene.is_in_form:
            about = ticket.category if ticket else scene.matter
            return await offer(scene, f"{told} {scene.text('channels.intro')}".strip(), about=about)
        if told:
            scene.say(told)
        return []
