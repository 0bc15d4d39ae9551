"""From whom a child is to be protected today: who is suspected of harm, and whom an order keeps away."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.justice.incidents.models import Incident, Suspect
from umai.justice.incidents.reading import suspects_of
from umai.justice.orders.reading import OrderLine, name_against, names_of, orders_of_records
from umai.justice.unfounded.reading import unfounded_of
from umai.law.terms.clock import today
from umai.register import merge_groups

# Nearly always nothing is known: one short question says so of all children of a page, and it asks no more.
KNOWN = """select child_id from justice_incident where child_id = any (%(ids)s) and current
    union select child_id from justice_protectionorder where child_id = any (%(ids)s) and current"""


class KnownDanger(NamedTuple):
    """What the reader may read of those from whom a child is to be protected today."""

    suspects: tuple[Suspect, ...] = ()
    """Whoever is said to have harmed the child; not of incidents that two persons found unfounded."""
    orders: tuple[OrderLine, ...] = ()
    """The orders in force, the newest first."""
    newest_on: date | None = None
    """The latest day on which an incident became known or an order in force was given; None for neither."""

    @property
    def keeping(self) -> list[OrderLine]:
        """The orders that keep somebody away from the child."""
        return [one for one in self.orders if one.keeps_away]

    @property
    def suspected(self) -> set[UUID]:
        """The adults of the register who are suspected."""
        return {one.adult_id for one in self.suspects if one.adult_id}

    @property
    def adults(self) -> set[UUID]:
        """The adults of the register who are suspected, or whom an order keeps away."""
        return self.suspected | {one.order.adult_id for one in self.keeping if one.order.adult_id}

    @property
    def suspect_lives_there(self) -> bool:
        return any(one.lives_with for one in self.suspects)

    @property
    def ends_on(self) -> date | None:
        """The last day of the order that ends first; None where none has an end."""
        return min((one.state.ends_on for one in self.orders if one.state.ends_on), default=None)

    def is_newer_than(self, day: date | None) -> bool:
        """Whether some of it became known after this day."""
        return self.newest_on is not None and (day is None or day < self.newest_on)


def danger_of(child_id, by) -> KnownDanger:
    """What is known today, of all records of this child; asked once a request."""
    groups = {child_id: merge_groups.group_of(child_id, by)}
    return by.ask_once(("danger", child_id), lambda: dangers_of(groups, by).get(child_id, KnownDanger()))


def dangers_of(groups, by) -> dict[UUID, KnownDanger]:
    """Child to what is known today, for those of whom something is; `groups`: child to its records.

    However many children a list has, it asks this once.
    """
    ids = {pk for group in groups.values() for pk in group.ids}
    known = [pk for (pk,) in by.ask(KNOWN, ids=list(ids))] if ids else []
    if not known:
        return {}
    with by.speaking():
        found = list(Incident.objects.within_reach_of(by).filter(child_id__in=known))
        unfounded = unfounded_of([one.line for one in found], by)
        standing = [one for one in found if one.line not in unfounded]
        suspects = suspects_of([one.line for one in standing], by)
        orders = [one for one in orders_of_records(known, by, today()) if one.state.in_force]
    return {
        child_id: _of_records(group.ids, standing, suspects, orders)
        for child_id, group in groups.items()
        if not set(group.ids).isdisjoint(known)
    }


def _of_records(ids, incidents, suspects, orders) -> KnownDanger:
    """What these incidents and orders say of the records of one child."""
    own = [one for one in incidents if one.child_id in ids]
    orders = [one for one in orders if one.order.child_id in ids]
    days = [max(filter(None, (one.happened_on, one.known_on))) for one in own]
    days += [one.order.happened_on for one in orders]
    said = tuple(row for one in own for row in suspects[one.line])
    return KnownDanger(said, tuple(orders), max(days, default=None))


def keeping_in_words(danger) -> list[str]:
    """Who may not come near the child, and until when: a sentence for each order."""
    names = names_of([one.order for one in danger.keeping])
    return [_order_in_words(one, name_against(one.order, names)) for one in danger.keeping]


def _order_in_words(line, who) -> str:
    who = who or _("somebody")
    if line.state.ends_on is None:
        return _("Order in force: %(who)s may not come near the child.") % {"who": who}
    said = {"who": who, "day": date_in_words(line.state.ends_on)}
    return _("Order until %(day)s: %(who)s may not come near the child.") % said
