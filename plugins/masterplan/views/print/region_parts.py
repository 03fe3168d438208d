"""A region's plan in, its printed chapters and appendices out: made once, for every document.

Chapters come first, in the author's order; a long one is several parts, one after the other. What
no chapter places is printed as an appendix, so that nothing in the sources is lost on paper. A part
is the same, byte for byte, in the full plan, in its book and in the compilation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count, product
from posixpath import normpath

from masterplan.html_tree import Node, read, write
from masterplan.model.bab import BLOK, PER_PILAR, Bab, picture_key
from masterplan.model.pilar import PILAR
from masterplan.model.region import Plan
from masterplan.views import addresses
from masterplan.views.blocks import block
from masterplan.views.chapters import chapter
from masterplan.views.environment import environment
from masterplan.views.formatting import romawi, sebutan_bab
from masterplan.views.print.blocks import BLOCK_FILES
from masterplan.views.print.captions import Numbered
from masterplan.views.print.coordination import coordination
from masterplan.views.print.document import PartJob
from masterplan.views.print.draft import Draft, draft, references
from masterplan.views.print.frame import Frame
from masterplan.views.print.places import anchors
from masterplan.views.print.sections import sections
from masterplan.views.print.turning import opens_across

FRONT = "0"
"""The label of a foreword that comes before chapter one."""

_LETTERS = "ABCDEFGHJKMNOPQRSTUWYZ"
"""I, L, V and X are chapters."""

CITED = "mp-rujuk"
"""The class of a template's link that is written as the number of what it leads to."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part with what is known of it before it is laid out."""

    job: PartJob
    ids: frozenset[str] = frozenset()
    hrefs: frozenset[str] = frozenset()
    bab: Bab | None = None


@dataclass(frozen=True, slots=True)
class _Drafted:
    kind: str
    name: str
    label: str
    title: str
    anchor: str
    draft: Draft
    files: tuple[str, ...]
    extra: tuple[tuple[str, str], ...] = ()
    bab: Bab | None = None

    @property
    def eyebrow(self) -> str:
        """What stands above the title."""
        if self.kind == "lampiran":
            return f"Lampiran {self.label}"
        return f"Bab {self.label}" if self.label != FRONT else sebutan_bab(0)


