from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan.exports.pdf.mending import mend
from masterplan.exports.pdf.nodes import Kid, Mark, Node, outline

TAGS = st.sampled_from(
    ("Caption", "Div", "Figure", "H1", "H2", "H3", "H4", "L", "LBody", "LI", "Lbl", "Link", "P",
     "Sect", "Span", "TOC", "TOCI")
)  # fmt: skip
MARKS = st.builds(Mark, st.integers(0, 2), st.integers(0, 99))


def _tree(kids: st.SearchStrategy[Kid]) -> st.SearchStrategy[Kid]:
    return st.builds(Node, TAGS, st.lists(kids, max_size=4))


TREES = st.recursive(MARKS, _tree, max_leaves=25)


def _marks(node: Node) -> list[Mark]:
    """The words below a node, as they are read."""
    found: list[Mark] = []
    for kid in node.kids:
        found += [kid] if isinstance(kid, Mark) else []
        found += _marks(kid) if isinstance(kid, Node) else []
    return found


@given(st.lists(TREES, max_size=6))
@settings(deadline=None, max_examples=120)
def test_every_element_ends_up_where_it_may_stand(kids: list[Kid]) -> None:
    root = Node("Part", list(kids))
    mend(root)
    for node in root.walk():
        for kid in node.nodes:
            assert ("L" == node.tag) or kid.tag != "LI"
            assert ("TOC" == node.tag) or kid.tag != "TOCI"
            assert ("LI" == node.tag) or kid.tag != "LBody"
        tags = {kid.tag if isinstance(kid, Node) else "" for kid in node.kids}
        assert node.tag != "L" or tags <= {"Caption", "L", "LI"}
        assert node.tag != "LI" or tags <= {"LBody", "Lbl"}
        assert node.tag != "TOC" or tags <= {"TOC", "TOCI"}
        assert node.kids or node.tag == "Part"


@given(st.lists(TREES, max_size=6))
@settings(deadline=None, max_examples=80)
def test_no_words_are_lost_or_moved(kids: list[Kid]) -> None:
    """Reading order is the author's, whatever stands around the words."""
    root = Node("Part", list(kids))
    before = _marks(root)
    mend(root)

    assert before == _marks(root)


@given(st.lists(TREES, max_size=6))
@settings(deadline=None, max_examples=80)
def test_headings_begin_at_one_and_skip_none(kids: list[Kid]) -> None:
    root = Node("Part", list(kids))
    mend(root)
    levels = [int(node.tag[1]) for node in root.walk() if node.tag in {"H1", "H2", "H3", "H4"}]

    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))


def test_words_between_the_items_of_a_list() -> None:
    root = Node("Part", [Node("L", [Node("LI", [Node("LBody", [Mark(0, 0)])]), Mark(0, 1)])])
    mend(root)

    assert ["Part", "  L", "    LI", "      LBody isi×1", "    LI", "      LBody isi×1"] == list(
        outline(root)
    )


def test_items_without_a_list_share_one() -> None:
    items = [Node("LI", [Node("LBody", [Mark(0, number)])]) for number in range(2)]
    root = Node("Part", [*items, Node("P", [Mark(0, 2)])])
    mend(root)

    assert ["L", "P"] == [node.tag for node in root.nodes]
    assert 2 == len(root.nodes[0].nodes)


def test_a_picture_that_could_not_be_read_is_no_figure() -> None:
    """Its caption stays; a figure without anything to see would be announced for nothing."""
    root = Node("Part", [Node("Figure", [Node("Caption", [Mark(0, 0)])], alt="Peta")])
    mend(root)

    assert ["Part", "  Div", "    P isi×1"] == list(outline(root))
