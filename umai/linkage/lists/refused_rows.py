"""The rows of a list that cannot be taken in, as a workbook with the reasons, to mend and send again."""

import io

import xlsxwriter
from django.utils.translation import gettext as _

from umai.linkage.lists.ingest import parsed_rows_of
from umai.linkage.lists.preview import open_table, require_columns
from umai.linkage.parsing.reasons import is_to_mend, reasons_in_words

FORMULA_STARTS = tuple("=+-@\t\r|%")  # what a spreadsheet may take for the beginning of a formula


def workbook_of_file(file, *, using) -> bytes:
    """The refused rows of a file that was not taken in, read once more. Raises `UnreadableList`."""
    with open_table(file.data, file.ending, file.columns) as table:
        require_columns(table.columns)
        refused = (row for row in parsed_rows_of(file, table, using) if is_to_mend(row.reasons))
        return as_workbook(table.header, ((row.raw, row.reasons) for row in refused))


def workbook_of_edition(edition, rows) -> bytes:
    """The refused rows (`rows`) of an edition that was taken in without them."""
    return as_workbook(edition.header, ((row.raw, row.reasons) for row in rows))


def as_workbook(header, rows) -> bytes:
    """The columns as they came, and a last one for the reasons; every cell is text, none a formula."""
    answer = io.BytesIO()
    never = ("strings_to_formulas", "strings_to_numbers", "strings_to_urls")
    book = xlsxwriter.Workbook(answer, {"in_memory": True, **dict.fromkeys(never, False)})
    text, bold = book.add_format({"num_format": "@"}), book.add_format({"bold": True, "num_format": "@"})
    sheet = book.add_worksheet(_("To mend"))
    sheet.set_column(0, len(header), 20, text)
    for at, words in enumerate([*header, _("Why it was not taken in")]):
        sheet.write_string(0, at, as_plain_cell(words), bold)
    for number, (raw, reasons) in enumerate(rows, 1):
        for at in range(len(header)):
            sheet.write_string(number, at, as_plain_cell(raw[at] if at < len(raw) else ""), text)
        sheet.write_string(number, len(header), "; ".join(reasons_in_words(reasons)), text)
    book.close()
    return answer.getvalue()


def as_plain_cell(cell: str) -> str:
    """A cell that no program takes for a formula, also when the workbook is saved as CSV."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) and not cell[1:].replace(" ", "").isdigit() else cell
