"""An address that decides about limits cannot be made up by whoever is limited."""

from __future__ import annotations

import pytest

from bot.edge.address import first_untrusted, networks

OURS = networks("127.0.0.1, 10.0.0.0/8, ::1")


@pytest.mark.parametrize(
    ("remote", "forwarded", "address"),
    [
        ("203.0.113.5", "", "203.0.113.5"),
        ("203.0.113.5", "198.51.100.1", "203.0.113.5"),
        ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "6.6.6.6, 198.51.100.1, 10.1.2.3", "198.51.100.1"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("", "198.51.100.1", ""),
        ("127.0.0.1", "rubbish", "rubbish"),
    ],
)
def test_only_what_our_own_proxies_added_counts(remote: str, forwarded: str, address: str) -> None:
    assert first_untrusted(remote, forwarded, OURS) == address
