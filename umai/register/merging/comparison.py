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
from umai.register.child.file import FileContents
from umai.register.fields.birth_date import birth_dates_differ, birth_in_words
from umai.register.fields.pin import last_digits_of
from umai.register.kinds import ALL_KINDS
from umai.staff.models import Office


def comparison_lines(left: FileContents, right: FileContents) -> list[SideBySideRow]:
    """The lines in the order in which a person compares: who the child is, the family, the place."""
    ids = left.child.office_id, right.child.office_id
    offices: dict[Any, str] = {one.pk: str(one) for one in Office.objects.filter(pk__in=set(ids))}
    since = [date_in_words(localdate(file.child.recorded_at)) for file in (left, right)]
    return [
        *_identity_lines(left, right),
        values_line(_("Parents"), names_of(left.parents), names_of(right.parents)),
        values_line(_("Others of the family"), names_of(left.relatives), names_of(right.relatives)),
        values_line(_("Brothers and sisters"), names_of(left.siblings), names_of(right.siblings)),
        *(_kind_line(kind, left, right) for kind in ALL_KINDS if kind.compared),
        SideBySideRow(_("Office"), offices.get(ids[0], ""), offices.get(ids[1], "")),
        SideBySideRow(_("On the register since"), since[0], since[1]),
    ]


def _identity_lines(left, right):
    one, two = left.identity, right.identity
    names, other_names = as_lines(left.names()), as_lines(right.names())
    if one is None or two is None:
        yield SideBySideRow(_("Name"), names, other_names)
        return
    yield SideBySideRow(_("Name"), names, other_names, _key(one) != _key(two))
    yield value_line(_("Sex"), one.sex and one.get_sex_display(), two.sex and two.get_sex_display())
    yield value_line(_("Born"), birth_in_words(one), birth_in_words(two), not birth_dates_differ(one, two))
    yield value_line(_("PIN"), last_digits_of(one.pin), last_digits_of(two.pin), one.pin == two.pin)
    yield value_line(_("Birth certificate"), one.birth_certificate, two.birth_certificate)


def _kind_line(kind, left, right):
    """What one kind of fact says in each of the two files."""
    values = ([kind.compared(row) for row in file.facts[kind.model]] for file in (left, right))
    return values_line(kind.title, *(list(filter(None, each)) for each in values))


def values_line(label, left, right):
    """A line of several values each; they differ when they have none in common."""
    differ = not have_common_value(left, right) if left and right else None
    return SideBySideRow(label, as_lines(left), as_lines(right), differ)


def as_lines(values) -> str:
    return "\n".join(dict.fromkeys(filter(None, values)))


def have_common_value(left, right) -> bool:
    folded = [
        {" ".join(sorted(map(as_searchable, words.split()))) for words in side} for side in (left, right)
    ]
    return bool(folded[0] & folded[1])


def value_line(label, left, right, same=None):
    """A line of one value each; `same`: whether they are, where what is shown does not tell it."""
    agree = left == right if same is None else same
    return SideBySideRow(label, left or "", right or "", not agree if left and right else None)


def _key(identity):
    return key_of(parts_of(identity.surname, identity.given, identity.patronymic))


def names_of(people) -> list[str]:
    """The names of adults or siblings of a file, as far as the reader sees who they are."""
    return [one.identity.full_name() for one in people if one.identity]
