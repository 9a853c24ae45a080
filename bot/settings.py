"""The environment, read once and strictly, into one frozen value."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class SettingsError(Exception):
    """The environment does not make sense. The message lists every problem, one a line."""


@dataclass(frozen=True)
class Settings:
    """What an operator can choose. Every field is explained in `docs/operating.md`.

    Ports are TCP ports; durations are seconds.
    """

    root: Path = ROOT
    data: Path = ROOT / "var"
    host: str = "127.0.0.1"
    port: int = 8080
    actions_port: int = 8081
    brain_port: int = 8082
    public_url: str = ""
    database_url: str = ""
    policy: Path = ROOT / "policy.yml"
    articles: str = str(ROOT / "articles")
    models: Path = ROOT / "models"
    demo: bool = True
    learn_from_helped: bool = False
    frame_ancestors: str = "*"
    trusted_proxies: str = ""
    sign_in_url: str = ""
    smtp_url: str = ""
    mail_from: str = "support@switchyard.example"
    turn_timeout: float = 20.0
    turn_patience: float = 300.0
    log_level: str = "INFO"

    @property
    def url(self) -> str:
        """The address under which browsers reach the edge, without a slash at the end."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")

    @property
    def database(self) -> str:
        """The SQLAlchemy address of the store; SQLite in the data folder unless another is set."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data / 'switchyard.sqlite3'}"

    @property
    def sign_in(self) -> str:
        """Where an unknown visitor can sign in; the demo brings a page of its own. Empty when nowhere is set."""
        return self.sign_in_url or (f"{self.url}/demo/sign-in" if self.demo else "")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read `SWITCHYARD_*` and `PORT`.

        Raises:
            SettingsError: with all that is wrong, each line naming its variable.
        """
        return _Reader(os.environ if environment is None else environment).settings()


class _Reader:
    """Collects problems instead of stopping at the first."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = environment
        self.problems: list[str] = []

    def settings(self) -> Settings:
        known = {f"SWITCHYARD_{name.upper()}" for name in Settings.__dataclass_fields__} - {"SWITCHYARD_ROOT"}
        for name in sorted(self.environment):
            if name.startswith("SWITCHYARD_") and name not in known:
                self.problems.append(f"{name}: there is no such setting")
        default = Settings()
        port = self.number("PORT", self.number("SWITCHYARD_PORT", default.port))
        data = self.path("SWITCHYARD_DATA", default.data)
        settings = Settings(
            data=data,
            host=self.text("SWITCHYARD_HOST", default.host),
            port=port,
            actions_port=self.number("SWITCHYARD_ACTIONS_PORT", port + 1),
            brain_port=self.number("SWITCHYARD_BRAIN_PORT", port + 2),
            public_url=self.text("SWITCHYARD_PUBLIC_URL", default.public_url),
            database_url=self.text("SWITCHYARD_DATABASE_URL", default.database_url),
            policy=self.path("SWITCHYARD_POLICY", default.policy),
            articles=self.text("SWITCHYARD_ARTICLES", default.articles),
            models=self.path("SWITCHYARD_MODELS", default.models),
            demo=self.switch("SWITCHYARD_DEMO", default.demo),
            learn_from_helped=self.switch("SWITCHYARD_LEARN_FROM_HELPED", default.learn_from_helped),
            frame_ancestors=self.text("SWITCHYARD_FRAME_ANCESTORS", default.frame_ancestors),
            trusted_proxies=self.networks("SWITCHYARD_TRUSTED_PROXIES", default.trusted_proxies),
            sign_in_url=self.text("SWITCHYARD_SIGN_IN_URL", default.sign_in_url),
            smtp_url=self.text("SWITCHYARD_SMTP_URL", default.smtp_url),
            mail_from=self.text("SWITCHYARD_MAIL_FROM", default.mail_from),
            turn_timeout=self.seconds("SWITCHYARD_TURN_TIMEOUT", default.turn_timeout),
            turn_patience=self.seconds("SWITCHYARD_TURN_PATIENCE", default.turn_patience),
            log_level=self.text("SWITCHYARD_LOG_LEVEL", default.log_level),
        )
        if self.problems:
            raise SettingsError("\n".join(self.problems))
        return settings

    def text(self, name: str, default: str) -> str:
        return self.environment.get(name, default).strip()

    def networks(self, name: str, default: str) -> str:
        value = self.text(name, default)
        try:
            for part in value.split(","):
                ip_network(part.strip() or "::1")
        except ValueError as error:
            self.problems.append(f"{name}: addresses or networks, with commas between them, are needed: {error}")
        return value

    def path(self, name: str, default: Path) -> Path:
        value = self.text(name, "")
        return Path(value).resolve() if value else default

    def number(self, name: str, default: int) -> int:
        value = self.text(name, "")
        if not value:
            return default
        if not (value.isascii() and value.isdigit() and 0 < int(value) < 65536):
            self.problems.append(f"{name}: a port from 1 to 65535 is needed, not {value!r}")
            return default
        return int(value)

    def seconds(self, name: str, default: float) -> float:
        value = self.text(name, "")
        try:
            seconds = float(value) if value else default
        except ValueError:
            seconds = 0
        if not 0 < seconds < 86400:
            self.problems.append(f"{name}: seconds, more than 0 and less than a day, are needed, not {value!r}")
        return seconds

    def switch(self, name: str, default: bool) -> bool:
        value = self.text(name, "").lower()
        if value in ("", "on", "off"):
            return default if not value else value == "on"
        self.problems.append(f"{name}: on or off is needed, not {value!r}")
        return default
