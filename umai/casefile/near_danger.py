"""What every page of a child says in red while somebody who may harm the child is near, and what follows."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from umai.access.permissions import is_in_duties, is_read_when_opened
from umai.casefile.protections import Tag, begin_url
from umai.casefile.words import RISK_COLOURS, RISK_WORDS
from umai.design.days import date_in_words
from umai.design.parts import CardWarning
from umai.intake.models import Risk, RiskLevel
from umai.justice.households.hush import hush_warnings
from umai.justice.incidents.reading import open_case_of
from umai.justice.orders.danger import KnownDanger, danger_of, dangers_of, keeping_in_words
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

    That nobody may go to this household yet stands first.
    `whole`: also what is to be decided, as the first page of the file says it.
    """
    danger = known_danger(child_id, by)
    carers = distrusted_care(child_id, danger, by)
    said = keeping_in_words(danger)
    if is_suspect_near(danger, carers):
        said.insert(0, suspect_in_words())
    hush = hush_of(child_id, by)
    if not said:
        return CardWarning(hush) if hush else None
    if ends_on := visit_before(child_id, danger, by):
        said.append(visit_before_in_words(ends_on))
    if whole and carers:
        said.append(no_papers_for(carers))
    if whole:
        said += filter(None, (end_in_words(one, today()) for one in danger.keeping))
    case = open_case_of(Child(pk=child_id), by)
    return CardWarning([*hush, *said], begin_url(case, by) if case else None, whole, no_papers_for(carers))


def hush_of(child_id, by) -> list[str]:
    """That nobody may go to the household of this child yet, in a sentence; asked once a request."""
    return by.ask_once(("hush", child_id), lambda: hush_warnings(child_id, by))


def suspect_in_words() -> str:
    return _(
        "Be careful: by what is written down, the suspect lives in this home. Do not speak there of these"
        " records."
    )


def is_suspect_near(danger, care) -> bool:
    """Whether a suspect lives with the child, or takes care of it by these rows."""
    return danger.suspect_lives_there or any(row.carer_id in danger.suspected for row in care)


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
    return danger.ends_on if later.exists() and not hush_of(child_id, by) else None


def visit_before_in_words(ends_on: date) -> str:
    return _("The order ends on %(day)s: visit the child before.") % {"day": date_in_words(ends_on)}


def risk_tag(case, risk, by) -> Tag:
    """The risk of a case; a calm one that violence or an order is newer than is to be judged again."""
    danger = known_danger(case.child_id, by) if risk in CALM else KnownDanger()
    return risk_beside(
        danger, risk, risks_judged_on([case.pk], by).get(case.pk) if danger.newest_on else None
    )


def risk_beside(danger, risk, judged_on) -> Tag:
    """The risk beside what is known of the child, judged last on this day."""
    if risk in CALM and danger.is_newer_than(judged_on):
        return Tag(_("risk to be reviewed"), "orange")
    return Tag(RISK_WORDS[risk], RISK_COLOURS[risk])


def risk_tags_of(rows, by) -> dict[UUID, list[Tag]]:
    """Case to the tags of its risk and of who is near, for the rows of a list: one short question for all.

    A row has `id`, `child_id` and `risk`. Whoever may not read of violence reads the risk alone.
    """
    reads = rows and is_in_duties(by, "justice.read")
    groups = merge_groups.groups_of({row["child_id"] for row in rows}, by) if reads else {}
    found = dangers_of(groups, by)
    judged = risks_judged_on([row["id"] for row in rows if row["child_id"] in found], by)
    care = care_of([pk for child_id in found for pk in groups[child_id].ids], by) if found else []
    tags: dict[UUID, list[Tag]] = {}
    for row in rows:
        danger = found.get(row["child_id"], KnownDanger())
        own = [one for one in care if danger.newest_on and one.child_id in groups[row["child_id"]].ids]
        risk = [risk_beside(danger, row["risk"], judged.get(row["id"]))] if row["risk"] else []
        tags[row["id"]] = [*risk, *tags_of_danger(danger, own)]
    return tags


def tags_of_danger(danger, care):
    """Who is near a child, as tags of a list: a suspect who lives there, and until when an order holds."""
    if is_suspect_near(danger, care):
        yield Tag(_("a suspect is near"), "red")
    if danger.ends_on:
        yield Tag(_("order until %(day)s") % {"day": date_in_words(danger.ends_on)}, "red")
    elif danger.keeping:
        yield Tag(_("order in force"), "red")


def risks_judged_on(case_ids, by) -> dict[UUID, date]:
    """Case to the last day on which somebody judged its risk: in an assessment, at a visit, in a review."""
    if not case_ids:
        return {}
    levels = RiskLevel.objects.within_reach_of(by).filter(case__in=case_ids)
    visits = Visit.objects.within_reach_of(by).filter(case__in=case_ids).exclude(risk="")
    reviews = Review.objects.within_reach_of(by).filter(case__in=case_ids)
    with by.speaking():
        days = [
            *levels.values_list("case_id", "holds_from"),
            *visits.values_list("case_id", "happened_on"),
            *reviews.values_list("case_id", "held_on"),
        ]
    return dict(sorted((one for one in days if one[1]), key=lambda one: one[1]))
