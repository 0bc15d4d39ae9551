"""In words: what was noticed about a whole file and is no fault of a row."""

from django.utils.translation import gettext as _


def notes_in_words(notes, *, taken_in=False) -> list[str]:
    """A sentence for each [code, numbers]; with `taken_in`, for a list that was taken in already."""
    return [sentence for code, _numbers in notes if (sentence := _of(code, taken_in))]


def _of(code, taken_in):
    no_header = (
        _("No line says what the columns are. Whoever took the list in said what each of them holds.")
        if taken_in
        else _("No line says what the columns are. Check below what each of them holds.")
    )
    return {
        "no_header": no_header,
        "two_headers": _("The names of the columns stand in two lines, and were put together."),
        "macros": _("The file holds macros. They were not run and are not kept."),
        "formulas": _("The file holds formulas. What they gave when it was saved was read, and nothing run."),
        "merged": _("Merged cells were read as if their words stood in each of their lines."),
        "more_sheets": _("The file has further sheets. Only the one with the most lines was read."),
        "set_aside": _(
            "Empty lines and totals are no children and were set aside. Nothing is to be mended in them."
        ),
        "latin": _("The names are in Latin letters. They are compared with Cyrillic ones by their sound."),
        "dates_as_numbers": _("Dates written as numbers of the spreadsheet were read as the days they mean."),
    }.get(code, "")
