from __future__ import annotations

from pathlib import Path

import pytest

from masterplan.exports.pdf import machine

MB = 1024 * 1024


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine of eight cores, of which files here tell the rest."""
    monkeypatch.setattr(machine, "_GROUP", tmp_path)
    monkeypatch.setattr(machine, "_MEMINFO", tmp_path / "meminfo")
    monkeypatch.setattr("os.sched_getaffinity", lambda pid: set(range(8)), raising=False)
    return tmp_path


def available(files: Path, megabytes: int) -> None:
    (files / "meminfo").write_text(
        f"MemTotal: 99999999 kB\nMemAvailable: {megabytes * 1024} kB\nBuffers: 1 kB\n"
    )


def test_without_any_limit_there_is_a_place_for_each_core(files: Path) -> None:
    assert 8 == machine.places()


@pytest.mark.parametrize(("megabytes", "places"), [(10_000, 8), (1100, 3), (350, 1), (20, 1)])
def test_free_memory_limits_the_places(files: Path, megabytes: int, places: int) -> None:
    available(files, megabytes)

    assert places == machine.places()


@pytest.mark.parametrize(
    ("quota", "places"),
    [("max 100000", 8), ("300000 100000", 3), ("50000 100000", 1), ("", 8), ("1600000 100000", 8)],
)
def test_a_container_may_have_less_time(files: Path, quota: str, places: int) -> None:
    (files / "cpu.max").write_text(quota)

    assert places == machine.places()


@pytest.mark.parametrize(
    ("most", "current", "places"), [("max", 0, 8), (1000 * MB, 0, 2), (2000 * MB, 1500 * MB, 1)]
)
def test_a_container_may_have_less_memory(
    files: Path, most: int | str, current: int, places: int
) -> None:
    available(files, 64_000)
    (files / "memory.max").write_text(f"{most}\n")
    (files / "memory.current").write_text(f"{current}\n")

    assert places == machine.places()


def test_this_machine_has_a_place() -> None:
    assert 1 <= machine.places() <= 1024
