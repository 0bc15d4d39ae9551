"""A filled form as files: CSV for programs, a workbook for people."""

import csv
import io

import xlsxwriter
from django.utils.translation import gettext as _

from umai.statistics.counted.periods import CountedPeriod
from umai.statistics.elsewhere.words import said
from umai.statistics.official.entries import OfficialForm
from umai.statistics.official.filling import FilledRow

COLUMNS = ("form", "period", "row", "code", "words", "indicator", "category", "now", "on_last_day", "instead")
NEVER = ("strings_to_formulas", "strings_to_numbers", "strings_to_urls")


def as_rows(form: OfficialForm, period: CountedPeriod, rows: list[FilledRow]) -> str:
    """The rows as CSV in the language of the reader; numbers to the nearest ten, as on the page."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    for one in rows:
        row = one.row
        table.writerow(
            (
                form.code,
                period.until.isoformat(),
                row.number,
                row.code,
                one.words,
                row.counts or row.figures,
                f"{row.dimension}={row.category}" if row.dimension else "",
                "" if one.now is None else one.now,
                "" if one.before is None else one.before,
                one.instead,
            )
        )
    return text.getvalue()


def as_workbook(form: OfficialForm, period: CountedPeriod, rows: list[FilledRow]) -> bytes:
    """The form as one sheet in the language of the reader; nothing in it is a formula."""
    answer = io.BytesIO()
    book = xlsxwriter.Workbook(answer, {"in_memory": True, **dict.fromkeys(NEVER, False)})
    bold, wrapped = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"text_wrap": True})
    sheet = book.add_worksheet(_("Form"))
    sheet.set_column(0, 1, 12)
    sheet.set_column(2, 2, 60, wrapped)
    sheet.set_column(3, 4, 16)
    sheet.set_column(5, 6, 50, wrapped)
    for at, words in enumerate((said(form.title), period.words, said(form.source), rounding())):
        sheet.write_string(at, 0, words, bold if at == 0 else None)
    heads = (_("Row"), _("Code"), _("What"), _("Known now"), _("As it was known on the last day"))
    for at, words in enumerate((*heads, _("Where it comes from"), _("Note"))):
        sheet.write_string(5, at, words, bold)
    for at, one in enumerate(rows, 6):
        for column, words in enumerate((one.row.number, one.row.code, one.words)):
            sheet.write_string(at, column, words)
        for column, n in ((3, one.now), (4, one.before)):
            if n is not None:
                sheet.write_number(at, column, n)
        sheet.write_string(at, 5, one.instead or (one.link.label if one.link else ""))
        sheet.write_string(at, 6, one.note)
    sheet.freeze_panes(6, 0)
    book.close()
    return answer.getvalue()


def rounding() -> str:
    """How the numbers are rounded, in the words of the pages of indicators."""
    return _(
        "To the nearest ten, each number by itself, so they may not add up;"
        " fewer than five are shown as none."
    )
