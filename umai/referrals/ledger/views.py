"""The pages of the ledger: for each body what it answered, and the rows behind each number."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from umai.access.pages import Page
from umai.design.parts import Link
from umai.law.terms.clock import today
from umai.referrals.ledger.counts import COUNTS, ids_behind_number, ledger_rows, years_of
from umai.referrals.page import TabPage
from umai.referrals.referral.models import Referral
from umai.referrals.referral.state import consult_with_answers
from umai.staff.models import Office


class Ledger(TabPage):
    """One line for each body that was asked in a year."""

    look = "referrals.read"
    template = "referrals/ledger.html"

    def context(self):
        year, here = year_of(self.request), reverse("referrals:ledger")
        years = sorted({*years_of(self.by), today().year}, reverse=True)
        return {
            "lines": ledger_rows(year, self.by, on=today()),
            "year": year,
            "years": [Link(str(one), f"{here}?year={one}", one == year) for one in years],
        }


class LedgerNumberPage(Page):
    """The referrals that one number of the ledger counts."""

    look = "referrals.read"
    template = "referrals/behind.html"

    def context(self):
        office, what = self.address["office"], self.address["what"]
        if what not in COUNTS:
            raise Http404
        year = year_of(self.request)
        ids = ids_behind_number(office, what, year, self.by, on=today())
        rows = Referral.objects.within_reach_of(self.by).filter(pk__in=ids).order_by("sent_on", "pk")
        return {
            "office": get_object_or_404(Office, pk=office),
            "what": COUNTS[what][0],
            "standings": consult_with_answers(rows, self.by, "referrals.ledger"),
            "year": year,
            "back": f"{reverse('referrals:ledger')}?year={year}",
        }


def year_of(request):
    """The year that the address names; this year where it names none."""
    year = request.GET.get("year", "")
    is_year = year.isascii() and year.isdigit() and 2000 <= int(year) <= 2999
    return int(year) if is_year else today().year
