from __future__ import annotations

import pytest

from masterplan.library import Library
from masterplan.model.glosarium import Istilah


@pytest.mark.parametrize(
    ("istilah", "anchor"),
    [
        ("Quick win", "quick-win"),
        ("Jangka pendek, menengah, dan panjang", "jangka-pendek-menengah-dan-panjang"),
        ("CSR (TJSL)", "csr-tjsl"),
        ("Kode  BPS", "kode-bps"),
    ],
)
def test_a_term_has_an_address_of_its_own(istilah: str, anchor: str) -> None:
    assert anchor == Istilah(istilah=istilah, definisi="Arti.").anchor


@pytest.mark.parametrize(("written", "marked"), [(None, True), ("ya", True), ("tidak", False)])
def test_a_term_is_explained_in_running_text_unless_it_says_no(
    written: str | None, marked: bool
) -> None:
    source = {"istilah": "Kota", "definisi": "Daerah."} | ({"tandai": written} if written else {})

    assert marked is Istilah.model_validate(source).tandai


def test_no_two_terms_share_an_address(real_library: Library) -> None:
    anchors = [item.anchor for item in real_library.glosarium.istilah]

    assert anchors
    assert len(set(anchors)) == len(anchors)
