"""Pages that merge two records of one child, undo it, and on which another person agrees to either."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from umai.access.doors import consult
from umai.access.pages import ActPage
from umai.casefile.merging import page as same_page
from umai.casefile.merging.forms import MergeForm, RefuseMergeForm, UnmergeForm
from umai.refusal import NotPermitted
from umai.register import merge_groups
from umai.register.child.forms import SearchForm
from umai.register.child.page import FilePage
from umai.register.fields.birth_date import BirthDate
from umai.register.merging import actions, second_person
from umai.register.models import Child, Doubt, Identity, Merge, MergeProposal, MergeRefusal
from umai.register.search.search import find_children


class ChooseOtherRecord(FilePage):
    """Search for the second record of this child, at first with the child's own name and date of birth."""

    look = "register.merge"
    template = "casefile/same.html"
    methods = ("GET", "HEAD", "POST")

    def find(self):
        return merge_groups.consult_child(self.address["pk"], self.by)

    def context(self):
        child, form = self.record, SearchForm(self.sent, by=self.by)
        page = {"form": form, "back": child.get_absolute_url()}
        page["then"] = reverse("casefile:same", args=[child.pk])
        if form.is_bound and not form.is_valid():
            self.status = 422
            return page
        if asked := form.search_terms() if form.is_bound else as_recorded(child, self.by):
            records = merge_groups.ids_of(child.pk, self.by)
            page["found"] = [one for one in find_children(**asked, by=self.by) if one.child.pk not in records]
            page["searched"] = True
        return page


def as_recorded(child, by):
    """The name and the birth date of the child's record, as search terms."""
    identity = Identity.objects.within_reach_of(by).filter(child_id=child.pk).first()
    if identity is None:
        return None
    born = BirthDate(identity.birth_date, identity.birth_precision) if identity.birth_date else None
    return {"text": identity.recorded_name(), "born": born}


class MergeRecords(ActPage):
    """The two records side by side; a valid form merges them and leads to the child's file."""

    act = actions.merge_records
    of = Child
    form_class = MergeForm
    refused_on = "despite"
    template = "casefile/same_with.html"

    def find(self):
        one = merge_groups.consult_child(self.address["pk"], self.by)
        self.other = merge_groups.consult_child(self.address["other"], self.by)
        return one

    def make_form(self):
        """None where the two cannot be one child, or where this reader may not decide it."""
        self.beside = same_page.compared_children(self.record, self.other, self.by)
        try:
            self.doubts = actions.doubts_about(self.record, self.other, by=self.by)
        except actions.BornLater as refusal:
            self.beside["impossible"] = str(refusal)
            return None
        if not actions.may_decide_merge(self.by, self.record, self.other):
            self.beside["elsewhere"] = True
            return None
        return super().make_form()

    def form_options(self):
        return {"doubts": self.doubts, "names": [head.label for head in self.beside["heads"]]}

    def respond(self):
        if self.other.pk in merge_groups.ids_of(self.record.pk, self.by):
            return redirect(self.record)
        return self.draw() if self.form is None else super().respond()

    def perform(self):
        pair = (self.record, self.other) if self.form.first_leads() else (self.other, self.record)
        return self.act(pair[0], by=self.by, other=pair[1], **self.answers())

    def context(self):
        back = reverse("casefile:same", args=[self.record.pk])
        return self.beside | {"child": self.record, "back": back}

    def destination(self, merge):
        if isinstance(merge, MergeProposal):
            return reverse("casefile:agree_merge", args=[merge.pk])
        return reverse("casefile:child", args=[merge_groups.leading_id_of(self.record.pk, self.by)])


class UnmergeRecords(ActPage):
    """The two records, each by itself; a valid form undoes the merge."""

    act = actions.unmerge_records
    right_to_find = actions.unmerge_records.act
    of = Merge
    form_class = UnmergeForm
    refused_on = "words"
    template = "casefile/not_same.html"

    def find(self):
        self.one = consult(Child, self.address["pk"], by=self.by)
        merge = consult(Merge, self.address["merge"], by=self.by)
        if merge.child_id != self.one.pk:
            raise Http404
        self.two = consult(Child, merge.other_id, by=self.by)
        if not actions.may_decide_merge(self.by, self.one, self.two):
            raise NotPermitted(actions.not_responsible_sentence(), act=self.act.act, record=merge)
        return merge

    def context(self):
        one = self.one
        return same_page.compared_children(one, self.two, self.by, alone=True) | {
            "child": one,
            "merge": self.record,
            "stay": len(merge_groups.group_of(one.pk, self.by).merges) - 1,
            "back": one.get_absolute_url(),
        }

    def destination(self, row):
        if isinstance(row, MergeProposal):
            return reverse("casefile:agree_merge", args=[row.pk])
        return reverse("casefile:child", args=[self.one.pk])


class AnswerMergePage(ActPage):
    """A page on which another person answers the proposal to join or part two records."""

    look = "register.merge"
    of = MergeProposal

    def context(self):
        proposal = self.record
        one, two = (consult(Child, pk, by=self.by) for pk in (proposal.child_id, proposal.other_id))
        labels = dict(Doubt.choices)
        merge = Merge.ever.filter(proposal=proposal).first()
        refusal = MergeRefusal.objects.filter(proposal=proposal).select_related("recorded_by").first()
        return same_page.compared_children(one, two, self.by, alone=True) | {
            "proposal": proposal,
            "doubts": [labels[doubt] for doubt in proposal.despite],
            "own": proposal.recorded_by_id == self.by.pk,
            "agreed": merge,
            "refused": refusal,
            "child": one,
            "answers": actions.may_decide_merge(self.by, one, two),
        }

    def destination(self, outcome):
        return reverse("casefile:child", args=[merge_groups.leading_id_of(self.record.child_id, self.by)])


class AgreeToMerge(AnswerMergePage):
    """The two records side by side, with what was proposed; a button agrees."""

    act = second_person.agree_to_merge
    template = "casefile/agree_merge.html"


class RefuseMerge(AnswerMergePage):
    """Ask why another person does not agree."""

    act = second_person.refuse_merge
    form_class = RefuseMergeForm
    template = "casefile/refuse_merge.html"
