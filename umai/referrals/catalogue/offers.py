"""The services for a child's place, the bodies that give them, and the agreement with each."""

from typing import NamedTuple

from umai.places.models import Place
from umai.referrals.catalogue.models import BODIES, Agreement, Service
from umai.referrals.exchange import AgreementTerms, ExchangeBody, terms_in_force
from umai.staff.models import Office
from umai.staff.serving import offices_serving


class Offer(NamedTuple):
    """A service as one body gives it; `terms` is the agreement in force with that body, or None."""

    service: Service
    office: Office
    terms: AgreementTerms | None


def services_at(district, municipality, *, on):
    """The services in force for a child of these Places; `municipality` may be None."""
    holder = municipality or district
    return (
        Service.objects.on(on)
        .filter(place_id__in=[holder.pk, *holder.above])
        .select_related("office__place", "place")
    )


def bodies_for(district, *, on):
    """The offices that can be asked for a child of this district: in it, or of a place above it."""
    return offices_serving(district, BODIES, on=on).select_related("place")


def terms_at(district_id, *, on):
    """The terms of this district's department that are in force on this day."""
    found = Agreement.objects.on(on).filter(place_id=district_id).select_related("ending")
    return [agreement.terms() for agreement in found]


def offers_for(case, *, on) -> list[Offer]:
    """All offers for this case on this day, by service, the nearest bodies first."""
    district = Place.objects.get(pk=case.district_id)
    municipality = Place.objects.filter(pk=case.municipality_id).first()
    bodies = list(bodies_for(district, on=on))
    agreed = terms_at(case.district_id, on=on)
    found = []
    for service in services_at(district, municipality, on=on):
        if service.office_id:
            giving = [service.office]
        else:
            giving = [office for office in bodies if office.kind == service.body]
        for office in sorted(
            giving, key=lambda office: (office.place_id != case.municipality_id, str(office))
        ):
            body = ExchangeBody(office.pk, office.kind, office.place.district_id)
            terms = terms_in_force(agreed, body, district=case.district_id, on=on)
            found.append(Offer(service, office, terms))
    return sorted(found, key=lambda offer: str(offer.service))


def offer_for(case, service_id, office_id, *, on) -> Offer | None:
    """The offer of this service by this body for this case, or None."""
    found = (
        offer
        for offer in offers_for(case, on=on)
        if (offer.service.pk, offer.office.pk) == (service_id, office_id)
    )
    return next(found, None)
