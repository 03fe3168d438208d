"""Headings and captions with their page labels in, the lists in front of a document out.

They are the last part that is laid out, when every label is known, and the only one whose pages
depend on the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from masterplan.typefaces import printable
from masterplan.views.environment import environment
from masterplan.views.print.document import PartJob, PrintDocument


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list."""

    part: str
    """The `key_name` of the part in which it is."""
    anchor: str
    text: str
    page: str
    """Its label: 'III-12'."""
    level: int = 1
    """Of a heading: 1 for a part's title, counted from the document's highest."""
    number: str = ""
    """Of a caption: 'Tabel III.2'."""

    @property
    def href(self) -> str:
        """A link that the assembly resolves."""
        return f"{self.part}#{self.anchor}"


@dataclass(frozen=True, slots=True)
class Listing:
    """The lists as a part, and the links in it."""

    job: PartJob
    links: Mapping[str, str]


DEEPEST = 2
"""The levels of headings in the contents of a document; the compilation shows regions and parts."""


def listing(
    document: PrintDocument, headings: Sequence[Entry], captions: Sequence[Entry], start: int
) -> Listing:
    """Make contents, list of tables and list of figures; `start` is the number of their first page.

    The headings are those of the parts that are laid out, front matter left out.
    """
    wanted = [entry for entry in headings if entry.level <= DEEPEST]
    groups = {entry.part.rpartition("/")[2]: entry for entry in wanted if _divides(entry)}
    tables = _grouped([entry for entry in captions if entry.number.startswith("Tabel")], groups)
    figures = _grouped([entry for entry in captions if entry.number.startswith("Gambar")], groups)
    html = (
        environment()
        .get_template("cetak/daftar.html")
        .render(isi=wanted, tabel=tables, gambar=figures)
    )
    front = document.parts[0]
    job = PartJob(
        key_name=f"{document.slug}/{document.kind}/daftar-isi",
        kind="depan",
        label="",
        html=printable(html),
        title=_and(["isi", *(["tabel"] if tables else []), *(["gambar"] if figures else [])]),
        running=front.running,
        foot=front.foot,
        watermark=front.watermark,
        wide=False,
        numbering="romawi",
        start=start,
    )
    return Listing(job, {entry.href: entry.href for entry in [*wanted, *tables, *figures]})


def _divides(entry: Entry) -> bool:
    """Whether it is the name of a region in the compilation."""
    return entry.level == 1 and entry.part.split("/")[1:2] == ["kompilasi"]


def _grouped(captions: Sequence[Entry], groups: Mapping[str, Entry]) -> list[Entry]:
    """Captions behind the name of their region, where several regions count from one again."""
    found: list[Entry] = []
    last = ""
    for entry in captions:
        slug = entry.part.partition("/")[0]
        if slug != last and slug in groups:
            found.append(groups[slug])
        last = slug
        found.append(entry)
    return found


def _and(lists: list[str]) -> str:
    """What the running head calls the pages of these lists: 'Daftar isi, tabel, dan gambar'."""
    if len(lists) > 2:
        lists[-1] = f"dan {lists[-1]}"
    return "Daftar " + (", " if len(lists) > 2 else " dan ").join(lists)
