"""What must be done for children by the reader, and may be done by the reader: one duty a row."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from umai.access.permissions import may_do
from umai.casefile.queries import BY_RISK, PARTS
from umai.casefile.words import NEXT_STEPS
from umai.design.addresses import address_by_id
from umai.design.parts import Link, UiText
from umai.intake.cases.worklist import own_work_sql
from umai.intake.models import DueKind, Risk

RECENT = 7  # days late after which something stands folded, unless the risk is urgent
WEEK = 7  # days that "this week" looks ahead, counted from tomorrow
MONTH, HALF_A_YEAR = 30, 182  # days late by which what is folded is counted
MOST_OF_WHOLE = 300  # rows of the group of which all are asked for
NOTHING = ""  # the kind of a case in which nothing is planned
UNASSIGNED = "unassigned"  # the kind of a case without a worker


class DutyKind(NamedTuple):
    """One kind of duty: the right of who does it, what it is, and the page where it is done."""

    right: str
    what: UiText
    do: UiText
    page: str
    of_post: bool = False
    """Whether whoever holds a post does it, and not the worker of the case."""
    of_child: bool = False
    """Whether its page is one of the child, and not of the case."""


KINDS = {
    DueKind.TEN_DAYS: DutyKind(
        "assessment.begin",
        gettext_lazy("Assessment and plan"),
        gettext_lazy("Continue the assessment"),
        "assessment:parts",
    ),
    DueKind.VISIT: DutyKind(
        "visits.record", NEXT_STEPS[DueKind.VISIT], gettext_lazy("Write down a visit"), "visits:new"
    ),
    DueKind.REVIEW: DutyKind(
        "review.record",
        NEXT_STEPS[DueKind.REVIEW],
        gettext_lazy("Write down the review"),
        "review:new_review",
    ),
    DueKind.RETURNED: DutyKind(
        "planning.hand_in", NEXT_STEPS[DueKind.RETURNED], gettext_lazy("Change the plan"), "planning:plans"
    ),
    DueKind.MEASURE: DutyKind(
        "planning.record_progress",
        NEXT_STEPS[DueKind.MEASURE],
        gettext_lazy("Write what was done"),
        "planning:plans",
    ),
    DueKind.REFERRAL: DutyKind(
        "referrals.answer_on_paper",
        gettext_lazy("Ask for the answer to the referral"),
        gettext_lazy("Open the referrals"),
        "referrals:of_case",
    ),
    DueKind.CLOSING: DutyKind(
        "review.agree_closing",
        NEXT_STEPS[DueKind.CLOSING],
        gettext_lazy("Look and decide"),
        "review:agree_closing",
        of_post=True,
    ),
    DueKind.LOWERING: DutyKind(
        "intake.agree_lowering",
        gettext_lazy("Decide about a lower risk"),
        gettext_lazy("Look and decide"),
        "intake:agree_lowering",
        of_post=True,
    ),
    DueKind.DISPUTE: DutyKind(
        "rights.decide_dispute",
        NEXT_STEPS[DueKind.DISPUTE],
        gettext_lazy("Look and decide"),
        "rights:of_child",
        of_child=True,
    ),
    DueKind.DECISION: DutyKind(
        "commission.report",
        NEXT_STEPS[DueKind.DECISION],
        gettext_lazy("Say what was done"),
        "commission:of_case",
    ),
    DueKind.ANNOUNCED: DutyKind(
        "guardianship.take_over",
        NEXT_STEPS[DueKind.ANNOUNCED],
        gettext_lazy("Read it and answer"),
        "guardianship:of_child",
        of_child=True,
    ),
    DueKind.CALL_BACK: DutyKind(
        "call_back.record",
        NEXT_STEPS[DueKind.CALL_BACK],
        gettext_lazy("Call, and write what came of it"),
        "call_back:of_child",
        of_child=True,
    ),
    NOTHING: DutyKind(
        "intake.read", NEXT_STEPS[NOTHING], gettext_lazy("Plan what comes next"), "casefile:case"
    ),
    UNASSIGNED: DutyKind(
        "intake.assign",
        gettext_lazy("Nobody answers for this child yet"),
        gettext_lazy("Assign a worker"),
        "intake:assign",
        of_post=True,
    ),
}
FINISH = gettext_lazy("The assessment is complete: write the plan and hand it in")


class OwedDuty(NamedTuple):
    """One thing owed in a case, before anything of the child is read. `due_on`: None where no day is."""

    case_id: UUID
    child_id: UUID | None
    kind: str
    due_on: date | None
    risk: str
    times: int = 1


@dataclass
class OwedGroup:
    """The duties of one group of the day: how many there are, and the first by risk, then by the day."""

    count: int = 0
    up_to_a_month: int = 0
    """How many are late by up to a month."""
    up_to_half_a_year: int = 0
    """How many are late by up to half a year, those of a month among them."""
    first: list[OwedDuty] = field(default_factory=list)


def owed_by_group(by, on, *, seen_to, most, whole="") -> dict[str, OwedGroup]:
    """The duties of this worker by group: of own cases, and those that the reader's post decides.

    Of each group the first `most` (None: all), of the group `whole` the first `MOST_OF_WHOLE`. A visit to a
    child of the cases `seen_to` is left out: it stands in a row of its own. What is late for a child at
    urgent risk is now.
    """
    own, values = own_work_sql(by)
    kinds = [kind for kind in DueKind if kind in KINDS and may_do(by, KINDS[kind].right)]
    values |= {"kinds": [kind for kind in kinds if not KINDS[kind].of_post], "risks": list(BY_RISK)}
    values |= {"on": on, "recent": RECENT, "week": WEEK, "month": MONTH, "half": HALF_A_YEAR}
    values |= {"seen_to": list(seen_to), "most": most, "whole": whole, "most_of_whole": MOST_OF_WHOLE}
    parts = [OWN_SQL]
    if post := [kind for kind in kinds if KINDS[kind].of_post]:
        parts.append(POST_SQL)
        values["post"] = post
    found: dict[str, OwedGroup] = defaultdict(OwedGroup)
    question = GROUPS_SQL.format(owed=" union all ".join(parts).format(own=own))
    for slug, count, month, half, *duty in by.ask(question, **values):
        group = found[slug]
        group.count, group.up_to_a_month, group.up_to_half_a_year = count, month, half
        group.first.append(OwedDuty._make(duty))
    return found


# Each group is sorted for its first rows alone: a head of a large district has thousands of duties.
GROUPS_SQL = f"""with duties as materialized (
        select *, case when due_on is null then 'today'
            when late >= 0 and risk = '{Risk.URGENT}' then 'now'
            when late > %(recent)s then 'old'
            when late >= 0 then 'today'
            when late >= -%(week)s then 'week'
            else 'later' end as slug
        from (
            select *, %(on)s::date - due_on as late
            from ({{owed}}) as owed (case_id, child_id, kind, due_on, risk, times)
            where kind <> '{DueKind.VISIT}' or case_id <> all (%(seen_to)s::uuid[])) as dated)
    select g.slug, g.count, g.month, g.half, f.case_id, f.child_id, f.kind, f.due_on, f.risk, f.times
    from (
        select slug, count(*) as count, count(*) filter (where late <= %(month)s) as month,
            count(*) filter (where late <= %(half)s) as half
        from duties group by slug) as g,
    lateral (
        select d.* from duties d where d.slug = g.slug
        order by array_position(%(risks)s::text[], d.risk::text), d.due_on nulls first, d.case_id, d.kind
        limit case when g.slug = %(whole)s then %(most_of_whole)s
            when g.slug = 'later' then 1 else %(most)s::int end) as f
    order by slug, array_position(%(risks)s::text[], risk::text), due_on nulls first, case_id, kind"""
OWN_SQL = f"""select w.case_id, w.child_id, d.owed, d.due_on, w.risk, count(*)
    from intake_due d join (select * from intake_worklistrow where {{own}}) w on w.case_id = d.case_id
    where d.worker_id = %(me)s and d.owed = any (%(kinds)s)
    group by w.case_id, w.child_id, d.owed, d.due_on, w.risk
    union all
    select case_id, child_id, '{NOTHING}', null, risk, 1 from intake_worklistrow
    where {{own}} and worker_id = %(me)s and owed = ''"""
POST_SQL = """select w.case_id, w.child_id, d.owed, d.due_on, w.risk, 1
    from (select * from intake_due where {own}) d join intake_worklistrow w on w.case_id = d.case_id
    where d.owed = any (%(post)s) and not exists (
        select from intake_risklowering l where l.id = d.of and l.recorded_by_id = %(me)s)"""


def what_to_do(duty: OwedDuty, progress) -> UiText:
    """What is to be done, in words; of the ten days as far as the assessment has come."""
    if duty.kind != DueKind.TEN_DAYS:
        words = str(KINDS[duty.kind].what)
        return f"{words} × {duty.times}" if duty.times > 1 else words
    if progress is None:
        return _("Begin the assessment")
    if progress.completed_on is None:
        return _("Assessment: %(done)d of %(all)d parts done") % {"done": progress.done, "all": PARTS}
    return FINISH


def where_to_do(duty: OwedDuty, progress) -> Link:
    """The page on which it is done, with the words of its link."""
    kind = KINDS[duty.kind]
    if duty.kind == DueKind.TEN_DAYS and progress and progress.completed_on:
        return Link(_("Write the plan"), address_by_id("planning:plans")(duty.case_id))
    label = _("Begin the assessment") if duty.kind == DueKind.TEN_DAYS and progress is None else kind.do
    return Link(label, address_by_id(kind.page)(duty.child_id if kind.of_child else duty.case_id))


def ages_in_words(owed: OwedGroup) -> str:
    """For how long these are late: "3 late by up to a month, 1 late by more than half a year"."""
    month, half = owed.up_to_a_month, owed.up_to_half_a_year - owed.up_to_a_month
    longer = owed.count - month - half
    words = [
        (month, ngettext("%(n)d late by up to a month", "%(n)d late by up to a month", month)),
        (half, ngettext("%(n)d late by up to half a year", "%(n)d late by up to half a year", half)),
        (
            longer,
            ngettext("%(n)d late by more than half a year", "%(n)d late by more than half a year", longer),
        ),
    ]
    return ", ".join(text % {"n": n} for n, text in words if n)
