"""What was noticed of a whole file, and is no fault of a row, in words."""

from django.utils.translation import gettext as _


def in_words(notes) -> list[str]:
    """A sentence for each [code, numbers]."""
    return [sentence for code, numbers in notes if (sentence := _of(code, numbers))]


def _of(code, numbers):
    return {
        "no_header": _("No line says what the columns are. Check below what each of them holds."),
        "two_headers": _("The names of the columns stand in two lines, and were put together."),
        "macros": _("The file holds macros. They were not run and are not kept."),
        "formulas": _("The file holds formulas. What they gave when it was saved was read, and nothing run."),
        "merged": _("Merged cells were read as if their words stood in each of their lines."),
        "more_sheets": _("The file has further sheets. Only the one with the most lines was read."),
        "latin": _("The names are in Latin letters. They are compared with Cyrillic ones by their sound."),
        "dates_as_numbers": _("Dates written as numbers of the spreadsheet were read as the days they mean."),
    }.get(code, "")
