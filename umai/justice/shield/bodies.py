"""The offices that a worker can ask for help for no child in particular."""

from django.db.models import Q

from umai.justice.duties.models import BODY_OF_OFFICE
from umai.places.models import Place
from umai.staff.models import Office, OfficeKind


def bodies_around(by) -> list[Office]:
    """The bodies of the reader's district, its department and what stands above, without the own office."""
    place = by.office.place
    district = Place.objects.filter(pk=place.district_id).first() or place
    here = Q(place__district_id=district.pk) | Q(place_id__in=district.above)
    kinds = [*BODY_OF_OFFICE, OfficeKind.ADMINISTRATION, OfficeKind.MUNICIPALITY]
    rows = Office.objects.filter(here, kind__in=kinds).exclude(pk=by.office.pk)
    return sorted(rows, key=lambda office: (office.kind, str(office)))
