"""Plain blocks in, HTML out: a package of a few parts is made for mammoth, and mammoth reads it.

mammoth sees nothing that came from outside but words, so that no file can lead it astray: no
entities, no addresses of files, no styles but these.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from xml.etree import ElementTree as ET
from xml.sax.saxutils import quoteattr

import mammoth  # type: ignore[import-untyped]

from masterplan.authoring.word import plain
from masterplan.authoring.word.names import PREFIXES, q

MAX_HEADING = 6

_STYLE_MAP = "\n".join(
    [f"p[style-name='{plain.HEADING} {n}'] => h{n}:fresh" for n in range(1, MAX_HEADING + 1)]
    + [f"p[style-name='{plain.QUOTATION}'] => blockquote > p:fresh"]
    + [f"r[style-name='{plain.MARK}'] => span.{plain.MARK}:fresh"]
    + [
        f"p:{kind}-list({level}) => {'ul|ol > li > ' * (level - 1)}{tag} > li:fresh"
        for kind, tag in (("unordered", "ul"), ("ordered", "ol"))
        for level in range(1, plain.MAX_LIST_LEVEL + 2)
    ]
)

_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = f'xmlns:w="{next(uri for uri, prefix in PREFIXES.items() if prefix == "w")}"'

_STYLES = f"<w:styles {_W}>" + "".join(
    [
        f'<w:style w:type="paragraph" w:styleId="{plain.HEADING}{n}">'
        f'<w:name w:val="{plain.HEADING} {n}"/></w:style>'
        for n in range(1, MAX_HEADING + 1)
    ]
    + [
        f'<w:style w:type="paragraph" w:styleId="{plain.QUOTATION}">'
        f'<w:name w:val="{plain.QUOTATION}"/></w:style>'
    ]
    + [
        f'<w:style w:type="character" w:styleId="{plain.MARK}">'
        f'<w:name w:val="{plain.MARK}"/></w:style></w:styles>'
    ]
)
_NUMBERING = f"<w:numbering {_W}>" + "".join(
    [
        f'<w:abstractNum w:abstractNumId="{key}">'
        + "".join(
            f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{shown}"/></w:lvl>'
            for level in range(plain.MAX_LIST_LEVEL + 1)
        )
        + "</w:abstractNum>"
        for key, shown in ((plain.ORDERED, "decimal"), (plain.BULLETS, "bullet"))
    ]
    + [
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'
        for key in (plain.ORDERED, plain.BULLETS)
    ]
    + ["</w:numbering>"]
)


def to_html(
    elements: Iterable[ET.Element],
    notes: Mapping[tuple[str, int], list[ET.Element]],
    links: Sequence[str],
) -> str:
    """Let mammoth turn blocks into HTML; pictures have their numbers for addresses."""
    result = mammoth.convert_to_html(
        io.BytesIO(_package(list(elements), notes, links)),
        style_map=_STYLE_MAP,
        include_default_style_map=False,
        include_embedded_style_map=False,
        convert_image=mammoth.images.img_element(_number),
    )
    return str(result.value)


def _number(image: Any) -> dict[str, str]:
    with image.open() as content:
        return {"src": content.read().decode()}


def _package(
    elements: list[ET.Element],
    notes: Mapping[tuple[str, int], list[ET.Element]],
    links: Sequence[str],
) -> bytes:
    root = ET.Element(q("w:document"))
    ET.SubElement(root, q("w:body")).extend(elements)
    used = [root, *(each for paragraphs in notes.values() for each in paragraphs)]
    addresses = sorted({link for each in used for link in plain.links_in(each)})
    pictures = sorted({number for each in used for number in plain.pictures_in(each)})
    relations = [
        f'<Relationship Id="{plain.link_id(n)}" Type="{_OFFICE}/hyperlink" '
        f'Target={quoteattr(links[n])} TargetMode="External"/>'
        for n in addresses
    ] + [
        f'<Relationship Id="{plain.picture_id(n)}" Type="{_OFFICE}/image" Target="media/{n}"/>'
        for n in pictures
    ]
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
        f'content-types"><Override PartName="/word/document.xml" '
        f'ContentType="{_TYPES}.document.main+xml"/></Types>',
        "_rels/.rels": _relations(
            [f'<Relationship Id="r" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>']
        ),
        "word/document.xml": ET.tostring(root, "unicode"),
        "word/_rels/document.xml.rels": _relations(relations),
        "word/_rels/footnotes.xml.rels": _relations(relations),
        "word/_rels/endnotes.xml.rels": _relations(relations),
        "word/styles.xml": _STYLES,
        "word/numbering.xml": _NUMBERING,
        "word/footnotes.xml": _notes("footnote", notes),
        "word/endnotes.xml": _notes("endnote", notes),
    } | {f"word/media/{n}": str(n) for n in pictures}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def _relations(each: list[str]) -> str:
    return f'<Relationships xmlns="{_RELATIONS}">{"".join(each)}</Relationships>'


def _notes(kind: str, notes: Mapping[tuple[str, int], list[ET.Element]]) -> str:
    root = ET.Element(q(f"w:{kind}s"))
    for (of_kind, number), paragraphs in notes.items():
        if of_kind == kind:
            note = ET.SubElement(root, q(f"w:{kind}"), {q("w:id"): str(number)})
            note.extend(paragraphs)
    return ET.tostring(root, "unicode")
