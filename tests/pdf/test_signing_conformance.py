"""A signed file is still what an archive accepts and a screen reader reads."""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from masterplan.exports.pdf.signatures.places import Box, find_place
from masterplan.exports.pdf.signing import Order, sign
from masterplan.views.print.document import MARKS
from tests.builds import ROOT
from tests.pdf.signing_kit import AT, chain, document, issue, revocations, services

STAMPED = Order(stamp=find_place(document()))
ORDERS = {
    "without a stamp": Order(),
    "stamp on the imprint": STAMPED,
    "stamp on a chapter": Order(stamp=find_place(document(), "I-1", Box(100, 200, 80, 30))),
    "stamp on the cover": Order(stamp=find_place(document(), "1", Box(20, 20))),
}


def _long_lasting() -> bytes:
    """With a time stamp, and with the proofs that stay in the file."""
    root, authority, _ = chain()
    with services() as near:
        address = f"{near.address}/cabut.crl"
        near.files["/cabut.crl"] = revocations(authority)
        near.stamp_time(issue("Peladen Waktu", authority, stamps_time=True, crl=address))
        signer = issue("Penanda Tangan Contoh", authority, crl=address).credential()
        order = Order(STAMPED.reason, STAMPED.stamp, near.time_server, (root.asn1,))
        return sign(document(), signer, AT, order)


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    signer = chain()[2].credential()
    sample = document(MARKS["contoh"])
    return {
        **{name: sign(document(), signer, AT, order) for name, order in ORDERS.items()},
        "sample": sign(sample, signer, AT, Order(stamp=find_place(sample), sample=True)),
        "with proofs that last": _long_lasting(),
    }


def test_signed_files_keep_both_standards(made: dict[str, bytes], tmp_path: Path) -> None:
    """PDF/A-3a and PDF/UA-1, as veraPDF reads them: nothing fails."""
    names = []
    for number, content in enumerate(made.values()):
        (tmp_path / f"{number}.pdf").write_bytes(content)
        names.append(str(tmp_path / f"{number}.pdf"))
    done = subprocess.run(
        [sys.executable, "-m", "tests.pdf.verapdf.engine"],
        cwd=ROOT,
        input="\n".join(names),
        capture_output=True,
        text=True,
        check=True,
    )
    found = [json.loads(line) for line in done.stdout.splitlines()]

    assert len(made) == len(found)
    for name, told in zip(made, found, strict=True):
        assert 2 == len(told), f"{name}: {told}"
        for standard, result in told.items():
            assert [] == result["failures"], f"{name}: {standard}"
            assert result["checks"] > 100


def test_signed_files_are_sound(made: dict[str, bytes]) -> None:
    for content in made.values():
        with pikepdf.open(BytesIO(content)) as pdf:
            assert [] == pdf.check_pdf_syntax()
