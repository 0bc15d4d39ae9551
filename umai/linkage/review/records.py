"""The two records of a pair, as a reader sees them beside each other, whichever kind they are.

A row of a list is read where its place lies, a child of the register through its file. The Ministry opens
neither; to it the database gives what was compared, and nothing else.
"""

import json
from dataclasses import dataclass, field
from datetime import date

from django.http import Http404
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from umai.access.doors import consult, consult_list
from umai.design.days import date_in_words
from umai.design.parts import Link, SideBySideRow
from umai.linkage.rows import ListRow
from umai.machine.cluster.functions import fetch_value
from umai.names.keys import key_of
from umai.names.parts import parts_of
from umai.places.models import Place, Precision
from umai.register.child.file import file_of
from umai.register.fields.birth_date import birth_dates_differ, birth_in_words
from umai.register.fields.pin import last_digits_of
from umai.register.merging.comparison import as_lines, have_common_value, names_of, value_line, values_line
from umai.register.models import AddressKind, Child
from umai.register.people import Sex
from umai.staff.models import Office, Role
from umai.trail import entries
from umai.trail.entries import EntrySubject

MOST_OF_FAMILY = 8


@dataclass
class PairRecord:
    """One record: the name, where it is kept, and what it says. "" and [] are not known."""

    where: str
    parts: tuple[str, str, str]
    url: str = ""
    names: list[str] = field(default_factory=list)
    sex: str = ""
    birth_date: date | None = None
    birth_precision: str = Precision.UNKNOWN
    pin: str = ""
    parents: list[str] = field(default_factory=list)
    family: list[str] = field(default_factory=list)
    siblings: list[str] = field(default_factory=list)
    phone: str = ""
    homes: list[str] = field(default_factory=list)
    school: list[str] = field(default_factory=list)
    since: str = ""
    more: list[str] = field(default_factory=list)


def records_of_pair(pair, by) -> list[PairRecord]:
    """Both records of this pair; each look is on the trail. 404 where one of them is out of reach."""
    if by.role == Role.MINISTRY_SUPERVISOR:
        return _compared_records_of(pair, by)
    rows = _rows([pair.row_id, pair.other_id], by)
    found = [_of_row(rows[pk], by) for pk in (pair.row_id, pair.other_id) if pk]
    children = [pk for pk in (pair.child_id, pair.other_child_id) if pk]
    return found + [_of_child(consult(Child, pk, by=by), by) for pk in children]


def comparison_lines(left: PairRecord, right: PairRecord) -> list[SideBySideRow]:
    """The lines in the order in which a person compares: who the child is, the family, the place.

    What neither of them says has no line.
    """
    lines = [
        SideBySideRow(_("Name"), as_lines(left.names), as_lines(right.names), _names_differ(left, right)),
        value_line(_("Sex"), left.sex, right.sex),
        SideBySideRow(
            _("Born"), birth_in_words(left), birth_in_words(right), birth_dates_differ(left, right)
        ),
        value_line(_("PIN"), last_digits_of(left.pin), last_digits_of(right.pin), left.pin == right.pin),
        values_line(_("Parents"), left.parents, right.parents),
        SideBySideRow(_("Others of the family"), as_lines(left.family), as_lines(right.family)),
        values_line(_("Brothers and sisters"), left.siblings, right.siblings),
        value_line(
            _("Telephone"), last_digits_of(left.phone), last_digits_of(right.phone), left.phone == right.phone
        ),
        SideBySideRow(
            _("Place"), as_lines(left.homes), as_lines(right.homes), _places_differ(left.homes, right.homes)
        ),
        SideBySideRow(_("School"), as_lines(left.school), as_lines(right.school)),
        SideBySideRow(_("Where it stands"), left.where, right.where),
        SideBySideRow(_("Written down"), left.since, right.since),
        SideBySideRow(_("Also in the list"), as_lines(left.more), as_lines(right.more)),
    ]
    return [line for line in lines if line.left or line.right]


def record_links(sides) -> list[Link]:
    return [Link(" ".join(filter(None, side.parts)) or _("Name not known"), side.url) for side in sides]


def _rows(ids, by):
    wanted = [pk for pk in ids if pk]
    if not wanted:
        return {}
    found = consult_list(
        "linkage.review",
        ListRow.objects.within_reach_of(by).filter(pk__in=wanted),
        by=by,
        read=lambda rows: rows.select_related("edition__source", "settlement", "municipality", "district"),
    )
    if len(found) < len(wanted):
        raise Http404
    return {row.pk: row for row in found}


