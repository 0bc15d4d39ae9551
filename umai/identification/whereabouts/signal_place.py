"""The place of a signal in words, and the signal in one line."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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


def signal_in_words(signal):
    """What is feared, of about which age the child is, and where: "Neglect, about 7 years old, Bel"."""
    age, words = signal.child_age, [str(capfirst(signal.get_concern_display()))]
    if age is not None:
        words.append(ngettext("about %(n)s year old", "about %(n)s years old", age) % {"n": age})
    words.append(signal.settlement.name if signal.settlement else place_of(signal))
    return ", ".join(words)
