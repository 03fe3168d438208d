"""Tables on a phone and with JavaScript: never sideways, sorted by meaning, filtered aloud."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from masterplan.site.assets import SCRIPT, asset
from masterplan.views.formatting import UNKNOWN, angka, persen, rupiah, rupiah_pendek
from tests.browser.conftest import Open
from tests.browser.host import Host
from tests.browser.kinds import Kind

pytestmark = pytest.mark.slow

MONEY = (0, 950, 1_000_000, 999_999_999, 1_000_000_000, 1_250_000_000, 30_000_000_000, 2 * 10**12)
NUMBERS = ("-3", "0", "0.5", "9", "12.25", "110", "1000", "31465.977", "1250000")
DECIMALS = [Decimal(number) for number in NUMBERS]

WIDER = """
width => [...document.querySelectorAll("body *")]
    .filter(part => part.getBoundingClientRect().right > width + 1)
    .map(part => part.outerHTML.slice(0, 120)).slice(0, 3)
"""
"""What reaches over the right edge, where something does."""

UNLABELLED = """
() => [...document.querySelectorAll("table.mp-tabel:not(.mp-tabel--fakta):has(thead)")]
    .flatMap(table => [...table.querySelectorAll("tbody td:not([colspan])")])
    .map(cell => [cell.dataset.l, cell.closest("table").tHead.rows[0].cells[cell.cellIndex]])
    .map(([label, head]) => [label, head.textContent.trim()])
    .filter(([label, head]) => label !== "" && label !== head)
