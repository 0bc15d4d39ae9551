"""Hours from an urgent call until somebody has seen the child, and the children whom nobody has seen yet.

Counted for the district and never for a worker: without a car, the police or a road the office is late.
A child who is not seen yet counts among all, so that leaving a child unseen makes no number better: half
were seen within the time after which half of all children were, the unseen among them. Of few children no
such time is said. Beside the hours stand counts that are high where the hours are made to
look good.

The indicator `urgent_calls` counts the same calls for the country. The query stands here a second time
because a board asks for quantiles of minutes and for what the signals said, as far as the reader reaches
them: nothing that is told apart by categories. A test compares both.
"""

from datetime import timedelta
from math import ceil, isinf
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from umai.access.doors import consult_list
from umai.identification.signal.models import signal_reach_sql
from umai.law.terms.protection import AGAIN_DAYS
from umai.notices.calls.reading import HOURS_FROM, minutes_in_words
from umai.oversight.board_query import districts_of
from umai.urgency.models import Urgency
from umai.urgency.reading import urgency_reach_sql

LONGEST = 10  # children in the list of those whom nobody has seen yet
FEWEST = 10  # children of whom it is said within which time half were seen, and nine of ten


class Counts(NamedTuple):
    """What the query counts for one district, or for all together; minutes are None where there are none.

    `half_and_most` are the minutes within which half of the children were seen, and nine of ten, of those
    who were seen or wait: infinite where so many are not seen. `quickest` and `slowest` are of those who
    were seen. `lower` is counted of `said_urgent`, `own_report` of `reported` (seen, and begun with a
    signal), `again` of `seen`. Only the last three are of all that is open now, whenever it was called.
    """

    district: int | None
    called: int
    seen: int
    same_day: int
    decided: int
    unseen: int
    longest: float | None
    half_and_most: list[float] | None
    quickest: float | None
    slowest: float | None
    lower: int
    said_urgent: int
    own_report: int
    reported: int
    again: int
    unseen_now: int
    longest_now: float | None
    worst: list[UUID] | None


class HoursLine(NamedTuple):
    """One line of the table: the calls of a district, or of all districts, and the times in words."""

    name: str
    url: str
    called: int
    seen: int
    same_day: int
    decided: int
    unseen: int
    longest: str
    hours: str


class TrustLine(NamedTuple):
    """A count that is high where the hours are made to look good, and of how many it is."""

    words: str
    n: int
    of: int


class UnseenChild(NamedTuple):
    """One child whom nobody has seen yet: since when, where, and the page of the case or the signal."""

    since: str
    place: str
    lies_in: str
    taken_by: str
    url: str
    in_case: bool


def section(asked):
    """All that the board shows of the hours until a child is seen."""
    counts = {row.district: row for row in count_hours(asked)}
    whole = counts.pop(None)
    lines = district_lines(asked, counts) if whole.called else []
    if len(lines) > 1:
        lines.append(as_line(whole, _("All")))
    return {
        "lines": lines,
        "whole": whole,
        "fewest": FEWEST,
        "trust": trust_lines(whole, AGAIN_DAYS.on(asked.on)),
        "longest_now": time_in_words(whole.longest_now),
        "worst": unseen_children(asked.by, whole.worst or []),
    }


def district_lines(asked, counts):
    """A line for each district that was called in the period, by name."""
    to_board = reverse("oversight:board") if asked.by_district else ""
    return [
        as_line(counts[pk], name, to_board and to_board + asked.query(district=pk))
        for pk, name in districts_of(asked.by)
        if pk in counts and counts[pk].called
    ]


def as_line(counts, name, url=""):
    return HoursLine(
        name,
        url,
        counts.called,
        counts.seen,
        counts.same_day,
        counts.decided,
        counts.unseen,
        time_in_words(counts.longest),
        hours_in_words(counts),
    )


def trust_lines(whole, again_days):
    """The counts without which the hours mean little, each with the number that it is of."""
    again = ngettext(
        "The child was seen, and within %(n)d day a new urgent signal came in the same case",
        "The child was seen, and within %(n)d days a new urgent signal came in the same case",
        again_days,
    )
    return [
        TrustLine(
            _("Danger was reported, and the signal was screened as less than urgent"),
            whole.lower,
            whole.said_urgent,
        ),
        TrustLine(
            _("A report came, and the child was seen by the worker who wrote it down"),
            whole.own_report,
            whole.reported,
        ),
        TrustLine(again % {"n": again_days}, whole.again, whole.seen),
    ]


def hours_in_words(counts):
    """Within which time so many children were seen; of few the quickest and the longest; "" of none."""
    if not counts.seen:
        return _("nobody was seen yet") if counts.unseen else ""
    if counts.seen + counts.unseen < FEWEST:
        if counts.seen == 1:
            return time_in_words(counts.slowest)
        said = {"quickest": time_in_words(counts.quickest), "longest": time_in_words(counts.slowest)}
        return _("the quickest %(quickest)s, the longest %(longest)s") % said
    half, most = counts.half_and_most
    if isinf(half):
        return _("fewer than half were seen yet")
    if isinf(most):
        said = {"half": whole_hours_in_words(half)}
        return _("half within %(half)s; fewer than nine of ten were seen yet") % said
    said = {"half": whole_hours_in_words(half), "most": whole_hours_in_words(most)}
    return _("half within %(half)s, nine of ten within %(most)s") % said


