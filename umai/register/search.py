"""Finding a child who is on the register already, in any script and spelling, within reach."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from umai.access.doors import consult_list
from umai.access.facts import Why
from umai.access.may import require
from umai.names.keys import query_keys
from umai.places.models import Place
from umai.register.born import Born
from umai.register.keys import LONGEST
from umai.register.likeness import Asked
from umai.register.models import Address, AddressKind, Child, Identity, NameKey

COMPARED = 200  # candidates whose names are compared, the ones with most keys first
SHOWN_FROM = 0.4  # below this a likeness is chance


@dataclass
class Candidate:
    """A child who may be meant: how likely (0 to 1), and why, in words of the reader's language."""

    child: Child
    identity: Identity
    score: float
    why: list[str] = field(default_factory=list)
    place: Place | None = None

    @property
    def where(self):
        """The village and its municipality in the reader's language; "" when none is recorded."""
        if not self.place:
            return ""
        steps = [self.place] if self.place.holder is None else [self.place, self.place.holder]
        return ", ".join(step.name_in(get_language() or "ky") for step in steps)


def find(text="", *, by, pin="", born: Born | None = None, settlement=None, limit=10) -> list[Candidate]:
    """Children whose name may be this one, best first; a PIN finds exactly its holder.

    `born` is a date or a year; `settlement` the id of a place. Only children within reach of the
    one who asks are found, and whom the answer shows is noted on the trail. Without a name the
    birth date (and the place) find alone.
    """
    require(by, "register.search")
    with by.speaking():
        holders = set(_holders(pin, by)) if pin else set()
        ids = holders | set(_by_name(text, born, by) if text.strip() else _by_birth(born, settlement, by))
        found = _compared(ids, holders, by, text=text, born=born, settlement=settlement)[:limit]
        shown = Child.objects.within_reach_of(by).filter(pk__in=[one.identity.child_id for one in found])
        children = {child.pk: child for child in consult_list("register.search", shown, by=by)}
    for one in found:
        one.child = children.get(one.identity.child_id)
    return [one for one in found if one.child]


def _holders(pin, by):
    return Identity.objects.within_reach_of(by).filter(pin=pin).values_list("child_id", flat=True)


def _by_name(text, born, by):
    """Children with most keys in common. Equality on an index: row security lets it be used."""
    keys = [key[:LONGEST] for key in query_keys(text)]
    exact = [key for key in keys if key[0].islower()]
    rows = NameKey.objects.within_reach_of(by).filter(key__in=keys).values("child_id")
    rows = rows.annotate(
        alike=Count("key", distinct=True) + Count("key", distinct=True, filter=Q(key__in=exact))
    )
    order = ["-alike", "child_id"]
    if born:
        year = Q(identity__birth_date__year=born.day.year)
        rows = rows.annotate(is_that_year=Count("identity", filter=year, distinct=True))
        order.insert(1, "-is_that_year")
    return [row["child_id"] for row in rows.order_by(*order)[:COMPARED]]


def _by_birth(born, settlement, by):
    if not born:
        return []
    rows = Identity.objects.within_reach_of(by)
    if born.precision == "day":
        rows = rows.filter(birth_date=born.day)
    else:
        rows = rows.filter(birth_date__year=born.day.year)
    if settlement:
        there = Address.objects.within_reach_of(by).filter(settlement_id=settlement)
        rows = rows.filter(child_id__in=there.values("child_id"))
    return rows.values_list("child_id", flat=True)[:COMPARED]


def _compared(ids, holders, by, *, text, born, settlement):
    """Score each child on every name recorded for it, and keep the best."""
    names = defaultdict(list)
    for identity in Identity.ever.within_reach_of(by).filter(child_id__in=ids).exclude(why=Why.STRUCK):
        names[identity.child_id].append(identity)
    homes = _homes(ids, by)
    asked = Asked(text, born=born, settlement=settlement)
    found = []
    for child_id, identities in names.items():
        current = next((one for one in identities if one.current), None)
        if current is None:
            continue
        place = homes.get(child_id)
        lives_in = [place.pk, *place.above] if place else []
        scores = [(*asked.likeness(one, lives_in=lives_in), one) for one in identities]
        score, why, best = max(scores, key=lambda each: (each[0], each[2].current))
        if not best.current:
            why.append(_("found under an earlier record of the name"))
        if child_id in holders:
            score, why = 1.0, [_("same PIN"), *why]
        if score >= SHOWN_FROM:
            found.append(Candidate(None, current, score, why, place))
    return sorted(found, key=lambda one: (-one.score, one.identity.full_name(), str(one.identity.child_id)))


def _homes(ids, by):
    rows = Address.objects.within_reach_of(by).filter(
        child_id__in=ids, kind=AddressKind.ACTUAL, holds_to=None
    )
    return {row.child_id: row.settlement for row in rows.select_related("settlement") if row.settlement}
