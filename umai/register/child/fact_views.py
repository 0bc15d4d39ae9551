"""The pages on which a fact of a child's file is recorded or replaced."""

import copy
from abc import ABC, abstractmethod
from dataclasses import replace

from django.http import Http404

from umai.access.doors import answer_not_found, consult_list
from umai.access.facts import ReplacementReason
from umai.access.permissions import may_do
from umai.register.child import actions
from umai.register.child.ending_page import EndingPage
from umai.register.child.forms import WhyForm
from umai.register.child.page import TabActPage
from umai.register.consequences.change import FactChange
from umai.register.consequences.declared import endings_of, next_url_of
from umai.register.consequences.questions import question_after
from umai.register.consequences.restorations import restored_by_strike
from umai.register.facts.sealed import may_see_sealed
from umai.register.fields.person import FormContext
from umai.register.kinds import KIND_OF_SLUG
from umai.register.people import Kinship, Membership
from umai.trail.entries import EntrySubject


class FactPage(EndingPage, TabActPage, ABC):
    """A page about a fact of the kind that the address names.

    After the fact comes the page of the question that it asks next.
    """

    template = "register/fact.html"

    def find(self):
        self.question = None
        child = super().find()
        self.kind = kind_or_404(self.address["kind"], child, self.by)
        self.form_class, self.tab = self.kind.form, self.kind.tab
        return child

    def form_options(self):
        return {"about": FormContext(self.record, self.by)}

    @abstractmethod
    def change(self):
        """The fact as the answers say it; None when a row is struck out, which ends nothing else."""

    def endings(self):
        change = self.change()
        return endings_of(self.kind, change) if change else []

    def destination(self, outcome):
        """The question that comes next, while the file is within reach; else the tab of the file."""
        there = super().destination(outcome)
        if there != self.back() or outcome.why == ReplacementReason.STRUCK:
            return there
        with self.by.speaking():
            change = FactChange.written(self.record, outcome, self.by)
        return next_url_of(self.kind, change) or self.next_url() or there

    def next_url(self):
        """The page of the next child of whom the same is asked; "" when there is none."""
        return ""

    def as_json(self):
        return super().as_json() | {"endings": self.reactions.as_json() if self.reactions else []}

    def context(self):
        return {"kind": self.kind, "reactions": self.reactions, "question": self.question}


class RecordFact(FactPage):
    """Record one fact of any kind about this child."""

    act = actions.record_fact

    def find(self):
        child = super().find()
        if not self.kind.adds:
            raise Http404
        self.makes = self.kind.model
        self.question = question_after(self.request.GET, self.kind, child, self.by)
        return child

    def initial(self):
        return self.question.initial if self.question else {}

    def change(self):
        return FactChange(self.record, self.by, self.kind.model(**self.form.answers()))

    def next_url(self):
        return self.question.next_url if self.question else ""

    def answers(self):
        return {"model": self.kind.model, **self.form.answers()}


class ReplaceFact(FactPage):
    """Say of one fact that it changed, that it was wrong, or that it should not be here."""

    act = actions.correct_fact

    def find_standing(self):
        return fact_or_404(self.kind, self.address["fact"], self.record, self.by)

    def initial(self):
        return self.kind.form.initial_of(self.standing)

    def form_options(self):
        return super().form_options() | {"changing": True}

    def make_form(self):
        """The form that asks why, until it is answered; then that of the fact, unless it is struck out."""
        sent = self.request.POST if self.request.method == "POST" else None
        self.why = WhyForm(
            sent, strikes=self.kind.strikes and may_do(self.by, "register.strike_fact", self.record)
        )
        fact = super().make_form()
        assert fact is not None  # `find` has set the form of the kind
        self.fact = fact
        if not self.why.is_valid() or self.why.cleaned_data["why"] == ReplacementReason.STRUCK:
            return self.why
        if not fact.is_valid() or self.why.settle_day(fact.answers().get("holds_to")):
            return fact
        return self.why

    def change(self):
        why = self.why.cleaned_data
        if why["why"] == ReplacementReason.STRUCK or not self.standing.current:
            return None  # a row that somebody else replaced is refused first
        after = copy.copy(self.standing)
        for name, value in self.fact.answers().items():
            setattr(after, name, value)
        is_change = why["why"] == ReplacementReason.CHANGE
        changed_on = why["changed_on"] if is_change else None
        return FactChange(self.record, self.by, after, self.standing, changed_on, not is_change)

    def endings(self):
        if self.why.cleaned_data["why"] == ReplacementReason.STRUCK and self.standing.current:
            return restored_by_strike(self.kind, self.standing, self.record, self.by)
        return super().endings()

    def perform(self):
        why, about = self.why.cleaned_data, {"by": self.by, "fact": self.standing}
        if why["why"] == ReplacementReason.STRUCK:
            return actions.strike_fact(self.record, **about)
        if why["why"] == ReplacementReason.CHANGE:
            about["changed_on"] = why["changed_on"]
            return actions.change_fact(self.record, **about, **self.fact.answers())
        return self.act(self.record, **about, **self.fact.answers())

    def context(self):
        return super().context() | {"why": self.why, "form": self.fact}


def kind_or_404(slug, child, by):
    """The kind of fact that the address names; a sealed one only for those who may see it."""
    kind = KIND_OF_SLUG.get(slug)
    if kind is None:
        raise Http404
    if kind.sealed and not may_see_sealed(child, by=by):
        answer_not_found("register.sealed", EntrySubject.of_row(child), by=by)
    return kind


def fact_or_404(kind, pk, child, by):
    """One row of this child's file or family, replaced or not; a look at a sealed one is noted by itself."""
    rows = kind.model.ever.filter(pk=pk)
    if kind.model is Membership:
        homes = Membership.objects.filter(child_id=child.pk)
        rows = rows.filter(household_id__in=homes.values("household_id"), adult_id__isnull=False)
    elif hasattr(kind.model, "child"):
        rows = rows.filter(child_id=child.pk)
    else:
        rows = rows.filter(adult_id__in=Kinship.objects.filter(child_id=child.pk).values("adult_id"))
    found = consult_list("register.sealed", rows, by=by, children=[child.pk]) if kind.sealed else list(rows)
    if not found:
        answer_not_found(
            "register.read",
            replace(EntrySubject.of_row(child), kind=kind.model._meta.label_lower, record_id=pk),
            by=by,
        )
    return found[0]
