"""Whole builds: of the small invented project, and of what the repository publishes."""

from __future__ import annotations

import csv
import io
import json
import os
import posixpath
import re
import subprocess
from pathlib import Path
from shutil import copytree
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from masterplan.library import Library
from masterplan.views import addresses
from tests.builds import ROOT, Built, build, change, copy_of_small_project, preview, tree
from tests.conftest import REAL_SITE, SITE
from tests.links import Site
from tests.pages import read_page

pytestmark = pytest.mark.slow

BANNER = r"Contoh\. [^.]{0,90} dikarang"
"""How a page says that it shows an invented plan."""


PDF = "unduhan/kabupaten-contoh-raya/kabupaten-contoh-raya-masterplan.pdf"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small project, built by MkDocs."""
    return build(copy_of_small_project(tmp_path_factory.mktemp("kecil") / "proyek"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the small project, to be changed."""
    return copy_of_small_project(tmp_path / "proyek")


@pytest.fixture
def published(project: Path, small: Built) -> Path:
    """A copy of the small project that holds the site of its last build."""
    copytree(small.site, project / "site")
    return project


# The small project


def test_the_small_project_builds_without_a_warning(small: Built) -> None:
    assert 0 == small.code, small.said
    assert "WARNING" not in small.said
    assert (small.site / PDF).is_file()


def test_every_link_of_the_small_site_leads_somewhere(small: Built) -> None:
    site = Site(small.site, SITE)

    assert [] == list(site.broken())
    assert site.inside() > 500


def test_every_page_has_one_title_and_its_shell(small: Built) -> None:
    """Whoever lands on a page knows where it is, and how to get past the menu."""
    site = Site(small.site, SITE)

    assert len(site.pages) > 30
    for name, page in site.pages.items():
        assert 1 == [level for level, _, _ in page.headings].count(1), name
        assert "mp-isi" in page.ids, name
        assert "#mp-isi" == page.hrefs[0], name
        assert ("Beranda" in page.words.split("Cari ", 1)[1]) or name == "index.html", name


def test_the_ids_of_the_shell_are_no_headings(small: Built) -> None:
    """A chapter with a heading "Menu" or "Isi" keeps that anchor for itself."""
    shell = set(read_page((small.site / "404.html").read_text(encoding="utf-8")).ids)

    assert {"mp-isi", "mp-menu"} == shell


def test_a_page_reads_the_same_from_a_folder(small: Built) -> None:
    """Below any address, or from a stick: no link starts at the root or names the host.

    Only what a page says of itself to others is absolute: its canonical address.
    """
    site = Site(small.site, SITE)
    absolute = {
        (name, tag, link)
        for name, page in site.pages.items()
        for tag, link in page.links
        if link.startswith(("/", SITE)) and name != "404.html"
    }
    canonical = {
        (name, "link", SITE + name.removesuffix("index.html").replace("loket-lama", "loket-contoh"))
        for name in site.pages
        if name != "404.html"
    }  # a programme's former address names the one that it has now

    assert canonical == absolute


def test_the_missing_page_leads_home_from_any_depth(small: Built) -> None:
    page = Site(small.site, SITE).pages["404.html"]
    links = [link for _, link in page.links if not link.startswith("#")]

    assert [] == [link for link in links if not link.startswith("/")]
    assert "Halaman tidak ditemukan" in page.words
    assert "Buka beranda untuk memilih daerah" in page.words
    assert "/" in page.hrefs
    assert "Memeriksa" not in page.words


def test_the_missing_page_knows_the_folder_of_the_site(project: Path) -> None:
    """A site below `/situs/` is missed there, and its style is there too."""
    change(project / "mkdocs.yml", "site_url: https://contoh.example/", f"site_url: {SITE}situs/")
    change(project / "mkdocs.yml", "  - masterplan-pdf\n", "")
    built = build(project)
    page = Site(built.site, f"{SITE}situs/").pages["404.html"]

    assert built.code == 0, built.said
    assert [] == [link for _, link in page.links if not link.startswith(("/situs/", "#"))]


