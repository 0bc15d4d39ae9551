"""The pages of calls: who waits, who was told, and taking one."""

from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.notices.calls import actions, reading
from umai.notices.calls.banner import Alarm


@signed_in_only
def calls(request):
    """The calls that nobody took, and for those who watch, how soon the others were taken."""
    by = request.by
    require(by, "notices.read")
    taken = reading.taken_lately(by)
    waiting, more = reading.open_calls(by)
    shown = {
        "open": waiting,
        "more": more,
        "taken": taken,
        "usual": reading.usual_minutes(taken),
        "watches": by.role in reading.WATCH,
        "may_answer": may(by, "notices.answer"),
    }
    return render(request, "notices/calls.html", shown)


@signed_in_only
@require_POST
def take(request, pk):
    """Take a call, and go on to what it is about."""
    call = reading.find_call(pk, by=request.by)
    actions.answer(call, by=request.by)
    return redirect(reading.address_of(call) or "notices:calls")


@signed_in_only
@require_GET
def waiting(request):
    """For the script of a page that stays open: how many calls wait for this worker, and the words."""
    require(request.by, "notices.read")
    alarm = Alarm.of(request.by)
    return JsonResponse({"count": alarm.count, "words": alarm.words})
