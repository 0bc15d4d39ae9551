"""Who is on duty when: rosters of the departments and of the oblast level, and their gaps."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from umai.access.doors import consult_list, turn_away
from umai.access.may import require
from umai.offices.staff import today
from umai.refusal import NotPermitted
from umai.staff.models import Office, OfficeKind, Role, Term, Turn, Worker
from umai.trail.entries import About

# Where there is duty, and who can have it.
DUTY = {OfficeKind.DISTRICT: {Role.SPECIALIST, Role.HEAD}, OfficeKind.OBLAST: {Role.OBLAST_SUPERVISOR}}
AHEAD = 7  # days in which a gap is a warning
LISTED = 14  # days that everybody sees


@dataclass(frozen=True)
class Span:
    """A part of a day: a turn, or None for a time without anybody. `part` when it is not the whole day."""

    turn: Turn | None
    from_at: datetime
    until_at: datetime
    part: bool

    @property
    def hours(self):
        """From when until when, as 09:00–24:00."""
        begins, ends = timezone.localtime(self.from_at), timezone.localtime(self.until_at)
        return f"{begins:%H:%M}–{'24:00' if ends.time() == time.min else f'{ends:%H:%M}'}"


@dataclass(frozen=True)
class Day:
    """One day of a roster. `gap`: at some time of it, not yet over, nobody is on duty."""

    on: date
    spans: list[Span]

    @property
    def gap(self):
        return any(span.turn is None for span in self.spans)


def midnight(day):
    """The instant at which this day begins here."""
    return timezone.make_aware(datetime.combine(day, time.min))


def rosters_of(by):
    """The offices whose turns this worker sets: a head's department, a supervisor's own oblast office."""
    if by.role == Role.HEAD:
        return Office.objects.filter(kind=OfficeKind.DISTRICT, place__district_id__in=by.reach.districts)
    if by.role == Role.OBLAST_SUPERVISOR:
        return Office.objects.filter(kind=OfficeKind.OBLAST, pk=by.reach.office_id)
    return Office.objects.none()


def require_roster(by, office):
    """Let this worker set the turns of this office, or refuse."""
    if not rosters_of(by).filter(pk=office.pk).exists():
        raise NotPermitted(_("You do not set the turns of this office. Nothing was changed. Ask its head."))


def find_roster(pk, *, by):
    """One office whose turns this worker sets; 404 otherwise, with the refusal on the trail."""
    require(by, "offices.set_turn")
    return _find(rosters_of(by).select_related("place"), Office, pk, by=by)


def find_turn(pk, *, by):
    """One turn, not handed over, at an office whose turns this worker sets; 404 otherwise."""
    require(by, "offices.hand_over")
    rows = Turn.objects.filter(office__in=rosters_of(by), until_at__gt=timezone.now())
    return _find(rows.select_related("office__place", "worker", "substitute"), Turn, pk, by=by)


def _find(rows, model, pk, *, by):
    found = consult_list("offices.duty.read", rows.filter(pk=pk), by=by)
    if not found:
        turn_away("offices.duty.read", About(model._meta.label_lower, pk), by=by)
    return found[0]


def rosters_seen_by(by):
    """The offices whose rosters concern this worker: of the own district, or of the own oblast office."""
    if by.role == Role.OBLAST_SUPERVISOR:
        return rosters_of(by)
    return Office.objects.filter(
        kind=OfficeKind.DISTRICT, place__district_id=by.office.place.district_id
    ).exclude(place__district_id=None)


def on_the_roster(office, *, on, later=False):
    """Who can be on duty at this office on this day; with `later`, also who comes after it."""
    roles = DUTY.get(office.kind, ())
    terms = Term.objects.filter(office=office, ended_at=None, role__in=roles)
    terms = terms.filter(Q(until_on=None) | Q(until_on__gte=on)) if later else terms.on(on)
    return Worker.objects.filter(pk__in=terms.values("worker_id")).order_by("surname", "given")


def on_duty(office, *, at):
    """The turn that runs at this office at this instant, or None."""
    turns = Turn.objects.filter(office=office, from_at__lte=at, until_at__gt=at)
    return turns.select_related("worker", "substitute").first()


def days_of(office, first, days, *, at):
    """So many days of the roster of this office, from this one on; what is over by `at` is no gap."""
    start, end = midnight(first), midnight(first + timedelta(days=days))
    rows = Turn.objects.filter(office=office, from_at__lt=end, until_at__gt=start)
    turns = list(rows.select_related("worker", "substitute").order_by("from_at"))
    return [day_of(turns, first + timedelta(days=n), at) for n in range(days)]


def day_of(turns, on, at):
    """One day out of these turns, which are in order and do not overlap."""
    start, end = midnight(on), midnight(on + timedelta(days=1))
    spans, reached = [], max(start, min(at, end))
    for turn in turns:
        begins, ends = max(turn.from_at, start), min(turn.until_at, end)
        if begins >= ends:
            continue
        if begins > reached:
            spans.append(Span(None, reached, begins, part=True))
        spans.append(Span(turn, begins, ends, part=(begins, ends) != (start, end)))
        reached = max(reached, ends)
    if reached < end:
        spans.append(Span(None, reached, end, part=reached != start))
    return Day(on, spans)


@dataclass(frozen=True)
class Run:
    """Days after one another that are alike: the first of them, and the last when there are several."""

    day: Day
    last_on: date | None = None


def runs_of(days):
    """These days with those put together on which the same people are on duty the whole day, or nobody."""
    runs = []
    for day in days:
        if runs and alike(runs[-1].day, day):
            runs[-1] = Run(runs[-1].day, day.on)
        else:
            runs.append(Run(day))
    return runs


def alike(one, other):
    """Whether two days have one and the same whole span."""
    whole = [day.spans[0].turn for day in (one, other) if len(day.spans) == 1 and not day.spans[0].part]
    people = [turn and (turn.worker_id, turn.substitute_id) for turn in whole]
    return len(people) == 2 and people[0] == people[1]


def gaps_ahead(by):
    """For who sets a roster: its office, and the days of the coming week with a time without anybody."""
    at = timezone.now()
    for office in rosters_of(by).select_related("place"):
        days = [day for day in days_of(office, today(), AHEAD, at=at) if day.gap]
        if days:
            yield office, days
