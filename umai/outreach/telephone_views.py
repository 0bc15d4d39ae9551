"""The telephones of offices that may stand on paper: the list, and the form of one."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _

from umai.access.doors import turn_away
from umai.access.may import require
from umai.access.requests import signed_in_only
from umai.identification.pages import attempt, posted, shown
from umai.outreach import actions
from umai.outreach.forms import TelephoneForm
from umai.outreach.models import Hours
from umai.outreach.whom import offices_on_paper, telephone_of
from umai.staff.models import Office
from umai.trail.entries import About


@signed_in_only
def telephones(request):
    """The offices of the district, each with the telephone that stands on its posters."""
    require(request.by, "outreach.record_telephone")
    rows = [(office, in_words(telephone_of(office))) for office in offices_on_paper(request.by)]
    return shown(request, "outreach/telephones.html", {"rows": rows})


def in_words(telephone):
    """A telephone and its hours as a page says them."""
    if telephone is None:
        return ""
    if telephone.hours == Hours.WORKING_DAYS:
        hours = _("on working days from %(begin)s until %(end)s") % {
            "begin": f"{telephone.from_time:%H:%M}",
            "end": f"{telephone.until_time:%H:%M}",
        }
    elif telephone.hours == Hours.ALWAYS:
        hours = _("day and night")
    else:
        hours = _("hours not known")
    return f"{telephone.number}, {hours}"


@signed_in_only
def telephone(request, pk):
    """Give the telephone of an office, or take it off."""
    by = request.by
    require(by, "outreach.record_telephone")
    office = next((one for one in offices_on_paper(by) if one.pk == pk), None)
    if office is None:
        turn_away("outreach.read", About(Office._meta.label_lower, pk), by=by)
    standing = telephone_of(office)
    names = ("number", "hours", "from_time", "until_time", "called_on")
    initial = {name: getattr(standing, name) for name in names} if standing else {}
    form = TelephoneForm(posted(request), initial=initial)
    if form.is_valid() and attempt(
        form, lambda: actions.record_telephone(office, by=by, **form.cleaned_data)
    ):
        return redirect("outreach:telephones")
    return shown(request, "outreach/telephone.html", {"form": form, "office": office}, form)
