"""What floats in a Word document in; pictures, text boxes and marks out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from masterplan.authoring.word.kinds import Kind
from masterplan.authoring.word.letters import clean
from masterplan.authoring.word.media import Media, Unusable, alternative
from masterplan.authoring.word.names import local, q
from masterplan.authoring.word.package import Package, Relation
from masterplan.authoring.word.plain import mark, picture

_CHARTS = {"c:chart", "cx:chart"}
_BOXES = {"w:txbxContent"}


@dataclass(frozen=True, slots=True)
class Found:
    """What a drawing comes to: runs for the paragraph, and text boxes to follow it."""

    runs: list[ET.Element]
    boxes: list[ET.Element]


@dataclass(frozen=True, slots=True)
class Drawings:
    """Reads the drawings of one part of a package."""

    package: Package
    relations: Mapping[str, Relation]
    media: Media

    def read(self, element: ET.Element) -> Found:
        """Read `w:drawing`, `w:pict` or `w:object`."""
        boxes = list(_outermost(element, _BOXES))
        runs: list[ET.Element] = []
        for each in _outermost(element, {"wp:inline", "wp:anchor"} | _BOXES):
            if local(each.tag) not in _BOXES:
                runs += self._pictures(each)
        for each in _outermost(element, {"v:imagedata"} | _BOXES):
            if local(each.tag) not in _BOXES:
                said = (shape.get("alt") for shape in element.iter())
                alt = next(filter(None, said), "") or each.get(q("o:title"), "")
                runs += self._picture(each.get(q("r:id"), ""), alt)
        is_object = local(element.tag) == "w:object"
        if is_object:
            runs.append(mark(Kind.OBJEK))
        elif not runs and not boxes:
            runs.append(mark(_kind(element)))
        runs += [mark(Kind.KOTAK_TEKS) for _ in boxes]
        return Found(runs, boxes)

    def _pictures(self, frame: ET.Element) -> Iterator[ET.Element]:
        about = frame.find(q("wp:docPr"))
        alt = (about.get("descr") or about.get("title") or "") if about is not None else ""
        if about is not None and about.find(q("a:hlinkClick")) is not None:
            yield mark(Kind.TAUTAN_DI_GAMBAR)
        for fill in _outermost(frame, {"pic:blipFill"} | _BOXES):
            blip = fill.find(q("a:blip"))
            if blip is None:
                continue
            if blip.get(q("r:embed")) is None:
                yield mark(Kind.GAMBAR_LUAR)
                continue
            crop = fill.find(q("a:srcRect"))
            if crop is not None and any(side not in {"", "0"} for side in crop.attrib.values()):
                yield mark(Kind.PANGKAS)
            yield from self._picture(blip.get(q("r:embed"), ""), alt)

    def _picture(self, relation_id: str, alt: str) -> Iterator[ET.Element]:
        relation = self.relations.get(relation_id)
        if relation is not None and relation.external:
            yield mark(Kind.GAMBAR_LUAR)
            return
        content = self.package.read(relation.target) if relation is not None else None
        name = relation.target.rpartition("/")[2] if relation is not None else ""
        try:
            if content is None:
                raise Unusable(Kind.GAMBAR_RUSAK)
            yield picture(self.media.take(content), clean(alternative(alt))[0].strip())
        except Unusable as reason:
            yield mark(reason.kind, ": ".join(part for part in (name, reason.detail) if part))


def _kind(element: ET.Element) -> Kind:
    names = {local(each.tag) for each in element.iter()}
    if names & _CHARTS:
        return Kind.GRAFIK
    if any(name.startswith("dgm:") for name in names):
        return Kind.SMARTART
    return Kind.BENTUK


def _outermost(element: ET.Element, names: set[str]) -> Iterator[ET.Element]:
    """The elements of these names that lie in no other of them."""
    for child in element:
        if local(child.tag) in names:
            yield child
        elif local(child.tag) == "mc:AlternateContent":
            yield from _outermost(choice(child), names)
        else:
            yield from _outermost(child, names)


def choice(element: ET.Element) -> ET.Element:
    """The branch of two that Word of today writes; the older one where that is missing."""
    for name in ("mc:Choice", "mc:Fallback"):
        branch = element.find(q(name))
        if branch is not None and len(branch):
            return branch
    return ET.Element("none")
