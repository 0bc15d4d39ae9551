"""Whether an order is in force on a day, computed from it and from the orders that change it.

Pure: days go in, a state comes out. Every last day is inclusive; what ends an order takes its force from the
day on which it takes effect.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

DAY = timedelta(days=1)


class OrderTerm(NamedTuple):
    """The term of an order as it was given."""

    from_on: date
    ends_on: date | None


class OrderChange(NamedTuple):
    """What a later order does: "extends", "renews", "suspends", "revives" or "ends", from which day on.

    `ends_on` is the last day of the order for "extends" and "renews", of the suspension for "suspends";
    None where nobody said one.
    """

    does: str
    on: date
    ends_on: date | None = None


class OrderState(NamedTuple):
    """What an order is on a day, and the last day that is known by then."""

    code: str
    """"to_come", "runs", "suspended", "over" or "ended"."""
    from_on: date
    ends_on: date | None

    @property
    def in_force(self) -> bool:
        return self.code == "runs"

    @property
    def may_come(self) -> bool:
        """Whether it has force now or may have it again without a new order."""
        return self.code in ("to_come", "runs", "suspended")


def state_on(term: OrderTerm, changes: Iterable[OrderChange], day: date) -> OrderState:
    """The state on this day, by what had taken effect by then.

    Of two changes of one day the one that was written later counts after the other. A term that overlaps
    another leaves no gap; one that begins later does. What was ended has force again only when it is renewed.
    """
    taken = sorted((one for one in changes if one.on <= day), key=lambda one: one.on)
    spell = Spell(term.from_on, term.ends_on)
    for one in taken:
        spell = spell.after(one)
    return OrderState(spell.code_on(day), spell.from_on, spell.last_on)


class Spell(NamedTuple):
    """The term that counts after some changes."""

    from_on: date
    ends_on: date | None
    ended_on: date | None = None
    suspended_on: date | None = None
    suspended_to: date | None = None

    @property
    def last_on(self) -> date | None:
        """The last day with force: the day before the order was ended, else that of the term."""
        if self.ended_on is None:
            return self.ends_on
        before = self.ended_on - DAY
        return before if self.ends_on is None else min(before, self.ends_on)

    def after(self, one: OrderChange) -> "Spell":
        if one.does == "renews":
            return Spell(one.on, one.ends_on)
        if one.does == "extends":
            return self.extended(one)
        if one.does == "suspends":
            return self._replace(suspended_on=one.on, suspended_to=one.ends_on)
        if one.does == "revives":
            return self._replace(suspended_on=None, suspended_to=None)
        return self._replace(ended_on=self.ended_on or one.on)

    def extended(self, one: OrderChange) -> "Spell":
        """An extension never shortens; one that came after the last day begins a term of its own."""
        if self.ends_on is not None and self.ends_on < one.on - DAY:
            return self._replace(from_on=one.on, ends_on=one.ends_on)
        if self.ends_on is None or one.ends_on is None:
            return self._replace(ends_on=None)
        return self._replace(ends_on=max(self.ends_on, one.ends_on))

    def code_on(self, day: date) -> str:
        if self.ended_on is not None and self.ended_on <= day:
            return "ended"
        if self.ends_on is not None and self.ends_on < day:
            return "over"
        if day < self.from_on:
            return "to_come"
        suspended = self.suspended_on is not None and self.suspended_on <= day
        lasts = self.suspended_to is None or day <= self.suspended_to
        return "suspended" if suspended and lasts else "runs"
