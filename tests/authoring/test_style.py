"""One canonical style: what it is, and that formatting loses nothing."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from masterplan.authoring.layout import dump
from masterplan.authoring.shape import FREE, Shape, shape_of
from masterplan.authoring.style import MODELS, format_text, rapikan
from masterplan.diagnostics import Report
from masterplan.sources.comments import remarks
from masterplan.sources.tree import load, plain
from masterplan.sources.yaml_reader import read_yaml
from tests.authoring.yaml_texts import documents
from tests.builds import ROOT

PATH = PurePosixPath("masterplans/kota-contoh/program.yml")
shapes = st.sampled_from([FREE, *(shape_of(model) for model in MODELS.values())])

unhurried = settings(
    deadline=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def _formatted(text: str, name: str = "program.yml") -> str:
    report = Report()
    made = format_text(dedent(text), PATH.with_name(name), report)
    assert [str(found) for found in report] == []
    assert made is not None
    return made


def _comments(text: str) -> list[str]:
    return sorted(remark.text for remark in remarks(text) if remark.text)


@unhurried
@given(documents(), shapes)
def test_data_and_comments_stay(text: str, shape: Shape) -> None:
    """What the checks read is the same before and after, and no comment is lost."""
    formatted = dump(load(text), shape)

    assert read_yaml(text, PATH, Report()) == read_yaml(formatted, PATH, Report())
    assert _comments(text) == _comments(formatted)


@unhurried
@given(documents(), shapes)
def test_formatting_twice_is_formatting_once(text: str, shape: Shape) -> None:
    formatted = dump(load(text), shape)

    assert formatted == dump(load(formatted), shape)


@unhurried
@given(documents())
def test_tree_holds_what_the_checks_read(text: str) -> None:
    assert read_yaml(text, PATH, Report()) == plain(load(text))


def test_sources_of_the_repository_are_canonical() -> None:
    """`masterplan rapikan` has nothing to do here."""
    report = Report()

    assert [] == rapikan(ROOT / "masterplans", report, write=False)
    assert [] == list(report)


def test_keys_come_in_the_order_of_the_model() -> None:
    """Keys that the model lacks keep their order, after those that it has."""
    text = """\
        program:
          - nama: Loket
            lama: 1
            asing: 2
            id: loket
        versi: 1
    """

    assert _formatted(text) == dedent("""\
        versi: 1
        program:
          - id: loket
            nama: Loket
            lama: 1
            asing: 2
    """)


def test_comments_go_with_what_they_speak_of() -> None:
    text = """\
        # Tentang berkas ini.
        versi: 1
        # Juga tentang berkas ini.
        quick_win: []

        # Tentang daftar program.
        program:
          - nama: Loket  # tentang nama
            # tentang id
            id: loket
            # di akhir butir
          # Tentang jaringan.
          - id: jaringan
        # Penutup.
    """

    assert _formatted(text) == dedent("""\
        # Tentang berkas ini.
        versi: 1
        # Juga tentang berkas ini.

        # Tentang daftar program.
        program:
          # tentang id
          - id: loket
            nama: Loket  # tentang nama
            # di akhir butir
          # Tentang jaringan.
          - id: jaringan
        quick_win: []
        # Penutup.
    """)


def test_small_parts_and_ids_stand_on_one_line() -> None:
    """Budget lines, places and lists of ids do; what is too long, or has a comment, does not."""
    text = """\
        program:
        - pendukung:
          - dinkes
          - dishub
          anggaran:
          - tahun: 2026
            sumber_dana: APBD-KOTA
            pagu:
          - {tahun: 2027, pagu: 0}  # masih diusulkan
          - tahun: 2028  # tahun terakhir
            pagu: 0
          riwayat: [{tanggal: 2025-02, status: berjalan}]
    """

    assert _formatted(text) == dedent("""\
        program:
          - pendukung: [dinkes, dishub]
            anggaran:
              - {tahun: 2026, sumber_dana: APBD-KOTA, pagu: null}
              - {tahun: 2027, pagu: 0}  # masih diusulkan
              - tahun: 2028  # tahun terakhir
                pagu: 0
            riwayat:
              - tanggal: 2025-02
                status: berjalan
    """)


def test_quotes_stand_where_they_are_needed() -> None:
    """Codes are texts, whatever they look like; so are digits that an author has quoted."""
    text = """\
        kode: 82.71
        kode_bps: "8271"
        nama: "Kota Contoh"
        singkat: 'Contoh: "C"'
        penduduk: {sumber: "bps", per: "2024", nilai: 10}
        situs: "- tanda di depan"
        catatan: ['Ia bilang "ya"', "100%", "%", '', "it's # 1"]
    """

    assert _formatted(text, "daerah.yml") == dedent("""\
        kode: "82.71"
        kode_bps: "8271"
        nama: Kota Contoh
        singkat: 'Contoh: "C"'
        penduduk:
          nilai: 10
          per: "2024"
          sumber: bps
        situs: "- tanda di depan"
        catatan: [Ia bilang "ya", "100%", "%", "", "it's # 1"]
    """)


def test_long_texts_are_folded_to_a_hundred_columns() -> None:
    words = "kata " * 30
    text = f'program:\n- uraian: "{words.strip()}"\n  inovasi: >-\n    pendek\n'
    formatted = _formatted(text)

    assert formatted.split("\n")[1:] == [
        "  - uraian: >-",
        "      " + " ".join(["kata"] * 19),
        "      " + " ".join(["kata"] * 11),
        "    inovasi: pendek",
        "",
    ]
    assert max(map(len, formatted.split("\n"))) <= 100


def test_lines_of_a_text_stay_lines() -> None:
    text = "catatan:\n- |\n  satu\n  dua\n- >-\n  tiga\n\n  empat\n"

    assert _formatted(text, "daerah.yml") == (
        "catatan:\n  - |\n    satu\n    dua\n  - >-\n    tiga\n\n    empat\n"
    )


def test_blank_lines_stay_one_at_a_time() -> None:
    text = "\n\nversi: 1\n\n\nprogram:\n\n- id: a\n\n- id: b\n\n\n"

    assert _formatted(text) == "versi: 1\n\nprogram:\n  - id: a\n\n  - id: b\n"


def _region(root: Path, text: bytes) -> Path:
    file = root / "masterplans" / "kota-contoh" / "opd.yml"
    file.parent.mkdir(parents=True)
    file.write_bytes(text)
    return file


def test_only_what_changes_is_written(tmp_path: Path) -> None:
    """Also line ends and a byte order mark that Windows leaves."""
    file = _region(tmp_path, b"\xef\xbb\xbfversi: 1\r\nopd: [ ]\r\n")
    root = tmp_path / "masterplans"
    report = Report()

    assert [PurePosixPath("masterplans/kota-contoh/opd.yml")] == rapikan(root, report, write=False)
    assert b"\r\n" in file.read_bytes()
    assert 1 == len(rapikan(root, report))
    assert b"versi: 1\nopd: []\n" == file.read_bytes()
    assert [] == rapikan(root, report)
    assert [] == list(report)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"opd: [", "yaml-rusak"),
        (b"opd:\n\t- id: a\n", "yaml-tab"),
        (b"opd: a\nopd: b\n", "kunci-ganda"),
        (b"opd: &a [*a]\n", "yaml-alias"),
        (b"\xff\xfe", "berkas-tak-terbaca"),
        (b"[" * 5000, "yaml-terlalu-dalam"),
    ],
)
def test_what_cannot_be_read_is_left(tmp_path: Path, text: bytes, code: str) -> None:
    file = _region(tmp_path, text)
    report = Report()

    assert [] == rapikan(tmp_path / "masterplans", report)
    assert [code] == [found.code.slug for found in report][:1]
    assert text == file.read_bytes()


def test_links_out_of_the_folder_are_left(tmp_path: Path) -> None:
    outside = tmp_path / "luar.yml"
    outside.write_text("opd:   []\n")
    folder = tmp_path / "masterplans" / "kota-contoh"
    folder.mkdir(parents=True)
    (folder / "opd.yml").symlink_to(outside)
    report = Report()

    assert [] == rapikan(tmp_path / "masterplans", report)
    assert ["tautan-keluar-folder"] == [found.code.slug for found in report]
    assert "opd:   []\n" == outside.read_text()


def test_one_region_alone(tmp_path: Path) -> None:
    _region(tmp_path, b"opd: [ ]\n")
    other = tmp_path / "masterplans" / "kota-lain" / "opd.yml"
    other.parent.mkdir()
    other.write_bytes(b"opd: [ ]\n")

    changed = rapikan(tmp_path / "masterplans", Report(), only="kota-lain")

    assert [PurePosixPath("masterplans/kota-lain/opd.yml")] == changed
