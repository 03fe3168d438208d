"""Reading without a line: what a phone keeps, what it says when it cannot, a copy on a stick."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.host import Host, carried, serve
from tests.browser.test_accessibility import in_both_schemes
from tests.builds import build, change, copy_of_small_project

pytestmark = pytest.mark.slow

KB = 1000
MOST_SCRIPTS = 5 * KB
"""Bytes of all that saving needs: two scripts and a style."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'"
)
"""What docs/arsitektur.md says that the site works under."""
TERNATE = "kota-ternate/"
PROGRAM = "kota-ternate/program/bank-sampah-kelurahan/"


def _save(page: Page, host: Host, region: str = TERNATE) -> None:
    """Save a region as a reader does, on its first page."""
    page.goto(host.address + region)
    page.get_by_role("button", name="Simpan untuk dibaca luring").click()
    page.get_by_role("button", name=re.compile("^Simpan ")).click()
    _saved(page)


def _saved(page: Page) -> None:
    expect(page.get_by_text("Tersimpan, edisi").first).to_be_visible(timeout=60_000)


def _cut(host: Host) -> None:
    """Take the line away."""
    host.lost = lambda path: True


def _ask(page: Page, host: Host, query: str) -> None:
    page.goto(f"{host.address}cari/?q={query}")
    page.wait_for_function("!/^(Mencari|$)/.test(document.getElementById('jumlah').textContent)")


def _stores(page: Page) -> list[str]:
    """The sets that are saved or begun, without the path and the version."""
    names: list[str] = page.evaluate("caches.keys()")
    return sorted(name.split(" ")[2] for name in names)


# Before anybody asks


def test_nothing_is_fetched_before_it_is_asked_for(open_page: Open, host: Host) -> None:
    page = open_page(360)
    page.goto(host.address + TERNATE)
    button = page.get_by_role("button", name="Simpan untuk dibaca luring")

    expect(button).to_be_visible()
    assert not any("luring" in path or "sw.js" in path for path in host.asked)
    assert 0 == page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)")


def test_all_that_saving_needs_is_small(host: Host) -> None:
    files = [*(host.folder / "aset").glob("luring.*"), host.folder / "sw.js"]

    assert 3 == len(files)
    assert sum(len(carried(file)) for file in files) <= MOST_SCRIPTS


def test_its_size_is_said_before_and_is_true(open_page: Open, host: Host) -> None:
    page = open_page(360)
    page.goto(host.address + TERNATE)
    page.get_by_role("button", name="Simpan untuk dibaca luring").click()
    said = page.locator(".mp-luring-kata")
    expect(said).to_contain_text("sekitar")
    number = re.search(r"sekitar ([\d,]+)\sMB", said.inner_text())
    assert number is not None
    host.asked.clear()
    page.get_by_role("button", name="Simpan Kota Ternate").click()
    _saved(page)

    assert host.weigh(host.asked) == pytest.approx(
        float(number[1].replace(",", ".")) * 1_000_000, rel=0.1
    )


def test_where_nothing_can_be_saved_nothing_is_offered(open_page: Open, host: Host) -> None:
    page = open_page()
    page.goto(f"file://{host.folder}/kota-ternate/index.html")

    expect(page.locator(".mp-luring")).to_be_hidden()


# Without a line


def test_a_saved_region_is_read_and_searched(open_page: Open, host: Host) -> None:
    page = open_page(360)
    _save(page, host)
    _cut(host)
    page.goto(host.address)
    page.locator(".mp-pilih").get_by_role("link", name="Kota Ternate").click()
    page.goto(f"{host.address}kota-ternate/anggaran/")
    assert page.evaluate("getComputedStyle(document.querySelector('.mp-kepala')).display")
    assert "rgb(255, 255, 255)" == page.locator(".mp-nama").evaluate(
        "name => getComputedStyle(name).color"
    )
    page.locator(".mp-cari input").fill("bank sampah kelurahan")
    page.keyboard.press("Enter")
    page.locator("#hasil li a").first.click()
    page.wait_for_selector("main mark")

    assert page.url == host.address + PROGRAM
    assert "Bank Sampah Kelurahan" == page.locator("h1").inner_text()


