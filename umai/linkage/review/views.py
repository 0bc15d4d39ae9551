"""The pages of clerical review: one pair at a time, what waits to be joined, and how good the matching is."""

from django import forms
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.doors import consult, consult_list
from umai.access.may import may, require
from umai.access.requests import signed_in_only
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
from umai.register.pages import attempt, posted, shown


class ReviewForm(Form):
    """One answer, by the button that was pressed, and a note if the reader has one."""

    answer = forms.ChoiceField(choices=Answer.choices, widget=forms.HiddenInput)
    words = LongTextField(
        label=_("A note, if you cannot tell"),
        help_text=_("As: the school could say whether he has a twin. Nobody else's answer is shown to you."),
        required=False,
        rows=2,
    )


@signed_in_only
def session(request):
    """The next pair that waits for this reader, and how many do."""
    by = request.by
    require(by, "linkage.review.read")
    due = actions.next_due(by)
    if due is None:
        page = {"last": actions.last_of(by), "back": reverse("linkage:sources"), "to_join": len(to_join(by))}
        return render(request, "linkage/reviewed.html", page)
    return page_of(request, consult(Pair, due.pair, by=by), ReviewForm(), due)


@signed_in_only
def one(request, pk):
    """One pair, again or for the first time; an answer leads to the next."""
    by = request.by
    require(by, "linkage.review.read")
    pair = consult(Pair, pk, by=by)
    form = ReviewForm(posted(request))
    if form.is_valid() and attempt(form, lambda: actions.judge(pair, by=by, **form.cleaned_data)):
        return redirect("linkage:review")
    return page_of(request, pair, form)


def page_of(request, pair, form, due=None):
    """The page of one pair; one that waits for somebody else is shown to whoever typed about it, no more."""
    by = request.by
    with by.speaking():
        turn = due.turn if due else actions.turn_of(pair.pk)
    if turn is None and not form.is_bound:
        raise Http404
    due = due or actions.next_due(by)
    sides = sides_of(pair, by) if turn else None
    page = {
        "pair": pair,
        "form": form,
        "left": due.left if due else 0,
        "back": reverse("linkage:sources"),
        "heads": sides and heads(sides),
        "pairs": sides and beside(*sides),
        "reasons": reasons_of(pair),
        "last": actions.last_of(by),
        "two_children": pair.row_id is None,
        "two_rows": pair.other_id,
        "words": form.data.get("words", "") if form.is_bound else "",
    }
    return shown(request, "linkage/review.html", page, form)


@signed_in_only
def back(request):
    """Take back what one said last, and show that pair again."""
    by = request.by
    require(by, "linkage.review.read")
    last = actions.last_of(by)
    if request.method != "POST" or last is None:
        raise Http404
    actions.take_back(last, by=by)
    with by.speaking():
        waits = actions.turn_of(last.pair_id)
    return redirect("linkage:review_one", last.pair_id) if waits else redirect("linkage:review")


@signed_in_only
def joins(request):
    """Two records of the register of which readers said that they are one child, and nobody joined them."""
    by = request.by
    require(by, "linkage.review.read")
    found = to_join(by)
    rows = Identity.objects.within_reach_of(by).filter(child_id__in={pk for pair in found for pk in pair[1:]})
    names = {row.child_id: row.full_name() for row in consult_list("linkage.joins", rows, by=by)}
    lines = [
        {
            "pair": pair,
            "names": [names.get(pk) or _("Name not known") for pk in two],
            "url": reverse("casefile:same_with", args=two),
        }
        for pair, *two in found
    ]
    page = {"lines": lines, "back": reverse("linkage:review"), "may_join": may(by, "register.merge")}
    return render(request, "linkage/joins.html", page)


def to_join(by):
    with by.speaking():
        return ask("default", "select pair, one, other from linkage_to_join()", [])


@signed_in_only
def how_good(request):
    """Precision, recall and calibration from the drawn pairs that were read, and how far readers agree."""
    by = request.by
    require(by, "linkage.quality.read")
    with by.speaking():
        rows, agree = quality.sampled(), quality.readers_agree()
    names = dict(Source.objects.values_list("pk", "name"))
    on = today()
    limits = law.limits(on=on)
    page = {
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
    return render(request, "linkage/quality.html", page)
