"""The secrets of this installation: made on the first start, kept in files only the owner can read."""

from __future__ import annotations

import hmac
import os
import secrets
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

NAMES = ("internal", "identity", "pepper")


@dataclass(frozen=True)
class Keys:
    """
    internal: signs what edge and brain say to each other.
    identity: shared with the embedder's back end, which signs its customers' identity with it (HS256).
    identity_next: a second one, put by hand into `secrets/identity-next` while the first is being replaced.
    pepper: goes into the hashes of PINs and codes, so that a stolen database alone does not reveal them.
    """

    internal: str
    identity: str
    pepper: str
    identity_next: str | None = None

    @classmethod
    def load(cls, data: Path) -> Keys:
        """Read the keys under `data/secrets`, making those that are missing. Raises OSError."""
        folder = data / "secrets"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        following = folder / "identity-next"
        return cls(
            **{name: _read_or_make(folder / name) for name in NAMES},
            identity_next=following.read_text("utf-8").strip() if following.exists() else None,
        )

    @property
    def identity_keys(self) -> dict[str, str]:
        """Key id -> secret. `next` is there while the embedder changes from one to the other."""
        known = {"main": self.identity, "next": self.identity_next}
        return {name: secret for name, secret in known.items() if secret}

    def sign(self, message: bytes) -> str:
        """The signature that goes with an internal message, in hexadecimal."""
        return hmac.new(self.internal.encode(), message, sha256).hexdigest()

    def hash_code(self, *parts: str) -> str:
        """A keyed hash for a short-lived code (PIN, mailed code), bound to what else is named, in hexadecimal."""
        return hmac.new(self.pepper.encode(), "\0".join(parts).encode(), sha256).hexdigest()


def same(left: str, right: str) -> bool:
    """Compare two secrets in a time that tells nothing."""
    return hmac.compare_digest(left.encode(), right.encode())


def _read_or_make(path: Path) -> str:
    try:
        # O_EXCL: when edge and brain start at once, one makes the file and the other reads it.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text("ascii").strip()
    with os.fdopen(handle, "w") as file:
        value = secrets.token_urlsafe(32)
        file.write(value)
    return value
