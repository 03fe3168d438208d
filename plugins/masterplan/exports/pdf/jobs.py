"""All print documents in, all PDFs out: from the cache where nothing changed, else laid out.

The work goes through a `concurrent.futures.Executor`, one document a job; documents and pictures
travel as plain data.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

from masterplan.exports.pdf.cache import PdfCache, key
from masterplan.exports.pdf.layout import Rendered, quiet_weasyprint, render
from masterplan.library import Library
from masterplan.model.region import Region
from masterplan.views.print_document import PrintDocument, print_document


@dataclass(frozen=True, slots=True)
class Job:
    """One PDF to be made."""

    region: Region
    document: PrintDocument
    images: Mapping[str, bytes]
    key: str


def jobs(library: Library, site: str) -> Iterator[Job]:
    """The full masterplan of each region with a plan; `site` is the public site's address."""
    for region in library.with_plan:
        if region.plan is None:
            continue
        document = print_document(library, region, region.plan, site)
        images = {name: file.read_bytes() for name, file in region.images.items()}
        yield Job(region, document, images, key(document, images.items()))


def make(wanted: list[Job], cache: PdfCache) -> dict[str, Rendered]:
    """Give all PDFs by region slug; those that are not in the cache are laid out."""
    found = {job.region.slug: cache.get(job.key) for job in wanted}
    missing = [job for job in wanted if found[job.region.slug] is None]
    with _executor(len(missing)) as executor:
        if executor is None:
            made: Iterator[Rendered] = (render_quietly(job.document, job.images) for job in missing)
        else:
            made = executor.map(
                render_quietly,
                [job.document for job in missing],
                [job.images for job in missing],
            )
        for job, rendered in zip(missing, made, strict=True):
            cache.put(job.key, rendered)
            found[job.region.slug] = rendered
    return {slug: rendered for slug, rendered in found.items() if rendered is not None}


def render_quietly(document: PrintDocument, images: Mapping[str, bytes]) -> Rendered:
    """Lay out one document; the function that travels to a worker."""
    quiet_weasyprint()
    return render(document, images)


@contextmanager
def _executor(count: int) -> Iterator[Executor | None]:
    """A pool as large as the work and the machine; none for a single document."""
    workers = min(count, os.cpu_count() or 1)
    if workers <= 1:
        yield None
        return
    with ProcessPoolExecutor(workers) as pool:
        yield pool
