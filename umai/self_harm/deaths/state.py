"""How far reviews are, which deaths nobody reviews, and which offices may owe an answer."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from umai.access.reach import reach_sql
from umai.law.options.choices import codes_marked
from umai.law.terms.clock import day_of, today
from umai.self_harm.deaths.models import DeathConclusion, DeathReview
from umai.self_harm.path.models import KINDS
from umai.staff.models import Office, OfficeKind
from umai.staff.serving import offices_serving

BODIES = (OfficeKind.DISTRICT, OfficeKind.MUNICIPALITY)  # whose head or worker may answer


class ReviewLine(NamedTuple):
    """A review in a list: how far it is, and until when what it waits for is owed."""

    pk: UUID
    child_id: UUID
    url: str
    state: str
    due_on: date | None
    late: bool


def reviews_within(by) -> tuple[list[ReviewLine], list[tuple[UUID, date]]]:
    """The reviews within reach, the earliest first; and (child, day) of deaths that nobody reviews."""
    rows = by.ask(
        f"""select r.id, r.child_id, r.due_on, c.answer_due_on, a.id is not null
            from self_harm_deathreview r left join self_harm_deathconclusion c on c.review_id = r.id
            left join self_harm_deathanswer a on a.conclusion_id = c.id
            where {reach_sql(by, "r.")} order by r.recorded_at, r.id"""
    )
    deaths = by.ask(
        f"""select p.child_id, min(p.happened_at) from self_harm_selfharmpath p
            where p.kind = any (%(codes)s) and {reach_sql(by, "p.")} and not exists (
                select from self_harm_selfharmpathending e where e.path_id = p.id)
            and not exists (select from self_harm_deathreview r where r.child_id = p.child_id)
            group by p.child_id order by 2""",
        codes=codes_marked(KINDS, "death"),
    )
    return [review_line(*row) for row in rows], [(child, day_of(at)) for child, at in deaths]


def review_line(pk, child_id, due_on, answer_due_on, answered) -> ReviewLine:
    """A review in words: it waits for its conclusion, for the answer, or for nothing."""
    url = reverse("self_harm:review", args=[pk])
    if answered:
        return ReviewLine(pk, child_id, url, _("answered"), None, False)
    until, state = (
        (answer_due_on, _("waits for the answer of the body"))
        if answer_due_on
        else (due_on, _("waits for its conclusion"))
    )
    return ReviewLine(pk, child_id, url, state, until, until < today())


def conclusion_of(review: DeathReview, by) -> DeathConclusion | None:
    """The conclusion of this review with its answer, or None."""
    rows = DeathConclusion.objects.within_reach_of(by).select_related("body", "recorded_by", "answer")
    return rows.filter(review=review).first()


def offices_that_answer(review: DeathReview) -> list[Office]:
    """The department of the district that holds the file, and its municipalities' offices."""
    district = review.district
    rows = offices_serving(district, BODIES, on=today())
    return list(rows.order_by("kind", "place__sort_ky", "pk"))
