"""From whom a child is to be protected today: who is suspected of harm, and whom an order keeps away."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.justice.incidents.models import Suspect
from umai.justice.incidents.reading import incidents_of, suspects_of
from umai.justice.orders.reading import OrderLine, name_against, names_of, orders_of
from umai.justice.unfounded.reading import unfounded_of
from umai.law.terms.clock import today
from umai.register import merge_groups

# Nearly always nothing is known: one short question says so, and no page asks more.
KNOWN = """select exists (select from justice_incident where child_id = any (%(ids)s) and current)
    or exists (select from justice_protectionorder where child_id = any (%(ids)s) and current)"""


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
    def adults(self) -> set[UUID]:
        """The adults of the register who are suspected, or whom an order keeps away."""
        known = [one.adult_id for one in self.suspects] + [one.order.adult_id for one in self.keeping]
        return {one for one in known if one}

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
    return by.ask_once(("danger", child_id), lambda: read_danger(child_id, by))


def read_danger(child_id, by) -> KnownDanger:
    ids = merge_groups.ids_of(child_id, by)
    if not by.ask(KNOWN, ids=list(ids))[0][0]:
        return KnownDanger()
    with by.speaking():
        found = list(incidents_of(child_id, by))
        unfounded = unfounded_of([one.line for one in found], by)
        standing = [one for one in found if one.line not in unfounded]
        suspects = suspects_of([one.line for one in standing], by)
        orders = [one for one in orders_of(child_id, by, today()) if one.state.in_force]
    days = [max(filter(None, (one.happened_on, one.known_on))) for one in standing]
    days += [one.order.happened_on for one in orders]
    return KnownDanger(
        tuple(row for rows in suspects.values() for row in rows), tuple(orders), max(days, default=None)
    )


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
