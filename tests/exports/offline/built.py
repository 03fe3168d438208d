"""A little site as a build leaves it, to be saved."""

from __future__ import annotations

import json
from pathlib import Path

from masterplan.exports.offline.sets import BuiltSite

SITE = "https://contoh.example/"
SLUGS = ("satu", "dua")


def page(body: str, style: str = "aset/situs.1.css", root: str = "") -> str:
    """A page with what the shell of every page has."""
    return (
        f'<html><head><link rel="stylesheet" href="{root}{style}">\n</head><body>'
        f'<form class="mp-cari" action="{root}cari/" data-klien="{root}aset/cari.1.js"></form>'
        f'<div class="mp-badan mp-lebar">{body}</div></body></html>'
    )


def little_site(folder: Path) -> BuiltSite:
    """Two regions, shared pages, topics, data, and an index of search for each."""
    up = {"root": "../"}
    pages = {
        "index.html": page('<a href="satu/">Satu</a> <a href="dua/#a">Dua</a>'),
        "404.html": page('<a href="/satu/">Satu</a>'),
        "tentang/index.html": page('<a href="..">Beranda</a> <img src="gambar.png">', **up),
        "cari/index.html": page('<script src="daftar.js" defer></script>', **up),
        "luring/index.html": page("<p>Simpan</p>", **up),
        "topik/index.html": page('<a href="../dua/">Dua</a>', **up),
        "satu/index.html": page(
            '<a href="program/p/#a&amp;b">P</a> <a href="../dua/">Dua</a> <a href="#x">X</a> '
            '<a href="../unduhan/satu/satu.pdf">PDF</a> <a href="mailto:a@contoh.example">A</a> '
            '<a href="../data/satu/program.csv">CSV</a>',
            **up,
        ),
        "satu/program/p/index.html": page('<a href="../../">Satu</a>', root="../../../"),
        "dua/index.html": page("<p>Dua</p>", **up),
    }
    files = {
        **pages,
        "aset/situs.1.css": "a{color:red}",
        "aset/lain.1.css": "a{color:blue}",
        "aset/cari.1.js": "cari()",
        "tentang/gambar.png": "gambar",
        "unduhan/satu/satu.pdf": "pdf",
        "data/satu/program.csv": "id\n",
        "cari/daftar.js": 'cari("daftar",{"a":""})\n',
        "cari/i/0.js": "semua",
    }
    for code, slug in (("0", "situs"), ("8201", "satu"), ("8202", "dua")):
        told = {"a": f"d/{slug}/", "v": "abcdef", "l": [0, 0, "lll"], "r": [[code, f"t{code}"]]}
        files[f"cari/d/{slug}/daftar.js"] = f'cari("daftar",{json.dumps(told)})\n'
        files |= {f"cari/d/{slug}/i/{number}.js": f"{slug} {number}" for number in range(4)}
        files[f"cari/d/{slug}/e/1.js"] = f"{slug} lagi"
        files[f"cari/d/{slug}/l/_.js"] = f"{slug} judul"
        files[f"cari/t/{code}/0-0.js"] = f"teks {slug}"
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return BuiltSite.read(folder)
