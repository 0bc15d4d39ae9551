"""Calls as pages show them: how long each waits, who was told when and how, and who took it."""

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import groupby
from statistics import median

from django.conf import settings
from django.db.models import Count, OuterRef, Prefetch, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from umai.access.doors import answer_not_found, consult_list
from umai.access.permissions import may_do, require_right
from umai.notices.calls.kinds import SUBJECT_OF_KIND, CallSubject
from umai.notices.calls.models import (
    TIME_TO_TELL,
    Attempt,
    AttemptOutcome,
    Call,
    CallAnswer,
    Keeper,
    Notice,
    NoticeWay,
)
from umai.staff.models import Role
from umai.trail.entries import EntrySubject

WATCHING_ROLES = {Role.HEAD, Role.OBLAST_SUPERVISOR}  # roles that see all calls of their districts
HOURS_FROM = 180  # minutes from which on a time is said in hours
LATELY = timedelta(days=30)
MOST_CALLS = 50  # calls on one page
AS_WHOM = {
    Keeper.DISTRICT: [
        gettext_lazy("on duty"),
        gettext_lazy("stands in"),
        gettext_lazy("head of the department"),
        gettext_lazy("oblast level"),
    ],
    Keeper.OBLAST: [
        gettext_lazy("on duty at the oblast level"),
        gettext_lazy("stands in"),
        gettext_lazy("oblast level"),
        gettext_lazy("Ministry"),
    ],
}
WORKER_OF_CASE = gettext_lazy("worker of the case")

# Why a notice had no way to go, by the word that its attempt keeps.
WHY_NO_WAY = {
    "not_set_up": gettext_lazy("sending is not set up"),
    "no_address": gettext_lazy("no number is known"),
}


@dataclass(frozen=True)
class WayResult:
    """One way by which somebody was told, and its result: a word with a colour, and more words."""

    way: str
    word: str = ""
    colour: str = ""
    more: str = ""
    at: object = None


@dataclass(frozen=True)
class PersonTold:
    """One person who was told in a round, with the ways."""

    who: str
    as_whom: str
    at: object
    ways: list[WayResult]
    phone: str | None = ""
    """The telephone of the office, which is no secret; a worker's own is shown to nobody. None: nobody is to
    be called any more."""

    @property
    def call_by_hand(self):
        """The telephone to dial, as HTML; nothing once somebody took the call."""
        if self.phone is None:
            return ""
        number = (
            format_html('<a href="tel:{0}">{0}</a>', self.phone) if self.phone else _("number not recorded")
        )
        return format_html("<br>{} {}", _("Telephone of the office:"), number)


@dataclass(frozen=True)
class CallDetails:
    """A call with all that a page shows of it. `earlier` counts the rounds before the one shown."""

    call: Call
    answer: CallAnswer | None
    told: list[PersonTold] = field(default_factory=list)
    earlier: int = 0
    waited: timedelta = timedelta(0)
    may_take: bool = False
    url: str = ""

    @property
    def minutes(self):
        return int(self.waited.total_seconds() // 60)

    @property
    def subject(self) -> CallSubject:
        return SUBJECT_OF_KIND[self.call.kind]

    @property
    def how_long(self):
        """The time from the call to its answer, or until now, in words."""
        return minutes_in_words(self.minutes)


def minutes_in_words(minutes):
    """A number of minutes in words; from three hours on, in hours."""
    if minutes < HOURS_FROM:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    hours = minutes // 60
    return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}


def waiting_count(by) -> int:
    """The number of calls that nobody took and that wait for this worker."""
    ((calls,),) = by.ask(waiting_calls_sql(by))
    return calls


def waiting_calls_sql(by):
    """The SQL that counts these calls, as `calls`; every page queries it."""
    return f"""select count(*) as calls from notices_call c
        where not c.taken and {call_reach_sql(by)} and ({TOLD_SQL}
            or c.opened_at < now() - interval '{TIME_TO_TELL.total_seconds():.0f} s'
            and not exists (select from notices_notice n where n.call_id = c.id))"""


TOLD_SQL = "exists (select from notices_notice n where n.call_id = c.id and n.worker_id = %(me)s)"


def call_reach_sql(by):
    """`CallQuerySet.within_reach_of` as SQL."""
    if not settings.UMAI_OWN_FILTER:
        return "true"
    if by.role == Role.MINISTRY_SUPERVISOR:
        return TOLD_SQL
    here = "c.district_id = any (%(districts)s)"
    if by.role != Role.OBLAST_SUPERVISOR:
        here += f" and c.keeper = '{Keeper.DISTRICT}'"
    return f"({here} or c.worker_id = %(me)s)"


def open_calls(by):
    """The first calls that nobody took, the oldest first, and the number of further ones.

    Those that wait for this worker; for `WATCHING_ROLES` all within reach.
    """
    rows = Call.objects.filter(taken=False).within_reach_of(by)
    if by.role not in WATCHING_ROLES:
        rows = rows.waits_for(by)
    found = consult_list("notices.calls", with_notices(rows).order_by("opened_at")[:MOST_CALLS], by=by)
    return details_of(found, by=by), rows.count() - len(found) if len(found) == MOST_CALLS else 0


