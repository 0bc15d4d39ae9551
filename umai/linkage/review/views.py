"""The pages of clerical review: one pair at a time, what waits to be joined, and how good the matching is."""

from functools import cached_property

from django import forms
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.doors import consult
from umai.access.pages import ActPage, Page
from umai.design.fields.forms import Form, LongTextField
from umai.law import lists as law
from umai.law.terms.clock import today
from umai.linkage.lists.models import ListSource
from umai.linkage.review import actions, quality
from umai.linkage.review.models import PairAnswer
from umai.linkage.review.quality_words import kappa_in_words, percent, quality_in_words, share_in_words
from umai.linkage.review.records import comparison_lines, record_links, records_of_pair
from umai.linkage.review.weighing_words import reasons_of
from umai.linkage.rows import RecordPair
from umai.machine.cluster.functions import fetch_rows
from umai.register import merge_groups


class PairAnswerForm(Form):
    """One answer, by the button that was pressed, and a note if the reader has one."""

    answer = forms.ChoiceField(choices=PairAnswer.choices, widget=forms.HiddenInput)
    note = LongTextField(
        label=_("A note, if you cannot tell"),
        help_text=_("As: the school could say whether he has a twin. Nobody else's answer is shown to you."),
        required=False,
        rows=2,
    )


class JudgePair(ActPage):
    """Judge one pair, again or for the first time; an answer leads to the next pair.

    A pair that does not wait for this reader any more is shown only to return what was typed about it.
    """

    act = actions.judge_pair
    of = RecordPair
    look = right_to_find = "linkage.review.read"
    form_class = PairAnswerForm
    template = "linkage/review.html"

    @cached_property
    def due(self):
        return actions.next_due_pair(self.by)

    def context(self):
        pair, by = self.record, self.by
        with by.speaking():
            turn = actions.turn_of(pair.pk)
        if turn is None and not self.form.is_bound:
            raise Http404
        sides = records_of_pair(pair, by) if turn else None
        return {
            "pair": pair,
            "left": self.due.left if self.due else 0,
            "back": reverse("linkage:sources"),
            "heads": sides and record_links(sides),
            "pairs": sides and comparison_lines(*sides),
            "reasons": reasons_of(pair),
            "last": actions.last_judgement_of(by),
            "two_children": pair.row_id is None,
            "note": self.form.data.get("note", ""),
        }

    def destination(self, judgement):
        return reverse("linkage:review")


class NextPair(JudgePair):
    """The next pair that waits for this reader, and how many do."""

    methods = ("GET", "HEAD")  # type: ignore[assignment]  # `ActPage` does not say that fewer may be named

    def find(self):
        return self.due and consult(RecordPair, self.due.pair, by=self.by)

    def draw(self):
        if self.record is not None:
            return super().draw()
        page = {
            "last": actions.last_judgement_of(self.by),
            "back": reverse("linkage:sources"),
            "to_join": len(pairs_to_join(self.by)),
        }
        return render(self.request, "linkage/reviewed.html", page)


class TakeBackJudgement(ActPage):
    """Take back what one said last, and show that pair again."""

    act = actions.take_back_judgement
    right_to_find = "linkage.review.read"

    def find(self):
        last = actions.last_judgement_of(self.by)
        if last is None:
            raise Http404
        return last

    def destination(self, struck):
        pair = self.record.pair_id
        with self.by.speaking():
            waits = actions.turn_of(pair)
        return reverse("linkage:review_one", args=[pair]) if waits else reverse("linkage:review")


class RecordsToJoin(Page):
    """Pairs of children of the register that readers found to be one child, and that nobody has merged."""

    look = "linkage.review.read"
    template = "linkage/joins.html"

    def context(self):
        by, found = self.by, pairs_to_join(self.by)
        children = {pk for pair in found for pk in pair[1:]}
        shown = merge_groups.consult_identities("linkage.joins", children, by)
        names = {row.child_id: row.full_name() for row in shown}
        lines = [
            {
                "pair": pair,
                "names": [names.get(pk) or _("Name not known") for pk in two],
                "url": reverse("casefile:same_with", args=two),
            }
            for pair, *two in found
        ]
        return {"lines": lines, "back": reverse("linkage:review")}


class QualityReport(Page):
    """Precision, recall and calibration from the drawn pairs that were read, and how far readers agree."""

    look = "linkage.quality.read"
    template = "linkage/quality.html"

    def context(self):
        with self.by.speaking():
            rows, agree = quality.sampled_layers(), quality.reader_agreement()
        names = dict(ListSource.objects.values_list("pk", "name"))
        on = today()
        limits = law.match_limits(on=on)
        return {
            "found": [quality_in_words(each, names.get(each.source, "")) for each in quality.qualities(rows)],
            "agree": agree,
            "agreed": agree and share_in_words(agree.agreed),
            "kappa": agree and kappa_in_words(agree),
            "wrong": law.COST_WRONG.on(on),
            "missed": law.COST_MISSED.on(on),
            "each": law.SAMPLE_PAIRS.on(on),
            "automatic": percent(limits.automatic),
            "clerical": percent(limits.clerical),
            "joined": percent(law.joining_threshold(on=on)),
            "twice": law.SECOND_READER.on(on),
            "back": reverse("linkage:sources"),
        }


def pairs_to_join(by):
    with by.speaking():
        return fetch_rows("select pair, one, other from linkage_to_join()")
