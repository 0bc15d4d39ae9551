"""The pages on which another person says whether a report is about the child of the case."""

from django.shortcuts import redirect

from umai.access.doors import answer_not_found
from umai.identification.inbox import reading
from umai.identification.inbox.views import SignalActPage
from umai.identification.joining import actions
from umai.identification.joining.forms import ConfirmJoiningForm, RefuseJoiningForm
from umai.identification.signal.ending_models import Joining
from umai.identification.signal.guard import may_answer
from umai.identification.signal.models import SignalMatch
from umai.trail.entries import EntrySubject


class AnswerJoiningPage(SignalActPage):
    """A page about the joining of a signal that waits, which is `standing`."""

    look = "identification.read"

    def find_standing(self):
        return actions.joining_of(self.record)

    def initial(self):
        match = self.standing and self.match
        return {"joining": self.standing and self.standing.pk, "child_id": match.child_id if match else None}

    @property
    def match(self):
        rows = SignalMatch.objects.filter(signal_id=self.standing.lead_id)
        return rows.select_related("child").first()

    def respond(self):
        return super().respond() if self.standing else redirect(self.record)

    def writes(self):
        """Whoever wrote down a report that the oblast answers reads the page, and does not answer it."""
        return super().writes() and may_answer(self.record, self.by)

    def perform(self):
        """Answer the joining that the form names; one of another signal is 404."""
        answers = self.answers()
        joining = Joining.objects.filter(signal=self.record, pk=answers.pop("joining")).first()
        if joining is None:
            answer_not_found(self.act.act, EntrySubject.of_row(self.record), by=self.by)
        return self.act(joining, by=self.by, **answers)

    def context(self):
        match = self.match
        page = {"joining": self.standing, "own": self.standing.recorded_by_id == self.by.pk}
        if match is None:
            return page
        return page | {"child": match.child} | reading.child_heading(match.child, self.by)


class ConfirmJoining(AnswerJoiningPage):
    """Show report and child side by side, so that another person says whether it is this child."""

    act = actions.confirm_joining
    form_class = ConfirmJoiningForm
    template = "identification/confirm_joining.html"


class RefuseJoining(AnswerJoiningPage):
    """Ask why it is not this child."""

    act = actions.refuse_joining
    form_class = RefuseJoiningForm
    template = "identification/refuse_joining.html"
