"""The pages that look on from above: the board and its rows, where reports come from, what intervals ask."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.design.parts import Link
from umai.law.terms.clock import today
from umai.oversight import sources as reports
from umai.oversight.asked import Asked, districts_of, in_month, months
from umai.oversight.board import board as numbers
from umai.oversight.board import rows as listed
from umai.oversight.board.board import by_risk
from umai.oversight.board.counts import SHARES
from umai.oversight.board.intervals import IntervalsForm, in_force, of_districts


@signed_in_only
def board(request):
    """By worker what was owed and what was done, with denominators; every number leads to its rows."""
    by = request.by
    require(by, "oversight.read")
    asked = Asked.of(request.GET, by)
    shown = numbers.page(asked)
    shown["months"] = [(month, in_month(month)) for month in months(asked.on)]
    shown["districts"] = districts_of(by) if len(by.reach.districts) > 1 else []
    shown["ways"] = [
        Link(label, reverse(address))
        for act, address, label in (
            ("intake.caseload.read", "intake:caseload", _("What each worker carries")),
            ("intake.transfers.read", "intake:transfers", _("Files between offices")),
            ("referrals.read", "referrals:ledger", _("What each body was asked, and how it answered")),
            ("visits.decide_question", "visits:questions", _("Questions about visits")),
            ("visits.record_callback", "visits:callbacks", _("Families to call")),
            ("offices.duty.read", "offices:duty", _("Who is on duty")),
            ("oversight.read", "oversight:known", _("Where reports come from, and where none do")),
            ("outreach.read", "outreach:places", _("Posters and words to say")),
            ("unseen.read", "unseen:board", _("Children in nobody's care")),
            ("oversight.read", "oversight:duty", _("Who knew, and did not report")),
            ("oversight.read", "oversight:intervals", _("What another interval between visits would ask")),
        )
        if may(by, act)
    ]
    return render(request, "oversight/board.html", shown)


@signed_in_only
def rows(request, key):
    """The rows behind one number."""
    by = request.by
    require(by, "oversight.read")
    if key not in SHARES:
        raise Http404
    shown = listed.page(SHARES[key], Asked.of(request.GET, by), request.GET)
    return render(request, "oversight/rows.html", shown)


@signed_in_only
def known(request):
    """Reports by place, channel and month, and the villages from which none come."""
    by = request.by
    require(by, "oversight.read")
    asked = Asked.of(request.GET, by)
    shown = reports.page(asked)
    shown["months_to_choose"] = [(month, in_month(month)) for month in months(asked.on)]
    shown["districts"] = districts_of(by) if len(by.reach.districts) > 1 else []
    shown["may_outreach"] = may(by, "outreach.read")
    return render(request, "oversight/known.html", shown)


@signed_in_only
def intervals(request):
    """What visits a change of the intervals would make. A question: nothing is changed here."""
    by, on = request.by, today()
    require(by, "oversight.read")
    now = in_force(on)
    form = IntervalsForm(request.GET or None, initial=now)
    every = form.cleaned_data if form.is_valid() else now
    shown = {
        "form": form,
        "lines": of_districts(by, every, on),
        "asked": form.is_bound and form.is_valid(),
        "risks": [words for words, _n in by_risk({})],
    }
    return render(request, "oversight/intervals.html", shown, status=422 if form.errors else 200)
