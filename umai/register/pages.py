"""What the views of the register share: a posted form, a refusal shown on it, the way back to the file."""

from dataclasses import replace

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from umai.access.doors import consult_list, turn_away
from umai.refusal import Refusal
from umai.register.facts.kinds import KINDS
from umai.register.facts.people import Child, Identity, Kinship, Membership
from umai.register.facts.sealed import sees_sealed
from umai.trail.entries import About as Subject


def posted(request):
    """What was typed, or None when the page is only opened."""
    return request.POST if request.method == "POST" else None


def attempt(form, do, *, field=None):
    """Do it; a refusal becomes a sentence on the form, beside everything that was typed, and answers None."""
    try:
        return do()
    except Refusal as refusal:
        form.add_error(field if field in form.fields else None, str(refusal))
        form.refused_with = refusal.status
        return None


def shown(request, template, context, *forms):
    """The page, with the status that says whether the forms on it went wrong."""
    bound = [form for form in forms if form is not None and form.is_bound]
    refused = next((form.refused_with for form in bound if hasattr(form, "refused_with")), None)
    wrong = 422 if any(form.errors for form in bound) else 200
    return render(request, template, context, status=refused or wrong)


def kind_or_404(slug, child, by):
    """The kind of fact that the address names; a sealed one only for those who may see it."""
    kind = KINDS.get(slug)
    if kind is None:
        raise Http404
    if kind.is_sealed and not sees_sealed(child, by=by):
        turn_away("register.sealed", Subject.row(child), by=by)
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
    found = consult_list("register.sealed", rows, by=by) if kind.is_sealed else list(rows)
    if not found:
        turn_away(
            "register.read",
            replace(Subject.row(child), kind=kind.model._meta.label_lower, record_id=pk),
            by=by,
        )
    return found[0]


def name_of(child, by):
    """The child's name for the head of a page; "" when none is recorded."""
    identity = Identity.objects.within_reach_of(by).filter(child_id=child.pk).first()
    return identity.full_name() if identity else ""


def way_back(child, by, tab="child"):
    """The page of the file to return to; the search, when the file has moved out of this worker's reach."""
    if not Child.objects.within_reach_of(by).filter(pk=child.pk).exists():
        return f"{reverse('register:search')}?moved"
    return reverse(f"casefile:{tab}", args=[child.pk])