def test_the_sitemap_names_every_page_that_may_be_found(small: Built) -> None:
    """By its whole address and with its date; no sample, and not the missing page."""
    site = Site(small.site, SITE)
    space = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    tree = ElementTree.parse(small.site / "sitemap.xml")
    found = [item.findtext("s:loc", namespaces=space) for item in tree.iterfind("s:url", space)]
    dates = {item.findtext("s:lastmod", namespaces=space) for item in tree.iterfind("s:url", space)}

    assert sorted(
        SITE + name.removesuffix("index.html")
        for name, page in site.pages.items()
        if page.robots == "" and name != "404.html"
    ) == sorted(str(address) for address in found)
    assert f"{SITE}kabupaten-tanpa-rencana/" in found
    assert not [address for address in found if "kabupaten-contoh-raya" in str(address)]
    assert {"2026-07-15", "2026-07-01"} == dates


def test_a_long_hand_written_page_lists_its_sections(small: Built) -> None:
    site = Site(small.site, SITE)

    assert "Di halaman ini Rencana Program Anggaran Tahapan" in site.page("cara-membaca/").words
    assert "Di halaman ini" not in site.page("tentang/").words


def test_what_authors_call_things_is_text_everywhere(project: Path) -> None:
    """In titles, trails, menus, descriptions and notes to machines: no tag of theirs is one."""
    folder = project / "masterplans" / "kabupaten-contoh-raya"
    hostile = """'X"><script>alert(1)</script> & <img src=x onerror=alert(1)>'"""
    change(folder / "program.yml", "nama: Loket Contoh Daring", f"nama: {hostile}")
    change(folder / "bab" / "01-pendahuluan.md", "judul: Pendahuluan", f"judul: {hostile}")
    change(folder / "daerah.yml", "nama: Kabupaten Contoh Raya", f"nama: {hostile}")
    change(project / "mkdocs.yml", "  - masterplan-pdf\n", "")
    built = build(project)

    assert built.code == 0, built.said
    written = {
        file: file.read_text(encoding="utf-8")
        for kind in ("*.html", "*.xml")
        for file in built.site.rglob(kind)
    }
    assert [] == [file for file, text in written.items() if re.search(r"<script>|<img src=x", text)]
    assert any("&lt;script&gt;alert(1)" in text for text in written.values())


def test_two_builds_make_the_same_bytes(small: Built, tmp_path: Path) -> None:
    """Another folder, another process, another time zone, another hash seed: the same site."""
    elsewhere = copy_of_small_project(tmp_path / "di tempat lain")
    for file in elsewhere.rglob("*.yml"):
        file.touch()
    again = build(elsewhere, env={"TZ": "Asia/Jayapura", "PYTHONHASHSEED": "1", "LC_ALL": "C"})

    assert again.code == 0, again.said
    assert tree(small.site) == tree(again.site)


def test_a_kept_pdf_is_the_one_that_would_be_made(small: Built) -> None:
    """The second build takes the PDF from the cache, and the site is the same."""
    before = tree(small.site)
    again = build(small.project)

    assert again.code == 0, again.said
    assert before == tree(again.site)
    assert ".pdf dibuat karena belum ada" in small.said
    assert ".pdf dibuat" not in again.said


def test_the_log_says_why_a_pdf_is_made_again(small: Built, project: Path) -> None:
    copytree(small.project / ".cache", project / ".cache")
    region = project / "masterplans" / "kabupaten-contoh-raya"
    change(region / "program.yml", "nama: Loket Contoh Daring", "nama: Loket Contoh Daring Baru")
    built = build(project)

    assert built.code == 0, built.said
    said = "kabupaten-contoh-raya-masterplan.pdf dibuat ulang karena program.yml berubah"
    assert said in built.said


def test_the_hashes_of_all_pdfs_and_copies_are_published(small: Built) -> None:
    """Whoever has the folder checks it with `sha256sum -c SHA256SUMS`."""
    folder = small.site / "unduhan"
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    names = sorted(
        str(file.relative_to(folder))
        for kind in ("pdf", "zip")
        for file in folder.rglob(f"*.{kind}")
    )

    assert 0 == checked.returncode, checked.stderr
    assert [f"{name}: OK" for name in names] == sorted(checked.stdout.splitlines())
    assert 10 <= len(names)


