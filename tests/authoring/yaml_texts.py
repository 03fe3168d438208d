"""Strategies for YAML as offices write it: any style, comments and blank lines anywhere."""

from __future__ import annotations

from pathlib import PurePosixPath

import yaml
from hypothesis import assume
from hypothesis import strategies as st

from masterplan.diagnostics import Report
from masterplan.sources.yaml_reader import read_yaml

words = st.text(
    st.sampled_from("abcXYZ 0123456789.,:;-?!#&*|>'\"%@`{}[]()/\\=~_–“é\t\n\u00a0😀"), max_size=40
)
long_words = st.lists(st.sampled_from(["satu", "dua:", "#tiga", "-", "empat,", "lima.", "a" * 60]))
texts = (
    words
    | st.sampled_from(["", "null", "~", "no", "2026", "82.71", "9.c", "- a", "a: b", "# c", "---"])
    | long_words.map(" ".join)
    | st.lists(words | long_words.map(" ".join), max_size=4).map("\n".join)
)
_KEYS = (
    "id", "nama", "pilar", "uraian", "anggaran", "lokasi", "tahun", "pagu", "tpb", "kode",
    "sasaran", "program", "versi", "manfaat", "riwayat", "catatan", "82.01", "lainnya",
)  # fmt: skip
keys = st.sampled_from(_KEYS) | words.filter(lambda word: "\n" not in word)
data = st.recursive(
    st.none() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=5),
    max_leaves=12,
)
comments = st.text("ab #:-'", max_size=8).map(lambda text: f"# {text}".rstrip())


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A file that can be read without a finding, and is anything but canonical."""
    text = yaml.dump(
        draw(st.dictionaries(keys, data, max_size=6)),
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=draw(st.sampled_from([False, None, True])),
        default_style=draw(st.sampled_from([None, None, '"', "'", "|", ">"])),
        width=draw(st.integers(20, 200)),
        indent=draw(st.integers(2, 4)),
    )
    lines = text.split("\n")
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(lines) - 1))
        if draw(st.booleans()):
            lines[at] = f"{lines[at]} {draw(comments)}"
        else:
            indent = " " * draw(st.integers(0, 8))
            lines.insert(at, indent + draw(comments) if draw(st.booleans()) else "")
    text = "\n".join(lines)
    report = Report()
    assume(read_yaml(text, PurePosixPath("contoh.yml"), report) is not None and not len(report))
    return text
