from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from masterplan.library import Library
from masterplan.model.glosarium import Glosarium, Istilah
from masterplan.views import prose
from masterplan.views.glossary import MOST, Terms
from tests.pages import read_page

MARKED = re.compile(r'<a class="mp-istilah" href="([^"]*)" data-arti="([^"]*)">([^<]*)</a>')


def _terms(*items: tuple[str, str] | Istilah) -> Terms:
    """A glossary of (word, meaning)."""
    return Terms(
        Glosarium(
            istilah=tuple(
                item if isinstance(item, Istilah) else Istilah(istilah=item[0], definisi=item[1])
                for item in items
            )
        )
    )


def _explain(html: str, terms: Terms) -> str:
    return terms.explain(html, str)


def _marked(html: str, terms: Terms) -> list[str]:
    """The words that are explained."""
    return [word for _, _, word in MARKED.findall(_explain(html, terms))]


DAK = ("DAK", "Uang dari pusat.")
RPJMD = ("RPJMD", "Rencana lima tahun.")


def test_the_first_mention_of_a_term_leads_to_the_glossary() -> None:
    html = _terms(DAK).explain("<p>Dana DAK, lagi DAK.</p>", lambda there: f"../{there}")

    assert (
        '<p>Dana <a class="mp-istilah" href="../glosarium/#dak" data-arti="Uang dari pusat.">'
        "DAK</a>, lagi DAK.</p>"
    ) == html


def test_a_synonym_is_the_same_term() -> None:
    """Its first mention under any name is the one that is explained."""
    term = Istilah(istilah="Bimbingan teknis", padanan=("bimtek",), definisi="Pertemuan.")

    assert ["bimtek"] == _marked("<p>Empat bimtek; bimbingan teknis kelima.</p>", _terms(term))


@pytest.mark.parametrize("words", [("Perda", "Perda RPJMD"), ("Perda RPJMD", "Perda")])
def test_the_longest_of_two_terms_at_one_place_is_explained(words: tuple[str, str]) -> None:
    """Whichever the glossary names first; the shorter one is explained where it stands alone."""
    terms = _terms(*((word, "Peraturan.") for word in words))

    assert ["Perda RPJMD", "perda"] == _marked("<p>Perda RPJMD, lalu perda lain.</p>", terms)


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="x">Dana DAK</a></p>',
        "<h1>DAK</h1>",
        '<h2 id="dak">DAK</h2>',
        "<h3>Dana <em>DAK</em></h3>",
        "<p><strong>DAK</strong></p>",
        "<code>DAK</code>",
        "<pre><code>DAK</code></pre>",
        "<table><caption>DAK</caption><tr><th>DAK</th></tr></table>",
        "<dl><dt>DAK</dt></dl>",
        "<details><summary>DAK</summary></details>",
        "<cite>DAK</cite>",
        '<svg><title>DAK</title><text x="1">DAK</text></svg>',
        '<p><img alt="DAK" src="a.png"></p>',
        '<script type="application/ld+json">{"a":"DAK"}</script>',
    ],
)
def test_links_headings_names_and_drawings_stay_as_they_are(html: str) -> None:
    """Nor does a mention there count as the first."""
    terms = _terms(DAK)

    assert html == _explain(html, terms)
    assert ["DAK"] == _marked(f"{html}<p>Dana DAK.</p>", terms)


@pytest.mark.parametrize("text", ["DAKAR", "ADAK", "non-DAK", "DAK-nya", "DAK_1"])
def test_a_part_of_a_word_is_no_mention(text: str) -> None:
    assert [] == _marked(f"<p>{text}</p>", _terms(DAK))


@pytest.mark.parametrize("text", ["dak", "Dak", "(DAK)", "“DAK”", "DAK.", "DAK/DAU"])
def test_a_mention_may_be_written_in_any_case_and_beside_any_sign(text: str) -> None:
    assert 1 == len(_marked(f"<p>{text}</p>", _terms(DAK)))


def test_everyday_words_are_not_explained() -> None:
    term = Istilah(istilah="Kota", padanan=("kotamadya",), definisi="Daerah.", tandai=False)

    assert [] == _marked("<p>Kota dan kotamadya.</p>", _terms(term))


def test_what_stands_in_brackets_belongs_to_the_glossary_alone() -> None:
    terms = _terms(("Dana alokasi khusus (DAK)", "Uang."), ("(rekaan)", "Tidak nyata."))

    assert ["dana alokasi khusus"] == _marked("<p>Ada dana alokasi khusus (rekaan).</p>", terms)


