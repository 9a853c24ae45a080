"""Sent again under the same id it is the same thing. An id belongs to who sends: others may choose the same one."""

from __future__ import annotations

from hashlib import sha256


def key_of(*belongs: str) -> str:
    """64 characters for an id, and what it is an id in: who sent it, where to. The same for the same, else another."""
    return sha256("\0".join(belongs).encode("utf-8", "replace")).hexdigest()
