from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from masterplan.html_tree import Node, read, write
from masterplan.views.print.grid import columns, mend_tables
from masterplan.views.print.tables import LANDSCAPE, PORTRAIT, fit_tables, keep_whole, soften
from masterplan.views.print.turning import is_all_across, opens_across, turn_pages

cells = st.builds(
    lambda tag, colspan, rowspan: Node(
        tag, {"colspan": str(colspan), "rowspan": str(rowspan)}, ["x"]
    ),
    st.sampled_from(["td", "th"]),
    st.integers(0, 4),
    st.integers(0, 3),
)
tables = st.lists(st.lists(cells, max_size=5), min_size=1, max_size=6).map(
    lambda rows: Node("table", {}, [Node("tr", {}, list(row)) for row in rows])
)


def number(cell: Node, name: str) -> int:
    return max(int(cell.attributes.get(name, "1")), 1)


def table(*rows: list[str]) -> Node:
    made = [Node("tr", {}, [Node("td", {}, [text]) for text in row]) for row in rows]
    return Node("table", {}, [*made])


def widths(made: Node) -> list[float]:
    return [float(col.attributes["style"][6:-1]) for col in made.find("col")]


@given(tables)
def test_a_mended_table_is_a_rectangle(made: Node) -> None:
    """Every row holds as many places as the others, those that reach in from above counted."""
    mend_tables(Node("", {}, [made]))

    sizes = set()
    reaching: list[tuple[int, int]] = []
    for row in made.nodes("tr"):
        own = sum(number(cell, "colspan") for cell in row.nodes())
        sizes.add(own + sum(wide for _, wide in reaching))
        reaching = [(left - 1, wide) for left, wide in reaching if left > 1]
        reaching += [
            (number(cell, "rowspan") - 1, number(cell, "colspan"))
            for cell in row.nodes()
            if number(cell, "rowspan") > 1
        ]
    assert 1 == len(sizes)


def test_nothing_is_added_to_a_whole_table() -> None:
    made = read("<table><tr><th colspan=2>a</th></tr><tr><td>b</td><td>c</td></tr></table>")
    before = write(made)

    mend_tables(made)

    assert before == write(made)


@given(st.lists(st.lists(st.text("ab cd", max_size=80), min_size=3, max_size=3), min_size=1))
def test_columns_share_the_whole_width_and_hold_their_longest_word(rows: list[list[str]]) -> None:
    made = table(*rows)
    root = Node("", {}, [made])

    fit_tables(root)

    shares = widths(made)
    assert abs(sum(shares) - 100) < 0.5
    for share, column in zip(shares, columns(table(*rows)), strict=True):
        assert share * PORTRAIT / 100 >= column.least - 0.5


def test_a_longer_text_gets_the_wider_column() -> None:
    made = table(["Nama", "kata " * 60], ["Isi", "kata"])

    fit_tables(Node("", {}, [made]))

    narrow, wide = widths(made)
    assert narrow < 20 < 80 < wide


def test_a_table_slightly_too_wide_is_set_tight() -> None:
    made = table(["x" * 24] * 4)

    fit_tables(Node("", {}, [made]))

    assert {"rapat", "tetap"} == {*made.classes}


def test_a_wide_table_turns_the_page_and_a_wider_one_breaks_its_words() -> None:
    wide, wider = table(["x" * 24] * 6), table(["x" * 40] * 9)
    root = Node("", {}, [wide, wider])

    fit_tables(root)

    assert "melintang" in wide.classes
    assert "\u200b" not in wide.text
    assert "\u200b" in wider.text
    assert sum(column.least for column in columns(wider)) * 0.86 <= LANDSCAPE


@given(st.integers(1, 40), st.integers(1, 120))
def test_any_table_fits_its_page_in_the_end(count: int, letters: int) -> None:
    """By the estimate, which is larger than the typeface."""
    made = table(["x" * letters] * count)
    root = Node("", {}, [made])

    soften(root)
    fit_tables(root)

    size = 0.63 if "sempit" in made.classes else 0.86 if "rapat" in made.classes else 1.0
    padding = 3.4 * count - 0.8 * count if "sempit" in made.classes else 0
    need = (sum(column.least for column in columns(made)) - padding) * size
    assert need <= (LANDSCAPE if "melintang" in made.classes else PORTRAIT) + 0.1


def test_matrices_are_wide_whatever_their_words() -> None:
    made = table(["x"] * 9)

    fit_tables(Node("", {}, [made]))

    assert "melintang" in made.classes


def test_a_table_inside_something_else_never_turns_the_page() -> None:
    made = table(["x" * 30] * 9)

    fit_tables(Node("", {}, [Node("section", {}, [made])]))

    assert "melintang" not in made.classes


def test_without_turning_a_matrix_stays_on_its_page() -> None:
    made = table(["x"] * 9)

    fit_tables(Node("", {}, [made]), turn=False)

    assert "melintang" not in made.classes


def test_a_row_that_may_be_taller_than_a_page_can_break() -> None:
    made = table(["kata " * 400, "x"], ["a", "b"])

    fit_tables(Node("", {}, [made]))

    assert [["panjang"], []] == [row.classes for row in made.nodes("tr")]


def test_years_stay_on_one_line_and_words_among_numbers_may_break() -> None:
    root = read(
        '<table><tr><td>2025–2029</td><td class="mp-n">belum diketahui</td>'
        '<td class="mp-n">1.250</td></tr></table>'
    )

    keep_whole(root)

    assert [["utuh"], ["mp-n", "patah"], ["mp-n"]] == [node.classes for node in root.find("td")]


def test_a_word_of_three_hundred_letters_can_break_and_loses_none() -> None:
    root = read(f"<p>{'x' * 300} biasa</p>")

    soften(root)

    assert max(map(len, root.text.split("\u200b"))) <= 27
    assert f"{'x' * 300} biasa" == root.text.replace("\u200b", "")


def turned(html: str) -> Node:
    root = read(html.replace("MATRIKS", '<table class="melintang"></table>'))
    turn_pages(root)
    return root


def tags(root: Node) -> list[str]:
    return [
        f"section({' '.join(each.tag for each in node.nodes())})"
        if node.tag == "section"
        else node.tag
        for node in root.nodes()
    ]


def test_heading_and_lead_go_with_their_wide_table() -> None:
    root = turned("<p>awal</p><h2>A</h2><p>pengantar</p>MATRIKS<p>akhir</p>")

    assert ["p", "section(h2 p table)", "p"] == tags(root)


def test_wide_tables_in_a_row_share_a_landscape_section_with_their_notes() -> None:
    root = turned('<h2>A</h2>MATRIKS<p class="catatan-tabel">a</p>\n<h3>B</h3>MATRIKS<p>biasa</p>')

    assert ["section(h2 table p h3 table)", "p"] == tags(root)


def test_a_long_text_before_a_wide_table_stays_where_it_is() -> None:
    root = turned(f"<h2>A</h2><p>{'kata ' * 200}</p>MATRIKS")

    assert ["h2", "p", "section(table)"] == tags(root)


def test_a_part_of_wide_tables_alone_is_landscape_as_a_whole() -> None:
    assert is_all_across(turned("<h2>A</h2>MATRIKS"))
    assert not is_all_across(turned("<h2>A</h2>MATRIKS<p>x</p>"))
    assert not is_all_across(turned("<p>x</p>"))


def test_the_title_goes_with_the_wide_table_that_opens_a_part() -> None:
    assert opens_across(turned("<p>singkat</p>MATRIKS<p>x</p>")) is not None
    assert opens_across(turned(f"<p>{'kata ' * 200}</p>MATRIKS")) is None
