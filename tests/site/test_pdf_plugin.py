from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

from masterplan.exports.pdf.record import Pdf
from masterplan.exports.pdf.trouble import NoPangoError, PrintingError
from masterplan.exports.pdf.work import Printed
from masterplan.site import pdf_plugin
from masterplan.site.pdf_plugin import MasterplanPdfPlugin
from masterplan.site.plugin import MasterplanPlugin
from tests.builds import change, copy_of_small_project

WITH = "  - masterplan-pdf\n"
"""The plugin in mkdocs.yml, without settings."""


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The documents that were asked for; nothing is made."""
    documents: list[Any] = []

    def make(wanted: list[Any], *_: Any, **__: Any) -> dict[str, Any]:
        documents.extend(wanted)
        return {}

    monkeypatch.setattr(pdf_plugin, "make", make)
    return documents


Opened = Callable[..., tuple[MkDocsConfig, MasterplanPdfPlugin]]


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    """Loads the small project with these settings, as MkDocs does at the start of a build."""

    def load(
        settings: str = "", command: Literal["build", "serve"] = "build"
    ) -> tuple[MkDocsConfig, MasterplanPdfPlugin]:
        project = copy_of_small_project(tmp_path / "proyek")
        if settings:
            change(project / "mkdocs.yml", WITH, f"  - masterplan-pdf:\n{settings}")
        config = load_config(str(project / "mkdocs.yml"))
        config.plugins.on_startup(command=command, dirty=False)
        config = config.plugins.on_config(config)
        plugin = config.plugins["masterplan-pdf"]
        assert isinstance(plugin, MasterplanPdfPlugin)
        return config, plugin

    return load


def test_every_kind_is_made_unless_some_are_named(opened: Opened, asked: list[Any]) -> None:
    config, plugin = opened("      jenis: [ringkasan, lembar]\n")
    plugin.on_pre_build(config=config)

    assert ["ringkasan", "lembar"] == [one.kind for one in asked]


def test_an_unknown_kind_is_refused(opened: Opened) -> None:
    with pytest.raises(Exception, match=r"(?i)abort|configuration"):
        opened("      jenis: [poster]\n")


def test_a_cluster_needs_an_address(opened: Opened) -> None:
    with pytest.raises(PluginError, match="executor dask memerlukan scheduler"):
        opened("      executor: dask\n")


def test_a_cluster_that_cannot_be_used_stops_the_build_in_plain_words(opened: Opened) -> None:
    config, plugin = opened("      executor: dask\n      scheduler: tcp://127.0.0.1:1\n")

    with pytest.raises(PluginError, match="PDF tidak dapat dibuat: "):
        plugin.on_pre_build(config=config)


def _printed(wanted: list[Any], folder: Path) -> dict[str, Printed]:
    """Every document, as if it had been made."""
    file = folder / "a.pdf"
    file.write_bytes(b"%PDF")
    return {one.address: Printed(one, file, Pdf("0" * 64, 3, 4)) for one in wanted}


def test_what_was_made_is_published_and_listed(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_plugin, "make", lambda wanted, *_, **__: _printed(wanted, tmp_path))
    config, plugin = opened("      jenis: [lembar]\n")
    plugin.on_pre_build(config=config)
    config.plugins._current_plugin = "masterplan-pdf"  # MkDocs sets it around each event
    files = plugin.on_files(Files([]), config=config)
    address = "unduhan/kabupaten-contoh-raya/kabupaten-contoh-raya-lembar.pdf"
    sums = files.get_file_from_path("unduhan/SHA256SUMS")
    pages = config.plugins["masterplan"]

    assert [address, "unduhan/SHA256SUMS"] == list(files.src_uris)
    assert sums is not None
    assert f"{'0' * 64}  {address.removeprefix('unduhan/')}\n".encode() == sums.content_bytes
    assert isinstance(pages, MasterplanPlugin)
    assert [address] == [one.alamat for one in pages.pdf["kabupaten-contoh-raya"]]


def test_without_anything_made_there_are_no_hashes(opened: Opened, asked: list[Any]) -> None:
    config, plugin = opened()
    plugin.on_pre_build(config=config)

    assert [] == list(plugin.on_files(Files([]), config=config))


def test_a_plugin_that_is_off_does_nothing(opened: Opened, asked: list[Any]) -> None:
    config, plugin = opened("      enabled: false\n")
    plugin.on_pre_build(config=config)

    assert [] == asked
    assert [] == list(plugin.on_files(Files([]), config=config))


def test_without_pango_the_site_goes_on(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: Any, **__: Any) -> dict[str, Printed]:
        raise NoPangoError("pustaka Pango belum terpasang (x)")

    monkeypatch.setattr(pdf_plugin, "make", fail)
    config, plugin = opened()
    with caplog.at_level("INFO"):
        plugin.on_pre_build(config=config)

    assert "PDF tidak dibuat: pustaka Pango belum terpasang (x)." in caplog.messages
    assert {} == plugin.printed


def test_other_troubles_stop_the_build(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any, **__: Any) -> dict[str, Printed]:
        raise PrintingError("pekerja memakai versi yang lain")

    monkeypatch.setattr(pdf_plugin, "make", fail)
    config, plugin = opened()

    with pytest.raises(PluginError, match="PDF tidak dapat dibuat: pekerja memakai versi yang"):
        plugin.on_pre_build(config=config)


def test_a_preview_looks_once_for_what_the_last_build_left(
    opened: Opened, asked: list[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []

    def kept(wanted: list[Any], store: Any) -> dict[str, Printed]:
        looked.append(len(wanted))
        return _printed(wanted, tmp_path)

    monkeypatch.setattr(pdf_plugin, "kept", kept)
    config, plugin = opened(command="serve")
    for _ in range(3):
        plugin.on_pre_build(config=config)

    assert 1 == len(looked)
    assert [] == asked
    assert looked[0] == len(plugin.printed) > 3


def test_it_stands_after_the_pages(opened: Opened) -> None:
    config, plugin = opened()
    del config.plugins["masterplan"]

    with pytest.raises(PluginError, match="masterplan-pdf harus disebut sesudah masterplan"):
        plugin.on_pre_build(config=config)
