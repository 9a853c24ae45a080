"""The sample customers cover what the demo must show."""

from pathlib import Path

import pytest

from demo import customers
from demo.app import FOLDER

ALL = customers.read(FOLDER / "customers.yml")


def test_every_plan_and_every_language_has_somebody() -> None:
    assert {customer.plan for customer in ALL.by_id.values()} == {"free", "essential", "premium", "custom"}
    assert {customer.language for customer in ALL.by_id.values()} == {"en", "fr", "de", "es"}


def test_free_accounts_are_there_both_before_and_after_their_first_30_days() -> None:
    days = [customer.signed_up_days_ago for customer in ALL.by_id.values() if customer.plan == "free"]
    assert min(days) < 25 and max(days) > 35


def test_addresses_belong_to_nobody() -> None:
    assert all(customer.email.endswith(f"@{customer.domain}") for customer in ALL.by_id.values())
    assert all(customer.domain.endswith(".example") for customer in ALL.by_id.values())


def test_a_name_that_nobody_has_is_not_taken_for_the_first_customer() -> None:
    assert ALL.named("nobody") is None
    assert ALL.named(None) is ALL.named("") is ALL.first


def test_a_first_customer_who_does_not_exist_is_refused(tmp_path: Path) -> None:
    text = (FOLDER / "customers.yml").read_text(encoding="utf-8").replace("first: daniel", "first: dora")
    (tmp_path / "customers.yml").write_text(text, encoding="utf-8")
    with pytest.raises(KeyError, match="dora"):
        customers.read(tmp_path / "customers.yml")
