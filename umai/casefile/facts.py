"""The facts of a file in words: an absence, an arrangement of care, a school, an address."""

from datetime import date

from django.utils.translation import gettext as _

from umai.design.days import date_in_words


def with_record_name(words, child_id, file):
    """These words, and from which record they are where the child has several and this one does not lead."""
    if child_id in (None, file.ids[0]) or len(file.ids) == 1:
        return words
    name = next((row.full_name() for row in file.others if row.child_id == child_id), _("Name not known"))
    return "\n".join(filter(None, [words, _("From the other record: %(name)s") % {"name": name}]))


def known_day(day: date | None, precision="day"):
    """A day in words, no more exactly than it is known; "" when nobody knows it."""
    if day is None:
        return ""
    return date_in_words(day, precision if precision in ("day", "month") else "year")


def pin_tail(identity):
    """The last four digits, which tell two children apart and identify nobody; "" without a PIN."""
    return f"…{identity.pin[-4:]}" if identity.pin else ""