def recently_taken_calls(by):
    """The calls of the last 30 days that somebody took, the newest first; only for `WATCHING_ROLES`."""
    if by.role not in WATCHING_ROLES:
        return []
    rows = Call.objects.filter(
        taken=True, answer__isnull=False, opened_at__gt=timezone.now() - LATELY
    ).within_reach_of(by)
    rows = rows.select_related("district", "answer__worker").order_by("-opened_at")[:MOST_CALLS]
    return details_of(consult_list("notices.taken", rows, by=by), by=by, told=False)


def median_minutes(calls):
    """The median time to an answer in whole minutes; None without any call."""
    return int(median(one.minutes for one in calls)) if calls else None


def call_of(kind, about, *, by):
    """The `CallDetails` of the call about this row, such as a signal's id; None when there is none."""
    rows = with_notices(Call.objects.filter(kind=kind, about=about).within_reach_of(by))
    return next(iter(details_of(rows, by=by)), None)


def find_call(pk, *, by):
    """One call within this worker's reach; 404 otherwise, with the refusal on the trail."""
    require_right(by, "notices.read")
    found = consult_list("notices.read", Call.objects.within_reach_of(by).filter(pk=pk), by=by)
    if not found:
        answer_not_found("notices.read", EntrySubject("notices.call", pk), by=by)
    return found[0]


def with_notices(rows):
    """Fetch the notices with these calls, and the last attempt of each notice."""
    last = Attempt.objects.filter(notice=OuterRef("pk")).order_by("-number")
    notices = (
        Notice.objects.select_related("worker")
        .annotate(
            tries=Count("attempts"),
            outcome=Subquery(last.values("result__outcome")[:1]),
            reason=Subquery(last.values("result__reason")[:1]),
            ended_at=Subquery(last.values("result__ended_at")[:1]),
        )
        .order_by("turn", "step", "worker__surname", "worker", "way")
    )
    return rows.select_related("district", "answer__worker").prefetch_related(
        Prefetch("notices", queryset=notices, to_attr="told")
    )


def waits_for_reader(call, by) -> bool:
    """Whether this call is among those that the banner of every page counts for the reader."""
    return Call.objects.filter(pk=call.pk, taken=False).within_reach_of(by).waits_for(by).exists()


def details_of(rows, *, by, told=True):
    rows, now, mine = list(rows), timezone.now(), may_do(by, "notices.answer")
    waiting = [one.worker_id for call in rows if told and not call.taken for one in call.told]
    phones = dict(by.ask(PHONES_SQL, ids=waiting)) if waiting else {}
    return [as_details(call, now, mine, told, phones) for call in rows]


# Of the office of each of these workers, the number that stands on its posters.
PHONES_SQL = """select distinct on (s.worker_id) s.worker_id, t.number
    from staff_term s join lateral (
        select o.number from outreach_officetelephone o
        where o.office_id = s.office_id order by o.recorded_at desc limit 1) t on true
    where s.worker_id = any (%(ids)s::uuid[]) and s.ended_at is null and s.from_on <= access_today()
        and (s.to_on is null or s.to_on >= access_today())
    order by s.worker_id, s.from_on desc"""


def as_details(call, now, may_take, with_told, phones):
    answer = getattr(call, "answer", None)
    notices = call.told if with_told else []
    turn = max((one.turn for one in notices), default=0)
    return CallDetails(
        call,
        answer,
        told=people_told(
            [one for one in notices if one.turn == turn], as_whom_of(call), None if call.taken else phones
        ),
        earlier=turn,
        waited=(answer.answered_at if answer else now) - call.opened_at,
        may_take=may_take and not call.taken,
        url=subject_url(call),
    )


def as_whom_of(call):
    """The words for each step of this call, in order; the last stands for all further ones."""
    words = AS_WHOM[call.keeper]
    return words if call.worker_id is None else [WORKER_OF_CASE, *words[1:]]


def people_told(notices, as_whom, phones):
    return [
        PersonTold(
            str(rows[0].worker),
            str(as_whom[min(rows[0].step, len(as_whom) - 1)]),
            min(one.made_at for one in rows),
            [way_result(one) for one in rows],
            None if phones is None else phones.get(rows[0].worker_id, ""),
        )
        for rows in (list(group) for _key, group in groupby(notices, key=lambda one: one.worker_id))
    ]


def way_result(notice):
    """The result of one notice, from its last attempt."""
    way = notice.get_way_display()
    if notice.way == NoticeWay.SCREEN:
        return WayResult(way)
    if notice.outcome == AttemptOutcome.SENT:
        return WayResult(way, _("sent"), "green", at=notice.ended_at)
    if notice.outcome == AttemptOutcome.NOT_NEEDED:
        return WayResult(way, _("not needed any more"), "grey")
    if notice.outcome == AttemptOutcome.NO_WAY:
        words = _("%(why)s: call by telephone") % {"why": WHY_NO_WAY[notice.reason]}
        return WayResult(way, _("not sent"), "red", words)
    if notice.outcome == AttemptOutcome.FAILED:
        tries = ngettext("tried once", "tried %(n)d times", notice.tries) % {"n": notice.tries}
        return WayResult(way, _("not sent"), "red", tries, notice.ended_at)
    return WayResult(way, _("is being sent"), "grey")


def subject_url(call):
    """The page of the row that the call is about, in a later room."""
    return reverse(SUBJECT_OF_KIND[call.kind].page, args=[call.about])
