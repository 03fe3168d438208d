"""What the tests of printed documents share: parts of the small plan, and real pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TypeAlias

import pytest

from masterplan.diagnostics import Location
from masterplan.library import Library
from masterplan.model.bab import Bab, KepalaBab, Prosa
from masterplan.model.region import Plan, Region
from masterplan.views.print.frame import Frame
from masterplan.views.print.region_parts import Part, RegionParts
from tests.conftest import SITE

Chapter: TypeAlias = Callable[..., Part]


@pytest.fixture
def frame(small_library: Library, contoh_raya: Region, plan: Plan) -> Frame:
    """The small plan, with a public address."""
    return Frame(small_library, contoh_raya, plan, SITE)


@pytest.fixture
def parts(frame: Frame) -> tuple[Part, ...]:
    """The chapters and appendices of the small plan."""
    return RegionParts(frame).parts


@pytest.fixture
def chapter(frame: Frame) -> Chapter:
    """Prints one chapter of a text, with pictures by their path in the region's folder."""

    def make(text: str, pictures: dict[str, Path] | None = None) -> Part:
        return print_chapters(frame, [text], pictures)[0]

    return make


def print_chapters(
    frame: Frame, texts: list[str], pictures: dict[str, Path] | None = None
) -> tuple[Part, ...]:
    """Print a plan that has these chapters: 'bab-1', 'bab-2' …"""
    chapters = []
    for number, text in enumerate(texts, 1):
        place = Location(PurePosixPath(f"masterplans/x/bab/{number:02}-bab-{number}.md"))
        head = KepalaBab(judul=f"Bab ke-{number}")
        chapters.append(Bab(number, f"bab-{number}", head, (Prosa(text, 4),), place))
    plan = replace(frame.plan, bab=tuple(chapters))
    region = replace(frame.region, plan=plan, images=pictures or {})
    return RegionParts(replace(frame, region=region, plan=plan)).parts