"""
"""Cells that say of themselves another column than the one they stand in, or none. The rows of a
table of facts are two cells, of which the first says what the second is."""


def test_a_page_fits_a_phone(kind: Kind, open_page: Open, host: Host) -> None:
    """People read up and down, never sideways, also where something was folded; and where a row
    is a card, and the head of its table out of sight, each cell says which column it is of.
    """
    page = open_page(320)
    page.goto(host.address + kind.address)
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true })")
    wider = {}
    for width in (320, 360, 768):
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wider[width] = page.evaluate(WIDER, width)

    assert {} == wider
    assert [] == page.evaluate(UNLABELLED)


def test_a_phone_shows_the_label_of_a_cell(open_page: Open, host: Host) -> None:
    page = open_page(360)
    page.goto(f"{host.address}kota-ternate/indikator/")
    cell = page.locator("td[data-l='Pilar']").first
    label = cell.evaluate("cell => getComputedStyle(cell, '::before').content")

    assert cell.is_visible()
    assert "Pilar" in label


# Sorting, with tables invented for it: the script is the site's, the words are the formatter's


@pytest.mark.parametrize(
    ("written", "values"),
    [
        (angka, DECIMALS),
        (persen, DECIMALS),
        (rupiah, MONEY),
        (rupiah_pendek, MONEY),
        (str, "ACDgjmz"),
    ],
    ids=["numbers", "percentages", "money in full", "money for a glance", "words"],
)
def test_a_column_sorts_by_what_its_words_mean(
    written: Callable[[object], str], values: Sequence[object], open_page: Open
) -> None:
    """ "Rp 999 juta" stands before "Rp 1,25 miliar", and 9 before 110."""
    right = [written(value) for value in values]
    page = _table(open_page(), [[words] for words in _mixed(right)])
    head = page.locator("thead button")

    head.click()
    assert right == _column(page)
    head.click()
    assert right[::-1] == _column(page)


def test_short_and_full_money_are_one_scale(open_page: Open) -> None:
    right = [
        "Rp 900 juta",
        "Rp 1.000.000.000",
        "Rp 1,25 miliar",
        "Rp 1.250.000.001",
        "Rp 2 triliun",
    ]
    page = _table(open_page(), [[words] for words in _mixed([*right, "Rp 3 triliun"])])
    page.locator("thead button").click()

    assert [*right, "Rp 3 triliun"] == _column(page)


def test_the_unknown_comes_last_whichever_way_one_sorts(open_page: Open) -> None:
    """Not knowing is neither the least nor the most."""
    page = _table(open_page(), [[words] for words in [UNKNOWN, "5", "–", "0", "12", "7", UNKNOWN]])
    head = page.locator("thead button")

    head.click()
    assert ["0", "5", "7", "12"] == _column(page)[:4]
    head.click()
    assert ["12", "7", "5", "0"] == _column(page)[:4]


def test_totals_stay_last_and_groups_stay_together(open_page: Open) -> None:
    page = open_page()
    group = "<tr class=mp-kelompok><th>{}</th></tr>" + "".join(
        f"<tr><td>{n}</td></tr>" for n in "312"
    )
    total = "<tr class=mp-jumlah><td>6</td></tr>"
    _show(page, 1, f"<tbody>{group.format('A')}</tbody><tbody>{group.format('B')}{total}</tbody>")
    page.locator("thead button").click()

    assert ["A", "1", "2", "3", "B", "1", "2", "3", "6"] == page.locator(
        "tbody tr"
    ).all_inner_texts()


def test_a_short_table_is_left_as_it_is(open_page: Open) -> None:
    """Five rows are seen at once: nothing to sort, nothing to filter."""
    page = _table(open_page(), [[number] for number in "31425"])

    expect(page.locator("button")).to_have_count(0)
    expect(page.locator("input")).to_have_count(0)


# Sorting and filtering on pages of the site


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("address", ["kota-ternate/indikator/", "kota-ternate/peta-jalan/"])
def test_every_column_of_a_page_can_be_sorted(
    address: str, width: int, open_page: Open, host: Host
) -> None:
    """By a finger and by a mouse, and in the order that its values have."""
    page = open_page(width)
    page.goto(host.address + address)
    tables = page.locator("table.mp-pilah:has(thead button)").all()

    assert tables
    for table in tables:
        for at, head in enumerate(table.locator("thead button").all()):
            head.tap() if width < 768 else head.click()
            cells = table.locator(f"tbody tr:not(.mp-jumlah, .mp-kelompok) > :nth-child({at + 1})")
            meant = [_meaning(words) for words in cells.all_inner_texts()]
            known = [key for key in meant if key is not None]
            assert "ascending" == head.locator("xpath=..").get_attribute("aria-sort")
            assert known == meant[: len(known)] == sorted(known), head.inner_text()


def test_filtering_shows_the_rows_that_hold_the_words_and_says_how_many(
    open_page: Open, host: Host
) -> None:
    page = open_page()
    page.goto(f"{host.address}kota-ternate/indikator/")
    table = page.locator("table.mp-pilah").first
    field = page.get_by_label("Saring baris").first
    said = page.get_by_role("status").first
    all_rows = table.locator("tbody tr:visible").all_inner_texts()

    field.press_sequentially("LAYANAN")
    shown = table.locator("tbody tr:visible").all_inner_texts()
    assert 0 < len(shown) < len(all_rows)
    assert [row for row in all_rows if "layanan" in row.lower()] == shown
    expect(said).to_have_text(f"{len(shown)} baris")

    field.fill("kata yang tidak ada")
    expect(table.locator("tbody tr:visible")).to_have_count(0)
    expect(said).to_have_text("0 baris")

    field.fill("")
    assert all_rows == table.locator("tbody tr:visible").all_inner_texts()


def test_a_table_is_sorted_and_filtered_with_the_keyboard_alone(
    open_page: Open, host: Host
) -> None:
    """From the field to the heads by Tab; Enter and Space sort; the focus stays where it was."""
    page = open_page()
    page.goto(f"{host.address}kota-ternate/indikator/")
    page.get_by_label("Saring baris").first.focus()
    page.keyboard.type("smart")
    head = page.locator("table.mp-pilah thead th").first

    page.keyboard.press("Tab")
    expect(head.locator("button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    page.keyboard.press("Space")
    expect(head).to_have_attribute("aria-sort", "descending")
    expect(head.locator("button")).to_be_focused()
    outline = head.locator("button").evaluate("button => getComputedStyle(button).outlineStyle")
    assert "none" != outline


def _table(page: Page, rows: Sequence[Sequence[str]]) -> Page:
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return _show(page, len(rows[0]), f"<tbody>{body}</tbody>")


def _show(page: Page, columns: int, bodies: str) -> Page:
    """A page with one table that may be sorted, and the site's script."""
    heads = "<th>Kolom</th>" * columns
    script = asset(SCRIPT).content.decode()
    page.set_content(
        f"<table class=mp-pilah><thead><tr>{heads}</tr></thead>{bodies}</table>"
        f"<script>{script}</script>"
    )
    return page


def _column(page: Page) -> list[str]:
    return page.locator("tbody tr td:first-child").all_text_contents()


def _mixed(values: list[str]) -> list[str]:
    """The same values in an order that is neither up nor down."""
    return values[1::2] + values[::2][::-1]


def _meaning(words: str) -> tuple[Decimal, str] | None:
    """What a reader takes a cell for: an amount, or words; nothing where it is not known."""
    first = words.strip().partition("\n")[0]
    if first.startswith(UNKNOWN):
        return None
    found = re.match(r"(?:Rp\s)?(-?[\d.]+(?:,\d+)?)(?:\s(juta|miliar|triliun))?", first)
    if found is None:
        return Decimal(0), first.lower()
    size = {"juta": 10**6, "miliar": 10**9, "triliun": 10**12}.get(found[2] or "", 1)
    return Decimal(found[1].replace(".", "").replace(",", ".")) * size, ""
