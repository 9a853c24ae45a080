"""Rasa's view of our files: each sentence knows its language's folder, each `utter_…` its sentence in the texts."""

from __future__ import annotations

from pathlib import Path

from rasa.shared.core.domain import Domain
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.importers.utils import training_data_from_paths
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.language.languages import Languages
from bot.settings import ROOT
from bot.texts import Texts


class LanguageFolderImporter(RasaFileImporter):
    """Rasa's own importer, except that examples get `metadata.example.language`, and the domain its responses."""

    def get_domain(self) -> Domain:
        """The domain with the fallback language's sentences as responses, so that Rasa can check its stories.

        What is really said comes from `texts/` at run time, in every language: see `bot.brain.texts`.
        """
        texts = Texts.load(ROOT / "texts")
        sentences = texts.section(texts.fallback, "utter")
        responses = {f"utter_{key.split('.', 1)[1]}": [{"text": text}] for key, text in sentences.items()}
        return super().get_domain().merge(Domain.from_dict({"responses": responses}))

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """All sentences of spoken languages. A file elsewhere than in a language's folder says nothing of its language.

        A language that is not spoken yet has folder and files before it has sentences: it is not trained.
        """
        spoken = Languages.load(ROOT / "languages.yml").spoken
        files = []
        for file in self._nlu_files:
            folder = Path(file).parent
            if folder.parent.name == "nlu" and folder.name not in spoken:
                continue
            data = training_data_from_paths([file], language)
            for example in data.training_examples if folder.parent.name == "nlu" else ():
                metadata = example.get("metadata") or {}
                stamped = {**(metadata.get("example") or {}), "language": folder.name}
                example.set("metadata", {**metadata, "example": stamped})
            files.append(data)
        return TrainingData().merge(*files)  # once: each merge copies all that is there already
