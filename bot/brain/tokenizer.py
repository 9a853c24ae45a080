"""spaCy cuts a message into tokens, by the rules of the language that was found for it."""

from __future__ import annotations

from typing import Any, ClassVar

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message
from spacy.lang.char_classes import ALPHA
from spacy.lang.xx import MultiLanguage
from spacy.language import BaseDefaults, Language
from spacy.util import get_lang_class

from bot.language.languages import Languages
from bot.settings import ROOT


class QuickFrench(Language):
    """French without spaCy's list of exceptions: compiling that costs 5.5 s at start for a few hyphened words."""

    lang = "fr"

    class Defaults(BaseDefaults):
        """spaCy's general rules, and a cut behind the apostrophe of l'ordre, j'ai, qu'il."""

        infixes: ClassVar[list[str]] = [*BaseDefaults.infixes, rf"(?<=[{ALPHA}]['’])(?=[{ALPHA}])"]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class SupportTokenizer(Tokenizer):
    """One blank spaCy language for each that is spoken, all built when the model is loaded."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's own settings, and the file that lists the languages."""
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_", "languages": "languages.yml"}

    def __init__(self, config: dict[str, Any]) -> None:
        """Raises `LanguagesError` if the list of languages does not make sense."""
        super().__init__(config)
        spoken = Languages.load(ROOT / config["languages"]).spoken
        self._cut = {code: rules(code).tokenizer for code in spoken}
        self._cut_other = MultiLanguage().tokenizer

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> SupportTokenizer:
        """A tokenizer; nothing is trained."""
        return cls(config)

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Tokens of a message's text; blanks are none."""
        cut = self._cut.get(message.get("language"), self._cut_other)
        tokens = [Token(token.text, token.idx) for token in cut(message.get(attribute)) if not token.is_space]
        return self._apply_token_pattern(tokens)


def rules(code: str) -> Language:
    """spaCy's blank language, ours for French; general rules for a language that spaCy does not know."""
    if code == "fr":
        return QuickFrench()
    try:
        return get_lang_class(code)()
    except ImportError:
        return MultiLanguage()
