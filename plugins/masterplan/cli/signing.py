"""`masterplan tandatangan` and `masterplan verifikasi`: PDFs in, signed PDFs or a judgement out.

Exit codes of `tandatangan`: 0 every file was signed, 1 at least one was not, 2 nothing could be
begun. Of `verifikasi`: 0 all that was asked is proved, 1 something is not, 2 there was nothing
that could be checked.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

import click
from asn1crypto.x509 import Certificate

from masterplan.exports.pdf.signatures.candour import REASON
from masterplan.exports.pdf.signatures.certificates import day, moment, read_certificates
from masterplan.exports.pdf.signatures.credentials import Credential, open_pkcs12
from masterplan.exports.pdf.signatures.judging import Signature
from masterplan.exports.pdf.signatures.places import Box, find_place
from masterplan.exports.pdf.signatures.published import Published, read_list
from masterplan.exports.pdf.signatures.refusal import Broken, Refused
from masterplan.exports.pdf.signing import Order, sign
from masterplan.exports.pdf.verifying import Examination, examine
from masterplan.files import write_whole

PASSPHRASE = "MASTERPLAN_SANDI"
"""The environment variable that may hold the key's passphrase."""

FILE = click.Path(path_type=Path, dir_okay=False)
ROOTS_OPTION = click.option(
    "--akar", "roots", type=FILE, multiple=True, help="Sertifikat akar; boleh disebut berulang."
)


@click.command()
@click.argument("files", metavar="BERKAS...", nargs=-1, required=True, type=FILE)
@click.option("--kunci", "key", required=True, type=FILE, help="Berkas PKCS#12 (.p12, .pfx).")
@click.option(
    "--sandi-berkas",
    "passphrase",
    type=FILE,
    help=f"Berkas yang memuat kata sandi kunci. Bila kosong: {PASSPHRASE}, lalu ditanyakan.",
)
@click.option(
    "--alasan", "reason", default=REASON, show_default=True, help="Alasan menandatangani."
)
@click.option(
    "--contoh", "sample", is_flag=True, help="Tandatangani dokumen contoh; capnya berkata CONTOH."
)
@click.option("--tanpa-cap", "bare", is_flag=True, help="Jangan membubuhkan cap di halaman.")
@click.option("--halaman", "page", default="", help="Halaman cap: nomornya, atau 'ii', 'III-12'.")
@click.option("--kotak", "box", default="", help="Letak cap dalam mm: KIRI,ATAS[,LEBAR,TINGGI].")
@click.option("--stempel-waktu", "server", default="", help="Alamat peladen stempel waktu.")
@ROOTS_OPTION
@click.option("--keluaran", "target", type=FILE, help="Nama berkas; bila kosong: BERKAS-ttd.pdf.")
@click.option("--timpa", "replace", is_flag=True, help="Ganti berkas bernama sama yang sudah ada.")
def tandatangan(
    files: tuple[Path, ...],
    key: Path,
    passphrase: Path | None,
    reason: str,
    sample: bool,
    bare: bool,
    page: str,
    box: str,
    server: str,
    roots: tuple[Path, ...],
    target: Path | None,
    replace: bool,
) -> None:
    """Menandatangani PDF yang sudah jadi dengan kunci PKCS#12.

    Berkas aslinya tidak diubah; hasilnya ditulis di sampingnya. Dengan --stempel-waktu, waktunya
    dibuktikan pihak ketiga; bila --akar juga disebut, bukti agar tanda tangan dapat diperiksa
    bertahun-tahun kemudian ikut disimpan.
    """
    if target is not None and len(files) > 1:
        _stop("--keluaran hanya untuk satu berkas.")
    wanted = _box(box)
    try:
        credential = open_pkcs12(_read(key), _passphrase(passphrase))
        trusted = _certificates(roots)
    except Refused as refusal:
        _stop(str(refusal))
    failed = False
    for file in files:
        try:
            content = _read(file)
            place = None if bare else find_place(content, page, wanted)
            order = Order(reason, place, server, trusted, sample)
            made = _write(file, target, content, credential, order, replace=replace)
            where = f" (cap di halaman {place.label})" if place is not None else ""
            click.echo(f"ditandatangani: {made}{where}")
        except Refused as refusal:
            click.echo(f"{file}: {refusal}", err=True)
            failed = True
    raise SystemExit(1 if failed else 0)


