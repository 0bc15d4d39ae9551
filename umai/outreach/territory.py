"""The places for posters: municipalities within reach, and the settlements in which people live."""

from django.db.models import Exists, F, OuterRef, Q

from umai.places.models import Place, PlaceLevel


def settlements():
    """The places of today in which people live: villages, and municipalities without villages.

    Such are towns, aiyl aimaks without villages, and a city that is a district.
    """
    inside = Place.objects.current().filter(level=PlaceLevel.VILLAGE, municipality=OuterRef("pk"))
    alone = Q(municipality=F("pk")) & ~Exists(inside)
    return Place.objects.current().filter(Q(level=PlaceLevel.VILLAGE) | alone, district__isnull=False)


def settlements_of(place):
    """The settlements of a municipality or a district, by name; of a settlement, itself."""
    found = settlements().filter(Q(municipality=place) | Q(district=place) | Q(pk=place.pk))
    return found.select_related("municipality", "district").in_order()


def municipalities(by):
    """The municipalities for which this worker prints, and villages outside any, in the order of names."""
    reach = by.reach
    alone = Q(municipality=None, level=PlaceLevel.VILLAGE)
    found = Place.objects.current().filter(Q(municipality=F("pk")) | alone)
    within = found.filter(Q(pk__in=reach.municipalities) | Q(district__in=reach.districts))
    return within.select_related("district", "parent").in_order()


def places_within_reach(by):
    """The municipalities and settlements of the worker's territory."""
    reach = by.reach
    own = Q(municipality__in=reach.municipalities) | Q(district__in=reach.districts)
    return Place.objects.current().filter(own).select_related("municipality", "district")
