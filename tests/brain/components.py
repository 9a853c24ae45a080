"""Make Rasa components outside a graph: storage in a folder, a context that names nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.slots import BooleanSlot, Slot, TextSlot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.brain.importer import LanguageFolderImporter

SENTENCES = {
    ("en", "refund"): ["I want my money back", "refund please", "you charged me twice", "give the money back to me"],
    ("en", "greet"): ["hello", "hi there", "good morning to you", "hey"],
    ("fr", "refund"): [
        "je veux être remboursé",
        "remboursement svp",
        "vous m'avez débité deux fois",
        "rendez l'argent",
    ],
    ("fr", "greet"): ["bonjour", "salut à vous", "bonsoir", "coucou"],
}


def create(component: type, folder: Path, **config: Any) -> Any:
    """A component as Rasa creates it for training."""
    return component.create({**component.get_default_config(), **config}, *_place(component, folder))


def reload(component: type, folder: Path, **config: Any) -> Any:
    """The same component as Rasa loads it for serving."""
    return component.load({**component.get_default_config(), **config}, *_place(component, folder))


def _place(component: type, folder: Path) -> tuple[LocalModelStorage, Resource, ExecutionContext]:
    context = ExecutionContext(GraphSchema({}), node_name=component.__name__)
    return LocalModelStorage(folder), Resource(component.__name__), context


def write_sentences(folder: Path) -> list[str]:
    """`SENTENCES` as files `nlu/<language>/<intent>.yml`; the paths."""
    paths = []
    for (language, intent), texts in SENTENCES.items():
        file = folder / "nlu" / language / f"{intent}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        lines = "".join(f"    - {text}\n" for text in texts)
        file.write_text(f'version: "3.1"\nnlu:\n- intent: {intent}\n  examples: |\n{lines}', encoding="utf-8")
        paths.append(str(file))
    return paths


def imported(folder: Path) -> TrainingData:
    """`SENTENCES` as Rasa reads them."""
    return LanguageFolderImporter(training_data_paths=write_sentences(folder)).get_nlu_data()


def message(text: str, **data: Any) -> Message:
    """A message as Rasa's processor makes it."""
    return Message(data={"text": text, **data})


def conversation_in(language: str | None, *, chosen: bool = False) -> DialogueStateTracker:
    """A tracker whose slot `language` is set; `chosen`: because the visitor asked for it."""
    slots: list[Slot] = [
        TextSlot("language", mappings=[], influence_conversation=False),
        BooleanSlot("language_chosen", mappings=[], influence_conversation=False),
    ]
    tracker = DialogueStateTracker.from_events("someone", [], slots=slots, domain=Domain.empty())
    tracker.slots["language"].value = language
    tracker.slots["language_chosen"].value = chosen
    return tracker