def test_every_pdf_is_listed_with_its_size_and_date(small: Built) -> None:
    site = Site(small.site, SITE)
    pdfs = {file for file in tree(small.site) if file.endswith(".pdf")}
    here = "kabupaten-contoh-raya/unduhan/"
    found = {posixpath.normpath(here + link) for link in site.page(here).hrefs}
    everywhere = {posixpath.normpath("unduhan/" + link) for link in site.page("unduhan/").hrefs}

    assert pdfs <= found
    assert pdfs <= everywhere
    assert len(pdfs) == site.page(here).words.count(", edisi 15 Juli 2026, sha256 ")


def test_properdocs_builds_the_same_site(small: Built, project: Path) -> None:
    """The core outlives its host: a fork of MkDocs makes the same site, but for its own name."""
    other = build(project, program="properdocs")

    assert other.code == 0, other.said
    ours, theirs = _without_generator(small.site), _without_generator(other.site)
    assert sorted(ours) == sorted(theirs)
    assert [] == [name for name in ours if ours[name] != theirs[name]]


def _without_generator(site: Path) -> dict[str, bytes]:
    mark = re.compile(rb'<meta name="generator" content="[^"]*">')
    return {
        str(file.relative_to(site)): mark.sub(b"", file.read_bytes())
        for file in site.rglob("*")
        if file.is_file()
    }


def test_only_official_content_is_published_when_asked_for(published: Path) -> None:
    """`terbitkan: resmi` leaves no trace of an invented plan, in no file of the site."""
    change(
        published / "mkdocs.yml", "  - masterplan\n", "  - masterplan:\n      terbitkan: resmi\n"
    )
    built = build(published)

    assert built.code == 0, built.said
    site = Site(built.site, SITE)
    assert [] == list(site.broken())
    assert {"index.html", "tahapan/index.html"} == {
        name.removeprefix("kabupaten-contoh-raya/")
        for name in site.files
        if name.startswith("kabupaten-contoh-raya/")
    }
    assert "Belum ada dokumen masterplan" in site.page("kabupaten-contoh-raya/").words
    assert [] == [
        name
        for name in site.files
        if name.endswith((".pdf", "plan.json")) or name.startswith("data/kabupaten-contoh-raya/")
    ]
    traces = ("Loket Contoh Daring", "loket-contoh", "CONTOH", "ind-layanan", "kotak.png")
    assert [] == [
        (name, trace)
        for name in sorted(site.files)
        for trace in traces
        if trace.encode() in (built.site / name).read_bytes()
    ]


MISTAKES = [
    (
        "kabupaten-contoh-raya/program.yml",
        "sasaran: [sasaran-kesehatan-contoh]",
        "sasaran: [sasaran-tidak-ada]",
        "masterplans/kabupaten-contoh-raya/program.yml:66:15 rujukan-putus",
    ),
    (
        "kabupaten-tanpa-rencana/daerah.yml",
        'kode: "99.02"\n',
        'kode: "99.02"\nkode: "99.03"\n',
        "masterplans/kabupaten-tanpa-rencana/daerah.yml:4:1 kunci-ganda",
    ),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "finding"), MISTAKES, ids=["broken reference", "key given twice"]
)
def test_a_mistake_in_the_sources_stops_a_build_and_leaves_the_old_site(
    published: Path, file: str, old: str, new: str, finding: str
) -> None:
    """Whoever builds into the folder of the published site loses nothing by a mistake."""
    change(published / "masterplans" / file, old, new)
    before = tree(published / "site")
    built = build(published)

    assert 1 == built.code
    assert finding in built.said
    assert "situs yang lama tidak diubah" in built.said
    assert "Traceback" not in built.said
    assert before == tree(published / "site")


def test_a_mistake_stops_a_build_beside_the_old_site(published: Path, tmp_path: Path) -> None:
    """`scripts/build` builds into another folder first: nothing is there, so nothing is moved."""
    file, old, new, finding = MISTAKES[0]
    change(published / "masterplans" / file, old, new)
    before = tree(published / "site")
    built = build(published, site=tmp_path / "berikutnya")

    assert 1 == built.code
    assert finding in built.said
    assert not built.site.exists()
    assert before == tree(published / "site")


