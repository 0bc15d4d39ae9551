"""The pages of the assessment: its parts, each part, the child's view, the completion."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.doors import AlreadyReplaced, consult
from umai.access.facts import Why
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.assessment import actions, guidance, tasks
from umai.assessment.forms import CompletionForm, FindingForm, ViewForm
from umai.assessment.models import Assessment, ChildsView, Domain, Finding
from umai.assessment.reading import TOTAL, written
from umai.intake.cases.clock import clock_of
from umai.intake.cases.views import posted, refuse, shown
from umai.intake.models import Case, Closure
from umai.law.children.ages import OPINION_FROM
from umai.law.terms.clock import day_of, today
from umai.refusal import Refusal


@signed_in_only
def parts(request, pk):
    """List the thirteen parts and the completion, each with what stands there, under the clock."""
    case, assessment = found(request, pk)
    stands = written(assessment, request.by)
    page = about(case, stands) | {
        "of_the_child": tasks.of_the_child(case, stands),
        "of_the_family": tasks.of_the_family(case, stands),
        "voice_and_end": tasks.voice_and_end(case, stands),
        "count": stands.count,
        "total": TOTAL,
    }
    return shown(request, "assessment/parts.html", page, case.child_id)


@signed_in_only
def finding(request, pk, domain):
    """Write what was found in one domain; after completion, correct it."""
    if domain not in Domain.values:
        raise Http404
    case, assessment = found(request, pk)
    stands = written(assessment, request.by)
    before = stands.findings.get(domain)
    form = FindingForm(posted(request), initial=initial(before, "worry", "words"))
    status = 200
    if form.is_valid():
        answers = {name: form.cleaned_data[name] for name in ("worry", "words")}
        try:
            if stands.completion:
                seen = seen_row(Finding, form, before, assessment=assessment, domain=domain)
                actions.correct_finding(seen, by=request.by, **answers)
            else:
                actions.record_finding(
                    begun(case, assessment, request.by),
                    by=request.by,
                    domain=domain,
                    seen=form.cleaned_data["seen"],
                    **answers,
                )
            return redirect(onward(request, case, domain))
        except Refusal as refusal:
            status = refuse(form, refusal)
            stands = written(Assessment.objects.filter(case=case).first(), request.by)
            before = stands.findings.get(domain)
            if isinstance(refusal, AlreadyReplaced):
                form.now_seen(before)
    page = about(case, stands) | {
        "form": form,
        "stands_rows": tasks.finding_rows(before),
        "before_rows": tasks.finding_rows(replaced(Finding, before)),
        "meanwhile": status == 409,
        "label": capfirst(Domain(domain).label),
        "look_at": guidance.sentences(domain),
        "writes": writes(request.by, case, stands, "finding"),
        "next_label": label_after(domain),
    }
    return shown(request, "assessment/finding.html", page, case.child_id, form, status)


@signed_in_only
def view(request, pk):
    """Write what the child said or showed, or why the child was not heard."""
    case, assessment = found(request, pk)
    stands = written(assessment, request.by)
    before = stands.view
    form = ViewForm(posted(request), initial=initial(before, "hearing", "words"))
    status = 200
    if form.is_valid():
        answers = {name: form.cleaned_data[name] for name in ("hearing", "words")}
        try:
            if stands.completion:
                seen = seen_row(ChildsView, form, before, assessment=assessment)
                actions.correct_view(seen, by=request.by, **answers)
            else:
                actions.record_view(
                    begun(case, assessment, request.by),
                    by=request.by,
                    seen=form.cleaned_data["seen"],
                    **answers,
                )
            return redirect("assessment:parts", case.pk)
        except Refusal as refusal:
            status = refuse(form, refusal)
            stands = written(Assessment.objects.filter(case=case).first(), request.by)
            before = stands.view
            if isinstance(refusal, AlreadyReplaced):
                form.now_seen(before)
    page = about(case, stands) | {
        "form": form,
        "stands_rows": tasks.view_rows(before),
        "before_rows": tasks.view_rows(replaced(ChildsView, before)),
        "meanwhile": status == 409,
        "look_at": guidance.sentences(guidance.VIEW),
        "opinion_from": OPINION_FROM.on(today()),
        "writes": writes(request.by, case, stands, "view"),
    }
    return shown(request, "assessment/view.html", page, case.child_id, form, status)


@signed_in_only
def complete(request, pk):
    """Check the answers, choose the risk level, say why, and complete."""
    case, assessment = found(request, pk)
    stands = written(assessment, request.by)
    form = CompletionForm(posted(request), initial={"completed_on": today()})
    status = 200
    if form.is_valid():
        answers = form.cleaned_data
        try:
            actions.complete(
                begun(case, assessment, request.by),
                by=request.by,
                on=answers["completed_on"],
                risk=answers["risk"],
                reasons=answers["reasons"],
            )
            return redirect("assessment:complete", case.pk)
        except Refusal as refusal:
            status = refuse(form, refusal)
            stands = written(Assessment.objects.filter(case=case).first(), request.by)
    page = about(case, stands) | {
        "form": form,
        "outcome": tasks.outcome(stands.completion),
        "answers": tasks.answers(case, stands, changeable=not stands.completion),
        "missing": tasks.missing(case, stands),
        "writes": may(request.by, "assessment.complete", case),
    }
    return shown(request, "assessment/complete.html", page, case.child_id, form, status)


def found(request, pk):
    """The case, and its assessment where one is begun, for whoever may read assessments."""
    case = consult(Case, pk, by=request.by)
    require(request.by, "assessment.read", case)
    begun_one = Assessment.objects.within_reach_of(request.by).filter(case=case).first()
    return case, begun_one and consult(Assessment, begun_one.pk, by=request.by)


def begun(case, assessment, by):
    """The assessment, begun now when nobody has."""
    if assessment is not None:
        return assessment
    try:
        return actions.begin(case, by=by)
    except actions.AlreadyBegun:
        return Assessment.objects.get(case=case)


def about(case, stands):
    """What every page of the assessment shows on top; done on the later of its day and its recording."""
    done = stands.completion
    return {
        "case": case,
        "clock": clock_of(case),
        "today": today(),
        "completion": done,
        "done_on": done and max(done.completed_on, day_of(done.recorded_at)),
        "closed": Closure.objects.filter(case=case).exists(),
    }


def initial(before, *names):
    """What stands, as the form shows it."""
    if before is None:
        return {}
    return {name: getattr(before, name) for name in names} | {"seen": before.pk}


def seen_row(model, form, before, **which):
    """The row its writer saw and wants to correct; the one that stands when the page named none."""
    return model.ever.filter(pk=form.cleaned_data["seen"], **which).first() or before


def replaced(model, row):
    """The row that a correction stands in place of, or None."""
    if row is None or row.why != Why.CORRECTION:
        return None
    return model.ever.select_related("recorded_by").filter(pk=row.replaces_id).first()


def writes(by, case, stands, part):
    """Whether this worker may write this part now, or correct it."""
    return may(by, f"assessment.{'correct' if stands.completion else 'record'}_{part}", case)


def onward(request, case, domain):
    """Where the button that was pressed leads: to the next part, or back to the list."""
    if request.POST.get("then") == "next":
        return address_after(case, domain)
    return reverse("assessment:parts", args=[case.pk])


def address_after(case, domain):
    """The next domain, and after the last one the child's view."""
    following = after(domain)
    if following is None:
        return reverse("assessment:view", args=[case.pk])
    return reverse("assessment:finding", args=[case.pk, following])


def label_after(domain):
    """What the next part is called."""
    following = after(domain)
    return Domain(following).label if following else _("the child's view")


def after(domain):
    """The domain that follows this one, or None after the last."""
    place = Domain.values.index(domain) + 1
    return Domain.values[place] if place < len(Domain.values) else None
