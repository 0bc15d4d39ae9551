"""The parts of an open case as tasks: the state of each part, and what is owed by which day."""

from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.permissions import may_do
from umai.assessment.reading import part_of
from umai.casefile.facts import known_day
from umai.casefile.near_danger import known_danger, visit_before, visit_before_in_words
from umai.casefile.queries import PARTS
from umai.casefile.words import NEXT_STEPS
from umai.design.parts import Task
from umai.design.templatetags.design import clock
from umai.intake.models import DueKind
from umai.justice.reading import incident_count
from umai.law.terms.clock import day_of
from umai.planning.models import StepKind
from umai.planning.reading import measures_in_words
from umai.prevention import reading as prevention
from umai.referrals.referral import reading as referrals
from umai.review import reading as review

IN_SIGHT = 5  # rows of what is owed; more are folded unless they are late or due today
# `DueKind` to the page where it is done; the ten days are done in the parts below.
PAGE_OF_OWED = {
    DueKind.VISIT: "visits:of_case",
    DueKind.REVIEW: "review:of_case",
    DueKind.AGREEMENT: "planning:plans",
    DueKind.APPROVAL: "planning:plans",
    DueKind.RETURNED: "planning:plans",
    DueKind.MEASURE: "planning:plans",
    DueKind.REFERRAL: "referrals:of_case",
    DueKind.LOWERING: "intake:agree_lowering",
    DueKind.DECISION: "commission:of_case",
    DueKind.HEARING: "commission:of_case",
}


class OwedTasks(NamedTuple):
    """What is owed in a case, and how many rows of it are never folded."""

    tasks: Sequence[Task] = ()
    in_sight: int = IN_SIGHT


def owed_tasks(case, dues, by, on):
    """What is owed in this case: the ends of orders in force, then the nearest first.

    Several of one kind on one day are one task, but of the measures of the plans each is named. What is
    late or due today is in sight, and so are orders.
    """
    named = measures_in_words([due.of for due in dues if due.owed == DueKind.MEASURE], by)
    counted = {}
    for due in dues:
        key = due.owed, due.due_on, named.get(due.of, "")
        counted[key] = counted.get(key, 0) + 1
    orders = order_tasks(case, by, on)
    tasks = [
        Task(_owed_in_words(kind, n), _owed_url(case, kind, by), status=clock(due_on, on), hint=which)
        for (kind, due_on, which), n in counted.items()
    ]
    now = len(orders) + sum(due_on <= on for _kind, due_on, _which in counted)
    return OwedTasks([*orders, *tasks], max(now, IN_SIGHT))


def order_tasks(case, by, on):
    """To decide, while an order that protects the child is in force, what is to be after its last day."""
    orders = known_danger(case.child_id, by).orders
    ends = [(one.state.ends_on, one) for one in orders if one.state.ends_on]
    return [
        Task(
            _("The order ends on %(day)s: decide on prolonging it") % {"day": known_day(day)},
            one.order.get_absolute_url(),
            status=clock(day, on),
            hint=one.what,
        )
        for day, one in sorted(ends, key=itemgetter(0))
    ]


def _owed_in_words(kind, n):
    words = _("Assessment and plan") if kind == DueKind.TEN_DAYS else str(NEXT_STEPS[kind])
    return f"{words} × {n}" if n > 1 else words


def _owed_url(case, kind, by):
    if kind == DueKind.CLOSING:
        page = "agree_closing" if may_do(by, "review.agree_closing", case) else "of_case"
        return reverse(f"review:{page}", args=[case.pk])
    if kind == DueKind.ANNOUNCED:
        return reverse("guardianship:of_child", args=[case.child_id])
    if kind == DueKind.CALL_BACK:
        return reverse("call_back:of_child", args=[case.child_id])
    if kind == DueKind.DISPUTE:
        return reverse("rights:of_child", args=[case.child_id])
    if kind == DueKind.TRANSFER:
        return reverse("intake:transfers") if may_do(by, "intake.transfers.read") else None
    return reverse(PAGE_OF_OWED[kind], args=[case.pk]) if kind in PAGE_OF_OWED else None


def stop_in_words(stop):
    """When the ten days ended and whether that was in time, in a sentence; "" while they run."""
    if stop is None:
        return ""
    days = {"day": known_day(stop.stopped_on), "last": known_day(stop.due_on)}
    if stop.is_late:
        return _("The plan was submitted on %(day)s: late, the last day was %(last)s.") % days
    return _("The plan was submitted on %(day)s, in time: the last day was %(last)s.") % days


