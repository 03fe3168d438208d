from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from masterplan.html_tree import Node, read, write

inner = st.recursive(
    st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"]), min_size=1),
    lambda children: st.builds(
        Node,
        st.sampled_from(["p", "span", "div", "td"]),
        st.dictionaries(
            st.sampled_from(["id", "class", "href"]),
            st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"])),
        ),
        st.lists(children, max_size=4),
    ),
    max_leaves=12,
)


def same(one: Node | str, other: Node | str) -> bool:
    if isinstance(one, str) or isinstance(other, str):
        return one == other
    return (
        (one.tag, one.attributes) == (other.tag, other.attributes)
        and len(one.children) == len(other.children)
        and all(map(same, one.children, other.children))
    )


def joined(node: Node) -> Node:
    """The same tree with texts side by side made one, as a reader cannot tell them apart."""
    children: list[Node | str] = []
    for child in node.children:
        if isinstance(child, str) and children and isinstance(children[-1], str):
            children[-1] += child
        else:
            children.append(child if isinstance(child, str) else joined(child))
    return Node(node.tag, node.attributes, children)


@given(st.lists(inner, max_size=4))
def test_what_is_written_is_read_back(children: list[Node | str]) -> None:
    tree = Node("", {}, children)

    assert same(joined(tree), read(write(tree)))


def test_html_of_templates_comes_back_as_it_was() -> None:
    html = (
        '<p class="a">x &amp; y<br><img src="g.png" alt="">&lt;z</p>\n'
        "<table><tr><td>1</td></tr></table>"
    )

    assert html == write(read(html))


def test_svg_elements_without_children_are_closed() -> None:
    html = '<svg viewbox="0 0 1 1"><rect width="1"/><text>a</text></svg>'

    assert html == write(read(html))


def test_ends_that_nothing_began_are_passed_over() -> None:
    assert "<p>a</p>" == write(read("</div><p>a</b></p></p>"))


def test_words_and_elements_are_found_in_the_order_of_the_text() -> None:
    tree = read("<div id=a><p>satu <b>dua</b></p><p id=b>tiga</p></div>")

    assert ["div", "p", "b", "p"] == [node.tag for node in tree.walk()]
    assert ["a", "b"] == [node.id for node in tree.walk() if node.id]
    assert [("div", "p"), ("p", "b")] == [
        (parent.tag, node.tag) for parent, node in tree.with_parents()
    ][1:3]
    assert "satu duatiga" == tree.words