class RegionParts:
    """The chapters and appendices of one region."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """All of them, in the order of the full plan."""
        return tuple(part for drafted in self._drafts for part in self._parts(drafted))

    @cached_property
    def _drafts(self) -> tuple[_Drafted, ...]:
        return (*self._chapters(), *self._appendices())

    def _chapters(self) -> Iterator[_Drafted]:
        region = self.frame.region
        for bab in self.frame.plan.bab:
            html = chapter(self.frame.scene, bab, picture_key, anchor_prefix=f"{bab.slug}-")
            label = romawi(bab.nomor) or FRONT
            made = draft(html, label, bab.slug, region.images)
            blocks = [file for part in bab.blok for file in BLOCK_FILES[part.nama]]
            files = (f"bab/{bab.location.path.name}", *blocks)
            yield _Drafted(
                "bab", f"bab/{bab.slug}", label, bab.judul, f"bab-{bab.slug}", made, files, bab=bab
            )

    def _appendices(self) -> Iterator[_Drafted]:
        labels = appendix_labels()
        for nama, pillars in unplaced(self.frame.plan):
            html = "".join(block(self.frame.scene, nama, pilar=pilar, level=2) for pilar in pillars)
            label = next(labels)
            made = draft(html, label, f"lampiran-{nama}")
            files = BLOCK_FILES[nama]
            yield _Drafted(
                "lampiran", f"lampiran/{nama}", label, BLOK[nama], f"lampiran-{nama}", made, files
            )
        if self.frame.region.provinsi:
            for page in coordination(self.frame):
                label = next(labels)
                made = draft(page.html, label, f"lampiran-{page.name}")
                name, anchor = f"lampiran/{page.name}", f"lampiran-{page.name}"
                yield _Drafted("lampiran", name, label, page.title, anchor, made, (), page.sources)

    @cached_property
    def _numbered(self) -> Mapping[str, tuple[_Drafted, Numbered]]:
        """What can be referred to by number, by its anchor."""
        found: dict[str, tuple[_Drafted, Numbered]] = {}
        for drafted in self._drafts:
            for anchor, name in references(drafted.draft.root).items():
                found.setdefault(anchor, (drafted, name))
        return found

    def _parts(self, drafted: _Drafted) -> Iterator[Part]:
        extra = dict(drafted.extra)
        for other in self._link(drafted):
            extra |= self.frame.sources(other.files)
        title = environment().get_template("cetak/bab.html").render(bagian=drafted)
        page = opens_across(drafted.draft.root) or drafted.draft.root
        page.children[:0] = read(title).children
        for number, section in enumerate(sections(drafted.draft.root)):
            pictures = {node.attributes.get("src", "") for node in section.root.find("img")}
            job = self.frame.job(
                f"{drafted.name}/{number + 1}" if number else drafted.name,
                drafted.kind,
                write(section.root),
                drafted.title,
                files=drafted.files,
                extra=tuple(extra.items()),
                label=drafted.label,
                wide=drafted.draft.wide,
                images=tuple(one for one in drafted.draft.images if one[0] in pictures),
                start=0 if number else 1,
                notes=section.notes,
            )
            ids = frozenset(node.id for node in section.root.walk() if node.id)
            yield Part(job, ids, hrefs(section.root), drafted.bab)

    def _link(self, drafted: _Drafted) -> Iterator[_Drafted]:
        """Make an author's links public addresses; give the parts whose numbers are cited."""
        own = set(drafted.draft.ids)
        for parent, node in list(drafted.draft.root.with_parents()):
            href = node.attributes.get("href", "")
            if node.tag != "a":
                continue
            if CITED in node.classes:
                cited = self._cited(href.removeprefix(self.frame.site))
                if cited is not None:
                    node.children = [cited[1].name]
                    yield cited[0]
                continue
            if drafted.bab is None or not _is_authors(href):
                continue
            if href[:1] == "#" and href[1:] in own:
                continue  # notes, and numbers that are written already
            address = _address(addresses.bab(self.frame.region, drafted.bab), href)
            node.attributes["href"] = self.frame.site + address
            cited = self._cited(address)
            if cited is not None and cited[1].name not in node.text:
                parent.children.insert(parent.place(node) + 1, f" ({cited[1].name})")
                yield cited[0]

    def _cited(self, address: str) -> tuple[_Drafted, Numbered] | None:
        """What stands at an address of the site, if it has a number; and the part that it is in."""
        return next((self._numbered[id] for id in anchors(address) if id in self._numbered), None)


def hrefs(root: Node) -> frozenset[str]:
    """All addresses that a text links to."""
    return frozenset(node.attributes.get("href", "") for node in root.find("a")) - {""}


def appendix_labels() -> Iterator[str]:
    """A, B … Z without the letters of Roman numerals, then AA, AB …"""
    for length in count(1):
        yield from map("".join, product(_LETTERS, repeat=length))


def unplaced(plan: Plan) -> list[tuple[str, list[str | None]]]:
    """The blocks that no chapter places; of a block placed by pillars, the others with content."""
    placed = {(part.nama, part.pilar) for bab in plan.bab for part in bab.blok}
    filled: dict[str, set[str | None]] = {
        "program": {item.pilar for item in plan.program},
        "sasaran": {item.pilar for item in plan.sasaran},
        "swot": {item.pilar for item in plan.analisis.swot},
        "kesenjangan": {item.pilar for item in plan.analisis.kesenjangan},
    }
    missing: list[tuple[str, list[str | None]]] = []
    for nama in BLOK:
        if (nama, None) in placed:
            continue
        pillars: list[str | None] = [None]
        if nama in PER_PILAR and any(name == nama for name, _ in placed):
            pillars = [id for id in PILAR if id in filled[nama] and (nama, id) not in placed]
            pillars += [""] if None in filled[nama] else []  # what belongs to no pillar
        if pillars:
            missing.append((nama, pillars))
    return missing


def _is_authors(href: str) -> bool:
    """Whether an author wrote it as it works on the chapter's page; templates write whole ones."""
    return bool(href) and not re.match(r"[a-z][a-z0-9+.-]*:|/", href, re.IGNORECASE)


def _address(here: str, href: str) -> str:
    """The address on the site to which a link on the page `here` leads."""
    path, mark, anchor = href.partition("#")
    if path:
        there = normpath(f"/{here}{path}").lstrip("/.")
        here = f"{there}/" if path.endswith("/") or not there else there
    return here.lstrip("/") + mark + anchor
