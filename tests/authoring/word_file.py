"""Word files made in code: a small language for the XML that Word writes.

The package itself (styles, content types, relationships) is python-docx's; what it has no words
for (footnotes, tracked changes, fields, text boxes) is added here as Word would have written it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from html import escape

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from PIL import Image

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())


class WordFile:
    """A document in the making; `data` is what Word would have saved."""

    def __init__(self, *fragments: str) -> None:
        self._document = Document()
        self._body = self._document.element.body
        self._end = self._body.sectPr
        self.add(*fragments)

    def add(self, *fragments: str) -> WordFile:
        """Append paragraphs and tables."""
        for fragment in fragments:
            for element in parse_xml(f"<w:x {_DECLARED}>{fragment}</w:x>"):
                self._end.addprevious(element)
        return self

    def style(self, fragment: str) -> WordFile:
        """Add a style to those of python-docx's own document."""
        self._document.styles.element.append(_declared(fragment))
        return self

    def rename_style(self, old: str, new: str) -> WordFile:
        """Change a style's id, as an Indonesian Word does ("Heading1" is "Judul1" there)."""
        for style in self._document.styles.element:
            if style.get(_w("styleId")) == old:
                style.set(_w("styleId"), new)
        return self

    def numbering(self, *formats: str) -> str:
        """Add a list whose levels are numbered so ("decimal", "lowerLetter", "bullet"); its id."""
        numbering = self._document.part.numbering_part.element
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
            f'<w:lvlText w:val="%{level + 1}."/></w:lvl>'
            for level, kind in enumerate(formats)
        )
        number = str(100 + len(numbering))
        first = numbering.find(_w("num"))
        first.addprevious(
            _declared(f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>')
        )
        numbering.append(
            _declared(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )
        return number

    def picture(self, content: bytes, kind: str = "png") -> str:
        """Add a picture to the package; its relationship id."""
        number = sum("/media/" in str(part.partname) for part in self._parts()) + 1
        return self._part(f"media/image{number}.{kind}", f"image/{kind}", "image", content)

    def link(self, address: str) -> str:
        """Add an address outside the document; its relationship id."""
        return self._document.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def notes(self, *bodies: str, kind: str = "footnote") -> WordFile:
        """Add the part with the footnotes 1, 2 … (or the endnotes)."""
        separator = f'<w:{kind} w:type="separator" w:id="-1"><w:p/></w:{kind}>'
        notes = "".join(
            f'<w:{kind} w:id="{number}">{body}</w:{kind}>' for number, body in enumerate(bodies, 1)
        )
        self._xml_part(f"{kind}s", f"<w:{kind}s {_DECLARED}>{separator}{notes}</w:{kind}s>")
        return self

    def comments(self, *texts: str) -> WordFile:
        """Add the part with the comments 0, 1 …"""
        notes = "".join(
            f'<w:comment w:id="{number}" w:author="Pemeriksa">{paragraph(text)}</w:comment>'
            for number, text in enumerate(texts)
        )
        self._xml_part("comments", f"<w:comments {_DECLARED}>{notes}</w:comments>")
        return self

    def header(self, text: str) -> WordFile:
        """Put words at the head of every page."""
        self._document.sections[0].header.paragraphs[0].text = text
        return self

    @property
    def data(self) -> bytes:
        """The file."""
        out = io.BytesIO()
        self._document.save(out)
        return out.getvalue()

    def _parts(self) -> list[Part]:
        return list(self._document.part.package.iter_parts())

    def _xml_part(self, name: str, xml: str) -> None:
        kind = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml"
        self._part(f"{name}.xml", kind, name, xml.encode())

    def _part(self, name: str, content_type: str, relationship: str, content: bytes) -> str:
        package = self._document.part.package
        part = Part(PackURI(f"/word/{name}"), content_type, content, package)
        return self._document.part.relate_to(part, f"{NAMESPACES['r']}/{relationship}")


def paragraph(content: str = "", style: str = "", properties: str = "") -> str:
    """A paragraph of plain words, or of runs where `content` is XML already."""
    if style:
        properties = f'<w:pStyle w:val="{style}"/>{properties}'
    inner = content if content.startswith(("<w:", "<m:")) else run(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner if content else ''}</w:p>"


def heading(text: str, level: int = 1) -> str:
    """A paragraph with Word's own style for a heading."""
    return paragraph(text, f"Heading{level}")


def item(text: str, number: str, level: int = 0) -> str:
    """A paragraph of a list."""
    return paragraph(
        text,
        properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>',
    )


def run(text: str, *, bold: bool = False, italic: bool = False, properties: str = "") -> str:
    """Words of one look."""
    properties += "<w:b/>" * bold + "<w:i/>" * italic
    return (
        f"<w:r><w:rPr>{properties}</w:rPr>"
        f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'
    )


def link(content: str, relationship: str) -> str:
    """Runs that lead to an address."""
    return f'<w:hyperlink r:id="{relationship}">{content}</w:hyperlink>'


def note(number: int, kind: str = "footnote") -> str:
    """The mark of a footnote or endnote."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def field(code: str, shown: str) -> str:
    """What Word computes, as runs: the code, and what was shown for it last."""
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in _FIELD]
    begin, separate, end = marks
    return f"{begin}<w:r><w:instrText> {escape(code)} </w:instrText></w:r>{separate}{shown}{end}"


_FIELD = ("begin", "separate", "end")


def picture(relationship: str, alt: str = "", *, crop: bool = False) -> str:
    """A run that shows a picture."""
    cropped = '<a:srcRect l="10000"/>' * crop
    return drawing(
        "picture",
        f'<pic:pic><pic:blipFill><a:blip r:embed="{relationship}"/>{cropped}</pic:blipFill>'
        "</pic:pic>",
        alt,
    )


def drawing(kind: str, content: str, alt: str = "") -> str:
    """A run that shows a picture, a chart, a diagram or a shape."""
    uri = f"http://schemas.openxmlformats.org/drawingml/2006/{kind}"
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Gambar 1" descr="{escape(alt)}"/>'
        f'<a:graphic><a:graphicData uri="{uri}">{content}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def text_box(*paragraphs: str) -> str:
    """A run that shows a text box, in both forms that Word writes."""
    body = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        '<wp:docPr id="9" name="Kotak Teks 9"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
        f"<wps:wsp><wps:txbx>{body}</wps:txbx></wps:wsp></a:graphicData></a:graphic>"
        "</wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{body}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def table(*rows: str, columns: int = 3) -> str:
    """A table of rows."""
    grid = '<w:gridCol w:w="2000"/>' * columns
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(*cells: str, header: bool = False) -> str:
    """A row of cells, or of words to be put into cells."""
    inside = "".join(each if each.startswith("<w:tc>") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{'<w:tblHeader/>' * header}</w:trPr>{inside}</w:tr>"


def cell(*content: str, across: int = 1, down: str = "") -> str:
    """A cell of paragraphs; `down` is "restart" or "continue" where cells are merged."""
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    merge = f'<w:vMerge w:val="{down}"/>' if down else ""
    inside = "".join(
        each if each.startswith(("<w:p>", "<w:tbl>")) else paragraph(each)
        for each in content or ("",)
    )
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{inside}</w:tc>"


def png(size: tuple[int, int] = (3, 2), colour: str = "teal") -> bytes:
    """A small picture; another colour is another picture."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def repacked(
    content: bytes, changed: Mapping[str, bytes], kind: int = zipfile.ZIP_DEFLATED
) -> bytes:
    """The same package with some entries changed or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", kind) as new:
        for name in old.namelist():
            if name not in changed:
                new.writestr(name, old.read(name))
        for name, data in changed.items():
            new.writestr(name, data)
    return out.getvalue()


def _declared(fragment: str) -> BaseOxmlElement:
    """Parse an element that does not say what its prefixes mean."""
    return parse_xml(fragment.replace(">", f" {_DECLARED}>", 1))


def _w(name: str) -> str:
    return f"{{{NAMESPACES['w']}}}{name}"
