"""Printed tables as one workbook for people: a sheet about them, and a sheet for each table."""

import io

import xlsxwriter

from umai.statistics.publication.code_lists import category_in_words, known_on, table_in_words, title_of, word
from umai.statistics.publication.csvw import NUMBERS
from umai.statistics.publication.editions import Edition, PrintedTable

NEVER = ("strings_to_formulas", "strings_to_numbers", "strings_to_urls")
SHEET_NAME = 31  # signs, at most


def as_workbook(edition: Edition, language: str) -> bytes:
    """The tables in one language (ky, ru or en); nothing in it is a formula."""
    answer = io.BytesIO()
    book = xlsxwriter.Workbook(answer, {"in_memory": True, **dict.fromkeys(NEVER, False)})
    bold, wrapped = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"text_wrap": True})
    about = book.add_worksheet(word("about")[language])
    about.set_column(0, 0, 90)
    about.write_string(0, 0, f"{word('period')[language]}: {edition.period} ({edition.name})", bold)
    about.write_string(1, 0, word("rule")[language], wrapped)
    about.write_string(2, 0, known_on(edition, language), wrapped)
    for at, table in enumerate(edition.tables, 1):
        about.write_string(at + 3, 0, f"{at}. {table_in_words(table, language)}", wrapped)
        write_table(book.add_worksheet(f"{at}. {table.name}"[:SHEET_NAME]), edition, table, language, bold)
    book.close()
    return answer.getvalue()


def write_table(sheet, edition: Edition, table: PrintedTable, language: str, bold) -> None:
    """Words of the categories, the number, and from where to where it may lie."""
    sheet.write_string(0, 0, table_in_words(table, language))
    heads = [title_of(edition, axis.dimension, language) for axis in table.axes]
    heads += [word(name)[language] for name in NUMBERS]
    for at, words in enumerate(heads):
        sheet.write_string(2, at, words, bold)
    sheet.set_column(0, len(table.axes) - 1, 30)
    sheet.set_column(len(table.axes), len(heads) - 1, 14)
    sheet.freeze_panes(3, 0)
    for row, place in enumerate(table.places(), 3):
        cell = edition.printed(table, place)
        for at, (axis, one) in enumerate(zip(table.axes, place, strict=True)):
            sheet.write_string(row, at, category_in_words(edition, axis.dimension, one, language))
        for at, number in enumerate((cell.printed, cell.least, cell.most), len(table.axes)):
            if number is None:
                sheet.write_string(row, at, "–")
            else:
                sheet.write_number(row, at, number)
