"""Lowered risks as pages show them: one in full, and the list of those at which the head has to look."""

from typing import NamedTuple

from django.db.models import Case, When
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from umai.access.doors import consult_list
from umai.access.reach import reach_sql
from umai.design.days import date_in_words
from umai.design.parts import SummaryRow, TimelineEvent
from umai.intake.cases.reading import as_paragraphs, by_whom
from umai.intake.lowering_models import LoweringOutcome, RiskLowering, RiskLoweringAnswer
from umai.register import merge_groups

MAX_LINES = 100  # of the list on one page


class LoweringLine(NamedTuple):
    """One lowered risk of the list: the child, the levels, who judged it, and what is to be done."""

    lowering: RiskLowering
    name: str
    levels: str
    waits: bool
    """Whether a second person has to decide; otherwise a look is enough."""


def lowered_risks(by):
    """The lines of the list for this worker, those that wait for a second person first."""
    rows = reachable(by).annotate(one_is_enough=Case(When(why_two="", then=1), default=0))
    found = consult_list(
        "intake.lowered",
        rows.order_by("one_is_enough", "decide_by", "pk")[:MAX_LINES],
        by=by,
        read=lambda rows: rows.select_related("standing", "recorded_by", "case"),
    )
    names = merge_groups.names_of({one.child_id for one in found}, by)
    return [LoweringLine(one, names[one.child_id], levels_of(one), bool(one.why_two)) for one in found]


def reachable(by):
    """Those within reach at which somebody has to look."""
    return RiskLowering.objects.to_look_at().within_reach_of(by)


def lowered_count_sql(by) -> str:
    """How many they are, as `lowered`, for My day."""
    return f"""select count(*) as lowered from intake_risklowering l
        where not exists (select from intake_riskloweringanswer a where a.lowering_id = l.id)
            and (l.why_two = '' or not exists (select from intake_closure c where c.case_id = l.case_id))
            and {reach_sql(by, "l.")}"""


def levels_of(lowering) -> str:
    """The level that stood and the one that was judged, as words of a sentence."""
    return _("from %(before)s to %(after)s") % {
        "before": first_word(lowering.standing.get_risk_display()),
        "after": first_word(lowering.get_risk_display()),
    }


def first_word(label) -> str:
    """The level without what it means: "high" of "high: serious harm has happened"."""
    return str(label).partition(":")[0]


def lowering_rows(lowering):
    """A lowered risk as lines of a summary."""
    rows = [
        (_("Risk"), capfirst(levels_of(lowering))),
        (_("Day of the judgement"), date_in_words(lowering.judged_on)),
        (_("Why this risk"), as_paragraphs(lowering.reasons) if lowering.reasons else ""),
        (_("What changed"), as_paragraphs(lowering.what_changed)),
        (_("Who saw the child"), lowering.who_saw),
        (_("How the child was seen"), capfirst(lowering.get_seen_how_display())),
        (_("Why a second person"), lowering.get_why_two_display() if lowering.why_two else ""),
        (_("Written down"), by_whom(lowering)),
    ]
    return [SummaryRow(label, value) for label, value in rows if value]


def lowering_events(case, by):
    """What was judged lower in a case and had to be decided, and what became of it, as events."""
    rows = RiskLowering.objects.within_reach_of(by).filter(case=case).exclude(why_two="")
    answers = RiskLoweringAnswer.objects.within_reach_of(by).filter(lowering__in=rows)
    return [
        TimelineEvent.of_row(
            one, _("Risk judged lower: %(levels)s") % {"levels": levels_of(one)}, text=one.what_changed
        )
        for one in rows.select_related("standing", "recorded_by")
    ] + [
        TimelineEvent.of_row(one, answer_in_words(one), text=one.reason)
        for one in answers.select_related("recorded_by")
    ]


def latest_lowering_of(case):
    """The latest lowered risk of this case, with who judged it and the answer; None where there is none."""
    rows = RiskLowering.objects.filter(case=case).exclude(why_two="")
    return rows.select_related("standing", "recorded_by", "case").order_by("-recorded_at").first()


def answer_of(lowering):
    """What became of it, with who said it; None while it waits."""
    return RiskLoweringAnswer.objects.filter(lowering=lowering).select_related("recorded_by").first()


def answer_in_words(answer) -> str:
    """What became of a lowered risk, in a sentence."""
    sentences = {
        LoweringOutcome.AGREED: _("%(who)s agreed: the lower risk stands."),
        LoweringOutcome.REFUSED: _("%(who)s did not agree: the higher risk stands."),
        LoweringOutcome.OVERTAKEN: _("The risk was judged again since, by %(who)s."),
        LoweringOutcome.SEEN: _("%(who)s looked at it."),
    }
    return sentences[answer.outcome] % {"who": answer.recorded_by}
