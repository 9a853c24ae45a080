"""What the processes that answer visitors are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import Settings
from bot.supervisor.environment import brain_environment
from bot.supervisor.supervisor import children


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("SWITCHYARD_DATA", str(tmp_path))
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
        monkeypatch.delenv(name, raising=False)
    return Settings.from_environment()


def told_to(name: str, settings: Settings) -> dict[str, str]:
    child = next(child for child in children(settings, Path("model.tar.gz")) if child.name == name)
    return dict(child.environment or {})


@pytest.mark.parametrize("name", ["brain", "edge"])
def test_one_message_is_computed_by_one_thread(settings: Settings, name: str) -> None:
    told = told_to(name, settings)
    assert (told["OPENBLAS_NUM_THREADS"], told["OMP_NUM_THREADS"]) == ("1", "1")


def test_the_edge_keeps_the_settings(settings: Settings, tmp_path: Path) -> None:
    assert told_to("edge", settings)["SWITCHYARD_DATA"] == str(tmp_path)


def test_training_has_all_threads(settings: Settings) -> None:
    assert not {"OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"} & brain_environment(settings).keys()


@pytest.mark.parametrize("name", ["brain", "edge"])
def test_what_the_machine_says_of_threads_counts_more(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "4")
    assert told_to(name, settings)["OPENBLAS_NUM_THREADS"] == "4"
