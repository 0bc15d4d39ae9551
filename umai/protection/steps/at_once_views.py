"""The pages that protect a child at once: from a signal, or one whom a worker has before the eyes."""

from typing import Any

from django.shortcuts import redirect

from umai.access.doors import consult
from umai.access.pages import ActPage
from umai.access.permissions import may_do
from umai.identification.inbox.reading import words_of
from umai.identification.models import Signal, SignalMatch
from umai.identification.signal.guard import may_answer
from umai.intake.cases.workers import candidates
from umai.intake.models import Origin
from umai.protection import guidance
from umai.protection.emergency import actions
from umai.protection.emergency.at_once import ProtectAtOnceForm, protect_at_once
from umai.protection.emergency.models import Protection
from umai.protection.steps.views import DANGER_OF_CONCERN
from umai.register import merge_groups
from umai.register.models import Child
from umai.urgency.reading import bar_of_signals


class ProtectUnnamed(ActPage):
    """Protect a child who is on no register, and whose name perhaps nobody knows."""

    act = actions.begin_protection
    right_to_find = actions.begin_protection.act
    makes = Protection
    form_class = ProtectAtOnceForm
    template = "protection/at_once.html"
    signal: Any = None
    """The `Signal` with which the protection begins; None for a child whom the worker sees."""

    def form_options(self):
        workers = candidates(self.where(), self.by) if may_do(self.by, "intake.assign") else []
        return {"by": self.by, "known": self.record is not None, "workers": workers}

    def where(self):
        """The place near which a worker is looked for."""
        return self.by.office.place

    def belongs(self):
        return {}

    def perform(self):
        of_child = None if self.record else self.form.of_child()
        return protect_at_once(
            self.record, by=self.by, signal=self.signal, of_child=of_child, **self.answers()
        )

    def destination(self, protection):
        return protection

    def context(self):
        return {"numbers": guidance.numbers(), "advice": guidance.advice("begin"), "child": self.record}


class ProtectFromSignal(ProtectUnnamed):
    """Protect the child of a signal that is in no case yet; leads to the case of one that is.

    The record of the page is the child to whom the signal was matched; None where there is none yet.
    """

    act = actions.begin_protection
    of = Signal

    def find(self):
        signal = self.signal = consult(
            Signal, self.address["pk"], by=self.by, related=("settlement", "district")
        )
        self.origin = Origin.objects.filter(signal=signal, current=True).select_related("case").first()
        match = SignalMatch.objects.filter(signal=signal).first()
        return match and consult(Child, merge_groups.leading_id_of(match.child_id, self.by), by=self.by)

    def where(self):
        return self.record or self.signal.settlement or self.signal.district

    def respond(self):
        if self.request.method == "GET" and self.origin:
            return redirect("protection:of_case", self.origin.case_id)
        if self.request.method == "GET" and not (self.signal.waits and may_answer(self.signal, self.by)):
            return redirect(self.signal)
        return super().respond()

    def initial(self):
        place = self.signal.settlement_id
        return {
            "danger": DANGER_OF_CONCERN.get(self.signal.concern),
            "settlement": str(place) if place else "",
            "age": self.signal.child_age,
        }

    def context(self):
        shown = {"signal": self.signal, "words": words_of(self.signal)}
        return super().context() | shown | {"bar": bar_of_signals([self.signal.pk], self.by)}
