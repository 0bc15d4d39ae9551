"""What is urgent, as pages show it: one bar on top, the same wherever the child is met."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from umai.access.reach import reach_sql
from umai.law.terms.clock import today
from umai.notices.calls.reading import minutes_in_words
from umai.notices.models import Keeper
from umai.staff.models import Role

SHOWN_AFTERWARDS = timedelta(days=7)  # how long pages say who saw the child


@dataclass(frozen=True)
class UrgencyBar:
    """What stands on top of each page about a child, or a signal, in which something is urgent."""

    on: date
    """The day of the reader, in whose year a day is said without the year."""
    called_at: datetime
    taken_by: str
    taken_at: datetime | None
    seen_by: str
    seen_at: datetime | None
    is_safe: bool | None
    is_mine: bool
    """Whether the reader took the call."""
    template = "urgency/bar.html"

    @property
    def is_open(self) -> bool:
        return self.seen_at is None

    @property
    def since(self) -> str:
        """The time from the call until the child was seen, or until now, in words: minutes or hours."""
        return time_since(self.called_at, self.seen_at)


def time_since(called_at, seen_at=None) -> str:
    """The time from a call until an instant, or until now, in words: minutes or hours."""
    passed = (seen_at or timezone.now()) - called_at
    return minutes_in_words(int(passed.total_seconds() // 60))


def taken_in_words(urgency, by) -> str:
    """Who took the call, in the second person where it is the reader; or that nobody did."""
    if urgency.taken_at is None:
        return _("Nobody has taken the call.")
    return call_in_words(urgency.taken_by_id == by.pk, urgency.taken_by)


def call_in_words(is_mine, who) -> str:
    """Who took a call: the reader, somebody, or whoever is not named."""
    if is_mine:
        return _("You took the call.")
    return _("Call taken by %(who)s.") % {"who": who} if who else _("The call was taken.")


class UnseenCall(NamedTuple):
    """The call of a signal while nobody has seen the child: what became of it."""

    waits: str
    """How long nobody has taken it, in words; "" where somebody did."""
    taken: str
    """Who took it, in words; "" where nobody did, or nobody has to."""


def unseen_calls(signal_ids, by) -> dict[UUID, UnseenCall]:
    """Of these signals those in which nobody has seen the child yet."""
    rows = by.ask(
        f"""select u.signal_id, u.called_at, u.taken_at is not null,
            u.taken_by_id is not distinct from %(me)s, concat_ws(' ', t.surname, t.given),
            exists (select from notices_call c
                where c.kind = 'signal' and c.about = u.signal_id and not c.taken)
        from urgency_urgency u left join staff_worker t on t.id = u.taken_by_id
        where u.signal_id = any (%(ids)s) and u.ended_at is null and {urgency_reach_sql(by, "u.")}""",
        ids=list(signal_ids),
    )
    return {
        signal: UnseenCall(
            time_since(called_at) if waits and not taken else "", call_in_words(mine, who) if taken else ""
        )
        for signal, called_at, taken, mine, who, waits in rows
    }


def bar_of_case(case_id: UUID, by) -> UrgencyBar | None:
    """The bar of a case; None where nothing is urgent in it."""
    return _bar("u.case_id = any (%(ids)s)", [case_id], by)


def bar_of_children(child_ids, by) -> UrgencyBar | None:
    """The bar of a child with all records of it; None where nothing is urgent."""
    return _bar("u.child_id = any (%(ids)s)", list(child_ids), by)


def bar_of_signals(signal_ids, by) -> UrgencyBar | None:
    """The bar of a signal with those that go on with it; None where none of them is urgent."""
    return _bar("u.signal_id = any (%(ids)s)", list(signal_ids), by)


def _bar(condition, ids, by):
    """What is open, the earliest call first; else who saw the child last, for some days."""
    rows = by.ask(
        f"""select u.called_at, concat_ws(' ', t.surname, t.given), u.taken_at,
            concat_ws(' ', s.surname, s.given), u.seen_at, u.is_safe,
            u.taken_by_id is not distinct from %(me)s
        from urgency_urgency u
        left join staff_worker t on t.id = u.taken_by_id left join staff_worker s on s.id = u.seen_by_id
        where {condition} and {urgency_reach_sql(by, "u.")} and (u.ended_at is null
            or u.ended_how = 'seen' and u.ended_at > now() - %(shown)s::interval)
        order by u.ended_at is not null, case when u.ended_at is null then u.called_at end, u.seen_at desc
        limit 1""",
        ids=ids,
        shown=SHOWN_AFTERWARDS,
    )
    return UrgencyBar(today(), *rows[0]) if rows else None


def urgency_reach_sql(by, at="") -> str:
    """`UrgencyQuerySet.within_reach_of` as SQL."""
    within = reach_sql(by, at, recorded=False)
    if within == "true" or by.role == Role.OBLAST_SUPERVISOR:
        return within
    return f"({within}) and ({at}child_id is not null or {at}keeper = '{Keeper.DISTRICT}')"
