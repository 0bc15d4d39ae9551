"""The pages of calls: who waits, who was told, and taking one."""

from django.http import JsonResponse
from django.views.decorators.http import require_GET

from umai.access.may import may, require
from umai.access.pages import ActPage, Page
from umai.access.requests import signed_in_only
from umai.notices.calls import actions, reading
from umai.notices.calls.banner import Alarm
from umai.notices.calls.models import Call


class Calls(Page):
    """The calls that nobody took, and for those who watch, how soon the others were taken."""

    look = "notices.read"
    template = "notices/calls.html"

    def context(self):
        taken = reading.taken_lately(self.by)
        waiting, more = reading.open_calls(self.by)
        return {
            "open": waiting,
            "more": more,
            "taken": taken,
            "usual": reading.usual_minutes(taken),
            "watches": self.by.role in reading.WATCH,
            "may_answer": may(self.by, "notices.answer"),
        }


class Take(ActPage):
    """Take a call, and go on to what it is about."""

    act = actions.answer
    of = Call

    def find(self):
        return reading.find_call(self.address["pk"], by=self.by)

    def destination(self, answer):
        return reading.address_of(self.record) or "notices:calls"


@signed_in_only
@require_GET
def waiting(request):
    """For the script of a page that stays open: how many calls wait for this worker, and the words."""
    require(request.by, "notices.read")
    alarm = Alarm.of(request.by)
    return JsonResponse({"count": alarm.count, "words": alarm.words})
