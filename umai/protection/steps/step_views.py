"""The pages of the steps: what stands there, what to do, and one short form."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from umai.access.doors import AlreadyReplaced, turn_away
from umai.access.may import may
from umai.access.requests import signed_in_only
from umai.intake.cases.views import posted, refuse, shown
from umai.protection import guidance
from umai.protection.lines import lines_of
from umai.protection.people import family
from umai.protection.spot.models import Decided
from umai.protection.steps.state import state_of
from umai.protection.steps.steps import (
    CONFLICT,
    CONTACT,
    DANGER,
    DECISION,
    EXAMINATION,
    GOING,
    PLACE,
    SIBLINGS,
    STEPS,
)
from umai.protection.steps.views import about, found, is_closed
from umai.refusal import Refusal
from umai.register.facts.form_parts import About as Family
from umai.register.facts.sealed import sees_sealed
from umai.register.models import Child
from umai.trail.entries import About


@signed_in_only
def step(request, pk, slug):
    """One step: what stands there, what to do, and the form. A decision is chosen first."""
    if slug not in STEPS or slug == SIBLINGS.slug:
        raise Http404
    protection, what = found(request, pk), STEPS[slug]
    state = state_of(protection, request.by)
    decided = request.POST.get("decided") or request.GET.get("as")
    if what is DECISION and decided not in Decided.values:
        page = about(protection, state) | {
            "choices": Decided.choices,
            "advice": guidance.advice(slug),
            "title": what.question,
            "lines": lines_of(state.decision, family_of(protection, request.by).kin),
            "writes": writes(request, protection, what),
        }
        return shown(request, "protection/decide.html", page, protection.child_id)
    before = None if what is CONTACT else getattr(state, what.name)
    more = {"decided": decided} if what is DECISION else {}
    return written(request, state, what, before, more=more)


@signed_in_only
def siblings(request, pk):
    """The other children who may be in the same danger, each with what becomes of them."""
    protection = found(request, pk)
    state = state_of(protection, request.by)
    page = about(protection, state) | {
        "children": family.listed(state, request.by),
        "advice": guidance.advice(SIBLINGS.slug),
        "writes": writes(request, protection, SIBLINGS),
    }
    return shown(request, "protection/siblings.html", page, protection.child_id)


@signed_in_only
def sibling(request, pk, which):
    """What becomes of one other child: one of the register, or one whom somebody wrote down here."""
    protection = found(request, pk)
    state = state_of(protection, request.by)
    before = next((row for row in state.siblings if which in (row.pk, row.other_id)), None)
    other_id = before.other_id if before else which
    if other_id is None:
        return written(request, state, SIBLINGS, before, named=before.who)
    other = next((one for one in family.others_of(state, request.by) if one.child_id == other_id), None)
    if other is None:
        turn_away("protection.record_sibling", About.row(protection), by=request.by)
    more = {"named": other.name, "initial": {"whose": other.whose} if before is None else {}}
    return written(request, state, SIBLINGS, before, more=more, named=other.name, other_id=other_id)


@signed_in_only
def another_child(request, pk):
    """A child whom nobody has registered yet."""
    state = state_of(found(request, pk), request.by)
    return written(request, state, SIBLINGS, None)


def written(request, state, what, before, *, more=None, named="", **said):
    """Show the form of a step and what stands there; write what was sent, and go back to the list."""
    protection, by = state.protection, request.by
    asks = {"about": family_of(protection, by), "before": before} | (more or {})
    if what is CONFLICT and before is None:
        adult_id, interest = family.representative_of(state)
        asks["initial"] = {"adult_id": adult_id, "interest": interest}
    if what is DANGER and before is None:
        asks["initial"] = as_begun(protection)
    if what is GOING and before is None:
        asks["initial"] = {"went": f"{by.worker}, {by.office}"}
    form = what.form(posted(request), **asks)
    status = 200
    if form.is_valid():
        if what.model.ever.filter(pk=form.cleaned_data["id"], protection=protection).exists():
            return redirect(back_to(protection, what))  # the same form, sent twice
        try:
            what.act(protection, by=by, **form.particulars() | said)
            return redirect(back_to(protection, what))
        except Refusal as refusal:
            status = refuse(form, refusal)
            if isinstance(refusal, AlreadyReplaced):
                before = standing(what, protection, said)
                form.now_seen(before)
    page = about(protection, state) | {
        "form": form,
        "title": what.question,
        "named": named,
        "advice": guidance.advice(what.slug),
        "lines": lines_of(before, asks["about"].kin),
        "writes": writes(request, protection, what),
        "back": back_to(protection, what),
        "contacts": contacts(what, state),
        "sealed_url": sealed_url(what, protection, by),
    }
    return shown(request, "protection/step.html", page, protection.child_id, form, status)


def as_begun(protection):
    """The danger as the form shows it, from the row with which the protection began."""
    local = timezone.localtime(protection.known_at)
    return {
        "danger": protection.danger,
        "words": protection.words,
        "happened_on": local.date(),
        "happened_time": local.time(),
    }


def standing(what, protection, said):
    """The row that stands there now, read again after somebody else wrote it."""
    rows = what.model.objects.filter(protection=protection)
    return rows.filter(other_id=said["other_id"]).first() if "other_id" in said else rows.first()


def back_to(protection, what):
    """Where one goes after a step."""
    address = "protection:siblings" if what is SIBLINGS else "protection:checklist"
    return reverse(address, args=[protection.pk])


def contacts(what, state):
    """Each contact so far, the newest first."""
    return [lines_of(row, []) for row in reversed(state.contacts)] if what is CONTACT else []


def sealed_url(what, protection, by):
    """Where the sealed part of a step is read, for those who may read it; None for others."""
    child = Child.objects.get(pk=protection.child_id)
    if what in (PLACE, EXAMINATION) and sees_sealed(child, by=by):
        return reverse("casefile:sealed", args=[child.pk])
    return None


def family_of(protection, by):
    """The family on the register, for lists of choices."""
    return Family(Child.objects.get(pk=protection.child_id), by)


def writes(request, protection, what):
    """Whether this worker may write this step now."""
    return may(request.by, what.act.act, protection) and not is_closed(protection.case)
