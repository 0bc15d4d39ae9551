"""The two records of a pair, as a reader sees them beside each other, whichever kind they are.

A row of a list is read where its place lies, a child of the register through its file; what neither the
Ministry nor anybody else may open is handed over by the database as far as it was compared.
"""

import json
from dataclasses import dataclass, field
from datetime import date

from django.http import Http404
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from umai.access.doors import consult, consult_list
from umai.design.days import in_words
from umai.design.parts import Link, Pair
from umai.linkage.functions import ask
from umai.linkage.rows import Row
from umai.names.keys import key_of
from umai.names.parts import parts_of, searchable
from umai.places.models import Place, Precision
from umai.register.child.reading import file_of
from umai.register.models import AddressKind, Child
from umai.register.people import Sex
from umai.staff.models import Office, Role
from umai.trail import entries
from umai.trail.entries import About

MOST_OF_FAMILY = 8
KNOWN_TO = {Precision.DAY: 3, Precision.MONTH: 2, Precision.YEAR: 1}  # parts of a date: year, month, day


@dataclass
class Side:
    """One record: what it is called by, where it is kept, and what it says. "" and [] are not known."""

    where: str
    parts: tuple[str, str, str]
    url: str = ""
    names: list[str] = field(default_factory=list)
    sex: str = ""
    born: date | None = None
    precision: str = Precision.UNKNOWN
    pin: str = ""
    parents: list[str] = field(default_factory=list)
    family: list[str] = field(default_factory=list)
    siblings: list[str] = field(default_factory=list)
    phone: str = ""
    homes: list[str] = field(default_factory=list)
    school: list[str] = field(default_factory=list)
    since: str = ""
    more: list[str] = field(default_factory=list)


def sides_of(pair, by) -> list[Side]:
    """Both records of this pair; each look is on the trail. 404 where one of them is out of reach."""
    if by.role == Role.MINISTRY_SUPERVISOR:
        return _as_compared(pair, by)
    rows = _rows([pair.row_id, pair.other_id], by)
    found = [_of_row(rows[pk], by) for pk in (pair.row_id, pair.other_id) if pk]
    children = [pk for pk in (pair.child_id, pair.other_child_id) if pk]
    return found + [_of_child(consult(Child, pk, by=by), by) for pk in children]


def beside(left: Side, right: Side) -> list[Pair]:
    """The lines in the order in which a person compares: who the child is, the family, the place.

    What neither of them says has no line.
    """
    lines = [
        Pair(_("Name"), _lines(left.names), _lines(right.names), _named_apart(left, right)),
        _known(_("Sex"), left.sex, right.sex),
        Pair(_("Born"), _born(left), _born(right), _born_apart(left, right)),
        _known(_("PIN"), _tail(left.pin), _tail(right.pin), left.pin == right.pin),
        _shared(_("Parents"), left.parents, right.parents),
        Pair(_("Others of the family"), _lines(left.family), _lines(right.family)),
        _shared(_("Brothers and sisters"), left.siblings, right.siblings),
        _known(_("Telephone"), _tail(left.phone), _tail(right.phone), left.phone == right.phone),
        Pair(_("Place"), _lines(left.homes), _lines(right.homes), _apart(left.homes, right.homes)),
        Pair(_("School"), _lines(left.school), _lines(right.school)),
        Pair(_("Where it stands"), left.where, right.where),
        Pair(_("Written down"), left.since, right.since),
        Pair(_("Also in the list"), _lines(left.more), _lines(right.more)),
    ]
    return [line for line in lines if line.left or line.right]


def heads(sides) -> list[Link]:
    return [Link(" ".join(filter(None, side.parts)) or _("Name not known"), side.url) for side in sides]


def _rows(ids, by):
    wanted = [pk for pk in ids if pk]
    if not wanted:
        return {}
    found = consult_list(
        "linkage.review",
        Row.objects.within_reach_of(by).filter(pk__in=wanted),
        by=by,
        read=lambda rows: rows.select_related("edition__source", "settlement", "municipality", "district"),
    )
    if len(found) < len(wanted):
        raise Http404
    return {row.pk: row for row in found}


def _of_row(row, by) -> Side:
    place = row.settlement or row.municipality or row.district
    edition = row.edition
    unread = [
        f"{name}: {said}"
        for (name, meant), said in zip(edition.columns, row.raw, strict=False)
        if not meant and name and said
    ]
    return Side(
        _("%(list)s, line %(line)s") % {"list": edition.source.name, "line": row.number},
        (row.surname, row.given, row.patronymic),
        names=[row.full_name()],
        sex=row.get_sex_display(),
        born=row.birth_date,
        precision=row.birth_precision,
        pin=row.pin,
        parents=[row.mother] if row.mother else [],
        siblings=_siblings_on_list(row, by),
        phone=row.phone,
        homes=[place.path_in(get_language() or "ky")] if place else [],
        since=in_words(edition.from_on),
        more=unread,
    )


def _siblings_on_list(row, by) -> list[str]:
    """Others of this list with the same surname, father's name and place."""
    if row.surname_key is None or row.father_key is None:
        return []
    rows = Row.objects.within_reach_of(by).filter(
        edition=row.edition_id,
        surname_key=row.surname_key,
        father_key=row.father_key,
        municipality=row.municipality_id,
        settlement=row.settlement_id,
    )
    near = rows.exclude(pk=row.pk).order_by("number")[:MOST_OF_FAMILY]
    found = consult_list("linkage.review", near, by=by, read=lambda rows: rows.order_by("number"))
    return [one.full_name() for one in found]


def _of_child(child, by) -> Side:
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
    return Side(
        _("The register: %(office)s") % {"office": office or "–"},
        (one.surname, one.given, one.patronymic) if one else ("", "", ""),
        child.get_absolute_url(),
        names=one.all_written() if one else [],
        sex=one.get_sex_display() if one else "",
        born=one.birth_date if one else None,
        precision=one.birth_precision if one else Precision.UNKNOWN,
        pin=one.pin if one else "",
        parents=_adults(file.parents),
        family=_adults([kin for kin in file.kin if not kin.is_parent]),
        siblings=[each.identity.full_name() for each in file.siblings],
        phone=phones[0] if phones else "",
        homes=homes,
        school=[str(row.school) for row in file.schooling if row.school],
        since=in_words(localdate(child.recorded_at)),
    )


def _as_compared(pair, by) -> list[Side]:
    """What the database hands over of two records of two oblasts: what was compared, and no file.

    The look at the pair is on the trail of its first child; this puts it on that of the second.
    """
    if pair.other_child_id:
        about = About(pair._meta.label_lower, pair.pk, pair.other_child_id, pair.other_district_id)
        entries.looked(by.token, "linkage.read", about, request_id=by.request_id)
    with by.speaking():
        ((said,),) = ask("default", "select linkage_sides(%s)::text", [pair.pk])
    if said is None:
        raise Http404
    return [_side_as_compared(one) for one in json.loads(said)]


def _side_as_compared(said) -> Side:
    places = Place.objects.in_bulk(
        [said[name] for name in ("settlement", "municipality", "district") if said[name]]
    )
    place = next(
        (places[said[n]] for n in ("settlement", "municipality", "district") if said[n] in places), None
    )
    parts = (said["surname"], said["given"], said["patronymic"])
    where = said["list"] or _("The register")
    if said["number"]:
        where = _("%(list)s, line %(line)s") % {"list": where, "line": said["number"]}
    sex, born = said["sex"], said["birth_date"]
    return Side(
        where,
        parts,
        names=[" ".join(filter(None, parts))],
        sex=Sex(sex).label if sex else "",
        born=date.fromisoformat(born) if born else None,
        precision=said["birth_precision"],
        pin=said["pin"],
        parents=[said["mother"]] if said["mother"] else [],
        phone=said["phone"],
        homes=[place.path_in(get_language() or "ky")] if place else [],
    )


def _adults(kin):
    return [one.identity.full_name() for one in kin if one.identity]


def _lines(values):
    return "\n".join(dict.fromkeys(filter(None, values)))


def _named_apart(left, right):
    """Whether their names differ, of the parts that both tell: a patronymic that one lacks says nothing."""
    both = zip(*(key_of(parts_of(*side.parts)) for side in (left, right)), strict=True)
    told = [one != other for one, other in both if one and other]
    return any(told) if told else None


def _known(label, left, right, same=None):
    agree = (left == right if same is None else same) if left and right else None
    return Pair(label, left or "", right or "", None if agree is None else not agree)


def _shared(label, left, right):
    return Pair(label, _lines(left), _lines(right), not _any(left, right) if left and right else None)


def _any(left, right):
    folded = [{" ".join(sorted(map(searchable, words.split()))) for words in side} for side in (left, right)]
    return bool(folded[0] & folded[1])


def _apart(left, right):
    """Whether two places differ; a district beside a village of it says nothing."""
    if not (left and right):
        return None
    if _any(left, right):
        return False
    steps = [[set(home.split(", ")) for home in side] for side in (left, right)]
    return None if any(one <= two or two <= one for one in steps[0] for two in steps[1]) else True


def _born(side):
    if side.born is None:
        return ""
    return in_words(
        side.born, side.precision if side.precision in (Precision.DAY, Precision.MONTH) else "year"
    )


def _born_apart(left, right):
    if not (left.born and right.born):
        return None
    parts = min(KNOWN_TO.get(side.precision, 1) for side in (left, right))
    days = [(side.born.year, side.born.month, side.born.day)[:parts] for side in (left, right)]
    return days[0] != days[1]


def _tail(number):
    """The last four digits: enough to see that two are not one."""
    return f"…{number[-4:]}" if number else ""
