"""The sample customers: who they are, read from `customers.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Customer:
    """A person with an account at Switchyard Mail.

    `signed_up_days_ago` is relative, so that who is new stays new. Rates are percent; `emails_a_day` is the average.
    `missing` names the DNS records that their domain lacks.
    """

    id: str
    name: str
    company: str
    domain: str
    email: str
    plan: str
    language: str
    signed_up_days_ago: int
    emails_a_day: int
    quota: int
    contacts: int
    delivered: float
    opened: float
    clicked: float
    missing: tuple[str, ...] = ()

    @property
    def first_name(self) -> str:
        return self.name.split()[0]

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.name.split())

    def signed_up_at(self, now: datetime) -> datetime:
        """When the account was opened, seen from `now`; to the second."""
        return (now - timedelta(days=self.signed_up_days_ago)).replace(microsecond=0)


@dataclass(frozen=True)
class Customers:
    """All of them by id, in the order of the file, and who is signed in when nobody was chosen."""

    by_id: Mapping[str, Customer]
    first: Customer

    def named(self, id: str | None) -> Customer | None:
        """The customer of that id; the first one when none is named; None for an id that nobody has."""
        return self.by_id.get(id) if id else self.first


def read(file: Path) -> Customers:
    """The customers of a file.

    Raises:
        TypeError: a customer lacks a field, or has one too many.
        KeyError: `first` names nobody.
    """
    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    by_id = {
        id: Customer(id=id, **{**fields, "missing": tuple(fields.get("missing", ()))})
        for id, fields in content["customers"].items()
    }
    return Customers(by_id, by_id[content["first"]])
