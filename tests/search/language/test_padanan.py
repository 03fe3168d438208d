"""Synonyms: the shipped ones, and those that editors add."""

from __future__ import annotations

from dataclasses import replace

from masterplan.checks.synonyms import synonyms_are_in_one_group, synonyms_are_looked_up
from masterplan.library import Library
from masterplan.model.glosarium import Glosarium
from masterplan.model.padanan import BerkasPadanan, Padanan
from masterplan.search.build import build_parts
from masterplan.search.language.bahasa import Bahasa
from masterplan.search.language.padanan import shipped_padanan
from tests.search.pages import pages_of

EMPTY = Library((), Glosarium())


def _with(library: Library, *groups: Padanan) -> Library:
    return replace(library, padanan=BerkasPadanan(padanan=groups))


def test_shipped_groups_are_without_findings() -> None:
    library = _with(EMPTY, *shipped_padanan())

    assert shipped_padanan()
    assert [] == [str(found) for found in synonyms_are_in_one_group(library)]
    assert [] == [str(found) for found in synonyms_are_looked_up(library)]


def test_a_publication_has_its_own_beside_them() -> None:
    library = _with(EMPTY, Padanan(kata=("sagu", "papeda")))
    language = Bahasa.of(library)

    assert {"sagu", "papeda"} == set(language.expand("papeda"))
    assert "internet" in language.expand("wifi")


def test_a_new_group_makes_every_region_anew(small_library: Library) -> None:
    """A group decides how words are told apart, in whosever text they stand."""
    pages = pages_of(small_library)
    kept: dict[str, object] = {}
    before = build_parts(small_library, pages, Bahasa.of(small_library), kept)  # type: ignore[arg-type]
    library = _with(small_library, Padanan(kata=("loket", "gerai")))
    after = build_parts(library, pages, Bahasa.of(library), kept)  # type: ignore[arg-type]

    assert [] == [old for old, new in zip(before, after, strict=True) if old is new]