def test_a_page_explains_no_more_than_it_can_bear() -> None:
    words = [f"istilah{letter}" for letter in "abcdefghijkl"]
    html = "".join(f"<p>{word}</p>" for word in words)

    assert words[:MOST] == _marked(html, _terms(*((word, "Arti.") for word in words)))


def test_a_term_with_signs_of_html_is_found_as_a_page_writes_it() -> None:
    terms = _terms(("Kominfo & Statistik", 'Dinas <b>"rekaan"</b> & lain.'))
    html = _explain("<p>Dinas Kominfo &amp; Statistik.</p>", terms)

    ((link, meaning, word),) = MARKED.findall(html)
    assert ("glosarium/#kominfo-statistik", "Kominfo &amp; Statistik") == (link, word)
    assert 'Dinas "rekaan" & lain.' == unescape(meaning)
    assert "Dinas Kominfo & Statistik." == read_page(html).words


@pytest.mark.parametrize(
    ("definition", "short"),
    [
        ("Uang dari pusat. Dipakai khusus.", "Uang dari pusat."),
        ("Dinas komunikasi; namanya berbeda.", "Dinas komunikasi."),
        ("Nilai 3.2 dari 5 saja. Lain.", "Nilai 3.2 dari 5 saja."),
        ("Tanpa titik", "Tanpa titik"),
        ("*Dana* dari [APBN](https://apbn.example/a_b). Lain.", "Dana dari APBN."),
        ("Kolom sumber_dana pada data. Lain.", "Kolom sumber_dana pada data."),
    ],
)
def test_the_meaning_is_the_first_sentence_of_the_definition(definition: str, short: str) -> None:
    ((_, meaning, _),) = MARKED.findall(_explain("<p>DAK</p>", _terms(("DAK", definition))))

    assert short == meaning


def test_a_letter_that_only_looks_the_same_stops_nothing() -> None:
    """`re.IGNORECASE` takes ı and ſ for i and s; lower case does not."""
    terms = _terms(("isu strategis", "Masalah."))

    assert [] == _marked("<p>ısu ſtrategis</p>", terms)


def test_signs_of_html_in_a_quoted_value_end_no_tag() -> None:
    html = '<p title="a > DAK <b">Dana</p>'

    assert html == _explain(html, _terms(DAK))


@pytest.mark.parametrize("terms", [_terms(), _terms(DAK, RPJMD)], ids=["none", "two"])
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<h2>", "</h2>", "<br>", "<b a='x'>", "<!-- k -->", "<", ">", '"', "&",
             "DAK", "dak ", " rpjmd", "teks ", "<a href=\"x\">", "</a>", "\n"]
        ),
        max_size=12,
    ).map("".join)
)  # fmt: skip
@settings(deadline=None)
def test_nothing_but_marks_is_added_and_nothing_is_lost(terms: Terms, html: str) -> None:
    """Whatever a page holds, without the marks it is what it was."""
    explained = _explain(html, terms)

    assert html == MARKED.sub(r"\3", explained)
    assert len({link for link, _, _ in MARKED.findall(explained)}) == len(MARKED.findall(explained))


# The glossary that the repository publishes


def test_every_term_can_be_explained_in_one_whole_sentence(real_library: Library) -> None:
    """What opens on a phone is short, begins a sentence, and ends it."""
    for item in _without_double_names(real_library.glosarium.istilah):
        terms = Terms(Glosarium(istilah=(item.model_copy(update={"tandai": True}),)))
        ((link, meaning, _),) = MARKED.findall(_explain(f"<p>{escape(_name(item))}</p>", terms))

        assert f"glosarium/#{item.anchor}" == link
        assert meaning[0].isupper(), meaning
        assert meaning.endswith("."), meaning
        assert 15 <= len(meaning) <= 260, meaning
        first = meaning.removesuffix(".")
        assert escape(prose.plain(item.definisi)).startswith(first), meaning
        assert not first.endswith(("dll", "dsb", "mis", "No", "Drs", "Prof")), meaning


def _without_double_names(items: Iterable[Istilah]) -> list[Istilah]:
    found = {_name(item).lower(): item for item in items}
    assert found
    return list(found.values())


def _name(item: Istilah) -> str:
    return re.sub(r"\s*\(.*?\)", "", item.istilah)
