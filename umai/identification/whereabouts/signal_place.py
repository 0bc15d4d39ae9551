"""The place of a signal, in words."""

from django.utils.translation import gettext as _

from umai.places.models import PlaceLevel


def place_of(signal, *, with_district=False):
    """The village and its municipality in the reader's language; without a village, only the district."""
    place = signal.settlement
    if place is None:
        return _("%(district)s; the place was not said") % {"district": signal.district.name}
    steps = [place]
    if place.holder is not None and place.level != PlaceLevel.DISTRICT:
        steps.append(place.holder)
    if with_district and signal.district not in steps:
        steps.append(signal.district)
    return ", ".join(step.name for step in steps)
