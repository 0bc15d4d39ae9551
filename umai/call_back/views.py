"""The pages of calls: give a code, take it back, what waits, and what came of each call."""

from django.shortcuts import redirect
from django.urls import reverse

from umai.access.doors import consult_list
from umai.access.pages import Page
from umai.access.permissions import may_do
from umai.call_back import actions, lines
from umai.call_back.forms import GiveCodeForm, RecordCallForm
from umai.call_back.models import CallCode, CallRequest, CallTry
from umai.call_back.reading import codes_of, might_warn, unsafe_of
from umai.call_back.sealed import read_request
from umai.guardianship.invitation.giving import GiveCodePage
from umai.guardianship.invitation.lines import is_over
from umai.guardianship.invitation.views import MAX_CAME
from umai.guardianship.site.codes import receipt_number
from umai.justice.households.hush import hush_warnings
from umai.law.terms.clock import today
from umai.register import merge_groups
from umai.register.child.page import FileActPage, FilePage
from umai.register.models import Child


class ShowCalls(FilePage):
    """The codes of the parents of a child, what was asked with them, and what came of it."""

    of = Child
    look = "call_back.read"
    template = "call_back/of_child.html"

    def find(self):
        return merge_groups.consult_child(self.address["pk"], self.by)

    def respond(self):
        if self.record.pk != self.address["pk"]:  # another record of this child is the leading one
            return redirect("call_back:of_child", self.record.pk)
        return super().respond()

    def context(self):
        codes = list(codes_of(self.record.pk, self.by))
        return {
            "child": self.record,
            "calls": [lines.call_line(one) for one in codes],
            "writes": may_do(self.by, "call_back.give", self.record),
        }


class GiveCode(GiveCodePage):
    """Ask which parent gets a code to ask for a call, and show the code once."""

    act = actions.give_call_code
    form_class = GiveCodeForm
    template = "call_back/give.html"
    given_template = "call_back/given.html"
    site_path = "call/"


class TakeCodeBack(FileActPage):
    """For whom a code is and what became of it; a button takes it back."""

    act = actions.take_call_code_back
    of = CallCode
    look = "call_back.read"
    related = ("recorded_by", "child", "taken_back", "request")
    template = "call_back/code.html"

    def context(self):
        request = lines.request_of(self.record)
        opens = request is None and not hasattr(self.record, "taken_back")
        return {
            "code": self.record,
            "rows": lines.code_rows(self.record),
            "opens": opens and not is_over(self.record),
            "asked": request,
        }


class OwedCalls(Page):
    """The parents who ask to be called back, the first last day first."""

    look = "call_back.read"
    template = "call_back/waiting.html"

    def context(self):
        rows = actions.unanswered(self.by).prefetch_related("tries")[:MAX_CAME]
        found = consult_list("call_back.read", rows, by=self.by)
        unsafe, names = unsafe_of(found, self.by), {}
        if found:
            ids = {one.child_id for one in found}
            named = merge_groups.consult_identities("call_back.read", ids, self.by)
            names = {one.child_id: one.full_name() for one in named}
        return {"waiting": [lines.waiting_line(one, names, unsafe) for one in found]}


class RecordCall(FileActPage):
    """Whom to call, at which number and when; what came of each call; and the form for one more."""

    act = actions.record_call
    of = CallRequest
    look = "call_back.read"
    related = ("child", "code")
    makes = CallTry
    form_class = RecordCallForm
    template = "call_back/request.html"

    def initial(self):
        return {"called_on": today()}

    def context(self):
        said = read_request(self.record)
        end = lines.end_of(self.record)
        unsafe = self.record.pk in unsafe_of([self.record], self.by)
        offered = not unsafe and not might_warn(self.record, self.by)
        return {
            "record": self.record,
            "rows": lines.request_rows(self.record, said, offered=offered),
            "unreadable": said is None,
            "unsafe": unsafe,
            "receipt": receipt_number(self.record.pk),
            "tries": lines.tries_of(self.record),
            "writes": (end is None or self.form.is_bound) and self.writes(),
            "hush": hush_warnings(self.record.child_id, self.by),
        }

    def destination(self, row):
        return reverse("call_back:of_child", args=[self.record.child_id])
