"""Reads `data/nlu/<language>/*.yml` and writes on every sentence which folder, so which language, it came from."""

from __future__ import annotations

from pathlib import Path

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.importers.utils import training_data_from_paths
from rasa.shared.nlu.training_data.training_data import TrainingData


class LanguageFolderImporter(RasaFileImporter):
    """Rasa's own importer, except that each example gets `metadata.example.language`."""

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """All sentences. A file that lies elsewhere than in a language's folder says nothing of its language."""
        files = []
        for file in self._nlu_files:
            data = training_data_from_paths([file], language)
            folder = Path(file).parent
            for example in data.training_examples if folder.parent.name == "nlu" else ():
                metadata = example.get("metadata") or {}
                stamped = {**(metadata.get("example") or {}), "language": folder.name}
                example.set("metadata", {**metadata, "example": stamped})
            files.append(data)
        return TrainingData().merge(*files)  # once: each merge copies all that is there already
