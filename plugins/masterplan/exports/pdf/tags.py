"""A structure tree in, PDF objects out: `/StructTreeRoot` with one `/ParentTree` for a part.

Words hang directly on their paragraph or cell, without an element for each line, and a table cell
names no headers where its column and row say them: a third of the objects WeasyPrint would write.
"""

from __future__ import annotations

from collections.abc import Mapping

import pydyf

from masterplan.exports.pdf.nodes import Mark, Node

_OWNER = {"ListNumbering": "/List"}
"""Which kind of attribute a name is; those of tables are the others."""


class TagWriter:
    """Writes the tree of one part into its PDF."""

    def __init__(
        self, pdf: pydyf.PDF, annotations: Mapping[int, pydyf.Dictionary], notes: str
    ) -> None:
        """`annotations`: the part's links by index; `notes` keeps ids apart among parts."""
        self.pdf = pdf
        self.pages = pdf.page_references
        self.annotations = annotations
        self.notes = notes
        self.note = 0
        self.marked: list[dict[int, bytes]] = [{} for _ in self.pages]
        self.linked: list[tuple[pydyf.Dictionary, bytes]] = []
        self.ids: list[tuple[str, bytes]] = []

    def write(self, root: Node) -> None:
        """Write the tree, and number pages and links so that they find their elements."""
        parent_tree = pydyf.Dictionary({"Nums": pydyf.Array()})
        structure = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        for made in (parent_tree, structure):
            self.pdf.add_object(made)
        top = self._element(root, structure.reference)
        structure["K"] = pydyf.Array([top.reference])
        structure["ParentTree"] = parent_tree.reference
        numbers = parent_tree["Nums"]
        for index, marks in enumerate(self.marked):
            array = pydyf.Array(marks[number] for number in range(len(marks)))
            self.pdf.add_object(array)
            numbers.extend([index, array.reference])
        for index, (annotation, reference) in enumerate(self.linked, len(self.marked)):
            annotation["StructParent"] = index
            numbers.extend([index, reference])
        if self.ids:
            names = pydyf.Array()
            for id, reference in self.ids:
                names.extend([pydyf.String(id), reference])
            structure["IDTree"] = pydyf.Dictionary({"Names": names})
        self.pdf.catalog["StructTreeRoot"] = structure.reference

    def _element(self, node: Node, parent: bytes) -> pydyf.Dictionary:
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.tag}", "P": parent})
        self.pdf.add_object(element)
        reference = element.reference
        kids = pydyf.Array()
        page = -1
        for kid in node.kids:
            if isinstance(kid, Node):
                kids.append(self._element(kid, reference).reference)
            elif isinstance(kid, Mark):
                if page < 0:
                    page = kid.page
                    element["Pg"] = self.pages[page]
                self.marked[kid.page][kid.number] = reference
                kids.append(kid.number if kid.page == page else self._elsewhere(kid))
            else:
                annotation = self.annotations[kid.index]
                self.linked.append((annotation, reference))
                kids.append(pydyf.Dictionary({"Type": "/OBJR", "Obj": annotation.reference}))
                if page < 0:
                    kids[-1]["Pg"] = annotation["P"]
        if kids:
            element["K"] = kids[0] if len(kids) == 1 else kids
        self._say(element, node)
        return element

    def _elsewhere(self, mark: Mark) -> pydyf.Dictionary:
        """A reference to content on another page than that of the element."""
        return pydyf.Dictionary({"Type": "/MCR", "Pg": self.pages[mark.page], "MCID": mark.number})

    def _say(self, element: pydyf.Dictionary, node: Node) -> None:
        """Add what is said about an element."""
        if node.lang:
            element["Lang"] = pydyf.String(node.lang)
        if node.alt:
            element["Alt"] = pydyf.String(node.alt)
        if node.tag == "Note":
            self.note += 1
            id = f"{self.notes}-{self.note}"
            element["ID"] = pydyf.String(id)
            self.ids.append((id, element.reference))
        if node.box:
            element["A"] = pydyf.Dictionary({"O": "/Layout", "BBox": pydyf.Array(node.box)})
        elif node.attributes:
            attributes = pydyf.Dictionary({"O": _OWNER.get(next(iter(node.attributes)), "/Table")})
            for name, value in node.attributes.items():
                attributes[name] = value if isinstance(value, int) else f"/{value}"
            element["A"] = attributes
