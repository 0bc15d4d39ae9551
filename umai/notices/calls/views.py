"""The pages of calls: those that wait, who was told of each, and taking one."""

from django.http import JsonResponse
from django.views.decorators.http import require_GET

from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do, require_right
from umai.access.requests import signed_in_only
from umai.notices.calls import actions, reading
from umai.notices.calls.banner import CallAlarm
from umai.notices.calls.models import Call
from umai.staff.models import Role


class Calls(Page):
    """The calls that nobody took, and for `WATCHING_ROLES` how soon the others were taken."""

    look = "notices.read"
    template = "notices/calls.html"

    def context(self):
        taken = reading.recently_taken_calls(self.by)
        waiting, more = reading.open_calls(self.by)
        return {
            "open": waiting,
            "more": more,
            "taken": taken,
            "within": reading.LATELY.days,
            "usual": reading.median_minutes(taken),
            "watches": self.by.role in reading.WATCHING_ROLES,
            "may_answer": may_do(self.by, "notices.answer"),
            "only_own": self.by.role == Role.SOCIAL_WORKER,
        }


class TakeCall(ActPage):
    """Take a call, and go to the page of what it is about."""

    act = actions.answer_call
    of = Call

    def find(self):
        return reading.find_call(self.address["pk"], by=self.by)

    def destination(self, answer):
        return reading.subject_url(self.record)


@signed_in_only
@require_GET
def waiting_calls(request):
    """The number of calls that wait for this worker, with the words, for the script of an open page."""
    require_right(request.by, "notices.read")
    alarm = CallAlarm.of(request.by)
    return JsonResponse({"count": alarm.count, "words": alarm.words})
