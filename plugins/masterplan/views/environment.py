"""The Jinja environment of all templates: strict about names, escaping everything."""

from __future__ import annotations

import re
from functools import cache

import jinja2
from markupsafe import Markup

from masterplan.model import totals
from masterplan.model.analisis import UNSUR
from masterplan.model.pilar import LANGKAH, PILAR, SUB_DIMENSI, TAHAP
from masterplan.views import addresses, formatting, prose
from masterplan.views.charts import every


@cache
def environment() -> jinja2.Environment:
    """Build the environment once; templates are compiled once with it."""
    env = jinja2.Environment(
        loader=jinja2.PackageLoader("masterplan", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for name in (
        "angka",
        "rupiah",
        "rupiah_pendek",
        "juta",
        "persen",
        "tanggal",
        "rentang",
        "status",
        "kata",
        "judul",
        "romawi",
        "sebutan_bab",
        "awal",
    ):
        env.filters[name] = getattr(formatting, name)
    env.filters["inline"] = _inline
    env.filters["css"] = _css_string
    env.globals.update(
        PILAR=PILAR,
        SUB_DIMENSI=SUB_DIMENSI,
        LANGKAH=LANGKAH,
        TAHAP=TAHAP,
        UNSUR=UNSUR,
        hitung=totals,
        alamat=addresses,
        bagan=every,
    )
    return env


def _inline(text: str) -> str | Markup:
    html = prose.inline(text)
    return html if html is text else Markup(html)


def _css_string(text: str) -> Markup:
    """Write a text as a CSS string that cannot end early, nor end its style element."""
    return Markup('"' + re.sub(r'[\\"<>&\n]', lambda m: f"\\{ord(m[0]):x} ", text) + '"')
