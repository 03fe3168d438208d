"""Is everything named once, by the right codes, and with its sources? (X8, X9, C11)"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from masterplan.checks.registry import check
from masterplan.codes import Code
from masterplan.diagnostics import Diagnostic, Location
from masterplan.library import Library
from masterplan.model.base import Entity
from masterplan.model.fakta import Fakta, Sumber
from masterplan.model.region import Region

KODE_BPS = {
    "82": "82",
    "82.01": "8201",
    "82.02": "8202",
    "82.03": "8205",
    "82.04": "8204",
    "82.05": "8203",
    "82.06": "8206",
    "82.07": "8207",
    "82.08": "8208",
    "82.71": "8271",
    "82.72": "8272",
}
"""Kemendagri codes (Kepmendagri 300.2.2-2430/2025) and BPS codes (2020) of North Maluku.

They are not the same with the dot left out: 82.03 is 8205, and 82.05 is 8203.
"""


@check
def one_folder_is_the_province(library: Library) -> Iterator[Diagnostic]:
    """Exactly one region has `jenis: provinsi`; regencies belong to it."""
    provinces = [region for region in library if region.provinsi]
    if library.region and not provinces and not library.left_out:
        yield Diagnostic(
            Code.PROVINSI_TIDAK_TUNGGAL,
            Location(library.region[0].path.parent / "provinsi" / "daerah.yml"),
            "Tidak ada daerah berjenis provinsi.",
            "tambahkan folder provinsi dengan jenis: provinsi",
        )
    for region in provinces[1:]:
        yield Diagnostic(
            Code.PROVINSI_TIDAK_TUNGGAL,
            region.daerah.at("jenis"),
            f"Sudah ada provinsi lain: {provinces[0].path}.",
            "hanya satu folder yang berjenis provinsi",
        )
    for region in library.kabupaten_kota:
        if provinces and region.daerah.provinsi not in {None, provinces[0].daerah.kode}:
            yield Diagnostic(
                Code.RUJUKAN_PUTUS,
                region.daerah.at("provinsi"),
                f"Tidak ada provinsi dengan kode '{region.daerah.provinsi}'.",
                f"provinsinya {provinces[0].daerah.kode}",
            )


@check
def folders_carry_their_slug(library: Library) -> Iterator[Diagnostic]:
    """A folder's name is the region's slug: addresses and files are found by it (X8)."""
    for region in library:
        if region.slug != region.path.name:
            yield Diagnostic(
                Code.SLUG_LAIN_FOLDER,
                region.daerah.at("slug"),
                f"Slug '{region.slug}' lain dari nama foldernya '{region.path.name}'.",
                f"tulis slug: {region.path.name}",
            )


@check
def codes_fit_each_other(library: Library) -> Iterator[Diagnostic]:
    """The BPS code is the one that belongs to the Kemendagri code (X9)."""
    for region in library:
        right = KODE_BPS.get(region.daerah.kode)
        if right is not None and region.daerah.kode_bps != right:
            yield Diagnostic(
                Code.KODE_BPS,
                region.daerah.at("kode_bps"),
                f"Kode BPS untuk {region.daerah.kode} bukan '{region.daerah.kode_bps}'.",
                f'tulis "{right}"; kode BPS dan kode Kemendagri berbeda di provinsi ini',
            )


@check
def ids_are_unique(library: Library) -> Iterator[Diagnostic]:
    """No two things of a kind have the same id, no two regions the same code (X8)."""
    codes: dict[str, Location] = {}
    for region in library:
        yield from _twice("kode", region.daerah.kode, region.daerah.at("kode"), codes)
        for kind, items in _lists(region).items():
            seen: dict[str, Location] = {}
            for item in items:
                yield from _twice(kind, str(getattr(item, "id", "")), item.at("id"), seen)


@check
def old_ids_are_not_used_again(library: Library) -> Iterator[Diagnostic]:
    """An id that a programme had before never names another one: old addresses lead to it (X8)."""
    for region in library:
        programs = region.plan.program if region.plan is not None else ()
        taken = {item.id: item for item in programs}
        for item in programs:
            for index, old in enumerate(item.alias):
                owner = taken.setdefault(old, item)
                if owner is not item or old == item.id:
                    yield Diagnostic(
                        Code.ID_GANDA,
                        item.at("alias", index),
                        f"Alias '{old}' sudah menjadi id di {owner.at('id')}.",
                        "hapus alias itu, atau beri id lain pada program yang baru",
                    )


@check
def one_source_is_cited_one_way(library: Library) -> Iterator[Diagnostic]:
    """Two regions that cite by the same id cite the same thing: the site lists it once (X8)."""
    first: dict[str, Sumber] = {}
    for region in library:
        for source in region.berkas_sumber.sumber:
            other = first.setdefault(source.id, source)
            if (other.judul, other.url) != (source.judul, source.url):
                yield Diagnostic(
                    Code.SUMBER_BERBEDA,
                    source.at("id"),
                    f"Sumber '{source.id}' berjudul atau beralamat lain di {other.at('id')}.",
                    "samakan isinya, atau beri id lain",
                )


@check
def facts_have_sources(library: Library) -> Iterator[Diagnostic]:
    """A known fact about a real region, and a stage that is said to have begun, cite a source."""
    for region in library:
        for name in type(region.daerah).model_fields:
            fact = getattr(region.daerah, name)
            if isinstance(fact, Fakta) and fact.tidak_diketahui is None and not fact.sumber:
                yield _unsourced(region.daerah.at(name), f"Fakta '{name}'")
        for stage in region.tahapan.tahapan:
            if stage.status in {"berjalan", "selesai"} and not stage.sumber:
                yield _unsourced(stage.location, f"Tahap '{stage.tahap}'")


def _unsourced(where: Location, what: str) -> Diagnostic:
    return Diagnostic(
        Code.FAKTA_TANPA_SUMBER,
        where,
        f"{what} tidak menyebut sumber.",
        "tambahkan 'sumber: id' dari sumber.yml",
    )


def _twice(kind: str, id: str, where: Location, seen: dict[str, Location]) -> Iterator[Diagnostic]:
    if id in seen:
        yield Diagnostic(
            Code.ID_GANDA,
            where,
            f"{kind} '{id}' sudah dipakai di {seen[id]}.",
            "beri id lain; id tidak boleh berubah setelah diterbitkan",
        )
    seen.setdefault(id, where)


def _lists(region: Region) -> dict[str, Iterable[Entity]]:
    # the lists as written, not the indexes, which keep only one of two equal ids
    lists: dict[str, Iterable[Entity]] = {
        "Sumber": region.berkas_sumber.sumber,
        "OPD": region.berkas_opd.opd,
        "Aplikasi": region.berkas_opd.aplikasi,
    }
    if region.plan is not None:
        plan = region.plan
        lists |= {
            "Misi": plan.rangkaian.misi,
            "Dokumen": plan.rangkaian.dokumen,
            "Regulasi": plan.rangkaian.regulasi,
            "Isu strategis": plan.analisis.isu_strategis,
            "Risiko": plan.analisis.risiko,
            "Sasaran": plan.sasaran,
            "Indikator": plan.indikator,
            "Program": plan.program,
        }
    return lists
