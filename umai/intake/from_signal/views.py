"""The page that takes a signal into a case: it opens one for the child, or adds to the open one."""

from django.shortcuts import redirect
from django.urls import reverse

from umai.access.doors import consult
from umai.identification.inbox.reading import read_gathered, words_of
from umai.identification.inbox.wording import related_signals
from umai.identification.models import Signal, SignalMatch
from umai.intake.cases import reading
from umai.intake.cases.actions import AlreadyOpen
from umai.intake.cases.clock import clock_state
from umai.intake.cases.forms import AddSignalForm, OpenFromSignalForm
from umai.intake.cases.models import Case, Origin
from umai.intake.from_signal import actions as from_signal
from umai.law.terms.clock import today
from umai.register import merge_groups
from umai.register.child.page import FileActPage
from umai.register.models import Child

RELATED = ("settlement__municipality", "settlement__parent", "district", "recorded_by")


class OpenFromSignal(FileActPage):
    """Open a case with a signal, or add the signal to the open case.

    Redirects to the case of a signal that was taken already, and to the matching of one without a child.
    """

    act = from_signal.open_from_signal
    right_to_find = from_signal.open_from_signal.act
    of = Child
    form_class: type[OpenFromSignalForm | AddSignalForm] = OpenFromSignalForm
    template = "intake/from_signal.html"

    def find(self):
        by = self.by
        signal = self.signal = consult(Signal, self.address["pk"], by=by, related=RELATED)
        self.elsewhere = self.open_case = None
        origin = Origin.objects.filter(signal=signal, current=True).select_related("case").first()
        match = SignalMatch.objects.filter(signal=signal).first()
        if origin is not None or not signal.waits:
            self.elsewhere = origin.case if origin else signal
        elif match is None:
            self.elsewhere = reverse("identification:child", args=[signal.pk])
        if self.elsewhere or match is None:
            return None
        child = consult(Child, merge_groups.leading_id_of(match.child_id, by), by=by)
        cases = reading.cases_of(child, by)
        self.open_case = next((one for one in cases if one.closure is None), None)
        self.previous = reading.previous_case_of(child, cases)
        return child

    def make_form(self):
        if self.elsewhere:
            return None
        if self.open_case:
            self.form_class, self.template = AddSignalForm, "intake/add_signal.html"
        return super().make_form()

    def initial(self):
        return {"concern": self.signal.concern, "channel": self.signal.channel}

    def respond(self):
        if self.elsewhere:
            return redirect(self.elsewhere)
        try:
            return super().respond()
        except AlreadyOpen:  # somebody else opened the case meanwhile: show the form that adds to it
            return redirect("intake:from_signal", self.signal.pk)

    def refuse(self, refusal):
        if isinstance(refusal, AlreadyOpen):
            raise refusal
        super().refuse(refusal)

    def perform(self):
        answers = self.answers() | {"signal": self.signal}
        if self.open_case:
            case = Case.objects.get(pk=self.open_case.case.pk)
            return from_signal.add_signal(case, by=self.by, **answers)
        follows = self.previous.case if self.previous else None
        return self.act(self.record, by=self.by, follows=follows, **answers)

    def destination(self, outcome):
        return outcome.case if self.open_case else reverse("intake:opened", args=[outcome.pk])

    def context(self):
        page = signal_context(self.signal, self.record, self.by)
        if self.open_case:
            return page | {
                "standing": self.open_case,
                "clock_face": clock_state(self.open_case.clock, on=today()),
            }
        page |= {"previous": self.previous and self.previous.case, "first": page["received_at"]}
        if self.previous:
            case, closure = self.previous.case, self.previous.closure
            page |= {"ended_case": case, "ended": reading.closed_case_rows(case, closure)}
        return page


def signal_context(signal, child, by):
    """The signal and those related to it, for the page, and when the earliest of them came."""
    gathered = read_gathered(signal, by)
    related = related_signals(signal, by)
    return {
        "signal": signal,
        "words": words_of(signal),
        "gathered": [(other, words_of(other)) for other in gathered],
        "n": len(related),
        "received_at": min(one.received_at for one in related),
    }
