"""Everything here needs Rasa, so it runs in the brain's environment and is left out elsewhere."""

import importlib.util
from collections.abc import Iterator

import pytest

collect_ignore_glob = [] if importlib.util.find_spec("rasa") else ["test_*.py"]


@pytest.fixture(scope="session", autouse=True)
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What trainings keep from one to the next goes into a folder of the tests' own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SWITCHYARD_DATA", str(tmp_path_factory.mktemp("data")))
        yield
