"""The page of a worker's own reminders."""

from django.shortcuts import render

from umai.access.may import require
from umai.access.requests import signed_in_only
from umai.intake.reminders import reading
from umai.law.terms.clock import today


@signed_in_only
def reminders(request):
    """What this worker was told today and this week, and what of it is still owed."""
    by, on = request.by, today()
    require(by, "intake.reminders.read")
    tasks, more = reading.still_owed(by, on=on)
    page = {
        "summaries": reading.summaries(by, on=on),
        "tasks": tasks,
        "more": more,
        "waiting_url": reading.list_of_body(by),
        "today": on,
    }
    return render(request, "intake/reminders.html", page)
