"""Pages on which two records are found to be one child, and found to be two after all."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from umai.access.doors import consult
from umai.access.may import require
from umai.access.requests import signed_in_only
from umai.casefile.merging import page as same_page
from umai.casefile.merging.forms import MergeForm, UnmergeForm
from umai.refusal import NotPermitted
from umai.register import same
from umai.register.child.forms import SearchForm
from umai.register.facts.born import Born
from umai.register.merging import actions
from umai.register.models import Child, Identity, Merge
from umai.register.pages import attempt, posted, shown
from umai.register.search.search import find


@signed_in_only
def choose(request, pk):
    """Search for the second record of this child, at first with the child's own name and date of birth."""
    by = request.by
    child = same.consulted(pk, by)
    require(by, "register.merge", child)
    form = SearchForm(posted(request), by=by)
    asked = form.asked() if form.is_valid() else None if form.is_bound else _own(child, by)
    page = {"form": form, "child": child, "name": _name(child, by)}
    page |= {"back": child.get_absolute_url(), "then": reverse("casefile:same", args=[child.pk])}
    if asked:
        records = same.ids_of(child.pk, by)
        page["found"] = [one for one in find(**asked, by=by) if one.child.pk not in records]
        page["searched"] = True
    return shown(request, "casefile/same.html", page, form)


def _own(child, by):
    """What the child's own record says, as a search would ask it."""
    identity = Identity.objects.within_reach_of(by).filter(child_id=child.pk).first()
    if identity is None:
        return None
    born = Born(identity.birth_date, identity.birth_precision) if identity.birth_date else None
    return {"text": identity.full_name(), "born": born}


def _name(child, by):
    return same_page.names_of([child.pk], by).get(child.pk, "")


@signed_in_only
def compare(request, pk, other):
    """The two side by side; on a good answer they are one child, and the page is the child's file."""
    by = request.by
    one, two = same.consulted(pk, by), same.consulted(other, by)
    require(by, "register.merge", one)
    if two.pk in same.ids_of(one.pk, by):
        return redirect(one)
    page = same_page.beside(one, two, by) | {"child": one, "back": reverse("casefile:same", args=[one.pk])}
    try:
        doubts = actions.doubts_about(one, two, by=by)
    except actions.BornLater as refusal:
        return render(request, "casefile/same_with.html", page | {"impossible": str(refusal)})
    if not actions.may_decide(by, one, two):
        return render(request, "casefile/same_with.html", page | {"elsewhere": True})
    form = MergeForm(posted(request), doubts=doubts, names=[head.label for head in page["heads"]])
    if form.is_valid() and attempt(form, lambda: _merged(one, two, form, by), field="despite"):
        return redirect("casefile:child", same.leading(one.pk, by))
    return shown(request, "casefile/same_with.html", page | {"form": form}, form)


def _merged(one, two, form, by):
    leads, other = (one, two) if form.first_leads() else (two, one)
    return actions.merge(leads, by=by, other=other, **form.particulars())


@signed_in_only
def undo(request, pk, merge):
    """The two records as each has them; on a good answer they are two children again."""
    by = request.by
    require(by, "register.unmerge")
    one = consult(Child, pk, by=by)
    row = consult(Merge, merge, by=by)
    if row.child_id != one.pk:
        raise Http404
    two = consult(Child, row.other_id, by=by)
    if not actions.may_decide(by, one, two):
        raise NotPermitted(actions.not_here(), act="register.unmerge", record=row)
    form = UnmergeForm(posted(request))
    if form.is_valid() and attempt(
        form, lambda: actions.unmerge(row, by=by, **form.cleaned_data), field="words"
    ):
        return redirect("casefile:child", one.pk)
    page = same_page.beside(one, two, by, alone=True) | {"form": form, "child": one, "merge": row}
    page |= {"stay": len(same.of(one.pk, by).merges) - 1, "back": one.get_absolute_url()}
    return shown(request, "casefile/not_same.html", page, form)
