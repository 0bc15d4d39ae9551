"""The lists of a place: families at risk, and talks agreed for a day that are not written down yet."""

from datetime import timedelta
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from umai.access.doors import consult_list
from umai.access.permissions import may_do
from umai.design.parts import Link
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.prevention.families import families_at_risk
from umai.prevention.models import BodyNote, Talk
from umai.prevention.words import reason_in_words
from umai.register import merge_groups
from umai.register.models import AdultIdentity, Identity

FAMILIES_PER_PAGE = 20
MOST_TALKS = 100
SOON = timedelta(days=7)


class ChildOfFamily(NamedTuple):
    """One child of a family; `born` is the row with the birth date, `reasons` are sentences."""

    pk: object
    name: str
    born: Identity | None
    reasons: list[str]


class FamiliesPage(NamedTuple):
    """One page of families at risk."""

    families: list[tuple[str, list[ChildOfFamily]]]  # the name of the carer, or "", and the children
    total: int  # families on all pages
    in_cases: int  # children who are left out, because they have an open case
    number: int
    has_next: bool


def tabs(by, current):
    """The tabs of the lists of this room, with the number of notes that wait."""
    links = [Link(_("Families at risk"), reverse("prevention:families"), current == "families")]
    if may_do(by, "prevention.match"):
        count = BodyNote.objects.within_reach_of(by).waiting().count()
        label = _("Told by schools and clinics")
        links.append(Link(label, reverse("prevention:told"), current == "told", count))
    return [*links, Link(_("Talks"), reverse("prevention:talks"), current == "talks")]


def municipalities(by):
    """The municipalities within this worker's reach, in the order of the alphabet."""
    reach = by.reach
    within = Q(district_id__in=reach.districts) | Q(pk__in=reach.municipalities)
    return list(Place.objects.current().municipalities().filter(within).in_order())


def families_page(place, number, *, by) -> FamiliesPage:
    """One page of the families at risk of this municipality, with their names; the look is noted."""
    found = families_at_risk(place, by=by, on=today())
    first = (number - 1) * FAMILIES_PER_PAGE
    listed = found.families[first : first + FAMILIES_PER_PAGE]
    ids = [one.child_id for family in listed for one in family.children]
    shown = merge_groups.consult_identities("prevention.families", ids, by)
    names = {row.child_id: row for row in shown}
    carers = carer_names_of(listed, by)
    return FamiliesPage(
        [
            (carers.get(family.carer_id, ""), [as_child(one, names) for one in family.children])
            for family in listed
        ],
        len(found.families),
        found.in_cases,
        number,
        len(found.families) > first + FAMILIES_PER_PAGE,
    )


def as_child(one, names):
    row = names.get(one.child_id)
    name = row.full_name() if row else _("Name not known")
    return ChildOfFamily(one.child_id, name, row, [reason_in_words(reason) for reason in one.reasons])


def carer_names_of(listed, by):
    """Adult id to name, of the carers of these families."""
    ids = {family.carer_id for family in listed if family.carer_id}
    with by.speaking():
        rows = list(AdultIdentity.objects.filter(adult_id__in=ids))
    return {row.adult_id: row.full_name() for row in rows}


def talks_due(by):
    """Talks agreed for a day up to a week from now and followed by none, each with the child's name."""
    later = Q(talked_on__gt=OuterRef("talked_on")) | Q(
        talked_on=OuterRef("talked_on"), recorded_at__gt=OuterRef("recorded_at")
    )
    followed = Talk.objects.filter(later, child=OuterRef("child"))
    rows = Talk.objects.within_reach_of(by).filter(~Exists(followed), next_on__lte=today() + SOON)
    listed = consult_list(
        "prevention.talks",
        rows.order_by("next_on", "pk")[:MOST_TALKS],
        by=by,
        read=lambda rows: rows.select_related("recorded_by").order_by(F("next_on"), "pk"),
    )
    with by.speaking():
        names = merge_groups.names_of({row.child_id for row in listed}, by)
    return [(row, names[row.child_id]) for row in listed]


def place_name(place):
    return place.name_in(get_language() or "ky")
