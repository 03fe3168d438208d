from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from masterplan.exports.feed import MOST, feed
from masterplan.library import Library
from masterplan.model.region import Plan
from masterplan.model.tahapan import Peristiwa
from masterplan.province.changes import changes
from tests.conftest import SITE
from tests.province.regions import TigaDaerah

NAME = "Masterplan Contoh"
ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
"""A date construct (RFC 4287, 3.3): RFC 3339 with a capital T and Z."""

_ONCE = {"id", "title", "updated"}
_FEED = {"author", "category", "contributor", "generator", "icon", "id", "link", "logo", "rights",
         "subtitle", "title", "updated", "entry"}  # fmt: skip
_ENTRY = {"author", "category", "content", "contributor", "id", "link", "published", "rights",
          "source", "summary", "title", "updated"}  # fmt: skip


@pytest.fixture(scope="module")
def tiga(small_library: Library, plan: Plan) -> TigaDaerah:
    """Makes libraries of three regions."""
    return TigaDaerah(small_library, plan)


def _named(parent: ET.Element, name: str) -> list[ET.Element]:
    return parent.findall(ATOM + name)


def _text(parent: ET.Element, name: str) -> str:
    (found,) = _named(parent, name)
    return found.text or ""


def _check_container(part: ET.Element, allowed: set[str]) -> None:
    """What RFC 4287 asks of a feed (4.1.1) and of an entry (4.1.2) alike."""
    names = [child.tag.removeprefix(ATOM) for child in part]
    assert set(names) <= allowed
    for name in _ONCE:
        assert 1 == names.count(name), name
        assert _text(part, name).strip()
    assert names.count("summary") <= 1
    assert urlsplit(_text(part, "id")).scheme in {"https", "tag", "urn"}
    assert not re.search(r'[\s<>"{}|\\^`]', _text(part, "id"))
    assert _DATE.fullmatch(_text(part, "updated"))
    alternates = [link for link in _named(part, "link") if link.get("rel") == "alternate"]
    assert 1 == len({(link.get("type"), link.get("hreflang")) for link in alternates})
    assert 1 == len(alternates)
    for link in _named(part, "link"):
        assert urlsplit(link.attrib["href"]).netloc
        assert re.fullmatch(r"[a-z]+/[a-z+]+", link.attrib["type"])
    for category in _named(part, "category"):
        assert category.attrib["term"]


def _validated(content: bytes) -> ET.Element:
    """Hold a feed to RFC 4287: its structure, what it must have, and what must differ."""
    root = ET.fromstring(content)
    assert f"{ATOM}feed" == root.tag
    assert all(element.tag.startswith(ATOM) for element in root.iter())
    _check_container(root, _FEED)
    authors = [_text(author, "name") for author in _named(root, "author")]
    assert all(authors)
    assert authors, "an entry without an author asks for one of the feed"
    assert [f"{SITE}perubahan.xml"] == [
        link.get("href") for link in _named(root, "link") if link.get("rel") == "self"
    ]
    entries = _named(root, "entry")
    for entry in entries:
        _check_container(entry, _ENTRY)
    ids = [_text(entry, "id") for entry in entries]
    assert len(ids) == len(set(ids))
    assert _text(root, "id") not in ids
    return root


def _with_event(library: Library, **told: str) -> Library:
    event = Peristiwa.model_validate({"tanggal": "2025", "sumber": "karangan", **told})
    region = library.by_slug["kabupaten-tanpa-rencana"]
    tahapan = region.tahapan.model_copy(update={"peristiwa": (event,)})
    return replace(library, region=(replace(region, tahapan=tahapan),), per=library.hari_ini)


@pytest.mark.parametrize("which", ["small", "real", "official", "empty"])
def test_the_feed_is_valid_atom(which: str, small_library: Library, real_library: Library) -> None:
    library = {
        "small": small_library,
        "real": real_library,
        "official": small_library.without_samples(),
        "empty": replace(small_library, region=()),
    }[which]
    root = _validated(feed(library, SITE, NAME))

    assert len(_named(root, "entry")) == min(len(changes(library)), MOST)


