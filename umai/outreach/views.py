"""The pages of making it known: print posters and cards, say where they hang, copy the words to say."""

import uuid

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from umai.access.doors import turn_away
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.identification.pages import attempt, posted, shown
from umai.identification.report_form.elsewhere import form_base
from umai.law.terms.clock import today
from umai.outreach import actions, reading, texts
from umai.outreach.forms import GoneForm, PrintForm, PutUpForm
from umai.outreach.models import Paper, Poster, Tongue
from umai.outreach.sheets import address_of
from umai.outreach.territory import settlements_of, within_reach
from umai.outreach.whom import department_of, telephone_of
from umai.places.models import Place
from umai.staff.models import Role
from umai.trail.entries import About


@signed_in_only
def places(request):
    """The municipalities for which one prints; whoever has one only goes there at once."""
    require(request.by, "outreach.read")
    found = reading.areas(request.by)
    if len(found) == 1:
        return redirect("outreach:place", found[0].place.pk)
    page = {"areas": found, "may_telephone": may(request.by, "outreach.record_telephone")}
    return render(request, "outreach/places.html", page)


@signed_in_only
def place(request, pk):
    """The villages of a municipality: what hangs where. Posted, the page answers with the sheets."""
    by = request.by
    require(by, "outreach.read")
    here = place_or_404(request, pk)
    villages = reading.villages(here, by)
    form = PrintForm(posted(request), places=choices(here, villages), initial=usual(here))
    if form.is_valid():
        row = attempt(form, lambda: printed(request, **form.cleaned_data))
        if row:
            headers = {"Content-Disposition": f'inline; filename="posters-{here.code}.pdf"'}
            return HttpResponse(row.pdf, content_type="application/pdf", headers=headers)
    page = {
        "place": here,
        "name": here.name_in(get_language() or "ky"),
        "villages": villages,
        "form": form,
        "printings": reading.printed_last(here),
        "address": address_of(villages[0].place, Tongue.KYRGYZ.value, form_base(request)) if villages else "",
        "unread": [name for language, name in Tongue.choices if not texts.reviewed("poster", language)],
        "may_put_up": may(by, "outreach.put_up", here),
        "may_print": may(by, "outreach.print_sheets", here),
        "may_telephone": may(by, "outreach.record_telephone"),
        "many": len(by.reach.districts) > 0,
    }
    return shown(request, "outreach/place.html", page, form)


def printed(request, *, place, papers, languages):
    chosen = place_or_404(request, int(place))
    return actions.print_sheets(
        chosen, by=request.by, papers=papers, languages=languages, base=form_base(request)
    )


def usual(here):
    """What is chosen before anybody chose."""
    return {
        "place": str(here.pk),
        "papers": [Paper.A4.value, Paper.CARDS.value],
        "languages": [Tongue.KYRGYZ.value],
    }


def choices(here, villages):
    """The whole municipality, then each village."""
    each = [(str(one.place.pk), one.name) for one in villages if one.place.pk != here.pk]
    name = here.name_in(get_language() or "ky")
    whole = _("%(name)s: all villages") % {"name": name} if each else name
    return [(str(here.pk), whole), *each]


@signed_in_only
def put_up(request, pk):
    """Say that a poster hangs in a village."""
    by = request.by
    require(by, "outreach.put_up")
    village = place_or_404(request, pk)
    if not settlements_of(village).filter(pk=village.pk).exists():
        raise Http404
    form = PutUpForm(
        posted(request),
        initial={"id": uuid.uuid4(), "put_up_on": today(), "by_whom": capfirst(str(Role(by.role).label))},
    )
    if form.is_valid() and attempt(form, lambda: actions.put_up(village, by=by, **form.cleaned_data)):
        return redirect(back_to(village))
    page = {"form": form, "name": village.name_in(get_language() or "ky"), "back": back_to(village)}
    return shown(request, "outreach/put_up.html", page, form)


@signed_in_only
def gone(request, pk):
    """Say that a poster hangs there no more."""
    by = request.by
    require(by, "outreach.take_down")
    poster = reading.poster_of(by, pk)
    if poster is None:
        turn_away("outreach.read", About(Poster._meta.label_lower, pk), by=by)
    form = GoneForm(posted(request), initial={"seen_on": today()})
    if form.is_valid() and attempt(form, lambda: actions.take_down(poster, by=by, **form.cleaned_data)):
        return redirect(back_to(poster.place))
    page = {
        "form": form,
        "poster": poster,
        "back": back_to(poster.place),
        "name": poster.place.name_in(get_language() or "ky"),
    }
    return shown(request, "outreach/gone.html", page, form)


@signed_in_only
def words(request):
    """The words for radio and school, of one's own district or of the one that the address names."""
    by = request.by
    require(by, "outreach.read")
    districts = by.reach.districts or [by.office.place.district_id]
    found = list(Place.objects.filter(pk__in=districts).in_order())
    asked = request.GET.get("district", "")
    district = next((one for one in found if str(one.pk) == asked), found[0])
    office = department_of(district)
    page = {
        "district": district,
        "name": district.name_in(get_language() or "ky"),
        "districts": [(one.pk, one.name_in(get_language() or "ky")) for one in found],
        "spoken": reading.said_aloud(district, telephone_of(office) if office else None),
        "may_telephone": may(by, "outreach.record_telephone"),
    }
    return render(request, "outreach/words.html", page)


def place_or_404(request, pk):
    """A place within the territory; where there is none, somebody was turned away and it is noted."""
    found = within_reach(request.by, pk)
    if found is None:
        turn_away("outreach.read", About.row(Place(pk=pk)), by=request.by)
    return found


def back_to(village):
    return reverse("outreach:place", args=[village.municipality_id or village.pk])
