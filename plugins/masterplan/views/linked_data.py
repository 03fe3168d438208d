"""Regions, plans and pages in, JSON-LD for search engines and data catalogues out (schema.org)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from masterplan.library import Library
from masterplan.model.region import Region
from masterplan.views import addresses
from masterplan.views.data_files import CHARTS, ISI, kind_of, license_url, name_of

CONTEXT = "https://schema.org"

DATA = "data/"
"""The address of the page that is the catalogue."""

MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "geojson": "application/geo+json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
"""How a data file is called by machines, by the end of its name."""


def breadcrumbs(site: str, trail: Sequence[tuple[str, str]]) -> dict[str, object]:
    """Say where a page stands: (title, address) from the first page down to itself."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": title, "item": site + address}
            for place, (title, address) in enumerate(trail, 1)
        ],
    }


def script(things: Iterable[Mapping[str, object]]) -> Markup:
    """Write things as one data block; nothing in it can end the block early."""
    graph = list(things)
    if not graph:
        return Markup("")
    text = json.dumps(
        {"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, separators=(",", ":")
    )
    for char in "<>&":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(f'<script type="application/ld+json">{text}</script>')


def organization(site: str, region: Region) -> dict[str, object]:
    """The government of a region; nothing is said of it that its sources do not say."""
    daerah = region.daerah
    address = site + addresses.region(region)
    found: dict[str, object] = {
        "@type": "GovernmentOrganization",
        "@id": f"{address}#pemerintah",
        "name": f"Pemerintah {daerah.nama}",
        "url": address,
        "areaServed": place(region),
    }
    return found | ({"sameAs": daerah.situs} if daerah.situs else {})


def place(region: Region) -> dict[str, object]:
    """The region itself, with the codes by which other data names it."""
    daerah = region.daerah
    codes = {"Kemendagri": daerah.kode, "BPS": daerah.kode_bps, "ISO 3166-2": daerah.iso_3166_2}
    found: dict[str, object] = {
        "@type": "Place",
        "name": daerah.nama,
        "identifier": [
            {"@type": "PropertyValue", "propertyID": name, "value": code}
            for name, code in codes.items()
            if code
        ],
    }
    if daerah.titik is not None:
        longitude, latitude = map(float, daerah.titik)
        found["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": latitude,
            "longitude": longitude,
        }
    return found


def dataset(site: str, region: Region, files: Iterable[str]) -> dict[str, object] | None:
    """The data of a region's plan; `files` are the addresses of all data files of the site.

    `None` where there is no plan or no file. An invented plan says so in its description, which a
    catalogue shows alone, and is never laid at the door of the region's government.
    """
    plan = region.plan
    own = [file for file in _own(region, files) if _of_plan(file)]
    if plan is None or not own:
        return None
    rangkaian = plan.rangkaian
    content = (
        f"Program, anggaran, indikator dan seluruh isi {rangkaian.judul} sebagai CSV dan JSON."
    )
    found = _dataset(site, region, own, "data") | {
        "name": f"Data {rangkaian.judul}",
        "description": content,
        "version": plan.revisi.nomor,
        "temporalCoverage": f"{rangkaian.periode.mulai}/{rangkaian.periode.selesai}",
        "license": license_url(rangkaian.lisensi)
        or {"@type": "CreativeWork", "name": rangkaian.lisensi},
    }
    if not plan.contoh:
        return found | {"creator": organization(site, region)}
    found |= {
        "description": f"Contoh rekaan: {content} Bukan kebijakan Pemerintah {region.daerah.nama}.",
        "creativeWorkStatus": "Contoh",
    }
    makers = dict.fromkeys(book.penyusun for book in rangkaian.dokumen if book.penyusun)
    named = [{"@type": "Organization", "name": name} for name in makers]
    return found | ({"creator": named} if named else {})


def coordination(site: str, library: Library, files: Iterable[str]) -> dict[str, object] | None:
    """The tables that the province makes out of all regions; `None` where there are none.

    They name no creator: this site counts them, and no source says who stands behind that.
    """
    province = library.provinsi
    own = [file for file in _own(province, files) if not _of_plan(file)] if province else []
    if province is None or not own:
        return None
    return _dataset(site, province, own, "koordinasi") | {
        "name": f"Koordinasi kota cerdas kabupaten dan kota, {province.daerah.nama}",
        "description": (
            "Tahapan, cakupan pilar, peran dan keselarasan program semua kabupaten dan kota "
            "sebagai CSV. Setiap baris menyebut bila berasal dari rencana contoh."
        ),
        "dateModified": max(region.diperbarui for region in library).isoformat(),
    }


def catalog(site: str, name: str, library: Library, files: Iterable[str]) -> dict[str, object]:
    """The page of all data files; each dataset that it names is described on its region's pages."""
    made = list(files)
    found = [
        coordination(site, library, made),
        *(dataset(site, region, made) for region in library),
    ]
    return {
        "@type": "DataCatalog",
        "@id": f"{site}{DATA}#katalog",
        "name": f"{name}: data terbuka",
        "description": "Semua berkas data rencana kota cerdas yang diterbitkan situs ini.",
        "url": site + DATA,
        "inLanguage": "id",
        "dataset": [{"@id": described["@id"]} for described in found if described is not None],
    }


def _dataset(site: str, region: Region, files: Iterable[str], anchor: str) -> dict[str, object]:
    address = site + addresses.region(region)
    return {
        "@type": "Dataset",
        "@id": f"{address}#{anchor}",
        "url": address,
        "inLanguage": "id",
        "isAccessibleForFree": True,
        "dateModified": region.diperbarui.isoformat(),
        "spatialCoverage": place(region),
        "includedInDataCatalog": {"@type": "DataCatalog", "@id": f"{site}{DATA}#katalog"},
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": MEDIA_TYPES.get(
                    file.rpartition(".")[2], "application/octet-stream"
                ),
                "contentUrl": site + file,
            }
            for file in files
        ],
    }


def _own(region: Region, files: Iterable[str]) -> list[str]:
    """The files of a region, but for those that only repeat what a chart shows."""
    own = (file for file in files if file.startswith(addresses.data(region, "")))
    return sorted(file for file in own if not name_of(file).startswith(CHARTS))


def _of_plan(address: str) -> bool:
    """Whether a file holds one plan; what nobody has explained stands in a region's own folder."""
    known = ISI.get(kind_of(address))
    return known is None or not known.status
