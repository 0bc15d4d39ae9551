"""The pages of outreach: print posters and cards, say where they hang, copy the texts to read aloud."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do
from umai.documents.papers import as_pdf_response
from umai.identification.report_form.redirect import form_base
from umai.law.terms.clock import today
from umai.outreach import actions, reading, texts
from umai.outreach.contacts import department_of, telephone_of
from umai.outreach.forms import PrintForm, PutUpForm, TakeDownPosterForm
from umai.outreach.models import OutreachLanguage, Poster, SheetKind
from umai.outreach.reading import row_or_404
from umai.outreach.sheets import address_of
from umai.outreach.territory import places_within_reach, settlements_of
from umai.places.models import Place
from umai.staff.models import Role


class PosterPlaces(Page):
    """The municipalities for which this worker prints; where there is only one, its own page."""

    look = "outreach.read"
    template = "outreach/places.html"

    def respond(self):
        self.areas = reading.poster_coverage(self.by)
        return redirect(place_url(self.areas[0].place)) if len(self.areas) == 1 else super().respond()

    def context(self):
        return {"areas": self.areas, "may_telephone": may_do(self.by, "outreach.record_telephone")}


class PosterPlacePage(ActPage):
    """A page about a place within the territory."""

    of = Place

    def find(self):
        return row_or_404(places_within_reach(self.by), self.address["pk"], by=self.by)

    def head(self):
        return super().head() | {"name": self.record.name}


class PrintSheets(PosterPlacePage):
    """The villages of a municipality and their posters; the form on it answers with the printed sheets."""

    act = actions.print_sheets
    look = right_to_find = "outreach.read"
    form_class = PrintForm
    template = "outreach/place.html"

    def find(self):
        place = super().find()
        if not settlements_of(place).exists():
            raise Http404
        return place

    def initial(self):
        return {
            "place": str(self.record.pk),
            "papers": [SheetKind.A4.value, SheetKind.CARDS.value],
            "languages": [OutreachLanguage.KYRGYZ.value],
        }

    def form_options(self):
        self.villages = reading.posters_by_village(self.record, self.by)
        return {"places": choices(self.record, self.villages)}

    def perform(self):
        answers = self.answers()
        chosen = row_or_404(places_within_reach(self.by), int(answers.pop("place")), by=self.by)
        return self.act(chosen, by=self.by, base=form_base(self.request), **answers)

    def leave(self, row):
        return as_pdf_response(row.pdf, f"posters-{self.record.code}")

    def context(self):
        place, by, language = self.record, self.by, OutreachLanguage.KYRGYZ.value
        return {
            "place": place,
            "villages": self.villages,
            "printings": reading.last_print_runs(place),
            "address": address_of(self.villages[0].place, language, form_base(self.request)),
            "unread": [
                name for one, name in OutreachLanguage.choices if not texts.is_reviewed("poster", one)
            ],
            "may_put_up": may_do(by, "outreach.put_up", place),
            "may_telephone": may_do(by, "outreach.record_telephone"),
            "many": bool(by.required_reach.districts),
        }


def choices(here, villages):
    """The whole municipality, then each village."""
    each = [(str(one.place.pk), one.place.name) for one in villages if one.place.pk != here.pk]
    whole = _("%(name)s: all villages") % {"name": here.name} if each else here.name
    return [(str(here.pk), whole), *each]


class PutUp(PosterPlacePage):
    """Say that a poster hangs in a village."""

    act = actions.put_up_poster
    right_to_find = actions.put_up_poster.act
    form_class = PutUpForm
    template = "outreach/put_up.html"

    def find(self):
        village = super().find()
        if not settlements_of(village).filter(pk=village.pk).exists():
            raise Http404
        return village

    def initial(self):
        return {"put_up_on": today(), "by_whom": capfirst(str(Role(self.by.role).label))}

    def context(self):
        return {"back": place_url(self.record)}

    def destination(self, poster):
        return place_url(self.record)


class TakeDown(ActPage):
    """Say that a poster is gone."""

    act = actions.take_down_poster
    right_to_find = actions.take_down_poster.act
    of = Poster
    form_class = TakeDownPosterForm
    template = "outreach/gone.html"

    def find(self):
        return row_or_404(reading.posters_within_reach(self.by), self.address["pk"], by=self.by)

    def initial(self):
        return {"noticed_on": today()}

    def context(self):
        place = self.record.place
        return {"poster": self.record, "back": place_url(place), "name": place.name}

    def destination(self, gone):
        return place_url(self.record.place)


class WordsToSay(Page):
    """The texts for radio and school, of one's own district or of the one that the address names."""

    look = "outreach.read"
    template = "outreach/words.html"

    def context(self):
        own = self.by.required_reach.districts or [self.by.office.place.district_id]
        found = list(Place.objects.filter(pk__in=own).in_order())
        chosen = self.request.GET.get("district", "")
        district = next((one for one in found if str(one.pk) == chosen), found[0])
        office = department_of(district)
        return {
            "district": district,
            "name": district.name,
            "districts": [(one.pk, one.name) for one in found],
            "spoken": reading.spoken_texts(district, telephone_of(office) if office else None),
            "may_telephone": may_do(self.by, "outreach.record_telephone"),
        }


def place_url(place):
    """The page of a municipality, or of the municipality of a village."""
    return reverse("outreach:place", args=[place.municipality_id or place.pk])
