"""Documents for tests of the work on them: small, made by hand, and never really laid out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pytest

from masterplan.exports.pdf import workshop
from masterplan.exports.pdf.assemble import Assembly
from masterplan.exports.pdf.enclosures import Enclosure
from masterplan.exports.pdf.fragment import Caption, Fragment, Heading
from masterplan.exports.pdf.tasks import Bound
from masterplan.views.print.document import Made, PartJob, Placed, PrintDocument

SOURCES = {
    "bab/01-satu.md": "a1",
    "bab/02-dua.md": "b1",
    "daerah.yml": "c1",
    "opd.yml": "d1",
}
"""Source files of the region of these documents, with what stands for their hashes."""

FOLDER = "masterplans/kota-contoh/"


def job(name: str, html: str, *files: str, sources: Mapping[str, str] = SOURCES) -> PartJob:
    """A part that is made from these source files."""
    return PartJob(
        key_name=f"kota-contoh/{name}",
        kind="bab",
        label=name.upper(),
        html=html,
        title=name,
        running="Masterplan",
        foot="",
        watermark="",
        wide=False,
        sources=tuple((FOLDER + file, sources[file]) for file in files),
    )


def parts(sources: Mapping[str, str] = SOURCES, *, one: str = "<h1>Satu</h1>") -> list[PartJob]:
    """The two chapters of the region, and a cover."""
    return [
        replace(
            job("sampul", "<h1>Sampul</h1>", "daerah.yml", sources=sources), numbering="romawi"
        ),
        job("satu", one, "bab/01-satu.md", "daerah.yml", sources=sources),
        job("dua", "<h1>Dua</h1>", "bab/02-dua.md", sources=sources),
    ]


def paper(
    name: str,
    jobs: list[PartJob] | None = None,
    sources: Mapping[str, str] = SOURCES,
    **changes: Any,
) -> PrintDocument:
    """A document of the region with these parts; the first is the cover, before the lists."""
    made = Made(tuple(Placed(one) for one in jobs or []), {}, listed=1 if jobs else None)
    about: dict[str, Any] = {
        "kind": "masterplan",
        "slug": "kota-contoh",
        "address": f"unduhan/kota-contoh/kota-contoh-{name}.pdf",
        "title": f"Dokumen {name}",
        "subtitle": "Rencana induk",
        "region": "Kota Contoh",
        "author": "Pemerintah Kota Contoh",
        "period": "2025–2029",
        "status": "contoh",
        "edition": date(2026, 7, 15),
        "revision": "1",
        "rights": "CC BY 4.0",
        "keywords": (),
        "home": "https://contoh.example/kota-contoh/",
        "inputs": tuple((FOLDER + file, sha256) for file, sha256 in sources.items()),
        "attachments": (),
        "make": lambda: made,
    }
    return PrintDocument(**{**about, **changes})


def sealed(document: PrintDocument) -> PrintDocument:
    """The same document, whose parts nobody may ask for."""

    def refuse() -> Made:
        raise AssertionError("a document was rendered of which nothing had changed")

    return replace(document, make=refuse)


def pages(job: PartJob) -> int:
    """As many pages as its HTML has headings of its own; none is laid out."""
    return max(1, job.html.count("<h1>"))


def fragment(job: PartJob) -> Fragment:
    """What stands for a part that was laid out."""
    return Fragment(
        key_name=job.key_name,
        pdf=job.html.encode(),
        pages=pages(job),
        kind=job.kind,
        label=job.label,
        numbering=job.numbering,
        start=job.start,
        anchors=(),
        outline=(Heading(1, f"bab-{job.title}", job.title, 0, 0.0, 0.0),),
        captions=(Caption("tabel", f"{job.label}.1", "Sebuah tabel", "tabel-1", 0),),
        links=(),
        fonts=(),
        losses=("sebuah huruf tidak ada",) if "☃" in job.html else (),
    )


@dataclass
class Enclosing:
    """The files that travel in each document, by its address."""

    files: dict[str, tuple[Enclosure, ...]] = field(default_factory=dict)

    def of(self, document: PrintDocument) -> tuple[Enclosure, ...]:
        """Those of a document."""
        return self.files.get(document.address, ())


@dataclass
class Hands:
    """Stand in for the press and the assembly, take no time, and remember what they did."""

    laid_out: list[str] = field(default_factory=list)
    joined: list[str] = field(default_factory=list)

    def lay_out(self, job: PartJob, version: str) -> bytes:
        """Lay out a part."""
        self.laid_out.append(job.key_name.partition("/")[2])
        return fragment(job).to_bytes()

    def join(self, about: Assembly, bound: tuple[Bound, ...]) -> bytes:
        """Join parts to what is no PDF, but says what it was joined from."""
        self.joined.append(about.title)
        inside = [Fragment.from_bytes(one.fragment).pdf.decode() for one in bound]
        return f"%PDF {about} {inside}".encode()

    def rest(self) -> tuple[list[str], list[str]]:
        """What was done since the last rest."""
        done = self.laid_out[:], self.joined[:]
        self.laid_out.clear()
        self.joined.clear()
        return done


def take_over(monkeypatch: pytest.MonkeyPatch) -> Hands:
    """Let quick hands do the work in this process."""
    hands = Hands()
    monkeypatch.setattr(workshop, "lay_out", hands.lay_out)
    monkeypatch.setattr(workshop, "join", hands.join)
    return hands
