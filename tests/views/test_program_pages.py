from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, urljoin

import pytest

from masterplan.library import Library
from masterplan.model.region import Plan, Region
from masterplan.views.page import PageView
from masterplan.views.program_pages import LAPOR_SMS, program_pages, report_reference
from tests.conftest import SITE
from tests.pages import read_page
from tests.views.books import book

LOKET = f"{SITE}kabupaten-contoh-raya/program/loket-contoh/"


def _pages(library: Library, region: Region) -> dict[str, PageView]:
    assert region.plan is not None
    return {
        page.address.removeprefix(f"{region.slug}/program/"): page
        for page in program_pages(book(library, region), region.plan)
    }


@pytest.fixture
def pages(small_library: Library, contoh_raya: Region) -> dict[str, PageView]:
    """The pages of the invented regency's programmes, by id."""
    return _pages(small_library, contoh_raya)


def _official(region: Region, plan: Plan) -> Region:
    status = plan.rangkaian.model_copy(update={"status_konten": "resmi"})
    return replace(region, plan=replace(plan, rangkaian=status))


def test_each_programme_and_each_former_id_has_a_page(pages: dict[str, PageView]) -> None:
    assert ["loket-contoh/", "loket-lama/", "jaringan-contoh/", "puskesmas-contoh/"] == list(pages)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("what", "Loket rekaan menerima permohonan dari ponsel warga."),
        ("where", "Di mana Kecamatan Rekaan Hulu"),
        ("when", "Kapan 2025–2026 (jangka menengah)"),
        ("how much", "Berapa Rp 400.000.000"),
        (
            "who",
            "Siapa Dinas Komunikasi Contoh (Diskom Contoh); didukung Dinkes Contoh; "
            "mitra Komunitas Rekaan",
        ),
        ("how far", "Berjalan per 30 Juni 2026, kemajuan 62,5%"),
        ("what for", "Sasaran Pada 2027 layanan rekaan selesai daring 40 persen."),
        ("measured how", "Indikator Layanan rekaan yang selesai daring"),
        ("for whom", "Manfaat pemerintah: efisiensi; masyarakat: mudah"),
        ("by what", "Dasar hukum Perda Nomor 0 Tahun 2025"),
        ("with what", "Pelatihan petugas rekaan Petugas terlatih 1.200 orang 2025, 2026"),
        ("paid how", "2026 CSR -5 persen dari usulan rekaan Rp 50.000.000"),
        ("paid in all", "Jumlah APBD-KAB, CSR Rp 400.000.000"),
        ("what came of it", "Riwayat Februari 2025 Berjalan. Petugas rekaan dilatih."),
    ],
)
def test_a_page_answers_all_that_its_sources_do(
    pages: dict[str, PageView], question: str, answer: str
) -> None:
    assert answer in read_page(pages["loket-contoh/"].html).words, question


def test_unknown_money_is_said_to_be_unknown(pages: dict[str, PageView]) -> None:
    """`null` is not zero, and zero is said to be zero."""
    unknown = read_page(pages["jaringan-contoh/"].html).words
    nothing = read_page(pages["puskesmas-contoh/"].html).words

    assert "2026 APBN belum diketahui" in unknown
    assert "Rp 0" not in unknown
    assert "Berapa Rp 0 " in nothing
    assert "2025 DAK Rp 0" in nothing


def test_progress_that_nobody_reported_is_not_shown(pages: dict[str, PageView]) -> None:
    words = read_page(pages["jaringan-contoh/"].html).words

    assert "Direncanakan per 30 Juni 2026" in words
    assert "kemajuan" not in words


def test_what_waits_and_what_is_waited_for_lead_to_each_other(pages: dict[str, PageView]) -> None:
    awaited = read_page(pages["loket-contoh/"].html)
    waiting = read_page(pages["jaringan-contoh/"].html)

    assert "Program yang menunggu ini Jaringan Kantor Contoh" in awaited.words
    assert "../jaringan-contoh/" in awaited.hrefs
    assert "Menunggu Loket Contoh Daring" in waiting.words
    assert "../loket-contoh/" in waiting.hrefs
    assert "menunggu" not in read_page(pages["puskesmas-contoh/"].html).words.lower()


def test_a_page_says_how_to_quote_it(pages: dict[str, PageView]) -> None:
    page = read_page(pages["loket-contoh/"].html)

    assert (
        "Kabupaten Contoh Raya. “Loket Contoh Daring”. Masterplan Kota Cerdas Contoh Raya "
        f"2025–2027 (contoh), revisi 1.1, 15 Juli 2026. {LOKET}"
    ) in page.words
    assert LOKET in {urljoin(LOKET, href) for href in page.hrefs}


def test_a_report_names_region_programme_and_address(
    small_library: Library, contoh_raya: Region, plan: Plan
) -> None:
    """Whoever reads the complaint finds the programme without asking back."""
    region = _official(contoh_raya, plan)
    expected = f"Loket Contoh Daring, Kabupaten Contoh Raya, 99.01/program/loket-contoh, {LOKET}"
    page = read_page(_pages(small_library, region)["loket-contoh/"].html)

    assert expected == report_reference(
        book(small_library, region), plan.program_by_id["loket-contoh"]
    )
    assert f"Rujukannya: {expected}" in page.words
    assert "jangan dilaporkan" not in page.words


def test_a_message_holds_the_reference_already(
    small_library: Library, contoh_raya: Region, plan: Plan
) -> None:
    """Also a name with signs that end an address arrives whole."""
    name = "Loket & Antrean? 50% #1"
    program = plan.program[0].model_copy(update={"nama": name})
    region = _official(contoh_raya, replace(plan, program=(program, *plan.program[1:])))
    page = read_page(_pages(small_library, region)["loket-contoh/"].html)
    (message,) = [href for href in page.hrefs if href.startswith("sms:")]
    number, _, query = message.removeprefix("sms:").partition("?")

    assert LAPOR_SMS == number
    assert {"body": [report_reference(book(small_library, region), program)]} == parse_qs(
        query, keep_blank_values=True, strict_parsing=True
    )


def test_nobody_is_led_to_report_a_sample(
    small_library: Library, contoh_raya: Region, pages: dict[str, PageView], plan: Plan
) -> None:
    words = read_page(pages["loket-contoh/"].html).words
    reference = report_reference(book(small_library, contoh_raya), plan.program[0])

    assert "Program ini contoh, jadi jangan dilaporkan." in words
    assert reference.startswith("(CONTOH) ")


def test_a_former_address_leads_to_the_programme(pages: dict[str, PageView]) -> None:
    """Addresses are permanent, also those of a programme that was renamed."""
    former = pages["loket-lama/"]
    page = read_page(former.html)

    assert f"Program ini kini beralamat di {LOKET}." in page.words
    assert LOKET in {urljoin(SITE + former.address, href) for href in page.hrefs}
    assert "Loket Contoh Daring (alamat lama)" == former.title


def test_pages_name_the_years_once_when_they_are_one(pages: dict[str, PageView]) -> None:
    assert pages["puskesmas-contoh/"].description.endswith("Program Kabupaten Contoh Raya, 2025.")


def test_what_authors_write_is_text(
    small_library: Library, contoh_raya: Region, plan: Plan
) -> None:
    hostile = '<script>alert("x")</script> & <b>'
    program = plan.program[0].model_copy(update={"nama": hostile})
    region = replace(contoh_raya, plan=replace(plan, program=(program, *plan.program[1:])))

    for page in _pages(small_library, region).values():
        assert "<script" not in page.html
        assert "<b>" not in page.html
    assert hostile in read_page(_pages(small_library, region)["loket-contoh/"].html).words
