"""Pack a small model as Rasa packs one."""

import json
import tarfile
from pathlib import Path

from tests.understanding.small_model import small_model


def pack(folder: Path, name: str = "model.tar.gz") -> Path:
    """`folder/name` with the two files that understanding needs, where Rasa puts them."""
    components = folder / "unpacked" / "components"
    for component in ("train_bot.brain.language.LanguageDetector0", "train_bot.brain.intents.SupportIntentClassifier2"):
        (components / component).mkdir(parents=True, exist_ok=True)
    vocabulary = {"en": {"refund": 9, "account": 9}}
    (components / "train_bot.brain.language.LanguageDetector0" / "vocabulary.json").write_text(json.dumps(vocabulary))
    small_model().save(components / "train_bot.brain.intents.SupportIntentClassifier2")
    with tarfile.open(folder / name, "w:gz") as archive:
        archive.add(components, "components")
    return folder / name
