"""The pages of duty: who is on it now and in the coming weeks; the roster of a week, and setting it."""

from datetime import date, timedelta

from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.offices import staff
from umai.offices.duty import actions, roster
from umai.offices.duty.forms import HandOverForm, TurnsForm
from umai.offices.people.views import answer
from umai.places.models import Place
from umai.staff.models import OfficeKind, Role, Turn


@signed_in_only
def on_duty(request):
    """Who is on duty now and in the coming two weeks, in the own department or oblast office."""
    by, now = request.by, timezone.now()
    require(by, "offices.duty.read")
    rosters = [
        (
            office,
            roster.on_duty(office, at=now),
            roster.runs_of(roster.days_of(office, staff.today(), roster.LISTED, at=now)),
        )
        for office in roster.rosters_seen_by(by).select_related("place")
    ]
    own = set(roster.rosters_of(by).values_list("pk", flat=True))
    shown = {"rosters": rosters, "own": own, "districts": districts_now(by, now)}
    shown["may_see_calls"] = may(by, "notices.read")
    return render(request, "offices/duty.html", shown)


def districts_now(by, now):
    """For the oblast: each district with the turn that runs there, or None."""
    if by.role != Role.OBLAST_SUPERVISOR:
        return []
    running = Turn.objects.filter(office__kind=OfficeKind.DISTRICT, from_at__lte=now, until_at__gt=now)
    turns = {turn.office.place_id: turn for turn in running.select_related("office", "worker", "substitute")}
    places = Place.objects.filter(pk__in=by.reach.districts).in_order()
    return [(place, turns.get(place.pk)) for place in places]


@signed_in_only
def turns(request, pk):
    """A week of the roster of an office, day by day, for who sets it."""
    office = roster.find_roster(pk, by=request.by)
    monday = monday_of(request.GET.get("week"))
    shown = {
        "office": office,
        "days": roster.days_of(office, monday, 7, at=timezone.now()),
        "today": staff.today(),
        "before": week_url(office, monday - timedelta(days=7)),
        "after": week_url(office, monday + timedelta(days=7)),
    }
    return render(request, "offices/turns.html", shown)


def monday_of(said):
    """The Monday of the week that was asked for, or of this one."""
    try:
        on = date.fromisoformat(said or "")
    except ValueError:
        on = staff.today()
    near = staff.today().replace(day=1)
    on = max(near - timedelta(days=366), min(on, near + timedelta(days=500)))
    return on - timedelta(days=on.weekday())


def week_url(office, monday):
    return f"{reverse('offices:turns', args=[office.pk])}?week={monday.isoformat()}"


@signed_in_only
def set_turns(request, pk):
    """Set one turn or several at once: all of them or none."""
    office = roster.find_roster(pk, by=request.by)
    people = roster.on_the_roster(office, on=staff.today(), later=True)
    form = TurnsForm(request.POST or None, workers=people, initial=asked_for(request.GET))

    def act():
        with transaction.atomic():
            return [actions.set_turn(office, by=request.by, **turn) for turn in form.turns()]

    made, status = answer(form, act)
    if made:
        return redirect(week_url(office, monday_of(timezone.localdate(made[0].from_at).isoformat())))
    return render(request, "offices/set_turns.html", {"office": office, "form": form}, status=status)


def asked_for(query):
    """The days of the gap that was chosen on the page of the week."""
    days = {name: query.get(name, "") for name in ("first_on", "last_on")}
    try:
        return {name: date.fromisoformat(said) for name, said in days.items() if said}
    except ValueError:
        return {}


@signed_in_only
def hand_over(request, pk):
    """Give a turn, or days of it, to somebody else."""
    turn = roster.find_turn(pk, by=request.by)
    first = max(timezone.localdate(turn.from_at), staff.today())
    last = timezone.localdate(turn.until_at - timedelta(seconds=1))
    people = roster.on_the_roster(turn.office, on=staff.today(), later=True)
    form = HandOverForm(request.POST or None, workers=people, initial={"first_on": first, "last_on": last})
    made, status = answer(
        form, lambda: actions.hand_over(turn, by=request.by, **form.people(), **form.times())
    )
    if made:
        return redirect(week_url(turn.office, monday_of(timezone.localdate(made.from_at).isoformat())))
    shown = {"turn": turn, "first": first, "last": last, "form": form}
    return render(request, "offices/hand_over.html", shown, status=status)
