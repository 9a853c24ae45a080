"""The environment is read once, strictly, with all problems at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError


def test_nothing_set_means_embedded_defaults() -> None:
    settings = Settings.from_environment({})
    assert settings.database.startswith("sqlite+aiosqlite:///")
    assert (settings.port, settings.actions_port, settings.brain_port) == (8080, 8081, 8082)


def test_one_port_moves_all_three() -> None:
    settings = Settings.from_environment({"PORT": "9000"})
    assert (settings.port, settings.actions_port, settings.brain_port) == (9000, 9001, 9002)
    assert settings.url == "http://127.0.0.1:9000"


def test_every_problem_is_told_at_once_with_its_name() -> None:
    wrong = {
        "PORT": "many",
        "SWITCHYARD_DEMO": "maybe",
        "SWITCHYARD_TURN_TIMEOUT": "-1",
        "SWITCHYARD_TRUSTED_PROXIES": "the office",
        "SWITCHYARD_DATBASE_URL": "a typing mistake",
    }
    with pytest.raises(SettingsError) as refused:
        Settings.from_environment(wrong)
    lines = str(refused.value).splitlines()
    assert sorted(line.split(":")[0] for line in lines) == sorted(wrong)


def test_variables_of_others_are_none_of_our_business() -> None:
    assert Settings.from_environment({"PATH": "/bin", "HOME": "/"}) == Settings()


def test_the_demo_brings_a_page_to_sign_in_and_leaves_with_it() -> None:
    assert Settings.from_environment({}).sign_in.endswith("/demo/sign-in")
    assert Settings.from_environment({"SWITCHYARD_DEMO": "off"}).sign_in == ""


def test_paths_are_made_absolute() -> None:
    assert Settings.from_environment({"SWITCHYARD_DATA": "here"}).data == Path("here").resolve()
