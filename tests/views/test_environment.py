from __future__ import annotations

import jinja2
import pytest
import tinycss2  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from masterplan.views.environment import environment


@given(st.text(st.characters(exclude_characters="\x00\r\f", exclude_categories=["Cs"])))
@settings(deadline=None)
def test_any_text_is_one_css_string(text: str) -> None:
    """A title at the head of a printed page can end neither its string nor its element."""
    written = environment().from_string("{{ text | css }}").render(text=text)
    (token,) = tinycss2.parse_component_value_list(written)

    assert "string" == token.type
    assert text == token.value
    assert "<" not in written


@pytest.mark.parametrize("text", ["</style><script>", "a & b", 'kata "kutip"'])
def test_templates_escape_what_they_are_given(text: str) -> None:
    written = environment().from_string("{{ text }}").render(text=text)

    assert str(Markup.escape(text)) == written


def test_limited_markdown_is_the_only_markup_that_passes() -> None:
    template = environment().from_string("{{ text | inline }}")

    assert "<strong>a</strong> b" == template.render(text="**a** <u>b</u>")
    assert "satu &#34;dua&#34;" == template.render(text='satu "dua"')


def test_a_name_that_does_not_exist_is_an_error() -> None:
    """A template's typing error must not print an empty cell."""
    with pytest.raises(jinja2.UndefinedError):
        environment().from_string("{{ tidak_ada }}").render()
