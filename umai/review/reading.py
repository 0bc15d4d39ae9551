"""What other pages read of this room: reviews, closing proposals, and the closed case before.

Whoever calls has consulted the child's or the case's record, so the look is on the trail already.
"""

from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from umai.access.reach import rows_of_child
from umai.design.parts import TimelineEvent
from umai.intake.cases.reading import closed_case_rows, recorder_name
from umai.intake.models import Case, ClosingProposal, Closure, Due, DueKind
from umai.planning.models import PlanEdition
from umai.review.models import ClosingRefusal, Conference, Review
from umai.review.promises import edition_in_force


class CaseReviews(NamedTuple):
    """What the page of a case shows of this room.

    `last` is the review that was held last, or None; `reviews` and `conferences` are how many there
    are; `review_on` is the day by which the next review is due, None where none is (no plan was
    submitted yet, or the case is closed). `proposal` is the latest proposal to close, `refusal` its
    refusal, `decide_on` the day by which it is decided; None where there is none. `url` is the page
    of reviews, `closing_url` where a closing is proposed or decided.
    """

    last: Review | None
    reviews: int
    conferences: int
    review_on: date | None
    proposal: ClosingProposal | None
    refusal: ClosingRefusal | None
    decide_on: date | None
    url: str
    closing_url: str


class ClosedCase(NamedTuple):
    """A closed case, as the case that follows it shows it, with its last plan.

    `plan` is the child's plan as `edition_in_force` answers it; `url` is the page of the closed case.
    The template `review/before.html` shows what `closed_case_before` answers.
    """

    case: Case
    closure: Closure
    plan: PlanEdition | None
    url: str

    def rows(self):
        """What it was about, how it ended and who closed it, as lines of a summary."""
        return closed_case_rows(self.case, self.closure)


def reviews_of(case, by) -> CaseReviews:
    """The reviews, conferences and closing proposal of this case. Six queries."""
    reviews = list(Review.objects.within_reach_of(by).filter(case=case).order_by("-held_on", "-recorded_at"))
    conferences = Conference.objects.within_reach_of(by).filter(case=case).count()
    dues = dict(
        Due.objects.filter(case=case, owed__in=[DueKind.REVIEW, DueKind.CLOSING]).values_list(
            "owed", "due_on"
        )
    )
    proposals = ClosingProposal.objects.within_reach_of(by).filter(case=case)
    proposal = proposals.select_related("recorded_by").order_by("-recorded_at").first()
    refusal = proposal and refusal_of(proposal, by)
    page = "review:agree_closing" if proposal and not refusal else "review:propose_closing"
    return CaseReviews(
        reviews[0] if reviews else None,
        len(reviews),
        conferences,
        dues.get(DueKind.REVIEW.value),
        proposal,
        refusal,
        dues.get(DueKind.CLOSING.value),
        reverse("review:of_case", args=[case.pk]),
        reverse(page, args=[case.pk]),
    )


def last_review_of(case, by) -> Review | None:
    """The review that was held last in this case. One query."""
    return Review.objects.within_reach_of(by).filter(case=case).order_by("-held_on", "-recorded_at").first()


def refusal_of(proposal, by) -> ClosingRefusal | None:
    """The refusal of this proposal, or None."""
    rows = ClosingRefusal.objects.within_reach_of(by).filter(proposal=proposal)
    return rows.select_related("recorded_by").first()


def closed_case_before(case, by) -> ClosedCase | None:
    """The closed case that this one follows, or None."""
    old = Case.objects.within_reach_of(by).filter(pk=case.follows_id).first() if case.follows_id else None
    return old and closed_case_of(old, by)


def closed_case_of(case, by) -> ClosedCase | None:
    """This case as a `ClosedCase`; None while it is open."""
    rows = Closure.objects.within_reach_of(by).filter(case=case)
    closure = rows.select_related("recorded_by", "proposal__recorded_by").first()
    return closure and ClosedCase(case, closure, edition_in_force(case, by), case.get_absolute_url())


def events_of(child, by):
    """Reviews, conferences and refused closings, as `TimelineEvent`s in no order; the timeline sorts them."""
    return [*_reviews(child, by), *_conferences(child, by), *_refusals(child, by)]


def _reviews(child, by):
    for row in rows_of_child(Review.objects, child, by):
        title = _("Plan reviewed late") if row.is_late else _("Plan reviewed")
        text = _("Does the plan work: %(works)s. Risk: %(risk)s.") % {
            "works": row.get_works_display(),
            "risk": row.get_risk_display(),
        }
        url = reverse("review:review", args=[row.case_id, row.pk])
        yield TimelineEvent(
            title,
            on=row.held_on,
            who=recorder_name(row),
            text=f"{text}\n{row.words}",
            url=url,
            counted=count_reviews,
        )


def count_reviews(n: int) -> str:
    """So many reviews of the plan, in words."""
    return ngettext("%(n)d review of the plan", "%(n)d reviews of the plan", n) % {"n": n}


def _conferences(child, by):
    for row in rows_of_child(Conference.objects, child, by):
        url = reverse("review:conference", args=[row.case_id, row.pk])
        yield TimelineEvent(
            _("Case conference"),
            on=row.held_on,
            who=recorder_name(row),
            text=row.words,
            url=url,
            counted=count_conferences,
        )


def count_conferences(n: int) -> str:
    """So many case conferences, in words."""
    return ngettext("%(n)d case conference", "%(n)d case conferences", n) % {"n": n}


def _refusals(child, by):
    for row in rows_of_child(ClosingRefusal.objects, child, by):
        yield TimelineEvent(
            _("Closing refused: the case stays open"),
            at=row.recorded_at,
            who=recorder_name(row),
            text=row.reason,
        )