def tasks(data, plans, visits, by, on):
    """The parts of the case, in the order in which they are begun.

    `data` is a `CasePageData`, `plans` both plans, `visits` a `VisitsSummary`.
    """
    case = data.case
    return [
        _assessment(data, by),
        *(_plan(standing, by, case, on) for standing in plans),
        _visits(case, visits, by, on),
        _referrals(case, by, on),
        _reviews(data, by, on),
        _prevention(case, by, on),
        _justice(case, by),
        Task(_("The Commission"), reverse("commission:of_case", args=[case.pk])),
    ]


def _assessment(data, by):
    case, done = data.case, data.progress.done if data.progress else 0
    part = part_of(data.completion, data.clock)
    status = _("Done late") if part.done and part.late else _("Done") if part.done else ""
    if not part.done:
        status = _("%(done)d of %(all)d parts done") % {"done": done, "all": PARTS}
    url = (
        reverse(part.url_name, args=[case.pk]) if part.done or may_do(by, "assessment.begin", case) else None
    )
    return Task(part.title, url, status, done=part.done)


def _plan(standing, by, case, on):
    done = standing.stage == StepKind.APPROVED
    hint = clock(standing.due_on, on) if standing.due_on else ""
    url = standing.url if may_do(by, "planning.read", case) else None
    return Task(capfirst(standing.title), url, capfirst(standing.in_words()), done, hint)


def _visits(case, found, by, on):
    lines = []
    if found.last:
        lines.append(_("Last visit on %(day)s") % {"day": known_day(day_of(found.last.at))})
    if found.last_alone:
        lines.append(_("seen alone on %(day)s") % {"day": known_day(day_of(found.last_alone.at))})
    elif found.last:
        lines.append(_("never seen alone"))
    if ends_on := visit_before(case.child_id, known_danger(case.child_id, by), by):
        lines.append(visit_before_in_words(ends_on))
    if found.missed:
        lines.append(ngettext("%(n)d missed", "%(n)d missed", found.missed) % {"n": found.missed})
    status = clock(found.window.latest_on, on) if found.window else _("No visit is planned")
    url = reverse("visits:of_case", args=[case.pk]) if may_do(by, "visits.read", case) else None
    return Task(_("Visits"), url, status, hint=" · ".join(lines) or _("No visit was made yet"))


def _referrals(case, by, on):
    found = referrals.referrals_of(case, by)
    status = clock(found.next_due_on, on) if found.next_due_on else ""
    hint = _("Other bodies were asked: %(open)d open, %(over)d over") % {
        "open": len(found.open),
        "over": len(found.over),
    }
    if not (found.open or found.over):
        hint = _("No other body was asked yet")
    return Task(_("Referrals"), found.url if may_do(by, "referrals.read", case) else None, status, hint=hint)


def _reviews(data, by, on):
    review_on = next((due.due_on for due in data.dues if due.owed == DueKind.REVIEW), None)
    status = clock(review_on, on) if review_on else _("After the plan is submitted")
    last = review.last_review_of(data.case, by)
    hint = _("Last review on %(day)s") % {"day": known_day(last.held_on)} if last else ""
    url = reverse("review:of_case", args=[data.case.pk]) if may_do(by, "review.read", data.case) else None
    return Task(_("Reviews"), url, status, hint=hint)


def _prevention(case, by, on):
    n, next_on = prevention.count_entries(case.child_id, by)
    hint = ngettext("%(n)d entry", "%(n)d entries", n) % {"n": n} if n else _("Nothing was written down yet")
    status = clock(next_on, on) if next_on else ""
    url = (
        reverse("prevention:of_child", args=[case.child_id]) if may_do(by, "prevention.read", case) else None
    )
    return Task(_("School, health, talks and the parents"), url, status, hint=hint)


def _justice(case, by):
    n = incident_count(case.child_id, by) if may_do(by, "justice.read", case) else 0
    hint = ngettext("%(n)d incident", "%(n)d incidents", n) % {"n": n} if n else _("Nothing is written down")
    url = reverse("justice:of_child", args=[case.child_id]) if may_do(by, "justice.read", case) else None
    return Task(_("Violence and justice"), url, hint=hint)