def test_search_says_that_it_looks_at_what_is_saved(open_page: Open, host: Host) -> None:
    page = open_page()
    _save(page, host)
    _ask(page, host, "sampah")
    expect(page.locator("#catatan-cari")).to_have_text("")
    _cut(host)
    _ask(page, host, "sampah")
    found = [link.get_attribute("href") or "" for link in page.locator("#hasil li a").all()]

    expect(page.locator("#catatan-cari")).to_contain_text("Kota Ternate")
    expect(page.locator("#catatan-cari")).to_contain_text("halaman bersama")
    assert found
    assert all("/kota-ternate/" in address or "/glosarium/" in address for address in found)


def test_search_finds_in_all_regions_that_are_saved(open_page: Open, host: Host) -> None:
    page = open_page()
    _save(page, host)
    _save(page, host, "pulau-morotai/")
    _cut(host)
    _ask(page, host, "pelabuhan")
    places = " ".join(page.locator("#hasil .mp-catatan").all_inner_texts())

    assert "Kota Ternate" in places
    assert "Pulau Morotai" in places
    page.locator("#saring summary").click()
    page.locator("select[name=daerah]").select_option("pulau-morotai")
    expect(page.locator("#hasil li a").first).to_be_visible()
    assert all(
        "/pulau-morotai/" in (link.get_attribute("href") or "")
        for link in page.locator("#hasil li a").all()
    )


def test_every_page_of_a_saved_region_is_there(open_page: Open, host: Host) -> None:
    page = open_page()
    _save(page, host)
    _cut(host)
    names = sorted(file.parent for file in (host.folder / "kota-ternate").rglob("index.html"))
    missing = [
        str(name)
        for name in names
        if not page.evaluate(
            "address => caches.match(address).then(found => !!found)",
            f"{host.address}{name.relative_to(host.folder).as_posix()}/",
        )
    ]

    assert 60 < len(names)
    assert [] == missing


def test_a_page_that_is_not_saved_says_what_is(open_page: Open, host: Host) -> None:
    page = open_page(360)
    _save(page, host)
    _cut(host)
    page.goto(f"{host.address}pulau-morotai/anggaran/")
    notice = page.locator(".mp-luring-belum")

    expect(notice).to_contain_text("Halaman ini belum disimpan")
    expect(notice).to_contain_text("pulau-morotai/anggaran/")
    expect(notice.get_by_role("link", name="Kota Ternate")).to_be_visible()
    assert [] == in_both_schemes(page)
    host.lost = lambda path: False
    notice.get_by_role("link", name="Coba lagi").click()
    expect(page).to_have_url(f"{host.address}pulau-morotai/anggaran/")


def test_an_address_on_the_notice_stays_a_text(open_page: Open, host: Host) -> None:
    page = open_page()
    page.goto(f"{host.address}luring/?minta=%3Cimg%20src%3Dx%3E//jahat.example/")

    expect(page.locator(".mp-luring-belum code")).to_have_text("<img src=x>//jahat.example/")
    link = page.locator(".mp-luring-belum .mp-tombol")
    assert (link.get_attribute("href") or "").startswith(host.address)


# When something breaks


def test_a_line_that_breaks_leaves_nothing_half_and_goes_on(open_page: Open, host: Host) -> None:
    page = open_page(360)
    page.goto(host.address + TERNATE)
    page.get_by_role("button", name="Simpan untuk dibaca luring").click()
    expect(page.locator(".mp-luring-kata")).to_contain_text("sekitar")
    left = iter(range(520))
    host.lost = lambda path: next(left, None) is None
    page.get_by_role("button", name="Simpan Kota Ternate").click()
    expect(page.locator(".mp-luring-galat")).to_contain_text("Sambungan terputus", timeout=60_000)
    assert [] == in_both_schemes(page)
    expect(page.get_by_role("button", name="Lanjutkan")).to_be_visible()
    whole = page.evaluate(
        "address => caches.match(address).then(found => !!found)",
        f"{host.address}luring/kota-ternate.json",
    )
    assert not whole
    host.lost = lambda path: False
    host.asked.clear()
    page.get_by_role("button", name="Lanjutkan").click()
    _saved(page)

    assert 10 < len(host.asked) < 300
    assert len(host.asked) == len(set(host.asked))


