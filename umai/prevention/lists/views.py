"""The pages of the lists of a place: families at risk, and talks that were agreed."""

from django.urls import reverse

from umai.access.pages import Page
from umai.prevention.lists import reading
from umai.prevention.words import criteria_in_words


class Families(Page):
    """Families at risk of one municipality, each child with the reasons; a person decides what to do."""

    look = "prevention.read"
    template = "prevention/families.html"

    def context(self):
        by = self.by
        places = reading.municipalities(by)
        place, number = chosen_place(self.request, places), page_number(self.request)
        page = reading.families_page(place, number, by=by) if place else None
        address = f"{reverse('prevention:families')}?place={place.pk}" if place else ""
        choices = [(one.pk, reading.place_name(one), one == place) for one in places]
        return {
            "tabs": reading.tabs(by, "families"),
            "places": choices if len(places) > 1 else [],
            "place": place and reading.place_name(place),
            "page": page,
            "criteria": criteria_in_words(),
            "previous_url": f"{address}&page={number - 1}" if number > 1 else None,
            "next_url": f"{address}&page={number + 1}" if page and page.has_next else None,
        }


class Talks(Page):
    """Talks that were agreed and not written down yet, the earliest first."""

    look = "prevention.read"
    template = "prevention/talks.html"

    def context(self):
        return {
            "tabs": reading.tabs(self.by, "talks"),
            "talks": reading.talks_due(self.by),
            "days": reading.SOON.days,
        }


def chosen_place(request, places):
    """The place that the address names, among those within reach; the first where it names none."""
    number = request.GET.get("place")
    return next((one for one in places if str(one.pk) == number), places[0] if places else None)


def page_number(request):
    """The page that the address names, 1 where it names none."""
    text = request.GET.get("page", "")
    return max(1, int(text)) if text.isascii() and text.isdigit() and len(text) < 5 else 1