def test_the_feed_speaks_indonesian_and_names_the_site(small_library: Library) -> None:
    root = _validated(feed(small_library, SITE, NAME))

    assert "id" == root.get(LANG)
    assert [NAME] == [_text(author, "name") for author in _named(root, "author")]
    assert f"{NAME}: perubahan" == _text(root, "title")


def test_the_feed_is_as_new_as_its_newest_entry(small_library: Library) -> None:
    root = _validated(feed(small_library, SITE, NAME))
    days = [_text(entry, "updated") for entry in _named(root, "entry")]

    assert days == sorted(days, reverse=True)
    assert "2026-07-15T00:00:00Z" == days[0] == _text(root, "updated")


def test_a_partial_date_is_midnight_of_its_first_day(small_library: Library) -> None:
    """In Atom's own field only: the text says no more than the source does."""
    entries = _named(_validated(feed(small_library, SITE, NAME)), "entry")
    (line,) = [entry for entry in entries if "Loket Contoh Daring" in _text(entry, "title")]

    assert "2025-02-01T00:00:00Z" == _text(line, "updated")
    assert "Februari 2025. Berjalan: Petugas rekaan dilatih." == _text(line, "summary")
    assert datetime.fromisoformat(_text(line, "updated")).utcoffset() == timedelta(0)


def test_entries_of_samples_begin_with_the_word(small_library: Library) -> None:
    """A headline travels alone: an event is told by sources, a plan here is invented."""
    titles = [
        _text(entry, "title")
        for entry in _named(_validated(feed(small_library, SITE, NAME)), "entry")
    ]

    assert [
        "(Contoh) Kabupaten Contoh Raya: Revisi 1.1 masterplan",
        "(Contoh) Kabupaten Contoh Raya: Revisi 1.0 masterplan",
        "Kabupaten Contoh Raya: Forum rekaan bersidang",
        "(Contoh) Kabupaten Contoh Raya: Loket Contoh Daring",
    ] == titles


def test_an_entry_leads_to_what_it_is_about(small_library: Library) -> None:
    entries = _named(_validated(feed(small_library, SITE, NAME)), "entry")
    here = f"{SITE}kabupaten-contoh-raya/"

    assert [here, here, f"{here}tahapan/#peristiwa", f"{here}program/loket-contoh/"] == [
        link.get("href") for entry in entries for link in _named(entry, "link")
    ]
    assert [("kabupaten-contoh-raya", "Kabupaten Contoh Raya"), ("revisi", "Revisi")] == [
        (category.get("term"), category.get("label")) for category in _named(entries[0], "category")
    ]


def test_ids_hold_what_an_address_may_not(small_library: Library) -> None:
    region = small_library.by_slug["kabupaten-contoh-raya"]
    assert region.plan is not None
    first = region.plan.rangkaian.revisi[0].model_copy(update={"nomor": "1.0 <awal> & é"})
    rangkaian = region.plan.rangkaian.model_copy(update={"revisi": (first,)})
    changed = replace(region, plan=replace(region.plan, rangkaian=rangkaian))
    root = _validated(feed(replace(small_library, region=(changed,)), SITE, NAME))

    assert "(Contoh) Kabupaten Contoh Raya: Revisi 1.0 <awal> & é masterplan" in {
        _text(entry, "title") for entry in _named(root, "entry")
    }


@given(isi=st.text(min_size=1), name=st.text(min_size=1).filter(str.strip))
def test_whatever_a_source_says_the_feed_is_well_formed(
    tiga: TigaDaerah, isi: str, name: str
) -> None:
    """Also `&`, `<`, and signs that no XML document can hold."""
    library = _with_event(tiga.library(), isi=f"x{isi}", catatan=f"x{isi}")
    root = _validated(feed(library, SITE, name))

    assert 1 == len(_named(root, "entry"))


def test_the_same_sources_give_the_same_feed(real_library: Library) -> None:
    assert feed(real_library, SITE, NAME) == feed(real_library, SITE, NAME)