def _of_row(row, by) -> PairRecord:
    place = row.settlement or row.municipality or row.district
    edition = row.edition
    unread = [
        f"{name}: {cell}"
        for (name, meant), cell in zip(edition.columns, row.raw, strict=False)
        if not meant and name and cell
    ]
    return PairRecord(
        _("%(list)s, line %(line)s") % {"list": edition.source.name, "line": row.number},
        (row.surname, row.given, row.patronymic),
        names=[row.full_name()],
        sex=row.get_sex_display(),
        birth_date=row.birth_date,
        birth_precision=row.birth_precision,
        pin=row.pin,
        parents=[row.mother] if row.mother else [],
        siblings=_siblings_on_list(row, by),
        phone=row.phone,
        homes=[place.path_in(get_language() or "ky")] if place else [],
        since=date_in_words(edition.from_on),
        more=unread,
    )


def _siblings_on_list(row, by) -> list[str]:
    """Others of this list with the same surname, father's name and place."""
    if row.surname_key is None or row.father_key is None:
        return []
    rows = ListRow.objects.within_reach_of(by).filter(
        edition=row.edition_id,
        surname_key=row.surname_key,
        father_key=row.father_key,
        municipality=row.municipality_id,
        settlement=row.settlement_id,
    )
    near = rows.exclude(pk=row.pk).order_by("number")[:MOST_OF_FAMILY]
    found = consult_list("linkage.review", near, by=by, read=lambda rows: rows.order_by("number"))
    return [one.full_name() for one in found]


def _of_child(child, by) -> PairRecord:
    file = file_of(child, by=by, alone=True)
    one, language = file.identity, get_language() or "ky"
    homes = [
        ", ".join(filter(None, [row.words, row.settlement.path_in(language) if row.settlement else ""]))
        for row in file.addresses
        if row.kind == AddressKind.ACTUAL
    ]
    if not any(homes):
        place = Place.objects.filter(pk=child.municipality_id or child.district_id).first()
        homes = [place.path_in(language)] if place else []
    phones = [kin.identity.phone for kin in file.parents if kin.identity and kin.identity.phone]
    office = Office.objects.filter(pk=child.office_id).first()
    return PairRecord(
        _("The register: %(office)s") % {"office": office or "–"},
        (one.surname, one.given, one.patronymic) if one else ("", "", ""),
        child.get_absolute_url(),
        names=one.all_written() if one else [],
        sex=one.get_sex_display() if one else "",
        birth_date=one.birth_date if one else None,
        birth_precision=one.birth_precision if one else Precision.UNKNOWN,
        pin=one.pin if one else "",
        parents=names_of(file.parents),
        family=names_of(file.relatives),
        siblings=names_of(file.siblings),
        phone=phones[0] if phones else "",
        homes=homes,
        school=[str(row.school) for row in file.schooling if row.school],
        since=date_in_words(localdate(child.recorded_at)),
    )


def _compared_records_of(pair, by) -> list[PairRecord]:
    """What was compared of two records of two oblasts, as the database gives it; no file is opened.

    The look at the pair is on the trail of its first child; this notes it on that of the second.
    """
    if pair.other_child_id:
        about = EntrySubject(pair._meta.label_lower, pair.pk, pair.other_child_id, pair.other_district_id)
        entries.note_look(by.token, "linkage.read", about, request_id=by.request_id)
    with by.speaking():
        records = fetch_value("select linkage_compared_records(%s)::text", [pair.pk])
    if records is None:
        raise Http404
    return [_as_record(one) for one in json.loads(records)]


def _as_record(one) -> PairRecord:
    ids = [one[name] for name in ("settlement", "municipality", "district")]
    places = Place.objects.in_bulk([pk for pk in ids if pk])
    place = next((places[pk] for pk in ids if pk in places), None)
    parts = (one["surname"], one["given"], one["patronymic"])
    where = one["list"] or _("The register")
    if one["number"]:
        where = _("%(list)s, line %(line)s") % {"list": where, "line": one["number"]}
    sex, born = one["sex"], one["birth_date"]
    return PairRecord(
        where,
        parts,
        names=[" ".join(filter(None, parts))],
        sex=str(Sex(sex).label) if sex else "",
        birth_date=date.fromisoformat(born) if born else None,
        birth_precision=one["birth_precision"],
        pin=one["pin"],
        parents=[one["mother"]] if one["mother"] else [],
        phone=one["phone"],
        homes=[place.path_in(get_language() or "ky")] if place else [],
    )


def _names_differ(left, right):
    """Whether the parts of the names that both have differ; None where they have no part in common."""
    both = zip(*(key_of(parts_of(*side.parts)) for side in (left, right)), strict=True)
    differ = [one != other for one, other in both if one and other]
    return any(differ) if differ else None


def _places_differ(left, right):
    """Whether two places differ; None for a district and a village in it."""
    if not (left and right):
        return None
    if have_common_value(left, right):
        return False
    steps = [[set(home.split(", ")) for home in side] for side in (left, right)]
    return None if any(one <= two or two <= one for one in steps[0] for two in steps[1]) else True
