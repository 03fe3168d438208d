from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan.exports.pdf.nodes import Mark, Node
from masterplan.exports.pdf.tables import mend_table

CELLS = st.builds(
    lambda tag, across, down, scope: Node(
        tag,
        [Mark(0, 0)],
        attributes={
            **({"ColSpan": across} if across is not None else {}),
            **({"RowSpan": down} if down is not None else {}),
            **({"Scope": scope} if scope else {}),
        },
    ),
    st.sampled_from(["TD", "TH"]),
    st.none() | st.integers(0, 9) | st.just(5000),
    st.none() | st.integers(0, 9),
    st.sampled_from(["", "row", "col", "rowgroup", "apa saja"]),
)
ROWS = st.lists(CELLS, max_size=6).map(lambda cells: Node("TR", list(cells)))
GROUPS = st.builds(
    lambda tag, rows: Node(tag, list(rows)),
    st.sampled_from(["THead", "TBody", "TFoot"]),
    st.lists(ROWS, max_size=5),
)
TABLES = st.lists(GROUPS | ROWS | st.builds(lambda: Node("Caption", [Mark(0, 1)])), max_size=5).map(
    lambda kids: Node("Table", list(kids))
)


def _rows(table: Node) -> list[Node]:
    return [row for group in table.nodes if group.tag != "Caption" for row in group.nodes]


def _span(cell: Node, name: str) -> int:
    return int(cell.attributes.get(name, 1))


def _grid(group: Node) -> list[list[Node]]:
    """The cells that cover each place of a group, as a reader lays them out."""
    taken: list[dict[int, Node]] = [{} for _ in group.nodes]
    for index, row in enumerate(group.nodes):
        column = 0
        for cell in row.nodes:
            while column in taken[index]:
                column += 1
            for below in range(index, index + _span(cell, "RowSpan")):
                for beside in range(column, column + _span(cell, "ColSpan")):
                    assert beside not in taken[below], "two cells cover one place"
                    taken[below][beside] = cell
    return [[row[column] for column in sorted(row)] for row in taken]


@given(TABLES)
@settings(deadline=None, max_examples=150)
def test_any_table_becomes_a_whole_grid(table: Node) -> None:
    """Whatever spans an author wrote, each place is covered by one cell, and rows are equal."""
    before = sum(row.kids.__len__() for row in table.walk() if row.tag == "TR")
    left_over = mend_table(table)
    widths = {len(row) for group in table.nodes if group.tag != "Caption" for row in _grid(group)}

    assert len(widths) <= 1
    assert before <= sum(len(row.kids) for row in _rows(table)), "no cell is lost"
    assert all(isinstance(kid, Node) and kid.tag == "P" for kid in left_over)


@given(TABLES)
@settings(deadline=None, max_examples=100)
def test_any_table_has_its_parts_in_order(table: Node) -> None:
    mend_table(table)
    tags = [node.tag for node in table.nodes]

    assert tags.count("Caption") <= 1
    assert "Caption" not in tags[1:]
    assert tags.count("THead") <= 1
    assert tags.count("TFoot") <= 1
    assert "TBody" in tags or set(tags) <= {"Caption"}


@given(TABLES)
@settings(deadline=None, max_examples=100)
def test_every_header_says_what_it_heads(table: Node) -> None:
    mend_table(table)
    headers = [cell for row in _rows(table) for cell in row.nodes if cell.tag == "TH"]

    assert {"Row", "Column"} >= {cell.attributes["Scope"] for cell in headers}


def test_headers_are_guessed_from_where_they_stand() -> None:
    """In the head they head columns; before data they head their row."""
    table = Node(
        "Table",
        [
            Node("THead", [Node("TR", [Node("TH"), Node("TH")])]),
            Node("TBody", [Node("TR", [Node("TH"), Node("TD")]), Node("TR", [Node("TH")])]),
        ],
    )
    mend_table(table)

    assert [["Column", "Column"], ["Row", None], ["Column", None]] == [
        [cell.attributes.get("Scope") for cell in row.nodes] for row in _rows(table)
    ]


def test_a_row_span_stays_in_its_part_of_the_table() -> None:
    head = Node("THead", [Node("TR", [Node("TH", attributes={"RowSpan": 9}), Node("TH")])])
    body = Node("TBody", [Node("TR", [Node("TD"), Node("TD")])])
    mend_table(Node("Table", [head, body]))

    assert "RowSpan" not in head.nodes[0].nodes[0].attributes