def test_a_broken_plan_takes_no_other_region_down_in_a_preview(project: Path) -> None:
    """An editor sees what is wrong on the region's own pages, and the rest of the site as ever."""
    file, old, new, finding = MISTAKES[0]
    change(project / "masterplans" / file, old, new)
    built = preview(project)
    where, _, _ = finding.partition(" ")

    assert built.code == 0, built.said
    site = Site(built.site, SITE)
    for address in ("kabupaten-contoh-raya/", "kabupaten-contoh-raya/anggaran/", ""):
        assert where in site.page(address).words
    for address in ("kabupaten-tanpa-rencana/", "provinsi/", "provinsi/papan-tahapan/", "sumber/"):
        assert "temuan di sumber" not in site.page(address).words


def test_a_region_that_cannot_be_read_is_missed_alone_in_a_preview(project: Path) -> None:
    file, old, new, finding = MISTAKES[1]
    change(project / "masterplans" / file, old, new)
    built = preview(project)
    where, _, _ = finding.partition(" ")

    assert built.code == 0, built.said
    site = Site(built.site, SITE)
    assert where in site.page("").words
    assert "3 program" in site.page("kabupaten-contoh-raya/").words


def test_a_preview_lays_out_no_pdf(project: Path) -> None:
    built = preview(project)

    assert built.code == 0, built.said
    assert not (built.site / PDF).exists()
    assert not (project / ".cache").exists()


def test_a_preview_shows_the_pdf_of_the_last_build(small: Built, project: Path) -> None:
    copytree(small.project / ".cache", project / ".cache")
    built = preview(project)

    assert built.code == 0, built.said
    assert (small.site / PDF).read_bytes() == (built.site / PDF).read_bytes()


def test_without_pango_the_site_is_built_without_pdfs(small: Built, project: Path) -> None:
    """A machine that cannot lay out PDFs still makes the site, and says what is missing."""
    folder = project / "tanpa-pango"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(
        "import sys\n"
        "class NoPango:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'weasyprint':\n"
        "            raise OSError(\"cannot load library 'libpango-1.0-0'\")\n"
        "sys.meta_path.insert(0, NoPango())\n"
    )
    paths = [str(folder), *filter(None, [os.environ.get("PYTHONPATH")])]
    built = build(project, env={"PYTHONPATH": os.pathsep.join(paths)})

    assert built.code == 0, built.said
    assert "PDF tidak dibuat: pustaka Pango belum terpasang" in built.said
    site = Site(built.site, SITE)
    assert [] == list(site.broken())
    missing = set(tree(small.site)) - set(tree(built.site))
    missing = {name for name in missing if not name.startswith("cari/")}  # named by their words
    assert PDF in missing
    assert {".pdf"} == {name[-4:] for name in missing}


def test_the_pdf_plugin_can_be_turned_off(project: Path) -> None:
    change(project / "mkdocs.yml", "  - masterplan-pdf\n", "")
    built = build(project)

    assert built.code == 0, built.said
    assert not (built.site / PDF).exists()


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    """The check of links used here does see what is broken."""
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text(
        '<a href="a/">a</a><a href="a/#ada">b</a><a href="a/#tidak">c</a><a href="b/">d</a>'
        '<img src="gambar.png"><a href="https://lain.example/x">e</a>'
    )
    (tmp_path / "a" / "index.html").write_text('<p id="ada"><a href="../">atas</a></p>')

    assert ["index.html: a/#tidak", "index.html: b/", "index.html: gambar.png"] == list(
        Site(tmp_path).broken()
    )


# What the repository publishes


@pytest.fixture(scope="module")
def real(real_build: Built) -> Site:
    """The site that the repository publishes."""
    return Site(real_build.site, REAL_SITE)


def test_the_repository_builds_without_a_warning(real_build: Built) -> None:
    assert 0 == real_build.code, real_build.said
    assert "WARNING" not in real_build.said


