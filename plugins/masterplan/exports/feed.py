"""What has changed in, an Atom 1.0 feed out (RFC 4287), so that nobody need come by to look.

A source may know only a month or a year, and Atom wants a moment: it is midnight UTC of the first
day that the date can mean. The text keeps to what the source knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote
from xml.etree import ElementTree as ET

from masterplan.library import Library
from masterplan.province.ages import span
from masterplan.province.changes import changes
from masterplan.views.changes_page import ADDRESS, FEED, BarisPerubahan, rows

MOST = 60
"""How many changes the feed tells: the newest."""

SAMPLE = "(Contoh)"
"""How the title of every entry from an invented plan begins."""

_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed(library: Library, site: str, name: str) -> bytes:
    """Write the newest changes; `site` is the public site's address, `name` what it is called."""
    found = list(rows(changes(library)[:MOST]))
    newest = found[0].perubahan.tanggal if found else library.hari_ini.isoformat()
    root = ET.Element("feed", {"xmlns": _ATOM, _LANG: "id"})
    _text(root, "id", site + FEED)
    _text(root, "title", f"{name}: perubahan")
    _text(root, "subtitle", "Revisi rencana, kemajuan program dan peristiwa semua daerah")
    _text(root, "updated", _moment(newest))
    _text(ET.SubElement(root, "author"), "name", name)
    _link(root, "self", site + FEED, "application/atom+xml")
    _link(root, "alternate", site + ADDRESS, "text/html")
    _entries(root, found, site)
    ET.indent(root, " ")
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entries(root: ET.Element, found: Iterable[BarisPerubahan], site: str) -> None:
    for row in found:
        change = row.perubahan
        region = change.region.daerah
        title = f"{region.nama}: {row.judul}"
        entry = ET.SubElement(root, "entry")
        _text(entry, "id", f"{site}{ADDRESS}#{quote(change.kunci)}")
        _text(entry, "title", f"{SAMPLE} {title}" if change.contoh else title)
        _text(entry, "updated", _moment(change.tanggal))
        _link(entry, "alternate", site + row.alamat, "text/html")
        _category(entry, region.slug, region.nama)
        _category(entry, change.jenis, change.jenis.title())
        _text(entry, "summary", f"{row.waktu}. {row.isi}".strip())


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _xml(text)


def _category(parent: ET.Element, term: str, label: str) -> None:
    ET.SubElement(parent, "category", {"term": term, "label": _xml(label)})


def _link(parent: ET.Element, rel: str, href: str, kind: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": kind, "href": href})


def _xml(text: str) -> str:
    """Replace what no XML document can hold, however it is escaped."""
    return _NOT_XML.sub("\ufffd", text)


def _moment(per: str) -> str:
    """Midnight UTC of the first day that a partial date can mean, as RFC 3339."""
    return f"{span(per)[0].isoformat()}T00:00:00Z"
