"""The pages of the lists, and the addresses' names for the pages of a child and of what was told."""

from django.shortcuts import render
from django.urls import reverse

from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.law.terms.clock import today
from umai.prevention.lists import reading as lists
from umai.prevention.words import criteria_in_words


@signed_in_only
def families(request):
    """Families at risk of one municipality, each child with the reasons; a person decides what follows."""
    by = request.by
    require(by, "prevention.read")
    places = lists.municipalities(by)
    place = chosen(request, places)
    number = page_number(request)
    page = lists.families(place, number, by=by) if place else None
    address = f"{reverse('prevention:families')}?place={place.pk}" if place else ""
    context = {
        "tabs": lists.tabs(by, "families"),
        "places": [(one.pk, lists.name_of(one), one == place) for one in places] if len(places) > 1 else [],
        "place": place and lists.name_of(place),
        "page": page,
        "criteria": criteria_in_words(),
        "opens": may(by, "intake.open_case"),
        "writes": may(by, "identification.write_down"),
        "previous_url": f"{address}&page={number - 1}" if number > 1 else None,
        "next_url": f"{address}&page={number + 1}" if page and page.has_next else None,
    }
    return render(request, "prevention/families.html", context)


@signed_in_only
def talks(request):
    """Talks that were agreed and not written down yet, the earliest first."""
    require(request.by, "prevention.read")
    page = {
        "tabs": lists.tabs(request.by, "talks"),
        "talks": lists.talks(request.by),
        "today": today(),
        "writes": may(request.by, "prevention.talk"),
    }
    return render(request, "prevention/talks.html", page)


def chosen(request, places):
    """The place that the address names, among those within reach; the first where it names none."""
    asked = request.GET.get("place")
    return next((one for one in places if str(one.pk) == asked), places[0] if places else None)


def page_number(request):
    """The page that the address names, 1 where it names none."""
    asked = request.GET.get("page", "")
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 1
