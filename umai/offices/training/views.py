"""The pages about what workers have learnt and what they lack."""

from django.shortcuts import redirect
from django.urls import reverse

from umai.access.doors import answer_not_found, consult_list
from umai.access.pages import ActPage, Page
from umai.offices import staff
from umai.offices.training import actions
from umai.offices.training.forms import StrikeTrainingForm, TrainingForm
from umai.offices.training.models import Training
from umai.staff.models import Role, Term, Worker
from umai.trail.entries import EntrySubject


class LackingTraining(Page):
    """The workers on cases here, and what each of them lacks."""

    look = "offices.training.read"
    template = "offices/training.html"

    def respond(self):
        if self.by.role != Role.HEAD:  # an administrator sees it on the page of each worker
            return redirect("offices:list")
        return super().respond()

    def context(self):
        found = actions.worker_lacks_of(self.by, on=staff.today())
        return {"found": found, "n": sum(bool(one.lacks) for one in found)}


class WorkerTraining(ActPage):
    """What one worker has learnt and lacks; the head writes down what is new."""

    act = actions.record_training
    of = Worker
    look = "offices.training.read"
    form_class = TrainingForm
    template = "offices/training_of.html"

    def find(self):
        worker = staff.find_worker(self.address["pk"], by=self.by)
        here = Term.objects.on(staff.today()).filter(office__in=staff.offices_of(self.by))
        terms = here.filter(worker=worker, ended_at=None).select_related("office__place")
        self.term = terms.first()
        return worker

    def make_form(self):
        return super().make_form() if self.term and self.record.pk != self.by.pk else None

    def perform(self):
        return self.act(self.term.office, by=self.by, worker=self.record, **self.answers())

    def context(self):
        rows = Training.objects.filter(worker=self.record, strikes=None)
        rows = rows.select_related("recorded_by", "struck_by").order_by("-on", "-recorded_at")
        rows = consult_list("offices.training", rows, by=self.by)
        had = [actions.as_past_training(row) for row in rows if not hasattr(row, "struck_by")]
        return {
            "worker": self.record,
            "term": self.term,
            "rows": [(row, getattr(row, "struck_by", None)) for row in rows],
            "lacks": actions.lacks_of(self.term, had, on=staff.today()) if self.term else [],
            "may_strike": self.record.pk != self.by.pk,
        }

    def destination(self, training):
        return reverse("offices:training_of", args=[training.worker_id])


class StrikeTraining(ActPage):
    """Strike out a row that is wrong, with the reason."""

    act = actions.strike_training
    right_to_find = actions.strike_training.act
    of = Training
    form_class = StrikeTrainingForm
    template = "offices/strike_training.html"

    def find(self):
        own = Training.objects.standing().filter(office__in=staff.offices_of(self.by))
        rows = own.filter(pk=self.address["pk"]).select_related("worker", "office__place")
        found = consult_list("offices.training", rows, by=self.by)
        if not found:
            answer_not_found(
                "offices.training", EntrySubject("offices.training", self.address["pk"]), by=self.by
            )
        return found[0]

    def context(self):
        return {"row": self.record}

    def destination(self, training):
        return reverse("offices:training_of", args=[training.worker_id])
