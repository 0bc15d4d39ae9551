"""The pages about a request: another person agrees or does not, and whoever asked is shown the code."""

from django.shortcuts import render

from umai.access.pages import ActPage
from umai.machine.cluster.functions import fetch_value
from umai.offices.requests import actions, reading
from umai.offices.requests.forms import RefuseRequestForm
from umai.offices.requests.models import StaffAnswer, StaffRequest, StaffRequestKind
from umai.staff.codes import CODE_LASTS


class StaffRequestPage(ActPage):
    """A page about one request."""

    look = "offices.agree_staff"
    of = StaffRequest

    def find(self):
        return reading.find_request(self.address["pk"], by=self.by)

    def context(self):
        asked = self.record
        answer = StaffAnswer.objects.filter(request=asked).select_related("recorded_by").first()
        own = asked.recorded_by_id == self.by.pk
        return {
            "asked": asked,
            "rows": reading.request_rows(asked),
            "answer": answer,
            "own": own,
            "shows_code": own
            and asked.kind == StaffRequestKind.CODE
            and (asked.alone or (answer and answer.agreed)),
            "may_answer": not answer and fetch_value("select offices_may_agree(%s)", [asked.pk]),
        }


class AgreeToRequest(StaffRequestPage):
    """What was asked, why and by whom; a button agrees."""

    act = actions.agree_to_request
    template = "offices/request.html"


class RefuseRequest(StaffRequestPage):
    """Ask why another person does not agree."""

    act = actions.refuse_request
    form_class = RefuseRequestForm
    template = "offices/refuse_request.html"


class ShowCode(StaffRequestPage):
    """Show the code to which another person agreed, once, to whoever asked for it."""

    act = actions.show_code
    look = "offices.show_code"
    template = "offices/request.html"

    def leave(self, account):
        return code_page(self.request, self.record.worker, account)


def code_page(request, worker, account):
    """The page that shows a one-time code."""
    hours = int(CODE_LASTS.total_seconds() // 3600)
    page = {"worker": worker, "account": account, "code": account.one_time_code, "hours": hours}
    return render(request, "offices/code.html", page)
