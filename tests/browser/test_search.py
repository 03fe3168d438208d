"""Search as a reader meets it: what it costs, what it finds, and how it fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, unquote

import pytest
import yaml
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Open
from tests.browser.host import Host

pytestmark = pytest.mark.slow

KB = 1000
MOST_FIRST = 25 * KB
"""Bytes of a first query by a reader who has never been here, page and eight excerpts included."""
MOST_LATER = 25 * KB
BAD_QUERIES = {
    "": "Ketik kata",
    "a": "Ketik sedikitnya dua huruf",
    "dan yang": "terlalu umum",
    "🙂🙂": "Tidak ada kata yang dapat dicari",
    "<img src=x onerror=alert(1)>": "sebagian",
    "' OR 1=1; DROP TABLE program;--": "sebagian",
    "x" * 10_000: "terlalu panjang",
    "kapal " * 2_000: "hasil untuk",
    "[(*\\^$.|?+": "Tidak ada kata yang dapat dicari",
    '"': "Tidak ada kata yang dapat dicari",
    "%00%ff": "",
}
"""What may stand in an address, and what the page says to it."""

QUESTIONS = yaml.safe_load(
    (Path(__file__).parents[1] / "search" / "pertanyaan.yml").read_text(encoding="utf-8")
)


def _ask(page: Page, host: Host, query: str, **filters: str) -> None:
    extra = "".join(f"&{key}={value}" for key, value in filters.items())
    page.goto(f"{host.address}cari/?q={quote(query)}{extra}")
    _answered(page)


def _answered(page: Page) -> None:
    """Wait until the page has said how much it found, and has shown it."""
    page.wait_for_function("!/^(Mencari|$)/.test(document.getElementById('jumlah').textContent)")
    page.wait_for_load_state("networkidle")


def _found(page: Page, host: Host) -> list[str]:
    """The addresses of the results, relative to the site."""
    links = page.locator("#hasil li a").all()
    return [(link.get_attribute("href") or "").removeprefix(host.address) for link in links]


def _said(page: Page) -> str:
    return page.locator("#jumlah").inner_text()


# What it finds


def test_the_first_hit_is_right_for_nine_of_ten_questions(open_page: Open, host: Host) -> None:
    page = open_page()
    wrong = []
    for question in QUESTIONS:
        wanted = question["alamat"]
        _ask(page, host, question["q"])
        first = _found(page, host)[0]
        if not first.startswith(wanted if isinstance(wanted, str) else tuple(wanted)):
            wrong.append((question["q"], first))

    assert 40 == len(QUESTIONS)
    assert len(wrong) <= 4, wrong


def test_all_words_come_before_some(open_page: Open, host: Host) -> None:
    page = open_page()
    _ask(page, host, "tiket kapal online")
    items = page.locator("#hasil > li").all_inner_texts()
    part = next(at for at, text in enumerate(items) if text.startswith("Yang memuat sebagian"))

    assert _said(page).startswith(f"{part} hasil untuk")
    assert len(items) > part + 1


def test_words_that_are_nowhere_together_are_said_to_be(open_page: Open, host: Host) -> None:
    page = open_page()
    _ask(page, host, "terumbu gubernur cengkih")

    assert _said(page).startswith("Tidak ada yang memuat semua kata.")
    assert _found(page, host)


def test_a_phrase_is_found_as_it_stands(open_page: Open, host: Host) -> None:
    page = open_page()
    _ask(page, host, '"mata air"')
    texts = [text.lower() for text in page.locator("#hasil > li").all_inner_texts()]

    assert texts
    assert all("mata air" in text for text in texts)
    _ask(page, host, '"air mata"')
    assert "Tidak ada hasil" in _said(page)


def test_inflections_names_and_synonyms_find_each_other(open_page: Open, host: Host) -> None:
    page = open_page()
    for query, other in (
        ("persampahan", "sampah"),
        ("antrian online", "daring"),
        ("dinas kesehatan", "dinkes"),
        ("kerjasama", "kerja sama"),
    ):
        _ask(page, host, query)
        marks = {mark.lower() for mark in page.locator("#hasil mark").all_inner_texts()}
        assert other in marks, (query, marks)


def test_a_word_in_a_form_that_no_page_has_is_found_by_its_stem(
    open_page: Open, host: Host
) -> None:
    page = open_page()
    _ask(page, host, "menyampahkan")

    assert "sampah" in {mark.lower() for mark in page.locator("#hasil mark").all_inner_texts()}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("puskemas", "puskesmas"), ("itnernet", "internet"), ("jarngan kapla", "jaringan kapal")],
)
def test_a_typing_error_is_offered_right(
    open_page: Open, host: Host, typed: str, meant: str
) -> None:
    page = open_page()
    _ask(page, host, typed)
    page.get_by_role("link", name=meant, exact=True).click()
    _answered(page)

    assert f"q={quote(meant).replace('%20', '+')}" in page.url
    assert "hasil untuk" in _said(page)
    assert _found(page, host)


def test_results_say_region_and_kind_and_mark_words(open_page: Open, host: Host) -> None:
    page = open_page()
    _ask(page, host, "jaringan internet Batang Dua")
    first = page.locator("#hasil > li").first

    expect(first).to_contain_text("Kota Ternate · Program · Contoh")
    assert {"Jaringan", "Internet"} <= set(first.locator("mark").all_inner_texts())


def test_more_results_are_shown_when_asked_for(open_page: Open, host: Host) -> None:
    page = open_page()
    _ask(page, host, "kapal")
    page.locator("#lagi").click()
    page.wait_for_function("document.querySelectorAll('#hasil li a').length === 16")
    found = _found(page, host)

    assert 16 == len(found) == len(set(found))
    assert found[8] == page.evaluate("document.activeElement.href").removeprefix(host.address)


# Filters and addresses


def test_filters_count_and_make_addresses_that_can_be_shared(open_page: Open, host: Host) -> None:
    page = open_page()
    _ask(page, host, "sampah")
    page.locator("#saring summary").click()
    region = page.locator("select[name=daerah]")
    option = region.locator("option[value=kota-ternate]")
    option.wait_for(state="attached")
    count = int(option.inner_text().partition("(")[2].rstrip(")"))
    region.select_option("kota-ternate")
    expect(page.locator("#jumlah")).to_contain_text(f"{count} hasil")
    page.locator("select[name=jenis]").select_option("program")
    page.locator("select[name=tahun]").select_option("2027")
    page.wait_for_load_state("networkidle")
    said, found = _said(page), _found(page, host)

    assert page.url.endswith("?q=sampah&daerah=kota-ternate&jenis=program&tahun=2027")
    assert all(address.startswith("kota-ternate/program/") for address in found)
    other = open_page()
    other.goto(page.url)
    _answered(other)
    assert (said, found) == (_said(other), _found(other, host))


def test_the_way_back_leads_to_the_same_results(open_page: Open, host: Host) -> None:
    page = open_page()
    _ask(page, host, "sampah")
    page.locator(".mp-cari input").fill("kapal")
    page.keyboard.press("Enter")
    expect(page.locator("#jumlah")).to_contain_text("kapal")
    page.go_back()
    expect(page.locator("#jumlah")).to_contain_text("sampah")


# What it costs


def test_a_page_loads_nothing_of_search_before_it_is_used(open_page: Open, host: Host) -> None:
    page = open_page(360)
    host.asked.clear()
    page.goto(f"{host.address}kota-ternate/")
    page.wait_for_load_state("networkidle")

    assert [] == [path for path in host.asked if "cari" in path or "bantu" in path]


@pytest.mark.parametrize(
    "query",
    [
        "jaringan internet Batang Dua",
        "pengelolaan sampah",
        "dinas perhubungan",
        "program layanan data desa",
        "anggaran ternate",
    ],
)
def test_a_query_stays_within_its_bytes(open_page: Open, host: Host, query: str) -> None:
    """All that travels for a first query from nothing, and for a later one."""
    page = open_page(360)
    host.asked.clear()
    _ask(page, host, query)
    page.wait_for_timeout(200)
    first = host.weigh(host.asked)
    shown = len(_found(page, host))
    host.asked.clear()
    page.locator(".mp-cari input").fill("penerangan jalan tenaga surya")
    page.keyboard.press("Enter")
    expect(page.locator("#jumlah")).to_contain_text("penerangan")
    page.wait_for_load_state("networkidle")
    later = host.weigh(host.asked)

    assert 8 == shown
    assert first <= MOST_FIRST, f"{first} bytes"
    assert later <= MOST_LATER, f"{later} bytes"


def test_a_slow_line_shows_a_first_result_within_eight_seconds(open_page: Open, host: Host) -> None:
    """50 kbit/s and half a second of latency, with nothing cached."""
    page = open_page(360)
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 500, "downloadThroughput": 6250, "uploadThroughput": 6250},
    )
    page.goto(f"{host.address}cari/?q={quote('jaringan internet Batang Dua')}", wait_until="commit")
    page.locator("#hasil li a").first.wait_for()

    assert page.evaluate("performance.now()") < 8_000


# Keyboard and screen reader


def test_a_slash_leads_to_the_field_and_arrows_to_a_title(open_page: Open, host: Host) -> None:
    page = open_page()
    page.goto(f"{host.address}kota-ternate/")
    field = page.get_by_role("combobox", name="Cari di semua rencana")
    page.keyboard.press("/")
    page.keyboard.type("jaringan internet ba", delay=20)
    expect(page.get_by_role("option")).to_have_text(["Jaringan Internet Batang Dua"])
    assert "true" == field.get_attribute("aria-expanded")
    page.keyboard.press("ArrowDown")
    assert page.get_by_role("option").get_attribute("id") == field.get_attribute(
        "aria-activedescendant"
    )
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    page.keyboard.type("t")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_have_count(0)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    _answered(page)

    assert "kota-ternate/program/jaringan-internet-batang-dua/" == _found(page, host)[0]


def test_arrows_go_through_results_and_escape_leaves_them(open_page: Open, host: Host) -> None:
    page = open_page()
    _ask(page, host, "sampah")
    page.keyboard.press("/")
    page.get_by_role("combobox", name="Cari di semua rencana").wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert _found(page, host)[1] in page.evaluate("document.activeElement.href")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.name === 'q'")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.name === 'q'")


def test_counts_are_announced(open_page: Open, host: Host) -> None:
    page = open_page()
    _ask(page, host, "sampah")

    expect(page.get_by_role("status")).to_contain_text("hasil untuk “sampah”")
    assert "polite" == page.locator("#jumlah").get_attribute("aria-live")


# The page that was found


@pytest.mark.parametrize("query", ["warga perawat jaringan", "waktu tunggu puskesmas", "arti DAK"])
def test_the_passage_is_marked_and_in_sight(open_page: Open, host: Host, query: str) -> None:
    page = open_page(360)
    _ask(page, host, query)
    page.locator("#hasil li a").first.click()
    page.wait_for_selector("main mark")
    inside = page.evaluate(
        """[...document.querySelectorAll('main mark')].some((mark) => {
          const box = mark.getBoundingClientRect();
          return box.top >= 0 && box.bottom <= innerHeight;
        })"""
    )

    assert inside
    assert "cari" not in unquote(page.url)
    page.reload()
    expect(page.locator("main mark")).to_have_count(0)


def test_a_link_can_be_copied_as_it_is_cited(open_page: Open, host: Host) -> None:
    page = open_page()
    _ask(page, host, "indeks SPBE halmahera timur")

    assert "halmahera-timur/indikator/#ind-indeks-spbe" == _found(page, host)[0]


# How it fails


@pytest.mark.parametrize("query", BAD_QUERIES, ids=lambda query: query[:8] or "kosong")
def test_a_strange_query_gets_a_plain_answer(open_page: Open, host: Host, query: str) -> None:
    page = open_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("dialog", lambda dialog: errors.append(dialog.message))
    page.goto(f"{host.address}cari/?q={query if '%' in query else quote(query)}")
    _answered(page)

    assert BAD_QUERIES[query] in _said(page)
    assert [] == errors
    assert 0 == page.locator("#hasil img").count()
    if len(query) > 200:
        expect(page.locator("#catatan-cari")).to_contain_text("Hanya 200 huruf pertama")


def _cut(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, body=answer.body()[: len(answer.body()) // 2])


def _lose(route: Route) -> None:
    route.abort()


@pytest.mark.parametrize("harm", [_lose, _cut], ids=["missing", "cut short"])
def test_a_lost_shard_is_said_and_can_be_tried_again(
    open_page: Open, host: Host, harm: Callable[[Route], None]
) -> None:
    page = open_page()
    _ask(page, host, "sampah")
    whole = _found(page, host)
    page.context.route("**/cari/i/*", harm)
    page.locator(".mp-cari input").fill("kapal sampah")
    page.keyboard.press("Enter")
    expect(page.locator("#catatan-cari")).to_contain_text("Sebagian indeks gagal dimuat (kapal)")
    _answered(page)

    assert whole == _found(page, host)
    page.context.unroute("**/cari/i/*")
    page.get_by_role("button", name="Coba lagi").click()
    expect(page.locator("#jumlah")).to_contain_text("hasil untuk “kapal sampah”")
    expect(page.locator("#catatan-cari")).to_be_empty()


def test_a_lost_text_leaves_the_other_results(open_page: Open, host: Host) -> None:
    page = open_page()
    page.context.route("**/cari/t/8271/1-*", _lose)
    _ask(page, host, "jaringan internet Batang Dua")

    expect(page.locator("#hasil > li").first).to_contain_text("Isi hasil ini gagal dimuat")
    assert len(_found(page, host)) >= 4
    page.context.unroute("**/cari/t/8271/1-*")
    page.get_by_role("button", name="Coba lagi").first.click()
    expect(page.locator("#hasil > li").first).to_contain_text("Jaringan Internet Batang Dua")


def test_a_text_cut_short_leaves_the_other_results(open_page: Open, host: Host) -> None:
    page = open_page()
    page.context.route("**/cari/t/8271/1-*", _cut)
    _ask(page, host, "jaringan internet Batang Dua")

    expect(page.locator("#hasil > li").first).to_contain_text("Isi hasil ini gagal dimuat")
    assert len(_found(page, host)) >= 4


def test_without_the_list_of_files_search_says_so(open_page: Open, host: Host) -> None:
    page = open_page()
    page.context.route("**/cari/daftar.js*", _lose)
    page.goto(f"{host.address}cari/?q=kapal")
    expect(page.locator("#jumlah")).to_contain_text("Indeks pencarian gagal dimuat")
    page.context.unroute("**/cari/daftar.js*")
    page.get_by_role("button", name="Coba lagi").click()
    expect(page.locator("#jumlah")).to_contain_text("hasil untuk “kapal”")


def test_search_keeps_a_strict_policy(open_page: Open, host: Host) -> None:
    """Nothing in it needs inline scripts or styles, nor another host."""
    page = open_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))

    def strict(route: Route) -> None:
        answer = route.fetch()
        policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
        route.fulfill(
            response=answer, headers={**answer.headers, "content-security-policy": policy}
        )

    page.context.route(lambda url: url.split("?")[0].endswith("/"), strict)
    _ask(page, host, "kapal")
    page.locator("#saring summary").click()
    page.get_by_role("combobox", name="Cari di semua rencana").fill("sam")
    page.locator(".mp-lengkapi li").first.wait_for()
    page.locator("#hasil li a").first.click()
    page.wait_for_selector("main mark")

    assert [] == said


# Other ways to read


def test_search_works_from_a_disk(open_page: Open, host: Host) -> None:
    page = open_page()
    page.goto(f"file://{host.folder}/kota-ternate/index.html")
    page.locator(".mp-cari input").click()
    page.wait_for_function("document.querySelector('.mp-cari').action.endsWith('index.html')")
    page.keyboard.type("bank sampah kelurahan")
    page.keyboard.press("Enter")
    page.locator("#hasil li a").first.click()
    page.wait_for_selector("main mark")

    assert page.url.endswith("/kota-ternate/program/bank-sampah-kelurahan/index.html")


def test_without_a_script_there_are_the_topics(open_page: Open, host: Host) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{host.address}cari/?q=sampah")
    expect(page.locator("main")).to_contain_text("Pencarian memerlukan JavaScript")
    page.get_by_role("link", name="daftar topik").first.click()
    page.get_by_role("link", name="Bank Sampah Kelurahan").first.click()

    expect(page.locator("h1")).to_have_text("Bank Sampah Kelurahan")


def test_the_browser_cuts_words_as_the_index_does(open_page: Open, host: Host) -> None:
    """Else a reader could ask for a word that is there and not find it."""
    page = open_page()
    _ask(page, host, "kapal")
    lists = sorted((host.folder / "cari" / "w").glob("*.js"))
    forms = [
        form
        for file in lists
        for form in file.read_text(encoding="utf-8").split('"')[3].split(" ")
        if "-" not in form
    ]
    other = page.evaluate("(all) => all.filter((word) => cari.words(word).join() !== word)", forms)

    assert len(forms) > 3_000
    assert [] == other
