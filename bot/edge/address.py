"""Where a request really comes from, when a proxy of ours stands in between."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from aiohttp import web

from bot.edge.keys import SERVICES

Network = IPv4Network | IPv6Network


def address_of(request: web.Request) -> str:
    """The visitor's address: what a trusted proxy says in `X-Forwarded-For`, else who connects."""
    trusted = networks(request.app[SERVICES].settings.trusted_proxies)
    return first_untrusted(request.remote or "", request.headers.get("X-Forwarded-For", ""), trusted)


def networks(text: str) -> list[Network]:
    """Networks from a comma-separated list. Raises ValueError for what is none."""
    return [ip_network(part.strip()) for part in text.split(",") if part.strip()]


def first_untrusted(remote: str, forwarded: str, trusted: Iterable[Network]) -> str:
    """Goes back along the chain from the nearest, as long as whoever speaks is trusted.

    A visitor may write anything into the header; only what our own proxies added counts.
    """
    known = list(trusted)
    chain = [part.strip() for part in forwarded.split(",") if part.strip()]
    speaker = remote
    while chain and _is_in(speaker, known):
        speaker = chain.pop()
    return speaker


def _is_in(address: str, known: list[Network]) -> bool:
    try:
        return any(ip_address(address) in network for network in known)
    except ValueError:
        return False