@click.command()
@click.argument("file", metavar="BERKAS", type=FILE)
@click.option("--daftar", "listing", type=FILE, help="SHA256SUMS yang terbit bersama PDF-nya.")
@ROOTS_OPTION
def verifikasi(file: Path, listing: Path | None, roots: tuple[Path, ...]) -> None:
    """Memeriksa tanda tangan sebuah PDF, dan isinya terhadap daftar yang terbit.

    Berakhir dengan 0 bila semua yang ditanyakan terbukti, 1 bila ada yang tidak, 2 bila tidak ada
    yang dapat diperiksa.
    """
    try:
        content = _read(file)
        listed = None if listing is None else read_list(_read(listing), str(listing))
        found = examine(content, _certificates(roots), listed)
    except Broken as broken:
        click.echo(f"{file}\nHasil: tidak terbukti. {broken}")
        raise SystemExit(1) from broken
    except Refused as refusal:
        _stop(str(refusal))
    click.echo(file)
    for name, said in _findings(found, asked=listing is not None):
        click.echo(f"  {name:<14}{said}")
    proved = not found.problems
    click.echo(
        "Hasil: terbukti." if proved else f"Hasil: tidak terbukti: {'; '.join(found.problems)}."
    )
    raise SystemExit(0 if proved else 1)


def _findings(found: Examination, *, asked: bool) -> Iterator[tuple[str, str]]:
    """What is told of a file, a name and its words a line."""
    for signature in found.signatures:
        yield from _told(signature)
    if not found.signatures:
        yield "tanda tangan", "tidak ada"
    if asked:
        yield "terbitan", _compared(found.published)


def _told(signature: Signature) -> Iterator[tuple[str, str]]:
    state = signature.after.value if signature.intact else "berkas diubah"
    kind = "stempel waktu" if signature.is_stamp else "tanda tangan"
    yield kind, f"{'utuh' if signature.intact else 'rusak'}; {state}"
    yield "oleh", ", ".join(part for part in (signature.signer, signature.office) if part)
    if signature.reason:
        yield "alasan", signature.reason
    if signature.time is not None:
        by = "dibuktikan stempel waktu" if signature.time_proved else "menurut penanda tangan"
        yield "waktu", f"{moment(signature.time)}, {by}"
    issued = f"diterbitkan {signature.issuer}, berlaku sampai {day(signature.until)}"
    yield "sertifikat", f"{signature.trust.value}; {issued}"
    known = "tercatat di berkas" if signature.revocation_known else "tidak tercatat di berkas"
    yield "pencabutan", known


def _compared(published: Published | None) -> str:
    if published is None:
        return "tidak ada di daftar"
    if published.whole:
        return f"sama dengan {published.name} di daftar"
    more = "hanya tanda tangan" if published.only_signed else "ada perubahan lain"
    return f"diawali {published.name} di daftar; sesudahnya {more}"


def _write(
    file: Path,
    target: Path | None,
    content: bytes,
    credential: Credential,
    order: Order,
    *,
    replace: bool,
) -> Path:
    """Sign one file and write it; where it was written."""
    target = target or file.with_name(f"{file.stem}-ttd.pdf")
    if target.exists() and not replace:
        raise Refused(f"'{target}' sudah ada; sebut --timpa untuk menggantinya.")
    signed = sign(content, credential, datetime.now(UTC), order)
    try:
        write_whole(target, signed)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused(f"'{target}' tidak dapat ditulis: {reason}.") from error
    return target


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        reason = "tidak ada" if isinstance(error, FileNotFoundError) else "tidak dapat dibaca"
        raise Refused(f"Berkas '{file}' {reason}.") from error


def _passphrase(file: Path | None) -> str:
    """The key's passphrase; never from the command line, where other users could read it."""
    if file is not None:
        return _read(file).decode("utf-8", "replace").strip("\r\n")
    if PASSPHRASE in os.environ:
        return os.environ[PASSPHRASE]
    asked: str = click.prompt("Kata sandi kunci", hide_input=True, default="", show_default=False)
    return asked


def _certificates(files: tuple[Path, ...]) -> tuple[Certificate, ...]:
    return tuple(each for file in files for each in read_certificates(_read(file), str(file)))


def _box(text: str) -> Box | None:
    """A box as it is typed: two or four numbers, in millimetres."""
    if not text:
        return None
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError:
        numbers = []
    if len(numbers) not in {2, 4} or any(number <= 0 for number in numbers[2:]):
        _stop(f"--kotak '{text}' harus dua atau empat angka: KIRI,ATAS[,LEBAR,TINGGI] dalam mm.")
    return Box(*numbers)


def _stop(sentence: str) -> NoReturn:
    click.echo(sentence, err=True)
    raise SystemExit(2)
