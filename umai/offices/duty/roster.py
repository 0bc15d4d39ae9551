"""Rosters: who is on duty in the departments and at the oblast level, and the gaps."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from umai.access.doors import answer_not_found, consult_list
from umai.access.permissions import require_right
from umai.offices.staff import today
from umai.refusal import NotPermitted
from umai.staff.models import Office, OfficeKind, Role, Term, Turn, Worker
from umai.trail.entries import EntrySubject

# Kind of an office with duty to the roles that can be on duty there.
DUTY_ROLES = {OfficeKind.DISTRICT: {Role.SPECIALIST, Role.HEAD}, OfficeKind.OBLAST: {Role.OBLAST_SUPERVISOR}}
DAYS_AHEAD = 7  # days in which a gap is a warning
DAYS_LISTED = 14  # days of the roster that everybody sees


@dataclass(frozen=True)
class TurnSpan:
    """A part of a day: a turn, or None when nobody is on duty. `part`: it is not the whole day."""

    turn: Turn | None
    from_at: datetime
    to_at: datetime
    part: bool

    @property
    def hours(self):
        """The hours, as "09:00–24:00"."""
        begins, ends = timezone.localtime(self.from_at), timezone.localtime(self.to_at)
        return f"{begins:%H:%M}–{'24:00' if ends.time() == time.min else f'{ends:%H:%M}'}"


@dataclass(frozen=True)
class RosterDay:
    """One day of a roster. `gap`: nobody is on duty in some part of it that is not over."""

    on: date
    spans: list[TurnSpan]

    @property
    def gap(self):
        return any(span.turn is None for span in self.spans)


def midnight(day):
    """The instant at which this day begins in Bishkek."""
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
    require_right(by, "offices.set_turn")
    return _find(rosters_of(by).select_related("place"), Office, pk, by=by)


def find_turn(pk, *, by):
    """One turn, not handed over, at an office whose turns this worker sets; 404 otherwise."""
    require_right(by, "offices.hand_over")
    rows = Turn.objects.filter(office__in=rosters_of(by), to_at__gt=timezone.now())
    return _find(rows.select_related("office__place", "worker", "substitute"), Turn, pk, by=by)


def _find(rows, model, pk, *, by):
    found = consult_list("offices.duty.read", rows.filter(pk=pk), by=by)
    if not found:
        answer_not_found("offices.duty.read", EntrySubject(model._meta.label_lower, pk), by=by)
    return found[0]


def rosters_seen_by(by):
    """The offices whose rosters this worker sees: of the own district, or the own oblast office."""
    if by.role == Role.OBLAST_SUPERVISOR:
        return rosters_of(by)
    return Office.objects.filter(
        kind=OfficeKind.DISTRICT, place__district_id=by.office.place.district_id
    ).exclude(place__district_id=None)


def workers_for_duty(office, *, on, later=False):
    """Who can be on duty at this office on this day; with `later`, also people whose term begins later."""
    roles = DUTY_ROLES.get(office.kind, ())
    terms = Term.objects.filter(office=office, ended_at=None, role__in=roles)
    terms = terms.filter(Q(to_on=None) | Q(to_on__gte=on)) if later else terms.on(on)
    return Worker.objects.filter(pk__in=terms.values_list("worker_id", flat=True)).order_by(
        "surname", "given"
    )


def running_turn(office, *, at):
    """The turn that runs at this office at this instant, or None."""
    turns = Turn.objects.filter(office=office, from_at__lte=at, to_at__gt=at)
    return turns.select_related("worker", "substitute").first()


def roster_days(office, first, days, *, at):
    """The roster of this office for `days` days from `first` on; time before `at` is no gap."""
    start, end = midnight(first), midnight(first + timedelta(days=days))
    rows = Turn.objects.filter(office=office, from_at__lt=end, to_at__gt=start)
    turns = list(rows.select_related("worker", "substitute").order_by("from_at"))
    return [roster_day(turns, first + timedelta(days=n), at) for n in range(days)]


def roster_day(turns, on, at):
    """One day of the roster, from turns that are in order and do not overlap."""
    start, end = midnight(on), midnight(on + timedelta(days=1))
    spans, reached = [], max(start, min(at, end))
    for turn in turns:
        begins, ends = max(turn.from_at, start), min(turn.to_at, end)
        if begins >= ends:
            continue
        if begins > reached:
            spans.append(TurnSpan(None, reached, begins, part=True))
        spans.append(TurnSpan(turn, begins, ends, part=(begins, ends) != (start, end)))
        reached = max(reached, ends)
    if reached < end:
        spans.append(TurnSpan(None, reached, end, part=reached != start))
    return RosterDay(on, spans)


@dataclass(frozen=True)
class AlikeDays:
    """Consecutive days that are alike: the first day, and the day of the last when there are several."""

    day: RosterDay
    last_on: date | None = None


def alike_days_of(days):
    """These days, joined where the same people, or nobody, are on duty the whole day."""
    runs = []
    for day in days:
        if runs and are_alike(runs[-1].day, day):
            runs[-1] = AlikeDays(runs[-1].day, day.on)
        else:
            runs.append(AlikeDays(day))
    return runs


def are_alike(one, other):
    """Whether both days are one whole span with the same people, or without anybody."""
    whole = [day.spans[0].turn for day in (one, other) if len(day.spans) == 1 and not day.spans[0].part]
    people = [turn and (turn.worker_id, turn.substitute_id) for turn in whole]
    return len(people) == 2 and people[0] == people[1]


def gap_sql(by) -> str:
    """Whether in the coming week there is a gap in a roster that this worker sets, as `duty_gap`.

    `%(now)s` is this instant, and `%(week_end)s` the end of the `DAYS_AHEAD`.
    """
    offices = f"o.kind = '{OfficeKind.DISTRICT}' and p.district_id = any (%(districts)s)"
    if by.role == Role.OBLAST_SUPERVISOR:
        offices = f"o.kind = '{OfficeKind.OBLAST}' and o.id = %(office)s"
    return f"""select exists (
        select from staff_office o join places_place p on p.id = o.place_id
        where {offices} and not coalesce((
            select range_agg(tstzrange(t.from_at, t.to_at)) @> tstzrange(%(now)s, %(week_end)s)
            from staff_turn t where t.office_id = o.id and t.to_at > %(now)s), false)) as duty_gap"""


def week_end(on: date) -> datetime:
    """The instant until which a gap is a warning on this day."""
    return midnight(on + timedelta(days=DAYS_AHEAD))


def gaps_ahead(by):
    """Each office whose roster this worker sets, with its days of the coming week that have a gap."""
    at = timezone.now()
    for office in rosters_of(by).select_related("place"):
        days = [day for day in roster_days(office, today(), DAYS_AHEAD, at=at) if day.gap]
        if days:
            yield office, days
