"""The structure trees of all parts in, the one tree of their document out.

Each part's tree becomes a branch below `/Document`. What finds an element from a page or from a
link, the parent tree, is numbered anew: pages first, then links.
"""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, Object, Pdf, String


class JoinedTags:
    """Grows while parts are added."""

    def __init__(self, pdf: Pdf, pages: int) -> None:
        """`pages`: how many there will be in all."""
        self.root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.document = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self.root, K=Array())
        )
        self._page = 0
        self._link = pages
        self._pages = Array()
        self._links = Array()
        self._ids: list[tuple[str, Object]] = []

    def add(self, structure: Object, pages: list[Object]) -> list[Object]:
        """Add a part: its own structure root, copied, and its pages; the elements of its links.

        The links are those of all its pages, in the order of the pages.
        """
        branch = structure.K[0]
        branch.P = self.document
        self.document.K.append(branch)
        numbers = structure.ParentTree.Nums
        by_number = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
        elements = []
        for index, page in enumerate(pages):
            page.StructParents = self._page
            self._pages.append(self._page)
            self._pages.append(by_number[index])
            self._page += 1
            for annotation in page.get("/Annots", ()):
                element = by_number[int(annotation.StructParent)]
                elements.append(element)
                annotation.StructParent = self._link
                self._links.append(self._link)
                self._links.append(element)
                self._link += 1
        names = structure.get("/IDTree", Dictionary(Names=Array())).Names
        self._ids += [(str(names[at]), names[at + 1]) for at in range(0, len(names), 2)]
        return elements

    def write(self, pdf: Pdf) -> None:
        """Close the tree and put it in its document."""
        self._pages.extend(self._links)
        self.root.K = Array([self.document])
        self.root.ParentTree = pdf.make_indirect(Dictionary(Nums=self._pages))
        self.root.ParentTreeNextKey = self._link
        if self._ids:
            names = Array()
            for id, element in sorted(self._ids, key=lambda one: one[0].encode()):
                names.append(String(id))
                names.append(element)
            self.root.IDTree = pdf.make_indirect(Dictionary(Names=names))
        pdf.Root.StructTreeRoot = self.root
        pdf.Root.MarkInfo = Dictionary(Marked=True)


def unlink(element: Object) -> None:
    """Make words of a link that leads nowhere: they stay, the link goes."""
    element.S = Name.Span
    kids = element.K if isinstance(element.K, Array) else [element.K]
    element.K = Array([kid for kid in kids if not _is_link(kid)])


def _is_link(kid: object) -> bool:
    return isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR
