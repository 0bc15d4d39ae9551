"""Which offices serve a place on a day."""

from django.db.models import Q

from umai.staff.models import Office


def offices_serving(district, kinds, *, on):
    """The offices of these kinds on this day: of this district, of a place in it, and of a place above it.

    An office whose last day is over, or whose first day is to come, is none of them.
    """
    begun = Q(from_on=None) | Q(from_on__lte=on)
    not_over = Q(to_on=None) | Q(to_on__gte=on)
    here = Q(place__district_id=district.pk) | Q(place_id__in=[district.pk, *district.above])
    return Office.objects.filter(begun, not_over, here, kind__in=list(kinds))