def whole_hours_in_words(minutes):
    """A time within which something was, in words: rounded up, so that it is true."""
    minutes = ceil(minutes)
    return time_in_words(minutes if minutes < HOURS_FROM else ceil(minutes / 60) * 60)


def time_in_words(minutes):
    """So many minutes in words, from three hours on in hours; "" for None."""
    return "" if minutes is None else minutes_in_words(int(minutes))


def count_hours(asked):
    """The `Counts` of each district with an urgent call in the period or open now, and of all. One query.

    Several calls about one child that one sighting ended, that are all open, or that were all decided,
    count once, from the earliest. A day is a day in Bishkek. Signals that the reader does not reach are in no
    count of signals.
    """
    from_at, to_at = asked.instants()
    rows = asked.by.ask(
        f"""with urgent as (
            select distinct on (coalesce(u.case_id, u.id), u.seen_at, u.ended_at is null)
                u.id, u.district_id, u.called_at, u.seen_at, u.ended_at is null as open,
                u.called_at >= %(from_at)s and u.called_at < %(to_at)s as counted,
                extract(epoch from coalesce(u.seen_at, now()) - u.called_at)::float8 / 60 as minutes,
                (u.seen_at at time zone 'Asia/Bishkek')::date
                    = (u.called_at at time zone 'Asia/Bishkek')::date as same_day,
                s.urgent as said_urgent, s.outcome <> 'urgent' as lower,
                s.id is not null as reported, s.recorded_by_id = u.seen_by_id as own_report,
                u.seen_at is not null and exists (select from urgency_urgency later
                    where later.case_id = u.case_id and later.signal_id is not null
                        and later.called_at > u.seen_at
                        and later.called_at <= u.seen_at + %(again)s::interval) as again
            from urgency_urgency u
            left join identification_signal s on s.id = u.signal_id and {signal_reach_sql(asked.by, "s.")}
            where u.district_id = any (%(chosen)s) and {urgency_reach_sql(asked.by, "u.")}
                and (u.ended_at is null or u.called_at >= %(from_at)s and u.called_at < %(to_at)s)
            order by coalesce(u.case_id, u.id), u.seen_at, u.ended_at is null,
                u.called_at, u.id)
        select district_id,
            count(*) filter (where counted),
            count(*) filter (where counted and seen_at is not null),
            count(*) filter (where counted and same_day),
            count(*) filter (where counted and seen_at is null and not open),
            count(*) filter (where counted and open),
            max(minutes) filter (where counted and open),
            percentile_disc(array[0.5, 0.9]) within group
                (order by case when open then 'infinity' else minutes end)
                filter (where counted and (open or seen_at is not null)),
            min(minutes) filter (where counted and seen_at is not null),
            max(minutes) filter (where counted and seen_at is not null),
            count(*) filter (where counted and said_urgent and lower),
            count(*) filter (where counted and said_urgent),
            count(*) filter (where counted and own_report),
            count(*) filter (where counted and seen_at is not null and reported),
            count(*) filter (where counted and again),
            count(*) filter (where open),
            max(minutes) filter (where open),
            (array_agg(id order by called_at, id) filter (where open))[1:%(longest)s]
        from urgent group by grouping sets ((), (district_id))""",
        from_at=from_at,
        to_at=to_at,
        chosen=list(asked.districts),
        again=timedelta(days=AGAIN_DAYS.on(asked.on)),
        longest=LONGEST,
    )
    return [Counts(*row) for row in rows]


def unseen_children(by, ids):
    """The lines of these children, the earliest call first; the look at them is on the trail."""
    if not ids:
        return []
    return consult_list(
        "oversight.unseen", by=by, of=Urgency, ids=ids, by_ids=lambda shown: read_unseen(by, shown)
    )


def read_unseen(by, ids):
    """Of a case the municipality that holds the file; of a signal also the village that was named."""
    name = f"name_{(get_language() or 'ky')[:2]}"
    rows = by.ask(
        f"""select extract(epoch from now() - u.called_at) / 60, coalesce(v.{name}, m.{name}, d.{name}),
            case when v.id is not null then coalesce(nullif(m.{name}, v.{name}), d.{name})
                when m.id is not null then d.{name} else '' end,
            concat_ws(' ', t.surname, t.given), u.case_id, u.signal_id
        from urgency_urgency u join places_place d on d.id = u.district_id
        left join identification_signal s on s.id = u.signal_id and {signal_reach_sql(by, "s.")}
        left join places_place v on v.id = s.settlement_id
        left join places_place m on m.id = coalesce(u.municipality_id, v.municipality_id)
        left join staff_worker t on t.id = u.taken_by_id
        where u.id = any (%(ids)s) and {urgency_reach_sql(by, "u.")}
        order by u.called_at, u.id""",
        ids=ids,
    )
    return [
        UnseenChild(time_in_words(minutes), place, lies_in, taken_by, page_of(case, signal), case is not None)
        for minutes, place, lies_in, taken_by, case, signal in rows
    ]


def page_of(case, signal):
    """The page of the case; of the signal while there is no case."""
    return reverse("casefile:case", args=[case]) if case else reverse("identification:signal", args=[signal])
