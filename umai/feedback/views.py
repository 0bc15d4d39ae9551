"""A line home: what a child is to be told and was told, the forms, and the list of a worker."""

from functools import cached_property
from typing import NamedTuple

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy

from umai.access.pages import Page
from umai.access.permissions import may_do
from umai.design.parts import UiText
from umai.feedback import actions, texts
from umai.feedback.forms import DisagreementForm, NotToldForm, TellForm
from umai.feedback.kinds import TellState, ToldLanguage
from umai.feedback.models import ChildDecision, DisagreementAnswer, Telling
from umai.feedback.reading import ToldDecision, decisions_of, sentences_in_html
from umai.feedback.worklist import LISTED, untold_list
from umai.law.terms.clock import today
from umai.outreach.contacts import telephone_of
from umai.register import merge_groups
from umai.register.child.page import FileActPage, FilePage
from umai.register.models import Child, Languages


class DecisionLine(NamedTuple):
    """One decision on the page of a child: what was said of it, and whether the reader may write more."""

    told: ToldDecision
    until: UiText
    tellings: list[tuple[Telling, UiText]]
    writes: bool


class UntoldChildren(Page):
    """The decisions of which this worker still has to tell a child; for a head also who disagrees."""

    look = "feedback.read"
    template = "feedback/list.html"

    def context(self):
        return {"lines": untold_list(self.by, today()), "most": LISTED}


class OfChild(FilePage):
    """Every decision about one child: what was said to it, what it answered, what was done."""

    of = Child
    look = "feedback.read"
    template = "feedback/of_child.html"

    def find(self):
        return merge_groups.consult_child(self.address["pk"], self.by)

    def respond(self):
        if self.record.pk != self.address["pk"]:  # another record of this child is the leading one
            return redirect("feedback:of_child", self.record.pk)
        return super().respond()

    def context(self):
        child, by, on = self.record, self.by, today()
        with by.speaking():
            found = decisions_of(merge_groups.ids_of(child.pk, by), by)
        rows = [
            DecisionLine(
                one,
                one.until(on),
                [(row, sentences_in_html(row) if row.told else "") for row in one.tellings],
                not one.is_void and may_do(by, "feedback.tell", one.decision),
            )
            for one in found
        ]
        owed = [row for row in rows if row.told.is_owed]
        return {
            "child": child,
            "owed": sorted(owed, key=lambda row: not row.told.disagrees),
            "others": [row for row in rows if not row.told.is_owed],
        }


class DecisionActPage(FileActPage):
    """A page on which something is written about one decision of a child, in whichever of its records."""

    of = Child

    def find(self):
        child = merge_groups.consult_child(self.address["pk"], self.by)
        with self.by.speaking():
            rows = ChildDecision.objects.within_reach_of(self.by)
            records = merge_groups.ids_of(child.pk, self.by)
            found = rows.filter(pk=self.address["decision"], child_id__in=records).first()
        if found is None:
            raise Http404
        self.decision = found
        return child

    def answers(self):
        return super().answers() | {"decision": self.decision.pk, "case": self.decision.case_id}

    def belongs(self):
        return {"decision_id": self.decision.pk}

    def destination(self, outcome):
        return f"{reverse('feedback:of_child', args=[self.record.pk])}#d-{self.decision.pk}"

    def context(self):
        return {"decision": self.decision, "back": self.destination(None)}


class TellChild(DecisionActPage):
    """Write down what the child was told of a decision, and what it answered."""

    act = actions.tell_child
    makes = Telling
    form_class = TellForm
    template = "feedback/tell.html"
    message = gettext_lazy("What the child was told is written down.")

    @cached_property
    def language(self) -> str:
        """The language that the reader chose, else the child's."""
        chosen = self.request.POST.get("language") or self.request.GET.get("in", "")
        if chosen in ToldLanguage.values:
            return chosen
        with self.by.speaking():
            rows = Languages.objects.within_reach_of(self.by)
            known = rows.filter(child_id__in=merge_groups.ids_of(self.record.pk, self.by)).first()
        return texts.language_spoken(known.of_child if known else "")

    def form_options(self):
        return {"language": self.language}

    def initial(self):
        worker = self.by.worker
        phone = telephone_of(self.by.office)
        sentences = texts.suggested(
            self.decision.kind, self.language, name=worker.given, phone=phone.number if phone else ""
        )
        return {"told_by": str(worker), "language": self.language, **sentences._asdict()}

    def context(self):
        return super().context() | {
            "languages": [(code, name, code == self.language) for code, name in ToldLanguage.choices],
            "unread": not texts.is_reviewed(self.language),
        }


class ExcuseTelling(DecisionActPage):
    """Write down why the child was not told of a decision."""

    act = actions.excuse_telling
    makes = Telling
    form_class = NotToldForm
    template = "feedback/not_told.html"
    message = gettext_lazy("Why the child was not told is written down.")


class AnswerDisagreement(DecisionActPage):
    """Write down what was done about it that the child does not agree."""

    act = actions.answer_disagreement
    makes = DisagreementAnswer
    form_class = DisagreementForm
    template = "feedback/answer.html"
    message = gettext_lazy("What was done about it is written down.")

    def answers(self):
        return {name: value for name, value in super().answers().items() if name != "case"}

    def context(self):
        last = Telling.objects.within_reach_of(self.by).filter(decision=self.decision, told=True)
        return super().context() | {
            "said": last.order_by("-recorded_at").first(),
            "waits": self.decision.state == TellState.DISAGREES,
        }
