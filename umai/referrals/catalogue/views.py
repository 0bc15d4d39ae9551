"""The pages of the catalogue of services and of the agreements with bodies."""

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation

from umai.access.doors import consult_list
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.referrals.catalogue import actions as acts
from umai.referrals.catalogue.forms import AgreementForm, EndForm, OfferForm
from umai.referrals.catalogue.models import Agreement, Service
from umai.referrals.catalogue.offers import bodies_for
from umai.referrals.exchange import Field
from umai.referrals.pages import tabs
from umai.register.pages import attempt, posted, shown
from umai.staff.models import Role


@signed_in_only
def services(request):
    """What there is for the children of a district, and what there was."""
    require(request.by, "referrals.catalogue.read")
    district = district_of(request)
    if district is None:
        return choose_district(request, "referrals:catalogue")
    here = Service.objects.filter(place_id__in=[district.pk, *district.above]) | Service.objects.filter(
        place__district_id=district.pk
    )
    page = listed(request, here, "referrals.catalogue", district) | {
        "may_add": may(request.by, "referrals.offer"),
        "may_end": may(request.by, "referrals.end_service"),
    }
    return render(request, "referrals/catalogue.html", page)


@signed_in_only
def agreements(request):
    """What the department of a district agreed with whom, and what may be passed on by it."""
    require(request.by, "referrals.catalogue.read")
    district = district_of(request)
    if district is None:
        return choose_district(request, "referrals:agreements")
    here = Agreement.objects.filter(place=district)
    page = listed(request, here, "referrals.agreements", district) | {
        "may_add": may(request.by, "referrals.record_agreement"),
        "may_end": may(request.by, "referrals.end_agreement"),
    }
    for one in (*page["current"], *page["over"]):
        one.named = [Field(name).label for name in Field.values if name in one.fields]
    return render(request, "referrals/agreements.html", page)


def listed(request, lines, name, district):
    """Lines that are in force or will be, and those that are over; the look is noted."""

    def read(lines):
        return lines.select_related("ending", "office", "place").order_by("body", "from_on", "pk")

    found = consult_list(name, lines, by=request.by, read=read)
    return {
        "current": [one for one in found if one.last_day is None or one.last_day >= today()],
        "over": [one for one in found if one.last_day is not None and one.last_day < today()],
        "district": district,
        "today": today(),
        "tabs": tabs(request),
    }


@signed_in_only
def offer(request):
    """Add a service to the catalogue."""
    by = request.by
    require(by, "referrals.offer")
    district = district_of(request)
    if district is None:
        return choose_district(request, "referrals:offer")
    form = OfferForm(
        posted(request),
        offices=bodies_for(district, on=today()),
        places=places_of(district, by),
        initial={"from_on": today(), "place": str(district.pk)},
    )
    if form.is_valid() and attempt(form, lambda: acts.offer(by.office, by=by, **form.particulars())):
        return redirect(back_to("referrals:catalogue", district))
    page = {"form": form, "district": district, "back": back_to("referrals:catalogue", district)}
    return shown(request, "referrals/offer.html", page, form)


@signed_in_only
def agree(request):
    """Record a signed agreement."""
    by = request.by
    require(by, "referrals.record_agreement")
    district = district_of(request)
    if district is None:
        return choose_district(request, "referrals:agree")
    form = AgreementForm(
        posted(request), offices=bodies_for(district, on=today()), initial={"from_on": today()}
    )
    if form.is_valid() and attempt(
        form, lambda: acts.record_agreement(by.office, by=by, place=district, **form.particulars())
    ):
        return redirect(back_to("referrals:agreements", district))
    page = {"form": form, "district": district, "back": back_to("referrals:agreements", district)}
    return shown(request, "referrals/agree.html", page, form)


@signed_in_only
def end_service(request, pk):
    """Ask when and why, then end a service."""
    require(request.by, "referrals.end_service")
    return end(request, get_object_or_404(Service, pk=pk), acts.end_service, "referrals:catalogue")


@signed_in_only
def end_agreement(request, pk):
    """Ask when and why, then end an agreement."""
    require(request.by, "referrals.end_agreement")
    return end(request, get_object_or_404(Agreement, pk=pk), acts.end_agreement, "referrals:agreements")


def end(request, line, act, name):
    acts.require_own(request.by, line.place)
    form = EndForm(posted(request), initial={"until_on": today()})
    back = back_to(name, line.place.district or line.place)
    if form.is_valid() and attempt(form, lambda: act(line, by=request.by, **form.cleaned_data)):
        return redirect(back)
    page = {"form": form, "line": line, "is_agreement": isinstance(line, Agreement), "back": back}
    return shown(request, "referrals/end.html", page, form)


def district_of(request):
    """The district whose lines are shown: one's own, or the one that the address names; None to choose."""
    by = request.by
    if by.role not in (Role.ADMINISTRATOR, Role.OBLAST_SUPERVISOR):
        return Place.objects.get(pk=by.office.place.district_id)
    asked = request.GET.get("place", "")
    return districts_of(by).filter(pk=int(asked)).first() if asked.isascii() and asked.isdigit() else None


def districts_of(by):
    found = Place.objects.current().with_department()
    return found if by.role == Role.ADMINISTRATOR else found.filter(pk__in=by.reach.districts)


def choose_district(request, name):
    page = {"places": districts_of(request.by).in_order(), "address": reverse(name), "tabs": tabs(request)}
    return render(request, "referrals/districts.html", page)


def places_of(district, by):
    """For children of which places a service can be offered: the district and its parts, or the country."""
    language = translation.get_language() or "ky"
    places = [district, *Place.objects.current().municipalities().filter(district=district).in_order()]
    if by.role == Role.ADMINISTRATOR:
        places += Place.objects.filter(pk__in=district.above)
    seen = {place.pk: place for place in places}
    return [(place, place.name_in(language)) for place in seen.values()]


def back_to(name, district):
    return f"{reverse(name)}?place={district.pk}"
