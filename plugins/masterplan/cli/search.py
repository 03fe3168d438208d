"""`masterplan akar`: words in, the roots that search goes by out."""

from __future__ import annotations

from pathlib import Path

import click

from masterplan.diagnostics import Report
from masterplan.library import load
from masterplan.search.language.bahasa import Bahasa


@click.command()
@click.argument("kata", nargs=-1, required=True)
@click.option("--padanan", is_flag=True, help="Tampilkan juga akar kata yang berarti sama.")
@click.option(
    "--letak",
    default=".",
    type=click.Path(path_type=Path),
    help="Proyek yang nama perangkat daerah, glosarium, dan padanannya ikut dipakai.",
)
def akar(kata: tuple[str, ...], padanan: bool, letak: Path) -> None:
    """Menampilkan akar tiap KATA, seperti yang dipakai pencarian."""
    bahasa = _language(letak)
    for text in kata:
        roots = [token.root for token in bahasa.tokens(text) if not token.beside]
        others = bahasa.expand(text)[1:] if padanan and len(roots) == 1 else ()
        click.echo("\t".join([text, " ".join(roots), *others]))


def _language(place: Path) -> Bahasa:
    """The language of the project at a place; the shipped one where there is none."""
    root = place / "masterplans"
    if not root.is_dir():
        return Bahasa()
    return Bahasa.of(load(root, Report()))  # `masterplan check` is where findings are told
