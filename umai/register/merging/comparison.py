"""Two children of the register side by side, line by line: what both have, and where they differ.

A person reads it to say whether they are one; nothing is decided here. A difference is marked; a line that
one of them lacks is no difference.
"""

from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.design.parts import SideBySideRow
from umai.names.keys import key_of
from umai.names.parts import as_searchable, parts_of
from umai.places.models import Precision
from umai.register.child.file import FileContents
from umai.register.facts.kinds import ALL_KINDS
from umai.register.merging.actions import birth_dates_differ
from umai.staff.models import Office


def comparison_lines(left: FileContents, right: FileContents) -> list[SideBySideRow]:
    """The lines in the order in which a person compares: who the child is, the family, the place."""
    ids = left.child.office_id, right.child.office_id
    offices: dict[Any, str] = {one.pk: str(one) for one in Office.objects.filter(pk__in=set(ids))}
    since = [date_in_words(localdate(file.child.recorded_at)) for file in (left, right)]
    return [
        *_identity_lines(left, right),
        _values_line(_("Parents"), _adults(left.parents), _adults(right.parents)),
        _values_line(_("Others of the family"), _adults(_others(left)), _adults(_others(right))),
        _values_line(_("Brothers and sisters"), _siblings(left), _siblings(right)),
        *(_kind_line(kind, left, right) for kind in ALL_KINDS if kind.compared),
        SideBySideRow(_("Office"), offices.get(ids[0], ""), offices.get(ids[1], "")),
        SideBySideRow(_("On the register since"), since[0], since[1]),
    ]


def _identity_lines(left, right):
    one, two = left.identity, right.identity
    if one is None or two is None:
        yield SideBySideRow(_("Name"), _names(left), _names(right))
        return
    yield SideBySideRow(_("Name"), _names(left), _names(right), _key(one) != _key(two))
    yield _value_line(_("Sex"), one.sex and one.get_sex_display(), two.sex and two.get_sex_display())
    both = one.birth_date and two.birth_date
    yield SideBySideRow(
        _("Born"), _birth_in_words(one), _birth_in_words(two), birth_dates_differ(one, two) if both else None
    )
    both = one.pin and two.pin
    yield SideBySideRow(
        _("PIN"), _last_digits_of(one), _last_digits_of(two), one.pin != two.pin if both else None
    )
    yield _value_line(_("Birth certificate"), one.birth_certificate, two.birth_certificate)


def _kind_line(kind, left, right):
    """What one kind of fact says in each of the two files."""
    values = ([kind.compared(row) for row in file.facts[kind.model]] for file in (left, right))
    return _values_line(kind.title, *(list(filter(None, each)) for each in values))


def _values_line(label, left, right):
    """A line of several values each; they differ when they have none in common."""
    differ = not _have_common_value(left, right) if left and right else None
    return SideBySideRow(label, "\n".join(dict.fromkeys(left)), "\n".join(dict.fromkeys(right)), differ)


def _have_common_value(left, right):
    folded = [
        {" ".join(sorted(map(as_searchable, words.split()))) for words in side} for side in (left, right)
    ]
    return bool(folded[0] & folded[1])


def _value_line(label, left, right):
    return SideBySideRow(label, left or "", right or "", left != right if left and right else None)


def _names(file):
    """Every form of the name that somebody wrote down, in whichever record."""
    identities = [one for one in (file.identity, *file.others) if one]
    return "\n".join(dict.fromkeys(name for one in identities for name in one.all_written()))


def _key(identity):
    return key_of(parts_of(identity.surname, identity.given, identity.patronymic))


def _birth_in_words(identity):
    if identity.birth_date is None:
        return ""
    precision = identity.birth_precision
    return date_in_words(
        identity.birth_date, precision if precision in (Precision.DAY, Precision.MONTH) else "year"
    )


def _last_digits_of(identity):
    """The last four digits: enough to see that two are not one."""
    return f"…{identity.pin[-4:]}" if identity.pin else ""


def _others(file):
    return [one for one in file.kin if not one.is_parent]


def _adults(kin):
    return [one.identity.full_name() for one in kin if one.identity]


def _siblings(file):
    return [one.identity.full_name() for one in file.siblings]
