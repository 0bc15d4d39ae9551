"""What a list says of a child, in words: for the page, and for a signal that is made of it."""

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from umai.design.days import in_words
from umai.identification.signal.sealing import Words
from umai.linkage.parsing.columns import Field

PLACES = ("settlement", "municipality", "district")
NOT_SHOWN = {Field.FULL_NAME.value, Field.SURNAME.value, Field.GIVEN.value, Field.PATRONYMIC.value}


def says(row):
    """What the list says by its marks: that the parents are away, that the child is absent."""
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


def listed(row):
    """The list and for which days it holds, in one line."""
    edition = row.edition
    return _("%(list)s, %(from)s – %(to)s") % {
        "list": edition.source.name,
        "from": in_words(edition.from_on),
        "to": in_words(edition.to_on),
    }


def place_of(row):
    """The narrowest place that the list names, with what it lies in."""
    language = (get_language() or "ky")[:2]
    places = [getattr(row, name) for name in PLACES]
    return ", ".join(dict.fromkeys(place.name_in(language) for place in places if place is not None))


def to_be_reported(line, rows, words):
    """The words of a signal: who is meant, where, and what each list says, with what the worker adds.

    The name and the place are those of the row by which the child stands on the work list.
    """
    (first,) = (row for row in rows if row.pk == line.pk)
    happened = [words.strip()] if words.strip() else []
    for row in rows:
        said = "; ".join([*says(row), *(f"{name}: {value}" for name, value in cells(row))])
        happened.append(f"{pgettext('in a signal', 'List')}: {listed(row)}. {row.edition.ground}\n{said}")
    born = in_words(first.birth_date, first.birth_precision) if first.birth_date else ""
    who = ", ".join(filter(None, [name_of(first), born]))
    return Words(happened="\n\n".join(happened), where=place_of(first), child=who)
