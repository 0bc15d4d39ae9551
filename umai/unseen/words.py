"""What a list says of a child, in words: for the page, and for a signal that is made of it."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from umai.design.days import date_in_words
from umai.identification.signal.sealing import ReportWords
from umai.linkage.parsing.columns import NAMES, ColumnMeaning

PLACES = ("settlement", "municipality", "district")
NOT_SHOWN = (*NAMES, ColumnMeaning.PATRONYMIC)


def marks_of(row):
    """The marks of the list in words: that the parents are away, that the child is absent."""
    found = []
    if row.of_migrant:
        found.append(_("child of migrants"))
    if row.absent:
        found.append(_("absent from school"))
    return found


def cells(row):
    """What stands in the row beside the name: pairs of what stands above the column and what is in it."""
    columns = row.edition.columns
    pairs = zip(columns, row.raw, strict=False)
    return [
        (name or _("column without a heading"), str(value))
        for (name, meaning), value in pairs
        if str(value or "").strip() and meaning not in NOT_SHOWN
    ]


def name_of(row):
    return row.full_name() or _("Name not known")


def list_in_words(row):
    """The list and for which days it holds, in one line."""
    edition = row.edition
    return _("%(list)s, %(from)s – %(to)s") % {
        "list": edition.source.name,
        "from": date_in_words(edition.from_on),
        "to": date_in_words(edition.to_on),
    }


def place_of(row):
    """The narrowest place that the list names, with what it lies in."""
    return names_of(getattr(row, name) for name in PLACES)


def names_of(places):
    """The names of these places, each once; those that are None are left out."""
    return ", ".join(dict.fromkeys(place.name for place in places if place is not None))


def signal_words(line, rows, words):
    """The words of a signal: who is meant, where, and what each list says, with what the worker adds.

    The name and the place are those of the row whose id the line has.
    """
    (first,) = (row for row in rows if row.pk == line.pk)
    happened = [words.strip()] if words.strip() else []
    for row in rows:
        says = "; ".join([*marks_of(row), *(f"{name}: {value}" for name, value in cells(row))])
        happened.append(
            f"{pgettext('in a signal', 'List')}: {list_in_words(row)}. {row.edition.ground}\n{says}"
        )
    born = date_in_words(first.birth_date, first.birth_precision) if first.birth_date else ""
    who = ", ".join(filter(None, [name_of(first), born]))
    return ReportWords(happened="\n\n".join(happened), where=place_of(first), child=who)
