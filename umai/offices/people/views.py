"""The pages about staff: who works where and since when, who is on duty, who may sign in."""

from django.db.models import Count, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from umai.access.doors import consult_list
from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do
from umai.offices import staff
from umai.offices.accounts import accounts_of
from umai.offices.duty.roster import DUTY_ROLES, running_turn
from umai.offices.helper.reading import helper_of
from umai.offices.people import actions
from umai.offices.people.forms import AccountForm, AppointForm, EndTermForm
from umai.offices.people.posts import posts_at
from umai.offices.requests.models import StaffRequest
from umai.offices.requests.reading import asked_about, in_words
from umai.offices.requests.views import code_page
from umai.places.models import Place
from umai.staff.models import Office, Role, Term, Worker


class Offices(Page):
    """The offices of a head's district; an administrator chooses a place first."""

    look = "offices.read"
    template = "offices/offices.html"

    def find(self):
        if self.by.role == Role.ADMINISTRATOR:
            self.template = "offices/places.html"

    def context(self):
        if self.by.role != Role.ADMINISTRATOR:
            return {"offices": offices_with_counts(staff.offices_of(self.by), self.by), "place": None}
        country_wide = Place.objects.filter(district=None, pk__in=Office.objects.values("place_id"))
        places = Place.objects.current().with_department().in_order().select_related("parent")
        return {"places": places, "above": country_wide.in_order()}


class OfficesOfPlace(Page):
    """The offices that serve a place and the places in it."""

    look = "offices.read"
    template = "offices/offices.html"

    def context(self):
        place = get_object_or_404(Place, pk=self.address["pk"])
        own = staff.offices_of(self.by)
        inside = [place] if place.district_id is None else Place.objects.within(place)
        return {"offices": offices_with_counts(own.filter(place__in=inside), self.by), "place": place}


def offices_with_counts(offices, by):
    """These offices with the number of their people; the look is noted on the trail."""
    today = staff.today()
    here_now = Q(terms__from_on__lte=today, terms__ended_at=None) & (
        Q(terms__to_on=None) | Q(terms__to_on__gte=today)
    )
    rows = offices.annotate(people=Count("terms", filter=here_now)).select_related("place")
    return consult_list("offices.offices", rows.order_by("kind", "place__sort_ky"), by=by)


class OneOffice(Page):
    """One office: its people, and who is on duty now."""

    template = "offices/office.html"

    def find(self):
        return staff.find_office(self.address["pk"], by=self.by)

    def context(self):
        office, by = self.record, self.by
        terms = consult_list("offices.staff", staff.terms_at(office, on=staff.today()), by=by)
        return {
            "office": office,
            "terms": terms,
            "accounts": staff.workers_with_accounts(term.worker_id for term in terms),
            "has_duty": office.kind in DUTY_ROLES,
            "may_set_turn": may_do(by, "offices.set_turn"),
            "helps_here": helper_of(office),
            "turn": running_turn(office, at=timezone.now()),
            "may_appoint": may_do(by, "offices.appoint") and posts_at(office, given_by=by.role),
        }


class OneWorker(Page):
    """One person: the posts, the latest first, and whether the person can sign in."""

    template = "offices/worker.html"

    def find(self):
        return staff.find_worker(self.address["pk"], by=self.by)

    def context(self):
        worker, by = self.record, self.by
        own = Term.objects.filter(worker=worker, office__in=staff.offices_of(by))
        return {
            "worker": worker,
            "terms": own.select_related("office", "superior").order_by("-from_on"),
            "accounts": accounts_of([worker.pk]),
            "asked": [(one, in_words(one)) for one in asked_about([worker.pk])],
            "may_end": may_do(by, "offices.end_term") and worker.pk != by.pk,
            "may_give": may_do(by, "offices.give_account") and worker.pk != by.pk,
        }


class Appoint(ActPage):
    """Give a post at this office to an existing or a new person."""

    act = actions.appoint_worker
    of = Office
    form_class = AppointForm
    template = "offices/appoint.html"

    def find(self):
        office = staff.find_office(self.address["pk"], by=self.by)
        self.posts = posts_at(office, given_by=self.by.role)
        if not self.posts:
            raise Http404
        return office

    def form_options(self):
        here = Term.objects.filter(office__in=offices_around(self.by, self.record))
        known = Worker.objects.filter(pk__in=here.values("worker")).exclude(pk=self.by.pk)
        people = list(known.order_by("surname", "given"))
        return {"posts": self.posts, "known": people, "superiors": [*people, self.by.worker]}

    def context(self):
        return {"office": self.record}

    def destination(self, term):
        if isinstance(term, StaffRequest):
            return term
        return reverse("offices:worker", args=[term.worker_id])


def offices_around(by, office):
    """The offices whose people can be chosen: a head's own; for an administrator those of the district."""
    own = staff.offices_of(by)
    if by.role != Role.ADMINISTRATOR:
        return own
    if office.place.district_id is None:
        return own.filter(place=office.place)
    return own.filter(place__district_id=office.place.district_id)


class EndTerm(ActPage):
    """End a post, with a day or at once."""

    act = actions.end_term
    of = Term
    form_class = EndTermForm
    template = "offices/end_term.html"

    def find(self):
        return staff.find_term(self.address["pk"], by=self.by)

    def context(self):
        return {"term": self.record}

    def destination(self, term):
        return reverse("offices:worker", args=[term.worker_id])


class GiveAccount(ActPage):
    """Make an account or open one again; the answer to the form shows the one-time code, only once."""

    act = actions.give_account
    of = Worker
    form_class = AccountForm
    template = "offices/give_account.html"

    def find(self):
        return staff.find_worker(self.address["pk"], by=self.by)

    def context(self):
        return {"worker": self.record}

    def leave(self, account):
        if isinstance(account, StaffRequest):
            return redirect(account)
        return code_page(self.request, self.record, account)
