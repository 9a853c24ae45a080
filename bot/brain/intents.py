"""Rasa's intent classifier: `bot.understanding`'s model, trained and kept by Rasa."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language.choose import Choice
from bot.settings import ROOT, Settings
from bot.understanding.concepts import NO_CONCEPTS, Concepts
from bot.understanding.model import FILE, IntentModel
from bot.understanding.reading import NOTHING_READ, Ranked
from bot.understanding.understand import read

RANKING = "intent_ranking"
# What sentences mean, kept in the data folder from one training to the next: 50 MB that may be deleted at any time.
MEANINGS = "meanings.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SupportIntentClassifier(GraphComponent, IntentClassifier):
    """Sets `intent`, `intent_ranking` (five), `also` (other matters in the same message) and `verdict`.

    `verdict` is `act`, `ask_back` (one of the first two readings is probably right) or `nothing`. Unless it is `act`,
    the intent is `nlu_fallback` and the ranking still holds the readings; so it is with a language that is not spoken.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Names as in `training.Choices`, which holds for what is not said; `concepts` and `vague` are folders."""
        return {"small_talk": [], "sensitive": [], "concepts": None, "vague": None, "thresholds": {}}

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: IntentModel | None = None,
    ) -> None:
        """Without a model everything is `nlu_fallback`."""
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model = model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SupportIntentClassifier:
        """An untrained classifier."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SupportIntentClassifier:
        """The trained classifier; an error if the packed model lacks it, rather than one that understands nothing."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, IntentModel.load(folder / FILE))

    def train(self, training_data: TrainingData) -> Resource:
        """Train on all sentences, in the languages that the language component gave them."""
        from bot.understanding.encoder import shipped
        from bot.understanding.lessons import Example
        from bot.understanding.remembered import Remembered
        from bot.understanding.training import train  # scikit-learn: not where messages are served

        examples = [
            Example(example.get(TEXT), example.get("language"), example.get(INTENT))
            for example in training_data.intent_examples
            if example.get(TEXT)
        ]
        remembered = Remembered(shipped(), Settings.from_environment().data / MEANINGS)
        self._model = train(examples, choices(self._config), remembered)
        with self._model_storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing behind this component learns from its predictions."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Read each message in the language that was chosen for it."""
        for message in messages:
            choice = Choice(
                message.get("language"), message.get("language_confidence") or 0.0, message.get("foreign_language")
            )
            text = message.get(TEXT)
            reading = read(self._model, text, choice) if self._model and text else NOTHING_READ
            intent = {"name": reading.intent, "confidence": reading.confidence}
            message.set(INTENT, intent, add_to_output=True)
            message.set(RANKING, [_ranked(one) for one in reading.ranking], add_to_output=True)
            message.set("verdict", reading.verdict, add_to_output=True)
            message.set("also", [_ranked(one) for one in reading.also], add_to_output=True)
        return messages


def choices(config: dict[str, Any]) -> Any:
    """What `config.yml` says of the training, over what tuning chose."""
    from bot.understanding.lessons import load_vague
    from bot.understanding.training import Choices

    chosen = Choices()
    given = {name: config[name] for name in Choices.__dataclass_fields__ if name in config}
    given |= {name: frozenset(config[name]) for name in ("small_talk", "sensitive")}
    given["concepts"] = Concepts.load(ROOT / config["concepts"]) if config["concepts"] else NO_CONCEPTS
    given["vague"] = load_vague(ROOT / config["vague"]) if config["vague"] else ()
    given["thresholds"] = replace(chosen.thresholds, **config["thresholds"])
    return replace(chosen, **given)


def _ranked(one: Ranked) -> dict[str, Any]:
    return {"name": one.intent, "confidence": one.confidence}
