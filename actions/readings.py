"""What a message may mean, as buttons: whatever has a name that a visitor would recognise."""

from __future__ import annotations

from collections.abc import Iterable

from actions.support_action import Button, Scene

MOST = 2


def likeliest(scene: Scene) -> list[Button]:
    """The two likeliest readings of the message, matters and wishes alike."""
    ranking = [one["name"] for one in scene.tracker.latest_message.get("intent_ranking") or []]
    buttons = [button for button in (_button(scene, name) for name in ranking) if button]
    return buttons[:MOST]


def matter_buttons(scene: Scene, names: Iterable[str]) -> list[Button]:
    """Matters by their names."""
    return [
        {"title": scene.text(f"matter.{name}"), "payload": f'/choose_matter{{"matter": "{name}"}}'} for name in names
    ]


def _button(scene: Scene, intent: str) -> Button | None:
    texts = scene.services.texts
    if scene.is_matter(intent):
        return matter_buttons(scene, [intent])[0]
    key = f"reading.{intent}"
    return {"title": scene.text(key), "payload": f"/{intent}"} if texts.has(texts.fallback, key) else None
