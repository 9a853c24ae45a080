"""A small model made by hand, so that reading can be tested without training."""

import numpy as np

from bot.understanding.concepts import Concepts
from bot.understanding.features import Features, Weights
from bot.understanding.gate import Gate
from bot.understanding.model import IntentModel

SENTENCES = {
    "refund": ["I want my money back", "give me a refund", "please refund the double charge"],
    "account_closure": ["close my account", "delete the whole account", "I want to close the account for good"],
    "greet": ["hello there", "good morning", "hi"],
}
CONCEPTS = Concepts({"en": {"refund": ("refund",), "money back": ("refund",), "account": ("account",)}})


def small_model(threshold: float = 0.5) -> IntentModel:
    """Each intent's column is the sum of its sentences' rows."""
    intents = tuple(SENTENCES)
    features = Features.learn(
        [(text, "en") for texts in SENTENCES.values() for text in texts], Weights(1.0, 1.0), CONCEPTS
    )
    coefficients = np.zeros((len(features.keys), len(intents)), np.float16)
    for column, intent in enumerate(intents):
        for text in SENTENCES[intent]:
            row = features.row(text, "en")
            coefficients[row.columns, column] += row.weights.astype(np.float16)
    gate = Gate(np.array([1.0, 1.0, 1.0, 2.0], np.float32), -3.0, threshold)
    return IntentModel(intents, features, coefficients, np.zeros(3, np.float32), 0.3, gate, frozenset({"greet"}))
