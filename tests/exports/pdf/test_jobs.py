from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from masterplan.exports.pdf import jobs as jobs_module
from masterplan.exports.pdf.cache import PdfCache
from masterplan.exports.pdf.jobs import jobs, make, render_quietly
from masterplan.exports.pdf.layout import Rendered
from masterplan.library import Library
from masterplan.views.print_document import PrintDocument
from tests.conftest import SITE


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents that were laid out, by a press that takes no time."""
    slugs: list[str] = []

    def press(document: PrintDocument, images: dict[str, bytes]) -> Rendered:
        slugs.append(document.slug)
        return Rendered(f"%PDF {document.title} {sorted(images)}".encode(), 7)

    monkeypatch.setattr(jobs_module, "render_quietly", press)
    return slugs


def test_each_plan_is_one_job_with_its_pictures(small_library: Library) -> None:
    (job,) = jobs(small_library, SITE)

    assert "kabupaten-contoh-raya" == job.region.slug == job.document.slug
    assert ["gambar/kotak.png"] == list(job.images)
    assert job.images["gambar/kotak.png"].startswith(b"\x89PNG")


def test_what_did_not_change_is_never_laid_out_again(
    small_library: Library, laid_out: list[str], tmp_path: Path
) -> None:
    cache = PdfCache(tmp_path)
    first = make(list(jobs(small_library, SITE)), cache)
    second = make(list(jobs(small_library, SITE)), cache)

    assert ["kabupaten-contoh-raya"] == laid_out == list(first)
    assert first == second


def test_what_changed_is_laid_out_again(
    small_library: Library, laid_out: list[str], tmp_path: Path
) -> None:
    cache = PdfCache(tmp_path)
    make(list(jobs(small_library, SITE)), cache)
    make(list(jobs(small_library, "https://lain.example/")), cache)

    assert ["kabupaten-contoh-raya"] * 2 == laid_out


def test_without_plans_nothing_is_made(
    small_library: Library, laid_out: list[str], tmp_path: Path
) -> None:
    official = small_library.without_samples()

    assert {} == make(list(jobs(official, SITE)), PdfCache(tmp_path))
    assert [] == laid_out


@pytest.mark.slow
def test_several_documents_are_laid_out_in_parallel_as_one_by_one(
    small_library: Library, tmp_path: Path
) -> None:
    """How many machines or processes share the work cannot be seen in what they make."""
    (first,) = jobs(small_library, SITE)
    daerah = first.region.daerah.model_copy(update={"slug": "kabupaten-kembar"})
    second = replace(
        first,
        region=replace(first.region, daerah=daerah),
        document=replace(first.document, title="Masterplan Kembar", part=first.document.part[:2]),
        key="kembar",
    )
    made = make([first, second], PdfCache(tmp_path))

    assert ["kabupaten-contoh-raya", "kabupaten-kembar"] == list(made)
    assert render_quietly(first.document, first.images) == made["kabupaten-contoh-raya"]
    assert render_quietly(second.document, second.images) == made["kabupaten-kembar"]
