"""What every page of a child says in red while somebody who may harm the child is near, and what follows."""

from datetime import date

from django.utils.translation import gettext as _

from umai.access.permissions import is_in_duties, is_read_when_opened
from umai.casefile.protections import Tag, begin_url
from umai.casefile.words import RISK_COLOURS, RISK_WORDS
from umai.design.days import date_in_words
from umai.design.parts import CardWarning
from umai.intake.models import Risk, RiskLevel
from umai.justice.households.hush import hush_warnings
from umai.justice.incidents.reading import open_case_of
from umai.justice.orders.danger import KnownDanger, danger_of, keeping_in_words
from umai.justice.orders.reading import end_in_words
from umai.law.terms.clock import today
from umai.register import merge_groups
from umai.register.consequences.family import care_of, carers_in_words
from umai.register.models import Child
from umai.review.models import Review
from umai.visits.models import Visit, VisitWindow

CALM = (Risk.LOW, Risk.MEDIUM)


def known_danger(child_id, by) -> KnownDanger:
    """From whom this child is to be protected today; nothing for those who may not read of violence."""
    reads = is_in_duties(by, "justice.read") or is_read_when_opened(by, "justice.read", Child(pk=child_id))
    return danger_of(child_id, by) if reads else KnownDanger()


def card_warning_of(child_id, by, *, whole=False) -> CardWarning | None:
    """The red lines in the card of this child; None where nobody who may harm the child is near.

    `whole`: also what is to be decided, as the first page of the file says it.
    """
    danger = known_danger(child_id, by)
    carers = distrusted_care(child_id, danger, by)
    suspects = {one.adult_id for one in danger.suspects}
    said = keeping_in_words(danger)
    if danger.suspect_lives_there or any(row.carer_id in suspects for row in carers):
        said.insert(0, suspect_in_words())
    if not said:
        return None
    if ends_on := visit_before(child_id, danger, by):
        said.append(visit_before_in_words(ends_on))
    if whole and carers:
        said.append(no_papers_for(carers))
    if whole:
        said += filter(None, (end_in_words(one, today()) for one in danger.keeping))
    case = open_case_of(Child(pk=child_id), by)
    return CardWarning(said, begin_url(case, by) if case else None, whole, no_papers_for(carers))


def suspect_in_words() -> str:
    return _(
        "Be careful: by what is written down, the suspect lives in this home. Do not speak there of these"
        " records."
    )


def distrusted_care(child_id, danger, by) -> list:
    """The care of today by somebody who is suspected, or whom an order keeps away from the child."""
    if not danger.adults:
        return []
    rows = care_of(merge_groups.ids_of(child_id, by), by)
    return [row for row in rows if row.carer_id in danger.adults]


def no_papers_for(care) -> str:
    """That whoever takes care by these rows gets no papers; "" for no row."""
    if not care:
        return ""
    return _(
        "%(who)s takes care of the child, and is suspected or may not come near: no papers for this person."
        " Decide today where the child is safe, and with whom."
    ) % {"who": carers_in_words(care)}


def visit_before(child_id, danger, by) -> date | None:
    """The last day of an order in force that ends before the next visit is due; None where none does.

    Nor while nobody may go to this household before the hour that is agreed with the police.
    """
    if danger.ends_on is None:
        return None
    return by.ask_once(("order_before_visit", child_id), lambda: ends_before_visit(child_id, danger, by))


def ends_before_visit(child_id, danger, by) -> date | None:
    ids = merge_groups.ids_of(child_id, by)
    planned = VisitWindow.objects.within_reach_of(by).filter(child_id__in=ids, open=True)
    later = planned.filter(latest_on__gt=danger.ends_on)
    return danger.ends_on if later.exists() and not hush_warnings(child_id, by) else None


def visit_before_in_words(ends_on: date) -> str:
    return _("The order ends on %(day)s: visit the child before.") % {"day": date_in_words(ends_on)}


def risk_tag(case, risk, by) -> Tag:
    """The risk of a case; a calm one that violence or an order is newer than is to be judged again."""
    if risk in CALM and known_danger(case.child_id, by).is_newer_than(risk_judged_on(case, by)):
        return Tag(_("risk to be reviewed"), "orange")
    return Tag(RISK_WORDS[risk], RISK_COLOURS[risk])


def risk_judged_on(case, by) -> date | None:
    """The last day on which somebody judged the risk: in an assessment, at a visit or in a review."""
    levels = RiskLevel.objects.within_reach_of(by).filter(case=case)
    visits = Visit.objects.within_reach_of(by).filter(case=case).exclude(risk="")
    reviews = Review.objects.within_reach_of(by).filter(case=case)
    days = [
        *levels.values_list("holds_from", flat=True),
        *visits.values_list("happened_on", flat=True),
        *reviews.values_list("held_on", flat=True),
    ]
    return max(filter(None, days), default=None)
