"""The folder keeps whole files of known kinds, and nothing of any other."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.files.folder import LARGEST, Folder, TooLarge
from bot.files.kind import UTF8, UnknownKind

MEBIBYTE = 1024 * 1024


async def pieces(*content: bytes) -> AsyncIterator[bytes]:
    for piece in content:
        yield piece


async def cut_off() -> AsyncIterator[bytes]:
    yield b"the beginning"
    raise ConnectionResetError


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "files")


async def test_a_file_lies_under_a_random_name_that_nobody_else_may_read_or_run(folder: Folder) -> None:
    first, second = [await folder.keep(pieces(b"hello ", b"there")) for _ in range(2)]
    assert first.id != second.id and folder.ids() == {first.id, second.id}
    path = folder.path(first.id)
    assert (path.read_bytes(), first.size, first.kind) == (b"hello there", 11, UTF8)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


async def test_ten_mebibytes_are_kept_and_one_byte_more_is_not(folder: Folder) -> None:
    ten = [b"x" * MEBIBYTE] * 10
    assert (await folder.keep(pieces(*ten))).size == LARGEST
    with pytest.raises(TooLarge):
        await folder.keep(pieces(*ten, b"x"))
    assert len(folder.ids()) == 1


async def test_nothing_is_left_of_what_was_refused_or_cut_off(folder: Folder) -> None:
    with pytest.raises(UnknownKind):
        await folder.keep(pieces(b"MZ\0\0"))
    with pytest.raises(ConnectionResetError):
        await folder.keep(cut_off())
    assert folder.ids() == set()


async def test_what_is_not_ours_is_left_alone(folder: Folder) -> None:
    kept = await folder.keep(pieces(b"hello"))
    (folder.path(kept.id).parent / "README").touch()
    assert folder.ids() == {kept.id}


def test_a_folder_that_was_never_used_is_empty(folder: Folder) -> None:
    assert folder.ids() == set()
