"""A small model made by hand, so that reading can be tested without training."""

import numpy as np

from bot.understanding.concepts import Concepts
from bot.understanding.encoder import SIZE, shipped
from bot.understanding.features import Features, Weights, count
from bot.understanding.gate import SIGNALS, Gate, Thresholds
from bot.understanding.model import Classifier, IntentModel

SENTENCES = {
    "refund": ["I want my money back", "give me a refund", "please refund the double charge"],
    "account_closure": ["close my account", "delete the whole account", "I want to close the account for good"],
    "greet": ["hello there", "good morning", "hi"],
}
CONCEPTS = Concepts({"en": {"refund": ("refund",), "money back": ("refund",), "account": ("account",)}})
THRESHOLDS = Thresholds(act=0.4, act_on_sensitive=0.3, ask_back=0.1)


def small_model(thresholds: Thresholds = THRESHOLDS, sensitive: frozenset[str] = frozenset()) -> IntentModel:
    """Each intent's column is the sum of its sentences' rows and of their meanings."""
    intents = tuple(SENTENCES)
    features = Features.learn(
        [count(text, "en", CONCEPTS) for texts in SENTENCES.values() for text in texts], Weights(1.0, 1.0), CONCEPTS
    )
    of_grams = np.zeros((len(features.keys), len(intents)), np.float16)
    of_meaning = np.zeros((SIZE, len(intents)), np.float32)
    for column, intent in enumerate(intents):
        for text in SENTENCES[intent]:
            row = features.row(text, "en")
            of_grams[row.columns, column] += row.weights.astype(np.float16)
            of_meaning[:, column] += shipped().encode(text)
    middles = of_meaning / np.linalg.norm(of_meaning, axis=0)
    classifier = Classifier(intents, features, of_grams, of_meaning, np.zeros(3, np.float32), middles, "out_of_scope")
    weights = dict.fromkeys(SIGNALS, 0.0) | {
        "log odds of the first reading": 0.7,
        "distance to the second": 1.0,
        "share of words known": 2.0,
    }
    gate = Gate(np.array(list(weights.values()), np.float32), -2.0, thresholds)
    return IntentModel(classifier, shipped(), 0.5, gate, frozenset({"greet"}), sensitive)
