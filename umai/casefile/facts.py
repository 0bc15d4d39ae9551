"""Parts of a child's file in words: the record, a day."""

from datetime import date

from django.utils.translation import gettext as _

from umai.design.days import date_in_words


def with_record_name(words, child_id, file):
    """These words; where they are from another record than the leading one, with the name of that record."""
    if child_id in (None, file.ids[0]) or len(file.ids) == 1:
        return words
    name = next((row.full_name() for row in file.others if row.child_id == child_id), _("Name not known"))
    return "\n".join(filter(None, [words, _("From the other record: %(name)s") % {"name": name}]))


def known_day(day: date | None):
    """A day in words; "" when it is not known."""
    return date_in_words(day) if day else ""
