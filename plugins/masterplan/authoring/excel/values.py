"""A value of a tree in, what its cell shows out; and what a cell says, back into the tree.

A cell is only ever read when it no longer shows what was written into it. So a value that no cell
can hold exactly (a long number, a text with odd white space) goes out and comes back unharmed.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any, get_args

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from masterplan.authoring.excel import cells
from masterplan.authoring.excel.cells import Unclear
from masterplan.authoring.excel.columns import Column, Kind
from masterplan.authoring.excel.grid import Cell, Value
from masterplan.authoring.excel.names import Names
from masterplan.model.program import Lokasi
from masterplan.sources.tree import after, before, behind, write_after, write_before, write_behind

LONGEST = 32_000
"""Characters that a cell can hold, and a few to spare."""

_SHORT_FORMS = {"selaras_provinsi": "program"}
"""Keys at which a list stands for a mapping with one key."""

_REFERENCE = re.compile(r"[0-9]{2}(\.[0-9]{2})?/[a-z_-]+/[a-z0-9]+(-[a-z0-9]+)*")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CODES = {
    "tpb": re.compile(r"[0-9]{1,2}\.[0-9a-d]{1,2}"),
    "kode_nomenklatur": re.compile(r"([0-9]|X)(\.[0-9X]{1,4})*"),
    "urusan": re.compile(r"([0-9]|X)(\.[0-9X]{1,4})*"),
}
_PLACES = get_args(Lokasi.model_fields["jenis"].annotation)
_PLACE = re.compile(
    r"(?P<jenis>[a-z-]+)\s*(?::\s*(?P<nama>[^\[\(]*[^\[\(\s])?)?\s*(?:\[(?P<kode>[0-9., ]+)\])?\s*"
    r"(?:\((?P<titik>-?[0-9.]+\s*,\s*-?[0-9.]+)\))?"
)


def node_at(item: CommentedMap, key: str) -> Any:
    """The value at a path of keys; `None` when there is none."""
    here: Any = item
    steps = key.split(".")
    for place, step in enumerate(steps):
        if not isinstance(here, CommentedMap):
            is_short = place and _SHORT_FORMS.get(steps[place - 1]) == step
            return here if is_short else None
        here = here.get(step)
    return here


def shown(node: Any, column: Column) -> Value:
    """What a cell shows of a value."""
    if isinstance(node, CommentedSeq):
        if column.kind is Kind.LOKASI:
            return _cell_text("\n".join(_place(part) for part in node))
        texts = [part for part in node if isinstance(part, str)]
        return _cell_text(column.between.join(texts)) if len(texts) == len(node) else None
    if not isinstance(node, str) or not node:
        return None
    if column.many and column.kind is not Kind.LOKASI:
        return _cell_text(node)
    if column.kind in (Kind.RUPIAH, Kind.TAHUN) and re.fullmatch("0|[1-9][0-9]{0,14}", node):
        return int(node)
    if column.kind in (Kind.ANGKA, Kind.PERSEN) and re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", node):
        digits = node.replace("-", "").replace(".", "").strip("0")
        if len(digits) <= 15:
            return float(node) if "." in node else int(node)
    if column.kind is Kind.TANGGAL and re.fullmatch("[12][0-9]{3}-[0-9]{2}-[0-9]{2}", node):
        try:
            return date.fromisoformat(node) if node >= "1901" else node
        except ValueError:
            return node
    return _cell_text(node)


def can_be_edited(node: Any, column: Column) -> bool:
    """Whether a cell shows the whole of a value, so that a new one may take its place."""
    if node is None or isinstance(node, str):
        return len(node or "") <= LONGEST
    if not isinstance(node, CommentedSeq) or not column.many:
        return False
    inner = CommentedMap if column.kind is Kind.LOKASI else str
    return all(isinstance(part, inner) for part in node)


def same(first: Value, second: Value) -> bool:
    """Whether two cells show the same."""
    return _comparable(first) == _comparable(second)


def read(cell: Cell, column: Column, names: dict[str, Names]) -> Any:
    """What a cell says, as text of a source; a list of texts where there may be several."""
    if cell.formula:
        raise Unclear(f"rumus '{cell.formula[:40]}' belum dihitung", "buka di Excel, lalu simpan")
    if column.kind is Kind.LOKASI:
        return [_read_place(line) for line in cell.text.split("\n") if line.strip()]
    if column.kind is Kind.RUJUKAN:
        found = _references(cell, column.refs, names)
        if not column.many and len(found) != 1:
            raise Unclear(f"'{cell.text[:60]}' menyebut {len(found)}", "sebut satu saja")
        return found if column.many else found[0]
    if column.kind is Kind.KODE and isinstance(cell.value, float):  # 16.1, or was it 16.10?
        raise Unclear(f"'{cell.text}' tersimpan sebagai angka", f"ketik sebagai teks: '{cell.text}")
    if column.many:
        split = r"\n" if column.kind is Kind.TEKS else r"[,;\n]"
        parts = [part.strip() for part in re.split(split, cells.text(cell)) if part.strip()]
        return [_one(_as(cell, part), column) for part in parts]
    if column.kind in (Kind.RUPIAH, Kind.ANGKA, Kind.PERSEN) and _is_unknown(cell):
        return None
    return _one(cell, column)


def _is_unknown(cell: Cell) -> bool:
    return cell.text.lower() in cells.UNKNOWN


def put(item: CommentedMap, key: str, value: Any) -> None:
    """Set the value at a path of keys; lists keep what they share with the new one."""
    *above, last = key.split(".")
    holder = item
    for step in above:
        inner = holder.get(step)
        if inner is None:
            _set(holder, step, CommentedMap())
        elif not isinstance(inner, CommentedMap):
            if step not in _SHORT_FORMS:
                raise _unfit(step)
            _set(holder, step, CommentedMap({_SHORT_FORMS[step]: inner}))
        holder = holder[step]
    old = holder.get(last)
    if isinstance(old, CommentedMap) or (
        isinstance(old, CommentedSeq) and not isinstance(value, list)
    ):
        raise _unfit(last)
    if isinstance(old, CommentedSeq):
        _change_list(old, value)
    elif isinstance(value, list) and not (isinstance(old, str) and len(value) == 1):
        _set(holder, last, CommentedSeq(value))
    else:
        _set(holder, last, value[0] if isinstance(value, list) else value)


def _unfit(key: str) -> Unclear:
    return Unclear(f"'{key}' di berkas YAML berbentuk lain", "ubah di berkas YAML")


def _set(holder: CommentedMap, key: str, value: Any) -> None:
    """Set a key; a year finds its place among years."""
    if key in holder or not key.isdigit():
        holder[key] = value
        return
    place = sum(1 for other in holder if str(other) < key)
    holder.insert(place, key, value)


def _change_list(old: CommentedSeq, new: list[Any]) -> None:
    """Give a list new items; those that stay keep their comments, those of the others go last."""
    kept = {_place(part): (part, before(old, at), behind(old, at)) for at, part in enumerate(old)}
    last = after(old)
    old.clear()
    old.ca.items.clear()
    for at, value in enumerate(new):
        part, above, beside = kept.pop(_place(value), (value, [], ""))
        old.append(part)
        write_before(old, at, above)
        write_behind(old, at, beside)
    lost = [line for _, above, beside in kept.values() for line in (*above, beside) if line]
    write_after(old, [*lost, *last])


def _one(cell: Cell, column: Column) -> str | None:
    """One value of a column that is neither a list nor a reference."""
    if column.kind is Kind.RUPIAH:
        return cells.rupiah(cell)
    if column.kind in (Kind.ANGKA, Kind.PERSEN):
        return cells.number(cell, "%" if column.kind is Kind.PERSEN or cell.percent else "")
    if column.kind is Kind.TAHUN:
        return cells.year(cell)
    if column.kind is Kind.TANGGAL:
        return cells.day(cell)
    if column.kind is Kind.PILIHAN:
        return cells.choice(cell, column.choices)
    text = cells.text(cell)
    if column.kind is Kind.ID and not _ID.fullmatch(text):
        raise Unclear(f"'{text[:60]}' bukan id", "pakai huruf kecil, angka, dan tanda hubung")
    if column.kind is Kind.KODE and not _CODES[column.key].fullmatch(text):
        raise Unclear(f"'{text[:60]}' bukan kode di sini", "bandingkan dengan baris lain")
    return text


def _references(cell: Cell, kind: str, names: dict[str, Names]) -> list[str]:
    """The ids that a cell names; those of other regions are taken as they are."""
    parts = [part for part in re.split(r"[,;\s]+", cell.text) if part]
    if any(_REFERENCE.fullmatch(part) for part in parts):
        for part in parts:
            if part not in names.get(kind, parts) and not _REFERENCE.fullmatch(part):
                raise Unclear(f"'{part}' tidak dikenal", "pakai id dari daftar")
        return parts
    if kind not in names:
        if not all(_ID.fullmatch(part) for part in parts):
            raise Unclear(f"'{cell.text[:60]}' bukan id", "tulis id program provinsi")
        return parts
    one = names[kind].one(cell.text)
    return [one] if one is not None else names[kind].all(cell.text)


def _as(cell: Cell, text: str) -> Cell:
    return Cell(cell.sheet, cell.row, cell.column, text)


def _place(part: Any) -> str:
    """A location in one line: `kecamatan: Moti [82.71.04]`; any other item as it is."""
    if not isinstance(part, CommentedMap):
        return str(part)
    text = str(part.get("jenis") or "?")
    if part.get("nama"):
        text += f": {' '.join(str(part['nama']).split())}"
    if part.get("kode"):
        text += f" [{', '.join(map(str, part['kode']))}]"
    if part.get("titik"):
        text += f" ({', '.join(map(str, part['titik']))})"
    return text


def _read_place(line: str) -> CommentedMap:
    found = _PLACE.fullmatch(line.strip())
    if found is None or found["jenis"] not in _PLACES:
        hint = f"tulis jenis: nama [kode]; jenisnya {', '.join(_PLACES)}"
        raise Unclear(f"'{line.strip()[:60]}' bukan lokasi", hint)
    place = CommentedMap(jenis=found["jenis"])
    if found["nama"]:
        place["nama"] = found["nama"]
    for key in ("kode", "titik"):
        if found[key]:
            place[key] = CommentedSeq(part.strip() for part in found[key].split(","))
    return place


def _cell_text(text: str) -> str | None:
    """A text that a cell can hold; a cell with white space alone is as good as empty."""
    if not text.strip():
        return None
    if len(text) > LONGEST:
        return "(terlalu panjang untuk Excel; ubah di berkas YAML)"
    return ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)


def _comparable(value: Value) -> object:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, (int, float)):
        return float(value)
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    text = str(value).replace("\r\n", "\n").strip()
    return text or None
