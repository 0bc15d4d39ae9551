"""The pages of duty: who is on duty now and in the coming weeks, and the roster of a week."""

from datetime import date, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from umai.access.pages import ActPage, Page
from umai.offices import staff
from umai.offices.duty import actions, roster
from umai.offices.duty.forms import HandOverForm, TurnsForm
from umai.places.models import Place
from umai.staff.models import Office, OfficeKind, Role, Turn


class DutyRoster(Page):
    """Who is on duty now and in the coming two weeks, in the own department or oblast office."""

    look = "offices.duty.read"
    template = "offices/duty.html"

    def context(self):
        now = timezone.now()
        rosters = [
            (
                office,
                roster.running_turn(office, at=now),
                roster.alike_days_of(roster.roster_days(office, staff.today(), roster.DAYS_LISTED, at=now)),
            )
            for office in roster.rosters_seen_by(self.by).select_related("place")
        ]
        return {
            "rosters": rosters,
            "days_listed": roster.DAYS_LISTED,
            "own": set(roster.rosters_of(self.by).values_list("pk", flat=True)),
            "districts": duty_by_district(self.by, now),
        }


def duty_by_district(by, now):
    """For an oblast supervisor: each district with the turn that runs there, or None; else []."""
    if by.role != Role.OBLAST_SUPERVISOR:
        return []
    running = Turn.objects.filter(office__kind=OfficeKind.DISTRICT, from_at__lte=now, to_at__gt=now)
    turns = {turn.office.place_id: turn for turn in running.select_related("office", "worker", "substitute")}
    places = Place.objects.filter(pk__in=by.reach.districts).in_order()
    return [(place, turns.get(place.pk)) for place in places]


class WeekOfTurns(Page):
    """A week of the roster of an office, day by day, for the person who sets it."""

    template = "offices/turns.html"

    def find(self):
        return roster.find_roster(self.address["pk"], by=self.by)

    def context(self):
        monday = monday_of(self.request.GET.get("week"))
        return {
            "office": self.record,
            "days": roster.roster_days(self.record, monday, 7, at=timezone.now()),
            "before": week_url(self.record, monday - timedelta(days=7)),
            "after": week_url(self.record, monday + timedelta(days=7)),
        }


def monday_of(week):
    """The Monday of the week with this day, or of this week; from a year back to 500 days ahead."""
    try:
        on = date.fromisoformat(week or "")
    except ValueError:
        on = staff.today()
    near = staff.today().replace(day=1)
    on = max(near - timedelta(days=366), min(on, near + timedelta(days=500)))
    return on - timedelta(days=on.weekday())


def week_url(office, monday):
    return f"{reverse('offices:turns', args=[office.pk])}?week={monday.isoformat()}"


class TurnPage(ActPage):
    """A page that puts people on duty; it leads to the week that was changed."""

    def office(self):
        """The office whose turns are set."""
        return self.record

    def form_options(self):
        return {"workers": roster.workers_for_duty(self.office(), on=staff.today(), later=True)}

    def destination(self, turn):
        return week_url(self.office(), monday_of(timezone.localdate(turn.from_at).isoformat()))


class SetTurns(TurnPage):
    """Set one turn or several at once: all of them or none."""

    act = actions.set_turn
    of = Office
    form_class = TurnsForm
    template = "offices/set_turns.html"

    def find(self):
        return roster.find_roster(self.address["pk"], by=self.by)

    def initial(self):
        return days_of_gap(self.request.GET)

    def perform(self):
        with transaction.atomic():
            made = [self.act(self.record, by=self.by, **turn) for turn in self.form.turns()]
        return made[0]

    def context(self):
        return {"office": self.record}


def days_of_gap(query):
    """The first and the last day of the gap that was chosen on the page of the week."""
    days = {name: query.get(name, "") for name in ("first_on", "last_on")}
    try:
        return {name: date.fromisoformat(text) for name, text in days.items() if text}
    except ValueError:
        return {}


class HandOverTurn(TurnPage):
    """Give a turn, or days of it, to somebody else."""

    act = actions.hand_over_turn
    of = Turn
    form_class = HandOverForm
    template = "offices/hand_over.html"

    def find(self):
        turn = roster.find_turn(self.address["pk"], by=self.by)
        self.first = max(timezone.localdate(turn.from_at), staff.today())
        self.last = timezone.localdate(turn.to_at - timedelta(seconds=1))
        return turn

    def office(self):
        return self.record.office

    def initial(self):
        return {"first_on": self.first, "last_on": self.last}

    def context(self):
        return {"turn": self.record, "first": self.first, "last": self.last}
