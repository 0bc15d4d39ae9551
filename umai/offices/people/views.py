"""The pages about staff: who works where, since when, who is on duty, who may sign in."""

from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from umai.access.doors import consult_list
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.offices import staff
from umai.offices.duty.roster import DUTY, on_duty
from umai.offices.people import actions
from umai.offices.people.forms import AccountForm, AppointForm, EndTermForm
from umai.offices.people.posts import posts_at
from umai.places.models import Place
from umai.refusal import Refusal
from umai.staff.models import Account, Office, Role, Term, Worker


def answer(form, act):
    """Do the act when the form is good; what it refuses is said on the form. Answers (what came, status)."""
    if not form.is_valid():
        return None, 422 if form.errors else 200
    try:
        return act(), 302
    except Refusal as refusal:
        form.add_error(None, str(refusal))
        return None, refusal.status


@signed_in_only
def offices(request):
    """A head sees the offices of the district; an administrator chooses a place first."""
    require(request.by, "offices.read")
    if request.by.role == Role.ADMINISTRATOR:
        places = Place.objects.current().with_department().in_order().select_related("parent")
        country_wide = Place.objects.filter(district=None, pk__in=Office.objects.values("place_id"))
        return render(request, "offices/places.html", {"places": places, "above": country_wide.in_order()})
    return listed(request, staff.offices_of(request.by))


@signed_in_only
def of_place(request, pk):
    """The offices that serve a place and all that lies in it."""
    require(request.by, "offices.read")
    place = get_object_or_404(Place, pk=pk)
    if place.district_id is None:
        return listed(request, staff.offices_of(request.by).filter(place=place), place=place)
    return listed(request, staff.offices_of(request.by).filter(place__in=Place.objects.within(place)), place)


def listed(request, rows, place=None):
    today = staff.today()
    here_now = Q(terms__from_on__lte=today, terms__ended_at=None) & (
        Q(terms__until_on=None) | Q(terms__until_on__gte=today)
    )
    rows = rows.annotate(people=Count("terms", filter=here_now)).select_related("place")
    found = consult_list("offices.offices", rows.order_by("kind", "place__sort_ky"), by=request.by)
    return render(request, "offices/offices.html", {"offices": found, "place": place})


@signed_in_only
def office(request, pk):
    """One office: its people, and who is on duty now."""
    found = staff.find_office(pk, by=request.by)
    terms = consult_list("offices.staff", staff.terms_at(found, on=staff.today()), by=request.by)
    shown = {
        "office": found,
        "terms": terms,
        "accounts": staff.with_accounts(term.worker_id for term in terms),
        "has_duty": found.kind in DUTY,
        "may_set_turn": may(request.by, "offices.set_turn"),
        "turn": on_duty(found, at=timezone.now()),
        "may_appoint": may(request.by, "offices.appoint") and posts_at(found, given_by=request.by.role),
        "today": staff.today(),
    }
    return render(request, "offices/office.html", shown)


@signed_in_only
def worker(request, pk):
    """One person: posts from the latest on, and whether they can sign in."""
    found = staff.find_worker(pk, by=request.by)
    own = staff.offices_of(request.by)
    terms = Term.objects.filter(worker=found, office__in=own).select_related("office", "superior")
    shown = {
        "worker": found,
        "terms": terms.order_by("-from_on"),
        "accounts": Account.objects.filter(worker_id=found.pk).order_by("username"),
        "today": staff.today(),
        "may_end": may(request.by, "offices.end_term") and found.pk != request.by.pk,
        "may_give": may(request.by, "offices.give_account") and found.pk != request.by.pk,
    }
    return render(request, "offices/worker.html", shown)


@signed_in_only
def appoint(request, pk):
    """Give a post at this office to somebody known or new."""
    found = staff.find_office(pk, by=request.by)
    posts = posts_at(found, given_by=request.by.role)
    if not posts:
        raise Http404
    known = Worker.objects.filter(
        pk__in=Term.objects.filter(office__in=near(request.by, found)).values("worker")
    )
    people = list(known.exclude(pk=request.by.pk).order_by("surname", "given"))
    form = AppointForm(
        request.POST or None, posts=posts, known=people, superiors=[*people, request.by.worker]
    )
    term, status = answer(form, lambda: actions.appoint(found, by=request.by, **form.particulars()))
    if term:
        return redirect("offices:worker", term.worker_id)
    return render(request, "offices/appoint.html", {"office": found, "form": form}, status=status)


def near(by, office):
    """Whose people can be chosen: the head's own offices; for an administrator those around this one."""
    own = staff.offices_of(by)
    if by.role != Role.ADMINISTRATOR:
        return own
    if office.place.district_id is None:
        return own.filter(place=office.place)
    return own.filter(place__district_id=office.place.district_id)


@signed_in_only
def end_term(request, pk):
    """Ask when, then end a post."""
    term = staff.find_term(pk, by=request.by)
    form = EndTermForm(request.POST or None)
    ended, status = answer(form, lambda: actions.end_term(term, by=request.by, until_on=form.until()))
    if ended:
        return redirect("offices:worker", term.worker_id)
    return render(request, "offices/end_term.html", {"term": term, "form": form}, status=status)


@signed_in_only
def give_account(request, pk):
    """Make an account or open one anew; the answer to the form shows the one-time code, this once."""
    require(request.by, "offices.give_account")
    found = staff.find_worker(pk, by=request.by)
    form = AccountForm(request.POST or None)
    given, status = answer(
        form, lambda: actions.give_account(found, by=request.by, username=form.cleaned_data["username"])
    )
    if given:
        account, code = given
        return render(request, "offices/code.html", {"worker": found, "account": account, "code": code})
    return render(request, "offices/give_account.html", {"worker": found, "form": form}, status=status)
