"""In which languages the assistant speaks and the team answers, from the policy."""

from __future__ import annotations

from actions.support_action import Events, Scene, SupportAction
from bot.routing.policy import CHANNELS


class TellLanguages(SupportAction):
    async def act(self, scene: Scene) -> Events:
        reception = scene.services.reception
        recorded = await reception.decide(scene.case, scene.language, scene.matter, "languages")
        teller = reception.teller(scene.case, recorded.visit, scene.language)
        policy = reception.policy
        lines = [scene.text("languages.intro", spoken=teller.languages(scene.services.texts.languages))]
        for channel in CHANNELS:
            served = policy.channels[channel].languages
            names = teller.languages(policy.languages if served is None else served)
            told = scene.text("languages.any", languages=names) if served is None else names
            lines.append(
                "• " + scene.text("languages.line", channel=scene.text(f"channel.{channel}.name"), languages=told)
            )
        scene.say("\n".join(lines))
        return []
