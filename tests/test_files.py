"""Files are there whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from masterplan.files import write_whole


def test_a_written_file_replaces_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "berkas"
    write_whole(target, b"lama")
    write_whole(target, b"baru")

    assert b"baru" == target.read_bytes()
    assert [target] == list(tmp_path.iterdir())


@pytest.mark.parametrize("broken", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_write_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: BaseException
) -> None:
    """Neither half a file under the name, nor scraps beside it; what was there stays."""
    target = tmp_path / "berkas"
    target.write_bytes(b"lama")

    def fail(self: Path, target: Path) -> Path:
        raise broken

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(type(broken)):
        write_whole(target, b"baru")

    assert b"lama" == target.read_bytes()
    assert [target] == list(tmp_path.iterdir())


def test_a_write_into_a_missing_folder_fails(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "tidak-ada" / "berkas", b"isi")

    assert [] == list(tmp_path.iterdir())