def test_what_is_begun_is_shown_and_can_be_deleted(open_page: Open, host: Host) -> None:
    page = open_page(360)
    page.goto(f"{host.address}luring/")
    left = iter(range(450))
    host.lost = lambda path: next(left, None) is None
    page.get_by_role("button", name=re.compile("Simpan.*Kota Ternate")).click()
    expect(page.locator(".mp-luring-galat")).to_contain_text("Sambungan terputus", timeout=60_000)
    host.lost = lambda path: False
    page.reload()
    box = page.locator("[data-daerah=kota-ternate]")
    expect(box).to_contain_text("Belum semua tersimpan")
    box.get_by_role("button", name="Hapus").click()
    expect(box.get_by_role("button", name="Simpan")).to_be_visible()

    assert [] == _stores(page)


def test_a_file_that_was_cut_short_is_not_taken(open_page: Open, host: Host) -> None:
    """Its hash is another; the rest is kept, and a new try fetches it."""
    page = open_page()
    page.route(
        f"**/{PROGRAM}",
        lambda route: route.fulfill(body="<!doctype html><p>separuh", content_type="text/html"),
    )
    page.goto(host.address + TERNATE)
    page.get_by_role("button", name="Simpan untuk dibaca luring").click()
    page.get_by_role("button", name="Simpan Kota Ternate").click()
    expect(page.locator(".mp-luring-galat")).to_contain_text("sedang diperbarui", timeout=60_000)
    page.unroute_all()
    page.get_by_role("button", name="Lanjutkan").click()
    _saved(page)


ROOM = "navigator.storage.estimate = async () => ({ quota: 1e9, usage: 0 })"
"""A browser that says that there is room, whatever there is."""


@pytest.mark.parametrize("told", ["", ROOM], ids=["known-before", "found-on-the-way"])
def test_a_full_store_is_said_and_cleaned(told: str, open_page: Open, host: Host) -> None:
    page = open_page(360)
    session = page.context.new_cdp_session(page)
    quota = {"origin": host.address.rstrip("/"), "quotaSize": 600_000}
    session.send("Storage.overrideQuotaForOrigin", quota)
    page.add_init_script(told)
    page.goto(host.address + TERNATE)
    page.get_by_role("button", name="Simpan untuk dibaca luring").click()
    page.get_by_role("button", name="Simpan Kota Ternate").click()
    expect(page.locator(".mp-luring-galat")).to_contain_text("penuh", timeout=60_000)

    assert [] == _stores(page)


# The page of what is saved


def test_a_region_is_deleted_with_all_its_files(open_page: Open, host: Host) -> None:
    page = open_page(360)
    _save(page, host)
    _save(page, host, "pulau-taliabu/")
    page.goto(f"{host.address}luring/")
    expect(page.get_by_text("Tersimpan, edisi")).to_have_count(2)
    assert ["kota-ternate", "pulau-taliabu", "situs"] == _stores(page)
    page.get_by_role("button", name="Hapus Kota Ternate").click()
    expect(page.get_by_text("Tersimpan, edisi")).to_have_count(1)
    assert ["pulau-taliabu", "situs"] == _stores(page)
    page.get_by_role("button", name="Hapus Kabupaten Pulau Taliabu").click()
    expect(page.get_by_text("Tersimpan, edisi")).to_have_count(0)

    assert [] == _stores(page)
    assert 0 == page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)")


@pytest.mark.parametrize("width", [360, 1280])
def test_each_state_is_accessible(width: int, open_page: Open, host: Host) -> None:
    page = open_page(width)
    page.goto(f"{host.address}luring/")
    expect(page.get_by_role("button", name=re.compile("^Simpan"))).to_have_count(11)
    assert [] == in_both_schemes(page)
    page.get_by_role("button", name=re.compile("Simpan.*Taliabu")).click()
    _saved(page)
    assert [] == in_both_schemes(page)
    page.goto(f"{host.address}pulau-taliabu/")
    page.get_by_role("button", name="Simpan untuk dibaca luring").click()
    _saved(page)
    assert [] == in_both_schemes(page)


