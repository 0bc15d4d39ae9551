"""The pages of the ledger: for each body what it answered, and the rows behind each number."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from umai.access.may import require
from umai.access.requests import signed_in_only
from umai.design.parts import Link
from umai.law.terms.clock import today
from umai.referrals.ledger.counts import COUNTS, ledger, rows_behind, years_of
from umai.referrals.pages import standings_of, tabs
from umai.referrals.referral.models import Referral
from umai.staff.models import Office


@signed_in_only
def bodies(request):
    """One line for each body that was asked in a year."""
    by = request.by
    require(by, "referrals.read")
    year = year_of(request)
    here = reverse("referrals:ledger")
    years = sorted({*years_of(by), today().year}, reverse=True)
    page = {
        "lines": ledger(year, by, on=today()),
        "year": year,
        "years": [Link(str(one), f"{here}?year={one}", one == year) for one in years],
        "today": today(),
        "tabs": tabs(request),
    }
    return render(request, "referrals/ledger.html", page)


@signed_in_only
def behind(request, office, what):
    """The referrals that one number of the ledger counts."""
    by = request.by
    require(by, "referrals.read")
    if what not in COUNTS:
        raise Http404
    year = year_of(request)
    ids = rows_behind(office, what, year, by, on=today())
    rows = Referral.objects.within_reach_of(by).filter(pk__in=ids).order_by("sent_on", "pk")
    page = {
        "office": get_object_or_404(Office, pk=office),
        "what": COUNTS[what][0],
        "standings": standings_of(rows, by, "referrals.ledger"),
        "year": year,
        "back": f"{reverse('referrals:ledger')}?year={year}",
        "today": today(),
    }
    return render(request, "referrals/behind.html", page)


def year_of(request):
    """The year that the address names; this one where it names none."""
    asked = request.GET.get("year", "")
    known = asked.isascii() and asked.isdigit() and 2000 <= int(asked) <= 2999
    return int(asked) if known else today().year
