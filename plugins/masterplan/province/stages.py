"""The stages of every kabupaten and kota in, the board out: what is known and since when (P6).

A stage that `tahapan.yml` does not name is unknown, and so is one that it names as
`tidak-diketahui`; the second was looked for. Neither means that the stage was not reached.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from masterplan.library import Library
from masterplan.model.pilar import TAHAP
from masterplan.model.region import Region
from masterplan.model.tahapan import Tahapan
from masterplan.province.ages import Umur, age, newest

Dasar: TypeAlias = Literal["tanggal-tahapan", "tahun-sumber", "tinjauan"]
"""What dates a status: the stage's own dates, its sources, or the review of the folder."""


@dataclass(frozen=True, slots=True)
class SelTahap:
    """What is known of one stage in one region."""

    tahapan: Tahapan
    umur: Umur
    """Of its status."""
    dasar: Dasar


@dataclass(frozen=True, slots=True)
class BarisTahap:
    """How far one region has come, and how old that knowledge is."""

    region: Region
    sel: Mapping[str, SelTahap | None]
    """Every stage of the movement in its order; `None` where `tahapan.yml` does not name it."""
    sekarang: SelTahap | None
    """The last stage that has begun; `None` when no source names one."""
    kabar: Umur | None
    """Of the newest event that `tahapan.yml` tells outside the stages."""
    umur_tinjauan: int
    """Days since somebody compared the region's folder with its sources."""

    @property
    def disebut(self) -> int:
        """How many stages are named at all."""
        return sum(cell is not None for cell in self.sel.values())


def stage_board(library: Library) -> tuple[BarisTahap, ...]:
    """The stages of each kabupaten and kota, in code order."""
    return tuple(_row(region, library.hari_ini) for region in library.kabupaten_kota)


def _row(region: Region, today: date) -> BarisTahap:
    named: dict[str, Tahapan] = {item.tahap: item for item in reversed(region.tahapan.tahapan)}
    now = region.tahap_sekarang
    news = newest(
        (text for item in region.tahapan.peristiwa for text in (item.tanggal, item.sampai)), today
    )
    return BarisTahap(
        region=region,
        sel={id: _cell(region, named[id], today) if id in named else None for id in TAHAP},
        sekarang=_cell(region, now, today) if now is not None else None,
        kabar=age(news, today) if news is not None else None,
        umur_tinjauan=(today - region.daerah.ditinjau).days,
    )


def _cell(region: Region, item: Tahapan, today: date) -> SelTahap:
    per, basis = _told_of(region, item, today)
    return SelTahap(item, age(per, today), basis)


def _told_of(region: Region, item: Tahapan, today: date) -> tuple[str, Dasar]:
    """The day that the status of a stage is told of, and what says so.

    The stage's own dates come first, being more exact; the year of a source counts only where it
    is a later one, for then somebody has looked again. Having read an old source lately (`diakses`)
    makes nothing newer. What has neither date nor source is the editor's word, as of the review.
    """
    own = newest((item.mulai, item.selesai), today)
    years = (str(source.tahun) for source in region.cited(item.sumber) if source.tahun is not None)
    told = newest(years, today)
    if told is not None and (own is None or told > own[:4]):
        return told, "tahun-sumber"
    if own is not None:
        return own, "tanggal-tahapan"
    return region.daerah.ditinjau.isoformat(), "tinjauan"
