"""The pages of the catalogue of services and of the agreements with bodies."""

from abc import ABC, abstractmethod
from typing import ClassVar

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import translation

from umai.access.doors import consult_list
from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.referrals.catalogue import actions
from umai.referrals.catalogue.forms import AddServiceForm, AgreementForm, EndLineForm
from umai.referrals.catalogue.models import Agreement, Service
from umai.referrals.catalogue.offers import bodies_for
from umai.referrals.exchange import ExchangeField
from umai.referrals.page import TabPage, tabs
from umai.staff.models import Role


class DistrictPage(Page):
    """A page about the lines of one district: the own one, or one that is chosen first."""

    def find(self):
        self.district = district_of(self.request)
        return self.by.office

    def draw(self):
        return super().draw() if self.district else self.choose()

    def choose(self):
        """Ask for the district, of those who have more than one."""
        places = districts_of(self.by).in_order()
        page = {"places": places, "address": self.request.path, "tabs": tabs(self.request)}
        return render(self.request, "referrals/districts.html", page)

    def head(self):
        return super().head() | {"district": self.district}


class CatalogueListPage(DistrictPage, TabPage, ABC):
    """Lines that are in force or will be, and those that are over; the trail notes the look."""

    look = "referrals.catalogue.read"
    name: ClassVar[str]
    """Name of the list on the trail."""
    adds: ClassVar[str]
    ends: ClassVar[str]

    @abstractmethod
    def lines(self):
        """The lines of this district."""

    def context(self):
        def read(lines):
            return lines.select_related("ending", "office", "place").order_by("body", "holds_from", "pk")

        found = consult_list(self.name, self.lines(), by=self.by, read=read)
        return {
            "current": [one for one in found if one.last_day is None or one.last_day >= today()],
            "over": [one for one in found if one.last_day is not None and one.last_day < today()],
            "may_add": may_do(self.by, self.adds),
            "may_end": may_do(self.by, self.ends),
        }


class Services(CatalogueListPage):
    """The services for the children of a district, current and over."""

    template = "referrals/catalogue.html"
    name, adds, ends = "referrals.catalogue", "referrals.offer", "referrals.end_service"

    def lines(self):
        above = Service.objects.filter(place_id__in=[self.district.pk, *self.district.above])
        return above | Service.objects.filter(place__district_id=self.district.pk)


class Agreements(CatalogueListPage):
    """The agreements of the department of a district, and what may be passed on by each."""

    template = "referrals/agreements.html"
    name, adds, ends = "referrals.agreements", "referrals.record_agreement", "referrals.end_agreement"

    def lines(self):
        return Agreement.objects.filter(place=self.district)

    def context(self):
        page = super().context()
        for one in (*page["current"], *page["over"]):
            one.named = [ExchangeField(name).label for name in ExchangeField.values if name in one.fields]
        return page


class AddLinePage(DistrictPage, ActPage):
    """A page on which a line of a district is added in the name of the own office."""

    listed: ClassVar[str]
    """Name of the address of the list to which it is added."""

    def make_form(self):
        return super().make_form() if self.district else None

    def form_options(self):
        return {"offices": bodies_for(self.district, on=today())}

    def context(self):
        return {"back": list_url(self.listed, self.district)}

    def destination(self, line):
        return list_url(self.listed, self.district)


class AddService(AddLinePage):
    """Add a service to the catalogue."""

    act = actions.add_service
    form_class = AddServiceForm
    template = "referrals/offer.html"
    listed = "referrals:catalogue"

    def initial(self):
        return {"place": str(self.district.pk)}

    def form_options(self):
        return super().form_options() | {"places": places_of(self.district, self.by)}


class RecordAgreement(AddLinePage):
    """Record a signed agreement."""

    act = actions.record_agreement
    form_class = AgreementForm
    template = "referrals/agree.html"
    listed = "referrals:agreements"

    def answers(self):
        return self.form.answers() | {"place": self.district}


class EndLinePage(ActPage):
    """Ask for the last day and the reason, and end a line."""

    form_class = EndLineForm
    template = "referrals/end.html"
    of: type[Service] | type[Agreement]
    listed: ClassVar[str]

    def find(self):
        return get_object_or_404(self.of, pk=self.address["pk"])

    def permit(self):
        super().permit()
        actions.require_own_district(self.by, self.record.place)

    def context(self):
        back = self.destination(self.record)
        return {"line": self.record, "is_agreement": self.of is Agreement, "back": back}

    def destination(self, ending):
        place = self.record.place
        return list_url(self.listed, place.district or place)


class EndService(EndLinePage):
    """End a service."""

    act = actions.end_service
    of = Service
    listed = "referrals:catalogue"


class EndAgreement(EndLinePage):
    """End an agreement."""

    act = actions.end_agreement
    of = Agreement
    listed = "referrals:agreements"


def district_of(request):
    """The own district, or the one that the address names; None where it has to be chosen."""
    by = request.by
    if by.role not in (Role.ADMINISTRATOR, Role.OBLAST_SUPERVISOR):
        return Place.objects.filter(pk=by.office.place.district_id).first()
    place = request.GET.get("place", "")
    return districts_of(by).filter(pk=int(place)).first() if place.isascii() and place.isdigit() else None


def districts_of(by):
    found = Place.objects.current().with_department()
    return found if by.role == Role.ADMINISTRATOR else found.filter(pk__in=by.reach.districts)


def places_of(district, by):
    """Places for whose children a service can be added, with their names.

    The district and its municipalities; for an administrator also the places above.
    """
    language = translation.get_language() or "ky"
    places = [district, *Place.objects.current().municipalities().filter(district=district).in_order()]
    if by.role == Role.ADMINISTRATOR:
        places += Place.objects.filter(pk__in=district.above)
    seen = {place.pk: place for place in places}
    return [(place, place.name_in(language)) for place in seen.values()]


def list_url(name, district):
    return f"{reverse(name)}?place={district.pk}"
