"""A list as a workbook: XLSX, XLS or ODS, its values as text. Formulas and macros are never run."""

import io
import re
import zipfile
from datetime import date, datetime, time, timedelta

import python_calamine as calamine

from umai.design.fields.signs import as_storable
from umai.documents.clean.archive_limits import ARCHIVE_ERRORS, ArchiveLimits, fault
from umai.linkage.files.formats import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, ODS, XLS, UnreadableFile

LIMITS = ArchiveLimits(entries=5_000, total=1_500_000_000, ratio=150, small=20_000_000)
FORMULA = {"xlsx": re.compile(rb"<f[ />]"), ODS: re.compile(rb"table:formula=")}
SHEETS = {"xlsx": re.compile(r"xl/worksheets/[^/]+\.xml"), ODS: re.compile(r"content\.xml")}
SEARCHED = 1 << 20


def rows_of(data: bytes, kind: str, say):
    """The rows of the fullest sheet; `say` is first called with what the file is. Raises `UnreadableFile`."""
    found = {"kind": kind, "macros": False, "formulas": 0}
    if kind != XLS:
        found |= inspect_archive(data, kind)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheet, more = fullest_sheet_of(book)
    except calamine.PasswordError:
        raise UnreadableFile("locked") from None
    except (calamine.CalamineError, ValueError, OSError):
        raise UnreadableFile("damaged") from None
    found |= {"sheet": sheet.name, "more_sheets": more, "merged": len(sheet.merged_cell_ranges or [])}
    say(found)
    if sheet.total_height > MOST_ROWS:
        raise UnreadableFile("too_many_rows", most=MOST_ROWS)
    merged = MergedCells(sheet)
    for number, row in enumerate(sheet.iter_rows()):
        texts = merged.filled(number, [text_of(cell) for cell in row])
        while texts and not texts[-1]:
            texts.pop()
        if len(texts) > MOST_COLUMNS:
            raise UnreadableFile("too_many_columns", columns=len(texts), most=MOST_COLUMNS)
        yield texts


class MergedCells:
    """Cells merged over several lines or columns: each of them gets the text of the first."""

    def __init__(self, sheet):
        self.left = sheet.start[1] if sheet.start else 0
        self.ranges = sorted(sheet.merged_cell_ranges or [], reverse=True)
        self.open = []  # (last line, columns, text)

    def filled(self, number, texts):
        while self.ranges and self.ranges[-1][0][0] <= number:
            (top, left), (bottom, right) = self.ranges.pop()
            columns = range(max(left - self.left, 0), min(right - self.left + 1, len(texts)))
            if top == number and columns:
                self.open.append((bottom, columns, texts[columns[0]]))
        self.open = [one for one in self.open if one[0] >= number]
        for _bottom, columns, text in self.open:
            for at in columns:
                texts[at] = texts[at] or text
        return texts


def fullest_sheet_of(book):
    """(the visible sheet with the most rows, how many other sheets are not empty)."""
    sheets = []
    for meta in book.sheets_metadata:
        if meta.typ == calamine.SheetTypeEnum.WorkSheet:
            sheet = book.get_sheet_by_name(meta.name)
            shown = meta.visible == calamine.SheetVisibleEnum.Visible
            if sheet.height:
                sheets.append((shown, sheet.height, sheet))
    if not sheets:
        raise UnreadableFile("empty")
    best = max(sheets, key=lambda one: one[:2])
    return best[2], len(sheets) - 1


def text_of(cell) -> str:
    """One cell as text: a date as 2015-03-27, a whole number without a point."""
    if isinstance(cell, str):
        return as_storable(cell).strip()[:LONGEST_CELL]
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e16 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")
    if isinstance(cell, date | time | int):
        return str(cell)
    return str(cell) if isinstance(cell, timedelta) else ""


def inspect_archive(data, kind):
    """What the archive says of itself, and whether it holds macros and formulas. Raises `UnreadableFile`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if wrong := fault(entries, len(data), LIMITS):
                raise UnreadableFile(wrong)
            names = [one.filename for one in entries]
            macros = any("vbaproject" in name.lower() or name.startswith("Basic/") for name in names)
            formulas = sum(
                count_matches(archive, one, FORMULA[kind])
                for one in entries
                if SHEETS[kind].fullmatch(one.filename)
            )
    except ARCHIVE_ERRORS:
        raise UnreadableFile("damaged") from None
    return {"macros": macros, "formulas": formulas}


def count_matches(archive, entry, pattern):
    """How often the pattern occurs in a part, read piece by piece."""
    found, rest = 0, b""
    with archive.open(entry) as part:
        while piece := part.read(SEARCHED):
            text = rest + piece
            cut = len(text) - 20 if len(piece) == SEARCHED else len(text)
            found += sum(match.start() < cut for match in pattern.finditer(text))
            rest = text[cut:]
    return found
