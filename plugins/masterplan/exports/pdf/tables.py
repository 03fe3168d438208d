"""Tables of a structure tree made sound: a whole grid, headers with their direction.

Readers and validators refuse a table whose rows differ in length or whose cells overlap; what an
author left ragged is filled with empty cells, which changes nothing on the page.
"""

from __future__ import annotations

from masterplan.exports.pdf.nodes import Kid, Node

_GROUPS = {"THead", "TBody", "TFoot"}
_ROW_SCOPES = {"row", "rowgroup"}


def mend_table(table: Node) -> list[Kid]:
    """Order the table's parts, close its grid and say what each header stands for.

    Gives back what cannot stand in a table, to be put behind it.
    """
    captions = [node for node in table.nodes if node.tag == "Caption"]
    groups = [node for node in table.nodes if node.tag in _GROUPS]
    loose = [node for node in table.nodes if node.tag == "TR"]
    if loose:
        groups.append(Node("TBody", list(loose)))
    for name in ("THead", "TFoot"):
        for extra in [group for group in groups if group.tag == name][1:]:
            extra.tag = "TBody"
    if groups and all(group.tag != "TBody" for group in groups):
        groups[0].tag = "TBody"  # a head or foot alone is a body
    kept = {id(node) for node in (*captions[:1], *groups, *loose)}
    left_over: list[Kid] = [kid for kid in table.kids if id(kid) not in kept]
    for node in captions[1:]:
        node.tag = "P"
    table.kids = [*captions[:1], *groups]
    width = max((_place(group) for group in groups), default=0)
    for group in groups:
        for row in group.nodes:
            _scopes(row, head=group.tag == "THead")
            _fill(row, width)
    return left_over


def _place(group: Node) -> int:
    """Clamp spans so that no cell leaves its group or covers another; the group's width."""
    rows = group.nodes
    taken: list[set[int]] = [set() for _ in rows]
    for index, row in enumerate(rows):
        column = 0
        for cell in row.nodes:
            while column in taken[index]:
                column += 1
            down = _span(cell, "RowSpan", len(rows) - index)
            across = _span(cell, "ColSpan", 1000)
            across = next((n for n in range(across) if column + n in taken[index]), across)
            for name, span in (("RowSpan", down), ("ColSpan", across)):
                cell.attributes.pop(name, None)
                if span > 1:
                    cell.attributes[name] = span
            for below in range(index, index + down):
                taken[below].update(range(column, column + across))
            column += across
        row.attributes["_taken"] = len(taken[index])
    return max((max(columns, default=-1) + 1 for columns in taken), default=0)


def _span(cell: Node, name: str, most: int) -> int:
    wanted = cell.attributes.get(name, 1)
    return max(1, min(int(wanted), most))


def _fill(row: Node, width: int) -> None:
    """Close a row that is too short with empty cells."""
    missing = width - int(row.attributes.pop("_taken"))
    row.kids += [Node("TD") for _ in range(missing)]


def _scopes(row: Node, *, head: bool) -> None:
    """Say of each header cell whether it heads its row or its column."""
    cells = row.nodes
    data = any(cell.tag == "TD" for cell in cells)
    for index, cell in enumerate(cells):
        if cell.tag != "TH":
            continue
        wanted = str(cell.attributes.get("Scope", ""))
        across = wanted in _ROW_SCOPES if wanted else not head and data and index == 0
        cell.attributes["Scope"] = "Row" if across else "Column"
