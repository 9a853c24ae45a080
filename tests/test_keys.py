"""Secrets are made once, kept from others, and bound to what they prove."""

from __future__ import annotations

from pathlib import Path

from bot.keys import Keys, same


def test_keys_are_made_once_and_only_their_owner_may_read_them(tmp_path: Path) -> None:
    first = Keys.load(tmp_path)
    assert Keys.load(tmp_path) == first
    for path in (tmp_path / "secrets").iterdir():
        assert path.stat().st_mode & 0o077 == 0
    assert len({first.internal, first.identity, first.pepper}) == 3


def test_a_second_identity_key_may_lie_beside_the_first(tmp_path: Path) -> None:
    assert set(Keys.load(tmp_path).identity_keys) == {"main"}
    (tmp_path / "secrets" / "identity-next").write_text("another\n")
    assert Keys.load(tmp_path).identity_keys["next"] == "another"


def test_a_code_proves_nothing_for_somebody_else(tmp_path: Path) -> None:
    keys = Keys.load(tmp_path)
    assert keys.hash_code("pin", "chloe", "12345678") != keys.hash_code("pin", "jonas", "12345678")
    assert keys.hash_code("pin", "a", "bc") != keys.hash_code("pin", "ab", "c")


def test_signatures_of_other_messages_and_other_houses_do_not_fit(tmp_path: Path) -> None:
    ours, theirs = Keys.load(tmp_path / "ours"), Keys.load(tmp_path / "theirs")
    assert same(ours.sign(b"turn"), ours.sign(b"turn"))
    assert not same(ours.sign(b"turn"), ours.sign(b"other"))
    assert not same(ours.sign(b"turn"), theirs.sign(b"turn"))
