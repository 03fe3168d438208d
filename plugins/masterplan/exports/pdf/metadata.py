"""What a document says of itself in, its XMP packet and information dictionary out.

Both say the same. The packet also claims the two standards that the file keeps, PDF/A-3a and
PDF/UA-1; the second claim is foreign to PDF/A, so it is explained beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

from pikepdf import Dictionary, Name, Pdf, Stream, String

_EXPLAINED = """\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>"""

_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}

PRODUCER = "masterplan"
"""The program that writes the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a document says of itself."""

    title: str
    author: str
    publisher: str
    subject: str
    keywords: tuple[str, ...]
    edition: date
    """Its only date: files of one edition are the same whenever they were made."""
    rights: str
    rights_url: str = ""
    lang: str = "id"
    identifier: str = ""
    """The permanent address."""


def pdf_date(edition: date) -> str:
    """The edition as PDF writes a date: midnight, in universal time."""
    return f"D:{edition:%Y%m%d}000000Z"


def describe(pdf: Pdf, about: About) -> None:
    """Write both descriptions."""
    said = {
        "Title": about.title,
        "Author": about.author,
        "Subject": about.subject,
        "Keywords": ", ".join(about.keywords),
        "Creator": PRODUCER,
        "Producer": PRODUCER,
        "CreationDate": pdf_date(about.edition),
        "ModDate": pdf_date(about.edition),
    }
    information = {"/" + name: String(text) for name, text in said.items() if text}
    pdf.trailer.Info = pdf.make_indirect(Dictionary(information))
    packet = Stream(pdf, xmp(about))
    packet.Type = Name.Metadata
    packet.Subtype = Name.XML
    pdf.Root.Metadata = pdf.make_indirect(packet)


def xmp(about: About) -> bytes:
    """The XMP packet."""
    moment = f"{about.edition:%Y-%m-%d}T00:00:00Z"
    properties = [
        _plain("pdfaid:part", "3"),
        _plain("pdfaid:conformance", "A"),
        _plain("pdfuaid:part", "1"),
        _plain("dc:format", "application/pdf"),
        _by_language("dc:title", about.title, about.lang),
        _by_language("dc:description", about.subject, about.lang),
        _by_language("dc:rights", about.rights, about.lang),
        _list("dc:creator", "Seq", [about.author]),
        _list("dc:publisher", "Bag", [about.publisher]),
        _list("dc:language", "Bag", [about.lang]),
        _list("dc:subject", "Bag", about.keywords),
        _list("dc:date", "Seq", [moment]),
        _plain("dc:identifier", about.identifier),
        _plain("xmpRights:Marked", "True" if about.rights else ""),
        _plain("xmpRights:WebStatement", about.rights_url),
        _plain("xmp:CreateDate", moment),
        _plain("xmp:ModifyDate", moment),
        _plain("xmp:MetadataDate", moment),
        _plain("xmp:CreatorTool", PRODUCER),
        _plain("pdf:Producer", PRODUCER),
        _plain("pdf:Keywords", ", ".join(about.keywords)),
        _EXPLAINED,
    ]
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    lines = [
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
        f'<rdf:Description rdf:about="" {spaces}>',
        *(line for line in properties if line),
        "</rdf:Description>",
        "</rdf:RDF>",
        "</x:xmpmeta>",
        '<?xpacket end="r"?>',
    ]
    return "\n".join(lines).encode()


def _plain(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>" if text else ""


def _by_language(name: str, text: str, lang: str) -> str:
    if not text:
        return ""
    items = "".join(
        f'<rdf:li xml:lang="{one}">{escape(text)}</rdf:li>' for one in ("x-default", lang)
    )
    return f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"


def _list(name: str, kind: str, texts: Iterable[str]) -> str:
    items = "".join(f"<rdf:li>{escape(text)}</rdf:li>" for text in texts if text)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>" if items else ""
