"""The duty to report: who dealt with a child before it was hurt, and what a person found about it."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.doors import consult
from umai.access.may import may, require
from umai.access.requests import signed_in_only
from umai.design.addresses import as_id
from umai.design.days import in_words
from umai.intake.cases.views import posted, refuse
from umai.intake.models import Case
from umai.law.duty import LOOKED_BACK, YEARS_KEPT
from umai.law.terms.clock import today
from umai.oversight.duty import evidence
from umai.oversight.duty.actions import judge
from umai.oversight.duty.forms import JudgementForm
from umai.prevention.words import observed_in_words
from umai.refusal import NotPermitted, Refusal


@signed_in_only
def duty(request):
    """The children who were hurt, and for each the bodies that dealt with it before and reported nothing."""
    by, on = request.by, today()
    require(by, "oversight.read")
    number = request.GET.get("page", "1")
    number = int(number) if number.isdecimal() and 0 < int(number) < 10_000 else 1
    harms, more = evidence.page(by, on=on, number=number)
    page = {
        "harms": [(harm, [(body, lines_of(body)) for body in harm.bodies]) for harm in harms if harm.bodies],
        "none": sum(not harm.bodies for harm in harms),
        "days": LOOKED_BACK.on(on),
        "years": YEARS_KEPT.on(on),
        "may_judge": may(by, "oversight.judge"),
        "first_url": "?" if number > 1 else None,
        "next_url": f"?page={number + 1}" if more else None,
    }
    return render(request, "oversight/duty.html", page)


def lines_of(body):
    """What shows that a body dealt with the child, in sentences."""
    return [line_of(seen) for seen in body.seen]


def line_of(seen):
    on = in_words(seen.on) if seen.on else ""
    match seen.what:
        case "told":
            return _("Told on %(day)s: %(what)s") % {"day": on, "what": observed_in_words(seen.row)}
        case "referred":
            return _("Was asked to help, and answered on %(day)s: %(what)s") % {
                "day": on,
                "what": seen.row.get_kind_display(),
            }
        case "school":
            words = seen.row.get_attendance_display()
            return _("The record names it as the child's school: %(what)s") % {"what": words}
    return _("The record names it as the child's clinic")


@signed_in_only
def found(request, pk, number):
    """What a person found about one body of the list of this case (`number`: which, from 1)."""
    by = request.by
    require(by, "oversight.judge")
    case = consult(Case, pk, by=by)
    (harm,) = evidence.looked_into([case], by)
    if not 0 < number <= len(harm.bodies):
        raise Http404
    body = harm.bodies[number - 1]
    before = body.judgement
    first = {"seen": before.pk if before else ""} | (
        {"found": before.found, "words": before.words} if before else {}
    )
    form = JudgementForm(posted(request), initial=first)
    status = 422 if form.is_bound and form.errors else 200
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("found", "words")}
        try:
            judge(case, by=by, key=body.key, seen=as_id(form.cleaned_data["seen"]), **said)
            return redirect(reverse("oversight:duty"))
        except NotPermitted:
            raise
        except Refusal as refusal:
            status = refuse(form, refusal)
    page = {"form": form, "harm": harm, "body": body, "lines": lines_of(body)}
    return render(request, "oversight/found.html", page, status=status)
