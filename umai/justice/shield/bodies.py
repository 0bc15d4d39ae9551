"""The offices that a worker can ask for help for no child in particular."""

from umai.justice.duties.models import BODY_OF_OFFICE
from umai.law.terms.clock import today
from umai.places.models import Place
from umai.staff.models import Office, OfficeKind
from umai.staff.serving import offices_serving


def bodies_around(by, keep: Office | None = None) -> list[Office]:
    """The bodies of the reader's district, its department and what stands above, without the own office.

    `keep` is offered too: what is corrected keeps its office, though that is closed since.
    """
    place = by.office.place
    district = Place.objects.filter(pk=place.district_id).first() or place
    kinds = [*BODY_OF_OFFICE, OfficeKind.ADMINISTRATION, OfficeKind.MUNICIPALITY]
    rows = {*offices_serving(district, kinds, on=today()).exclude(pk=by.office.pk)}
    return sorted(rows | ({keep} if keep else set()), key=lambda office: (office.kind, str(office)))
