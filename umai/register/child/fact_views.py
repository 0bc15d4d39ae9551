"""The pages on which a fact of a child's file is recorded or replaced."""

from dataclasses import replace

from django.http import Http404

from umai.access.doors import answer_not_found, consult_list
from umai.access.facts import ReplacementReason
from umai.access.permissions import may_do
from umai.register.child import actions
from umai.register.child.forms import WhyForm
from umai.register.child.page import TabActPage
from umai.register.facts.kinds import KIND_OF_SLUG
from umai.register.facts.sealed import may_see_sealed
from umai.register.fields.person import FormContext
from umai.register.people import Kinship, Membership
from umai.trail.entries import EntrySubject


class FactPage(TabActPage):
    """A page about a fact of the kind that the address names."""

    template = "register/fact.html"

    def find(self):
        child = super().find()
        self.kind = kind_or_404(self.address["kind"], child, self.by)
        self.form_class, self.tab = self.kind.form, self.kind.tab
        return child

    def form_options(self):
        return {"about": FormContext(self.record, self.by)}

    def context(self):
        return {"kind": self.kind}


class RecordFact(FactPage):
    """Record one fact of any kind about this child."""

    act = actions.record_fact

    def find(self):
        child = super().find()
        if not self.kind.adds:
            raise Http404
        self.makes = self.kind.model
        return child

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
    found = consult_list("register.sealed", rows, by=by) if kind.sealed else list(rows)
    if not found:
        answer_not_found(
            "register.read",
            replace(EntrySubject.of_row(child), kind=kind.model._meta.label_lower, record_id=pk),
            by=by,
        )
    return found[0]