def test_every_region_has_its_pages(real: Site, real_library: Library) -> None:
    assert 11 == len(real_library)
    for region in real_library:
        assert f"{region.slug}/index.html" in real.pages
        assert f"{region.slug}/tahapan/index.html" in real.pages
        assert region.daerah.nama in real.page(f"{region.slug}/").words


def test_the_pdf_of_kota_ternate_is_a_book(real_build: Built) -> None:
    pdf = PdfReader(real_build.site / "unduhan/kota-ternate/kota-ternate-masterplan.pdf")

    assert len(pdf.pages) >= 100
    assert len(set(pdf.page_labels)) == len(pdf.page_labels)
    assert [] == [
        number
        for number, page in enumerate(pdf.pages)
        if number and "CONTOH, bukan kebijakan resmi" not in page.extract_text()
    ]


def test_data_files_hold_every_programme_and_budget_line(
    real_build: Built, real_library: Library
) -> None:
    for region in real_library.with_plan:
        assert region.plan is not None
        folder = real_build.site / "data" / region.slug
        whole = json.loads((folder / "masterplan.json").read_bytes())
        rows = {
            name: list(csv.DictReader(io.StringIO((folder / f"{name}.csv").read_text("utf-8"))))
            for name in ("program", "anggaran", "indikator")
        }
        lines = [line for program in region.plan.program for line in program.anggaran]

        assert len(region.plan.program) == len(rows["program"]) == len(whole["program"])
        assert len(lines) == len(rows["anggaran"])
        assert {item.id for item in region.plan.indikator} == {
            row["id"] for row in rows["indikator"]
        }


def test_every_link_of_the_published_site_leads_somewhere(real: Site) -> None:
    """Every address inside the site, on every page, with the place in the page that it names."""
    assert [] == list(real.broken())
    assert real.inside() > 2000


def test_no_page_gives_an_id_twice(real: Site) -> None:
    assert {} == {name: page.twice for name, page in real.pages.items() if page.twice}


def test_everything_with_a_permanent_address_is_there(real: Site, real_library: Library) -> None:
    """Programmes, objectives and indicators can be quoted: their anchors are promises."""
    found = 0
    for region in real_library.with_plan:
        assert region.plan is not None
        for address in [
            *(addresses.program(region, item) for item in region.plan.program),
            *(addresses.sasaran(region, item) for item in region.plan.sasaran),
            *(addresses.indikator(region, item) for item in region.plan.indikator),
        ]:
            page, mark, anchor = address.partition("#")
            assert (anchor in real.page(page).ids) or not mark, address
            found += 1

    assert found > 90


def test_samples_are_marked_on_every_page_and_kept_from_search_engines(
    real: Site, real_library: Library
) -> None:
    """Every page of a region with one, and every page that adds one up; each says so on itself.

    Of the province's pages about all regions, some show no plan.
    """
    samples = {region.slug for region, plan in real_library.plans if plan.contoh}
    marked = {name for name, page in real.pages.items() if "noindex" in page.robots}
    with_banner = {
        name for name, page in real.pages.items() if re.search(BANNER, page.words) is not None
    }
    of_samples = {name for name in real.pages if name.split("/")[0] in samples}

    assert "kota-ternate" in samples
    assert of_samples - marked <= {
        f"provinsi/{name}/index.html"
        for name in ("papan-tahapan", "kerja-sama", "smart-province", "pemeriksaan")
    }
    assert {"provinsi/cakupan/index.html"} <= marked <= with_banner
    assert {name.split("/")[0] for name in marked} <= samples | {"provinsi", "perubahan"}


def test_no_page_names_the_machine_that_built_it(real_build: Built) -> None:
    """What is published is the same from every machine."""
    here = str(ROOT).encode()

    assert [] == [
        str(file)
        for file in real_build.site.rglob("*")
        if file.is_file() and here in file.read_bytes()
    ]


def test_no_page_asks_another_host_for_anything(real: Site) -> None:
    """Fonts, scripts, styles and pictures come from the site itself."""
    assert [] == [
        (name, address)
        for name, page in real.pages.items()
        for tag, address in page.links
        if tag in {"img", "link", "script"} and re.match(r"[a-z]+:|//", address)
        if address != REAL_SITE + name.removesuffix("index.html")  # the page's own, canonical
    ]
