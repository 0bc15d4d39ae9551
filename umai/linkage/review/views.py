"""The pages of clerical review: one pair at a time, what waits to be joined, and how good the matching is."""

from functools import cached_property

from django import forms
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.doors import consult, consult_list
from umai.access.may import may, require
from umai.access.pages import ActPage, Page
from umai.design.fields.forms import Form, LongTextField
from umai.law import lists as law
from umai.law.terms.clock import today
from umai.linkage.functions import ask
from umai.linkage.lists.models import Source
from umai.linkage.review import actions, quality
from umai.linkage.review.models import Answer
from umai.linkage.review.quality_words import kappa, percent, said, share
from umai.linkage.review.records import beside, heads, sides_of
from umai.linkage.review.weighing_words import reasons_of
from umai.linkage.rows import Pair
from umai.register.models import Identity


class ReviewForm(Form):
    """One answer, by the button that was pressed, and a note if the reader has one."""

    answer = forms.ChoiceField(choices=Answer.choices, widget=forms.HiddenInput)
    words = LongTextField(
        label=_("A note, if you cannot tell"),
        help_text=_("As: the school could say whether he has a twin. Nobody else's answer is shown to you."),
        required=False,
        rows=2,
    )


class Judge(ActPage):
    """One pair, again or for the first time; an answer leads to the next.

    One that waits for somebody else is shown to whoever typed about it, no more.
    """

    act = actions.judge
    of = Pair
    look = "linkage.review.read"
    form_class = ReviewForm
    template = "linkage/review.html"

    def find(self):
        require(self.by, self.look)
        return super().find()

    @cached_property
    def due(self):
        return actions.next_due(self.by)

    def context(self):
        pair, by = self.record, self.by
        with by.speaking():
            turn = actions.turn_of(pair.pk)
        if turn is None and not self.form.is_bound:
            raise Http404
        sides = sides_of(pair, by) if turn else None
        return {
            "pair": pair,
            "left": self.due.left if self.due else 0,
            "back": reverse("linkage:sources"),
            "heads": sides and heads(sides),
            "pairs": sides and beside(*sides),
            "reasons": reasons_of(pair),
            "last": actions.last_of(by),
            "two_children": pair.row_id is None,
            "words": self.form.data.get("words", ""),
        }

    def destination(self, judgement):
        return reverse("linkage:review")


class Next(Judge):
    """The next pair that waits for this reader, and how many do."""

    methods = ("GET", "HEAD")

    def find(self):
        require(self.by, self.look)
        return self.due and consult(Pair, self.due.pair, by=self.by)

    def draw(self):
        if self.record is not None:
            return super().draw()
        page = {
            "last": actions.last_of(self.by),
            "back": reverse("linkage:sources"),
            "to_join": len(to_join(self.by)),
        }
        return render(self.request, "linkage/reviewed.html", page)


class Back(ActPage):
    """Take back what one said last, and show that pair again."""

    act = actions.take_back

    def find(self):
        require(self.by, "linkage.review.read")
        last = actions.last_of(self.by)
        if last is None:
            raise Http404
        return last

    def destination(self, struck):
        pair = self.record.pair_id
        with self.by.speaking():
            waits = actions.turn_of(pair)
        return reverse("linkage:review_one", args=[pair]) if waits else reverse("linkage:review")


class Joins(Page):
    """Two records of the register of which readers said that they are one child, and nobody joined them."""

    look = "linkage.review.read"
    template = "linkage/joins.html"

    def context(self):
        by, found = self.by, to_join(self.by)
        children = {pk for pair in found for pk in pair[1:]}
        rows = Identity.objects.within_reach_of(by).filter(child_id__in=children)
        names = {row.child_id: row.full_name() for row in consult_list("linkage.joins", rows, by=by)}
        lines = [
            {
                "pair": pair,
                "names": [names.get(pk) or _("Name not known") for pk in two],
                "url": reverse("casefile:same_with", args=two),
            }
            for pair, *two in found
        ]
        return {"lines": lines, "back": reverse("linkage:review"), "may_join": may(by, "register.merge")}


class HowGood(Page):
    """Precision, recall and calibration from the drawn pairs that were read, and how far readers agree."""

    look = "linkage.quality.read"
    template = "linkage/quality.html"

    def context(self):
        with self.by.speaking():
            rows, agree = quality.sampled(), quality.readers_agree()
        names = dict(Source.objects.values_list("pk", "name"))
        on = today()
        limits = law.limits(on=on)
        return {
            "found": [said(each, names.get(each.source, "")) for each in quality.qualities(rows)],
            "agree": agree,
            "agreed": agree and share(agree.agreed),
            "kappa": agree and kappa(agree),
            "wrong": law.COST_WRONG.on(on),
            "missed": law.COST_MISSED.on(on),
            "each": law.SAMPLE.on(on),
            "automatic": percent(limits.automatic),
            "clerical": percent(limits.clerical),
            "joined": percent(law.joined_from(on=on)),
            "twice": law.SECOND_READER.on(on),
            "back": reverse("linkage:sources"),
        }


def to_join(by):
    with by.speaking():
        return ask("default", "select pair, one, other from linkage_to_join()", [])
