"""First in Rasa's pipeline: which language is this message in, and which one to answer in."""

from __future__ import annotations

import json
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, METADATA, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language.choose import Choice, choose
from bot.language.detect import Detector
from bot.language.itself import asks_for_itself
from bot.language.languages import Languages
from bot.language.shipped import build_detector
from bot.language.vocabulary import FILE, count_words
from bot.settings import ROOT

SLOT = "language"
CHOSEN = "language_chosen"  # the slot that says that the visitor asked for the language


# A featurizer for Rasa, because that type alone runs before the tokenizer and in training too.
@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class LanguageDetector(GraphComponent):
    """Sets `language`, `language_confidence`, `language_unsure` and, if it is certain and unspoken, `foreign_language`.

    The entity `language` is there only when the conversation's language changes, else each session would carry
    every earlier one along; the entity `foreign_language` whenever there is one.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`languages`: the file that lists them, in the project's folder."""
        return {"languages": "languages.yml"}

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        """Raises `LanguagesError` if the list of languages does not make sense."""
        self._languages = Languages.load(ROOT / config["languages"])
        self._model_storage = model_storage
        self._resource = resource
        self._vocabulary: dict[str, dict[str, int]] = {}
        self._detector: Detector | None = None

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LanguageDetector:
        """An untrained detector."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LanguageDetector:
        """A detector with the words of the training sentences, its tables loaded before the first message."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._vocabulary = json.loads((folder / FILE).read_text(encoding="utf-8"))
        component._ready()
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Count the words of the sentences whose language their folder gives."""
        pairs = [(example.get(TEXT), folder_language(example)) for example in training_data.nlu_examples]
        self._vocabulary = count_words((text, language) for text, language in pairs if text and language)
        self._detector = None
        with self._model_storage.write_to(self._resource) as folder:
            content = json.dumps(self._vocabulary, ensure_ascii=False, sort_keys=True)
            (folder / FILE).write_text(content, encoding="utf-8")
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Each sentence gets its folder's language."""
        for example in training_data.training_examples:
            language = folder_language(example)
            if example.get(TEXT):
                example.set("language", language or self._choose(example.get(TEXT), None, None).language)
        return training_data

    def process(self, messages: list[Message], tracker: DialogueStateTracker | None = None) -> list[Message]:
        """Rasa hands in the tracker as it was before this message; there is none in `/model/parse`."""
        conversation, chosen = _slot(tracker, SLOT), bool(_slot(tracker, CHOSEN))
        for message in messages:
            page = (message.get(METADATA) or {}).get("page_language")
            choice = self._choose(message.get(TEXT) or "", conversation, page, chosen)
            message.set("language", choice.language, add_to_output=True)
            message.set("language_confidence", round(choice.confidence, 4), add_to_output=True)
            message.set("language_unsure", choice.unsure, add_to_output=True)
            found = {SLOT: choice.language if choice.language != conversation else None}
            if choice.foreign:
                message.set("foreign_language", choice.foreign, add_to_output=True)
                found["foreign_language"] = choice.foreign
            entities = [_entity(name, value) for name, value in found.items() if value]
            message.set(ENTITIES, [*(message.get(ENTITIES) or []), *entities], add_to_output=True)
        return messages

    def _choose(self, text: str, conversation: str | None, page: str | None, chosen: bool = False) -> Choice:
        evidence = self._ready().evidence(text)
        if chosen and asks_for_itself(text, written := choose(evidence, self._languages), self._languages):
            return written
        return choose(evidence, self._languages, conversation, page, chosen=chosen)

    def _ready(self) -> Detector:
        if self._detector is None:
            self._detector = build_detector(self._languages, self._vocabulary)
        return self._detector


def _slot(tracker: DialogueStateTracker | None, name: str) -> Any:
    return tracker.slots[name].value if tracker and name in tracker.slots else None


def folder_language(example: Message) -> str | None:
    """What `LanguageFolderImporter` wrote on a sentence."""
    stamped = ((example.get(METADATA) or {}).get("example") or {}).get("language")
    return stamped if isinstance(stamped, str) else None


def _entity(name: str, value: str) -> dict[str, str]:
    return {"entity": name, "value": value, "extractor": "LanguageDetector"}
