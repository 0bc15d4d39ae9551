"""What is urgent, as pages show it: one bar on top, the same wherever the child is met."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from umai.access.reach import reach_sql
from umai.notices.calls.reading import minutes_in_words
from umai.notices.models import Keeper
from umai.staff.models import Role

SHOWN_AFTERWARDS = timedelta(days=7)  # how long pages say who saw the child


@dataclass(frozen=True)
class UrgencyBar:
    """What stands on top of each page about a child, or a signal, in which something is urgent."""

    called_at: datetime
    taken_by: str
    taken_at: datetime | None
    seen_by: str
    seen_at: datetime | None
    is_safe: bool | None
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


def taken_in_words(urgency) -> str:
    """Who took the call, or that nobody did."""
    if urgency.taken_at is None:
        return _("Nobody has taken the call.")
    if urgency.taken_by is None:
        return _("The call was taken.")
    return _("Call taken by %(who)s.") % {"who": urgency.taken_by}


def untaken_calls(signal_ids, by) -> dict[UUID, str]:
    """Of these signals those whose call nobody has taken: signal to the time since the call, in words."""
    rows = by.ask(
        f"""select u.signal_id, u.called_at from urgency_urgency u
        where u.signal_id = any (%(ids)s) and u.taken_at is null and u.ended_at is null
            and {urgency_reach_sql(by, "u.")} and exists (select from notices_call c
                where c.kind = 'signal' and c.about = u.signal_id and not c.taken)""",
        ids=list(signal_ids),
    )
    return {signal: time_since(called_at) for signal, called_at in rows}


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
            concat_ws(' ', s.surname, s.given), u.seen_at, u.is_safe
        from urgency_urgency u
        left join staff_worker t on t.id = u.taken_by_id left join staff_worker s on s.id = u.seen_by_id
        where {condition} and {urgency_reach_sql(by, "u.")} and (u.ended_at is null
            or u.ended_how = 'seen' and u.ended_at > now() - %(shown)s::interval)
        order by u.ended_at is not null, case when u.ended_at is null then u.called_at end, u.seen_at desc
        limit 1""",
        ids=ids,
        shown=SHOWN_AFTERWARDS,
    )
    return UrgencyBar(*rows[0]) if rows else None


def urgency_reach_sql(by, at="") -> str:
    """`UrgencyQuerySet.within_reach_of` as SQL."""
    within = reach_sql(by, at, recorded=False)
    if within == "true" or by.role == Role.OBLAST_SUPERVISOR:
        return within
    return f"({within}) and ({at}child_id is not null or {at}keeper = '{Keeper.DISTRICT}')"
