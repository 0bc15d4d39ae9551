"""The pages of a handover that was made: the list of each worker, on the screen and as PDF."""

from django.http import Http404, HttpResponse
from django.shortcuts import render

from umai.access.doors import consult_list, turn_away
from umai.access.may import require
from umai.access.requests import signed_in_only
from umai.casefile.my_day import handover_page
from umai.intake.models import Handover
from umai.law.terms.clock import today
from umai.trail.entries import About


@signed_in_only
def handover(request, pk):
    """Who was given which children, and what each worker must know of them."""
    by = request.by
    found = found_or_404(pk, by)
    rows = listed("casefile.handover", handover_page.assignments_of(found, by), by)
    page = {
        "handover": found,
        "shares": handover_page.shares_of(rows, by, on=today()),
        "languages": handover_page.LANGUAGES.items(),
    }
    return render(request, "casefile/handover.html", page)


@signed_in_only
def paper(request, pk, worker, language):
    """The list of one worker as PDF, in Kyrgyz or Russian."""
    by = request.by
    if language not in handover_page.LANGUAGES:
        raise Http404
    found = found_or_404(pk, by)
    own = handover_page.assignments_of(found, by).filter(worker_id=worker)
    rows = listed("casefile.handover_printed", own, by)
    if not rows:
        raise Http404
    answer = HttpResponse(
        handover_page.pdf(found, rows, by, language, on=today()), content_type="application/pdf"
    )
    answer.headers["Content-Disposition"] = f'inline; filename="{found.pk}.pdf"'
    return answer


def found_or_404(pk, by):
    """One handover of the speaker's district, or in which the speaker was given children; else 404, noted."""
    require(by, "intake.read")
    rows = Handover.objects.within_reach_of(by).filter(pk=pk)
    found = listed("casefile.handover", rows, by, "office", "from_worker", "recorded_by")
    if not found:
        turn_away("casefile.handover", About("intake.handover", pk), by=by)
    return found[0]


def listed(name, rows, by, *related):
    """These rows, and the look noted."""
    related = related or ("worker",)
    return consult_list(name, rows, by=by, read=lambda found: found.select_related(*related))
