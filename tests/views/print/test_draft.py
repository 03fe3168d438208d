from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from masterplan.html_tree import write
from masterplan.views.print.draft import draft, references


@pytest.fixture
def pictures(tmp_path: Path) -> dict[str, Path]:
    """A photograph, a drawing, and a file that is neither."""
    Image.effect_noise((300, 200), 90).convert("RGB").save(tmp_path / "foto.jpg")
    Image.new("RGBA", (30, 20), "red").save(tmp_path / "bening.png")
    (tmp_path / "rusak.png").write_bytes(b"bukan gambar")
    return {f"gambar/{name}": tmp_path / name for name in ("foto.jpg", "bening.png", "rusak.png")}


def test_only_pictures_that_are_shown_travel_each_once(pictures: dict[str, Path]) -> None:
    made = draft('<p>a <img src="gambar/foto.jpg" alt="x"> <img src="gambar/foto.jpg" alt="y"></p>',
                 "I", "x", pictures)  # fmt: skip

    assert [("gambar/foto.jpg", pictures["gambar/foto.jpg"].read_bytes())] == [*made.images]


def test_a_picture_without_words_is_called_by_its_file(pictures: dict[str, Path]) -> None:
    made = draft('<p><img src="gambar/foto.jpg" alt=""></p>', "I", "x", pictures)

    assert '<img src="gambar/foto.jpg" alt="gambar foto">' in write(made.root)


@pytest.mark.parametrize("name", ["gambar/rusak.png", "gambar/tidak-ada.png", ""])
def test_words_stand_in_for_a_picture_that_cannot_be_shown(
    name: str, pictures: dict[str, Path]
) -> None:
    made = draft(f'<p><img src="{name}" alt="Peta"></p>', "I", "x", pictures)

    assert () == made.images
    assert "[Gambar tidak dapat ditampilkan: Peta]" in made.root.text
    assert "<img" not in write(made.root)


def test_the_next_table_is_named_where_the_text_points_ahead() -> None:
    made = draft(
        "<h2>A</h2><p>Lihat tabel berikut.</p><p>lagi</p><table><tr><td>x</td></tr></table>"
        "<p>Gambar berikut menunjukkannya.</p>",
        "III",
        "x",
    )

    assert '<p>Lihat <a href="#tabel-iii-1">Tabel III.1</a> berikut.</p>' in write(made.root)
    assert "<p>Gambar berikut menunjukkannya.</p>" in write(made.root)


def test_a_table_of_another_section_is_not_meant() -> None:
    made = draft(
        "<h2>A</h2><p>Tabel berikut.</p><h2>B</h2><table><tr><td>x</td></tr></table>", "I", "x"
    )

    assert "<p>Tabel berikut.</p>" in write(made.root)


def test_a_table_below_a_deeper_heading_is() -> None:
    made = draft(
        "<h2>A</h2><p>Tabel berikut.</p><h3>B</h3><table><tr><td>x</td></tr></table>", "I", "x"
    )

    assert '<a href="#tabel-i-1">Tabel I.1</a> berikut.' in write(made.root)


def test_figures_and_first_tables_of_sections_can_be_referred_to() -> None:
    made = draft(
        '<h2 id="a">A</h2><p>x</p><table><tr><td>x</td></tr></table><table></table>'
        '<figure id="grafik"><figcaption>G</figcaption></figure><h2 id="b">B</h2><p>y</p>',
        "II",
        "x",
    )

    assert {"a": "Tabel II.1", "grafik": "Gambar II.1"} == {
        anchor: name.name for anchor, name in references(made.root).items()
    }
