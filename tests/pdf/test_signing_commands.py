"""The commands that sign and verify: what a person types, reads, and finds in the folder."""

from __future__ import annotations

import subprocess
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from masterplan.cli.signing import PASSPHRASE as VARIABLE
from masterplan.cli.signing import tandatangan, verifikasi
from masterplan.exports.pdf.signatures.candour import REASON, SAMPLE
from masterplan.views.print.document import MARKS
from tests.pdf.signing_kit import (
    OFFICE,
    PASSPHRASE,
    SIGNER,
    bring_a_key_and_a_pdf,
    chain,
    document,
    issue,
    plain_document,
    services,
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as an office has it: PDF, key, passphrase, root, list."""
    bring_a_key_and_a_pdf(tmp_path)
    (tmp_path / "kota-ternate-masterplan.pdf").rename(tmp_path / "masterplan.pdf")
    listing = tmp_path / "SHA256SUMS"
    listing.write_text(listing.read_text().replace("kota-ternate-", ""))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(VARIABLE, raising=False)
    return tmp_path


def run(command: click.Command, *words: str, typed: str = "") -> Result:
    result = CliRunner().invoke(command, words, input=typed)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def sign(*words: str, key: str = "kunci.p12") -> Result:
    return run(tandatangan, "--kunci", key, "--sandi-berkas", "sandi.txt", *words)


def verify(*words: str) -> Result:
    return run(verifikasi, *words)


def left(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def test_signed_file_stands_beside_the_original(desk: Path) -> None:
    before = left(desk)

    result = sign("masterplan.pdf")

    assert (0, "") == (result.exit_code, result.stderr)
    assert "ditandatangani: masterplan-ttd.pdf (cap di halaman i)\n" == result.stdout
    assert {"masterplan-ttd.pdf"} == left(desk) - before
    assert document() == (desk / "masterplan.pdf").read_bytes()


def test_signed_file_is_proved(desk: Path) -> None:
    sign("masterplan.pdf")

    result = verify("masterplan-ttd.pdf", "--akar", "akar.pem", "--daftar", "SHA256SUMS")

    lines = [line.split(maxsplit=1) for line in result.stdout.splitlines()]
    assert 0 == result.exit_code
    assert "Hasil: terbukti." == result.stdout.splitlines()[-1]
    assert f"  oleh          {SIGNER}, {OFFICE}" in result.stdout.splitlines()
    assert f"  alasan        {REASON}" in result.stdout.splitlines()
    assert "sesudahnya hanya tanda tangan" in result.stdout
    assert ["masterplan-ttd.pdf"] == lines[0]


@pytest.mark.parametrize("options", [(), ("--daftar", "SHA256SUMS")])
def test_signature_of_an_unknown_is_not_proved(desk: Path, options: tuple[str, ...]) -> None:
    sign("masterplan.pdf")

    result = verify("masterplan-ttd.pdf", *options)

    assert 1 == result.exit_code
    assert result.stdout.splitlines()[-1].startswith("Hasil: tidak terbukti: sertifikat belum")


def test_published_file_is_proved_by_the_list_alone(desk: Path) -> None:
    assert 0 == verify("masterplan.pdf", "--daftar", "SHA256SUMS").exit_code
    assert 1 == verify("masterplan.pdf").exit_code
    assert 1 == verify("masterplan.pdf", "--daftar", "SHA256SUMS", "--akar", "akar.pem").exit_code


def test_changed_file_is_not_proved(desk: Path) -> None:
    sign("masterplan.pdf")
    content = bytearray((desk / "masterplan-ttd.pdf").read_bytes())
    content[len(document()) // 2] ^= 1
    (desk / "masterplan-ttd.pdf").write_bytes(content)

    result = verify("masterplan-ttd.pdf", "--akar", "akar.pem", "--daftar", "SHA256SUMS")

    assert 1 == result.exit_code
    assert "rusak" in result.stdout


def test_broken_file_is_not_proved(desk: Path) -> None:
    (desk / "potong.pdf").write_bytes(document()[:-200])

    result = verify("potong.pdf", "--akar", "akar.pem")

    assert 1 == result.exit_code
    assert "Hasil: tidak terbukti. Berkas ini rusak" in result.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("tidak-ada.pdf",), "Berkas 'tidak-ada.pdf' tidak ada."),
        (("sandi.txt",), "Berkas ini bukan PDF."),
        (("masterplan.pdf", "--akar", "sandi.txt"), "'sandi.txt' bukan berkas sertifikat"),
        (("masterplan.pdf", "--daftar", "sandi.txt"), "'sandi.txt' bukan daftar SHA256SUMS."),
        (("masterplan.pdf", "--daftar", "tidak-ada"), "Berkas 'tidak-ada' tidak ada."),
    ],
)
def test_what_cannot_be_checked_ends_with_two(
    desk: Path, words: tuple[str, ...], said: str
) -> None:
    result = verify(*words)

    assert (2, "") == (result.exit_code, result.stdout)
    assert 1 == len(result.stderr.splitlines())
    assert said in result.stderr


# The passphrase


def test_passphrase_is_taken_from_a_variable(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, PASSPHRASE)

    assert 0 == run(tandatangan, "masterplan.pdf", "--kunci", "kunci.p12").exit_code


def test_passphrase_is_asked_for_and_not_shown(desk: Path) -> None:
    result = run(tandatangan, "masterplan.pdf", "--kunci", "kunci.p12", typed=f"{PASSPHRASE}\n")

    assert 0 == result.exit_code
    assert "Kata sandi kunci" in result.output
    assert PASSPHRASE not in result.output


def test_passphrase_cannot_be_typed_as_an_option() -> None:
    """Other users of the machine could read it there."""
    names = {name for option in tandatangan.params for name in option.opts}

    assert {"--sandi-berkas"} == {name for name in names if "sandi" in name}


# What is refused


def test_wrong_passphrase_is_one_sentence(desk: Path) -> None:
    (desk / "sandi.txt").write_text("salah")
    before = left(desk)

    result = sign("masterplan.pdf")

    assert (2, "") == (result.exit_code, result.stdout)
    assert "Kata sandi kunci salah, atau berkasnya rusak.\n" == result.stderr
    assert before == left(desk)


def test_missing_key_is_one_sentence(desk: Path) -> None:
    result = sign("masterplan.pdf", key="tidak-ada.p12")

    assert 2 == result.exit_code
    assert "Berkas 'tidak-ada.p12' tidak ada.\n" == result.stderr


def test_expired_certificate_is_one_sentence(desk: Path) -> None:
    (desk / "lama.p12").write_bytes(issue(SIGNER, chain()[1], days=(-400, -1)).pkcs12())

    result = sign("masterplan.pdf", key="lama.p12")

    assert 1 == result.exit_code
    assert 1 == len(result.stderr.splitlines())
    assert "sudah habis masa berlakunya" in result.stderr


def test_files_that_cannot_be_signed_do_not_keep_others_from_it(desk: Path) -> None:
    (desk / "kosong.pdf").write_bytes(b"")
    sign("masterplan.pdf")
    (desk / "lain.pdf").write_bytes(plain_document())

    result = sign("kosong.pdf", "masterplan-ttd.pdf", "tidak-ada.pdf", "masterplan.pdf", "lain.pdf")

    assert 1 == result.exit_code
    assert "ditandatangani: lain-ttd.pdf (cap di halaman 1)\n" == result.stdout
    assert [
        "kosong.pdf: Berkas ini tidak dapat dibaca sebagai PDF.",
        "masterplan-ttd.pdf: Berkas ini sudah bertanda tangan.",
        "tidak-ada.pdf: Berkas 'tidak-ada.pdf' tidak ada.",
        "masterplan.pdf: 'masterplan-ttd.pdf' sudah ada; sebut --timpa untuk menggantinya.",
    ] == result.stderr.splitlines()


def test_file_that_is_there_is_replaced_only_when_asked(desk: Path) -> None:
    target = ("--keluaran", "masterplan.pdf")

    assert 1 == sign("masterplan.pdf", *target).exit_code
    assert document() == (desk / "masterplan.pdf").read_bytes()
    assert 0 == sign("masterplan.pdf", *target, "--timpa").exit_code
    assert document() != (desk / "masterplan.pdf").read_bytes()


def test_one_name_is_not_given_to_two_files(desk: Path) -> None:
    result = sign("masterplan.pdf", "lain.pdf", "--keluaran", "hasil.pdf")

    assert (2, "--keluaran hanya untuk satu berkas.\n") == (result.exit_code, result.stderr)


@pytest.mark.parametrize(
    "wrong",
    [OSError(13, "Permission denied"), OSError(30, "Read-only file system")],
    ids=["no right", "read only"],
)
def test_folder_that_cannot_be_written_to_is_one_sentence(
    desk: Path, monkeypatch: pytest.MonkeyPatch, wrong: OSError
) -> None:
    def refuse(**_: object) -> None:
        raise wrong

    monkeypatch.setattr("masterplan.files.tempfile.mkstemp", refuse)
    result = sign("masterplan.pdf")

    assert 1 == result.exit_code
    said = f"masterplan.pdf: 'masterplan-ttd.pdf' tidak dapat ditulis: {wrong.strerror}.\n"
    assert said == result.stderr


def test_folder_that_is_not_there_is_one_sentence(desk: Path) -> None:
    result = sign("masterplan.pdf", "--keluaran", "tidak-ada/hasil.pdf")

    assert 1 == result.exit_code
    assert "'tidak-ada/hasil.pdf' tidak dapat ditulis: " in result.stderr


def test_disk_that_is_full_leaves_nothing_behind(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("masterplan.files.Path.replace", full)
    before = left(desk)

    result = sign("masterplan.pdf")

    assert 1 == result.exit_code
    assert "'masterplan-ttd.pdf' tidak dapat ditulis: No space left on device." in result.stderr
    assert before == left(desk)


@pytest.mark.parametrize("box", ["10", "a,b", "1,2,3", "1,2,3,4,5", "10,10,0,5", "10,10,-5,5", ","])
def test_box_that_is_none_is_one_sentence(desk: Path, box: str) -> None:
    result = sign("masterplan.pdf", f"--kotak={box}")

    assert 2 == result.exit_code
    assert "harus dua atau empat angka" in result.stderr


# Options


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--tanpa-cap",), "masterplan-ttd.pdf\n"),
        (("--halaman", "I-1"), "masterplan-ttd.pdf (cap di halaman I-1)\n"),
        (("--halaman", "2", "--kotak", "20,30"), "masterplan-ttd.pdf (cap di halaman i)\n"),
        (("--kotak", "20,30.5,60,20"), "masterplan-ttd.pdf (cap di halaman i)\n"),
    ],
)
def test_stamp_goes_where_it_is_wanted(desk: Path, options: tuple[str, ...], said: str) -> None:
    result = sign("masterplan.pdf", *options)

    assert (0, f"ditandatangani: {said}") == (result.exit_code, result.stdout)


def test_reason_is_told_to_readers(desk: Path) -> None:
    sign("masterplan.pdf", "--alasan", "Diperiksa Bappeda")

    assert "  alasan        Diperiksa Bappeda\n" in verify("masterplan-ttd.pdf").stdout


def test_sample_is_not_signed_as_if_it_were_enacted(desk: Path) -> None:
    """Not by mistake, and not with another reason either: only where a sample is meant."""
    (desk / "masterplan.pdf").write_bytes(document(MARKS["contoh"]))
    before = left(desk)

    for options in ((), ("--alasan", "Diperiksa"), ("--tanpa-cap",)):
        result = sign("masterplan.pdf", *options)

        assert 1 == result.exit_code
        assert "masterplan.pdf: Dokumen ini contoh" in result.stderr
        assert "--contoh" in result.stderr
    assert before == left(desk)


@pytest.mark.parametrize(
    ("options", "said"),
    [((), SAMPLE), (("--alasan", "Latihan"), f"{SAMPLE}: Latihan"), (("--alasan", ""), SAMPLE)],
)
def test_signed_sample_says_so_in_its_stamp_and_its_signature(
    desk: Path, options: tuple[str, ...], said: str
) -> None:
    (desk / "masterplan.pdf").write_bytes(document(MARKS["contoh"]))

    assert 0 == sign("masterplan.pdf", "--contoh", *options).exit_code
    assert f"  alasan        {said}\n" in verify("masterplan-ttd.pdf").stdout
    drawn = subprocess.run(["pdftotext", "masterplan-ttd.pdf", "-"], capture_output=True, text=True)
    assert said in " ".join(drawn.stdout.split())
    assert "disahkan" not in drawn.stdout


def test_document_that_is_no_sample_is_not_signed_as_one(desk: Path) -> None:
    result = sign("masterplan.pdf", "--contoh")

    assert (1, "masterplan.pdf: Dokumen ini bukan contoh; tanda tangani tanpa --contoh.\n") == (
        result.exit_code,
        result.stderr,
    )


def test_draft_is_not_signed_as_enacted_but_with_its_own_reason(desk: Path) -> None:
    (desk / "masterplan.pdf").write_bytes(document(MARKS["rancangan"]))

    refused = sign("masterplan.pdf")
    assert (1, True) == (refused.exit_code, "sebut alasan yang sebenarnya" in refused.stderr)
    assert 0 == sign("masterplan.pdf", "--alasan", "Disetujui untuk konsultasi publik").exit_code


def test_time_server_is_asked_and_its_answer_told(desk: Path) -> None:
    with services() as near:
        near.stamp_time(issue("Peladen Waktu", chain()[1], stamps_time=True))
        result = sign("masterplan.pdf", "--stempel-waktu", near.time_server)

    assert 0 == result.exit_code
    told = verify("masterplan-ttd.pdf", "--akar", "akar.pem")
    assert (0, True) == (told.exit_code, "dibuktikan stempel waktu" in told.stdout)


def test_time_server_that_is_away_is_one_sentence(desk: Path) -> None:
    with services() as near:
        address = near.time_server

    result = sign("masterplan.pdf", "--stempel-waktu", address)

    assert 1 == result.exit_code
    assert f"masterplan.pdf: Peladen stempel waktu tidak menjawab: {address}.\n" == result.stderr


@pytest.mark.parametrize("command", [tandatangan, verifikasi], ids=["tandatangan", "verifikasi"])
def test_every_option_is_explained(command: click.Command) -> None:
    options = [each for each in command.params if isinstance(each, click.Option)]

    assert command.help
    assert all(option.help and option.help[0].isupper() for option in options)