def test_it_works_under_the_strict_policy(open_page: Open, host: Host) -> None:
    host.headers["Content-Security-Policy"] = POLICY
    page = open_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    _save(page, host)
    _ask(page, host, "sampah")
    expect(page.locator("#hasil li a").first).to_be_visible()
    assert [] == said
    _cut(host)
    _ask(page, host, "sampah")
    page.locator("#hasil li a").first.click()
    page.wait_for_selector("main mark")
    page.goto(f"{host.address}pulau-morotai/")
    expect(page.locator(".mp-luring-belum")).to_be_visible()

    assert [] == [line for line in said if "Content Security Policy" in line]


# An old worker and a new site


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The small project before and after a programme got another name."""
    folder = tmp_path_factory.mktemp("edisi")
    project = copy_of_small_project(folder / "proyek")
    change(project / "mkdocs.yml", "  - masterplan-pdf\n", "")
    first = build(project, site=folder / "lama")
    assert 0 == first.code, first.said
    change(
        project / "masterplans" / "kabupaten-contoh-raya" / "program.yml",
        "nama: Loket Contoh Daring",
        "nama: Loket Kenari Daring",
    )
    second = build(project, site=folder / "baru")
    assert 0 == second.code, second.said
    return first.site, second.site


@pytest.fixture
def small_host(editions: tuple[Path, Path]) -> Iterator[Host]:
    """A server of the older edition."""
    with serve(editions[0]) as running:
        yield running


RAYA = "kabupaten-contoh-raya/"


def _program(page: Page, host: Host) -> str:
    page.goto(f"{host.address}{RAYA}program/loket-contoh/")
    return page.locator("h1").inner_text()


def test_an_old_worker_shows_the_new_site(
    open_page: Open, small_host: Host, editions: tuple[Path, Path]
) -> None:
    """Pages and search are the new ones while there is a line, and agree with each other."""
    page = open_page()
    _save(page, small_host, RAYA)
    small_host.folder = editions[1]

    assert "Loket Kenari Daring" == _program(page, small_host)
    _ask(page, small_host, "kenari")
    expect(page.locator("#hasil li a").first).to_contain_text("Kenari")
    page.locator("#hasil li a").first.click()
    page.wait_for_selector("main mark")
    _cut(small_host)
    assert "Loket Contoh Daring" == _program(page, small_host)
    _ask(page, small_host, "loket")
    expect(page.locator("#hasil li a").first).to_contain_text("Loket Contoh Daring")


def test_a_new_edition_fetches_what_has_changed(
    open_page: Open, small_host: Host, editions: tuple[Path, Path]
) -> None:
    page = open_page(360)
    _save(page, small_host, RAYA)
    files = len(small_host.asked)
    small_host.folder = editions[1]
    page.goto(f"{small_host.address}luring/")
    box = page.locator("[data-daerah=kabupaten-contoh-raya]")
    expect(box).to_contain_text("Ada yang lebih baru")
    small_host.asked.clear()
    box.get_by_role("button", name="Perbarui").click()
    expect(box).to_contain_text("Dapat dibaca")
    assert len(small_host.asked) < files / 2
    _cut(small_host)

    assert "Loket Kenari Daring" == _program(page, small_host)
    _ask(page, small_host, "kenari")
    expect(page.locator("#hasil li a").first).to_contain_text("Kenari")


def test_an_update_that_breaks_leaves_the_old_edition_whole(
    open_page: Open, small_host: Host, editions: tuple[Path, Path]
) -> None:
    page = open_page(360)
    _save(page, small_host, RAYA)
    small_host.folder = editions[1]
    page.goto(f"{small_host.address}luring/")
    box = page.locator("[data-daerah=kabupaten-contoh-raya]")
    small_host.lost = lambda path: "/program/" in path
    box.get_by_role("button", name="Perbarui").click()
    expect(box).to_contain_text("Sambungan terputus")
    _cut(small_host)

    assert "Loket Contoh Daring" == _program(page, small_host)
    _ask(page, small_host, "loket")
    expect(page.locator("#hasil li a").first).to_contain_text("Loket Contoh Daring")


def test_a_new_worker_takes_over_what_is_saved(
    open_page: Open, small_host: Host, editions: tuple[Path, Path]
) -> None:
    page = open_page()
    _save(page, small_host, RAYA)
    worker = (editions[1] / "sw.js").read_text(encoding="utf-8")
    small_host.folder = editions[1]
    small_host.instead["/sw.js"] = f"{worker}// lebih baru\n".encode()
    page.evaluate(
        """() => new Promise(done => {
            navigator.serviceWorker.oncontrollerchange = done;
            navigator.serviceWorker.getRegistration().then(worker => worker.update());
        })"""
    )
    _cut(small_host)

    assert "Loket Contoh Daring" == _program(page, small_host)


def test_a_region_s_manifest_changes_only_where_it_did(editions: tuple[Path, Path]) -> None:
    old, new = (
        {
            name: json.loads((site / "luring" / f"{name}.json").read_text(encoding="utf-8"))
            for name in ("kabupaten-contoh-raya", "kabupaten-tanpa-rencana")
        }
        for site in editions
    )
    before, after = (
        {tuple(file) for file in one["kabupaten-contoh-raya"]["berkas"]} for one in (old, new)
    )

    assert old["kabupaten-tanpa-rencana"] == new["kabupaten-tanpa-rencana"]
    assert before != after
    assert any("/program/loket-contoh/" in path for path, *_ in after - before)
    assert not any("/bab/" in path for path, *_ in after - before)


# A copy on a stick


@pytest.fixture
def stick(host: Host, tmp_path: Path) -> Path:
    """The copy of a region, unpacked."""
    with ZipFile(host.folder / "unduhan/kota-ternate/kota-ternate-luring.zip") as copy:
        copy.extractall(tmp_path)
    return tmp_path / "masterplan-kota-ternate"


def test_a_copy_reads_and_searches_with_no_server(open_page: Open, stick: Path) -> None:
    page = open_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("requestfailed", lambda request: wrong.append(request.url))
    page.goto(f"file://{stick}/index.html")
    expect(page.locator(".mp-salinan")).to_contain_text("Salinan luring")
    page.locator(".mp-salinan").get_by_role("link", name="Kota Ternate").click()
    expect(page.locator(".mp-spanduk--contoh")).to_be_visible()
    page.locator(".mp-cari input").click()
    page.keyboard.type("bank sampah kelurahan")
    page.keyboard.press("Enter")
    expect(page.locator("#catatan-cari")).to_contain_text("halaman bersama, Kota Ternate")
    page.locator("#hasil li a").first.click()
    page.wait_for_selector("main mark")

    assert f"file://{stick}/{PROGRAM}index.html" == page.url
    assert [] == wrong
    assert [] == in_both_schemes(page)


def test_a_copy_marks_links_that_need_the_internet(open_page: Open, stick: Path) -> None:
    page = open_page()
    page.goto(f"file://{stick}/index.html")
    link = page.locator(".mp-pilih").get_by_role("link", name="Kabupaten Pulau Morotai")

    assert "https://masterplan-malut.example/pulau-morotai/" == link.get_attribute("href")
    assert "↗" in link.evaluate("link => getComputedStyle(link, '::after').content")


def test_the_copy_of_all_searches_in_all(open_page: Open, host: Host, tmp_path: Path) -> None:
    with ZipFile(host.folder / "unduhan/semua.zip") as copy:
        copy.extractall(tmp_path)
    page = open_page()
    page.goto(f"file://{tmp_path}/masterplan-semua/cari/index.html?q=pelabuhan")
    page.locator("#hasil li a").nth(7).wait_for()
    places = " ".join(page.locator("#hasil .mp-catatan").all_inner_texts())

    assert 3 <= sum(name in places for name in ("Ternate", "Morotai", "Halmahera", "Tidore"))
    expect(page.locator("#catatan-cari")).to_have_text("")
