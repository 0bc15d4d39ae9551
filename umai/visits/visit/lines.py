"""Visits as lines of a page: one in full, and each as a line of a list."""

from django.urls import reverse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.design.parts import SummaryRow, Task
from umai.design.templatetags.design import day, moment
from umai.intake.cases.reading import as_paragraphs, by_whom
from umai.intake.models import RiskLevel
from umai.visits.visit.models import Alone, Visit
from umai.visits.visit.reading import title_of


def rows_of(visit):
    """All that one visit says, as lines of a summary; what was not answered is left out."""
    trip = [
        (_("When"), moment(visit.at)),
        (_("Who went"), str(visit.worker)),
        (_("Who went along"), visit.with_whom),
        (_("With the police"), _("yes") if visit.with_police else ""),
        (_("Announced"), yes_no(visit.announced)),
        (_("Where, if not at home"), visit.place),
        (_("Where the device was"), device_position(visit)),
        (_("Written down"), by_whom(visit)),
    ]
    answers = findings_rows(visit) if visit.made else not_made_rows(visit)
    return [SummaryRow(label, value) for label, value in [*answers, *trip] if value not in ("", None)]


def not_made_rows(visit):
    """Why it was not made, and what happened."""
    return [
        (_("Why not made"), capfirst(visit.get_not_made_display())),
        (_("What happened"), as_lines(visit.words)),
    ]


def findings_rows(visit):
    """How the child was, and what was agreed."""
    return [
        (_("Child seen"), yes_no(visit.seen)),
        (_("Why not seen"), visit.why_not_seen),
        (_("Spoken to alone"), capfirst(visit.get_alone_display())),
        (_("Why not alone"), visit.why_not_alone),
        (
            _("What was seen") if visit.alone == Alone.OBSERVED else _("What the child said"),
            as_lines(visit.childs_words),
        ),
        (_("Awake"), yes_no(visit.awake)),
        (_("Moves arms and legs"), yes_no(visit.moves)),
        (_("Weight"), _("%(n)d grams") % {"n": visit.weight_grams} if visit.weight_grams else ""),
        (_("Marks on the body"), as_lines(visit.marks)),
        (_("Bond with the carer"), as_lines(visit.bond)),
        (_("Checked by"), visit.checked_by),
        (_("Carer"), as_lines(visit.carer)),
        (_("Dwelling"), as_lines(visit.dwelling)),
        (_("School and health"), as_lines(visit.school_health)),
        (_("Risk"), capfirst(visit.get_risk_display())),
        (_("Why this risk"), visit.risk_words),
        (_("What changed"), as_lines(visit.what_changed)),
        (_("Who saw the child"), visit.who_saw),
        (_("How the child was seen"), capfirst(visit.get_seen_how_display())),
        (_("Agreed"), as_lines(visit.agreed)),
        (_("Next visit"), day(visit.next_on) if visit.next_on else ""),
    ]


def as_lines(words):
    return as_paragraphs(words) if words else ""


def yes_no(answer):
    return {True: _("yes"), False: _("no")}.get(answer, "")


def device_position(visit):
    """The point that the device gave, and by how many metres it may be wrong."""
    if visit.latitude is None or visit.longitude is None:
        return ""
    point = f"{visit.latitude}, {visit.longitude}"
    if not visit.accuracy:
        return point
    return _("%(point)s, to %(n)d metres") % {"point": point, "n": visit.accuracy}


def tasks_of(visits, told):
    """The visits of a case, the newest first, each with what it found; `told` as `told_among` says."""
    return [
        Task(
            date_in_words(visit.happened_on),
            visit.get_absolute_url(),
            status(visit),
            done=visit.seen is True and not visit.is_late,
            hint=" · ".join(filter(None, [hint(visit), told[visit.pk].in_words if visit.pk in told else ""])),
        )
        for visit in visits
    ]


def status(visit):
    """How the child was seen, in a few words, and whether it was written down late."""
    title = title_of(visit)
    return _("%(what)s. Written down late.") % {"what": title} if visit.is_late else title


def hint(visit):
    words = visit.words if not visit.made else visit.childs_words or visit.why_not_seen
    return " · ".join(filter(None, [str(visit.worker), Truncator(words).chars(120)]))


def missed_tasks(case, missed, *, may_explain):
    """The missed visits of a case, the newest first, each with who answers and how it was explained."""
    late = set(
        Visit.objects.filter(case=case, made=True, window__in=[one.window_id for one in missed]).values_list(
            "window_id", flat=True
        )
    )
    return [missed_task(case, one, one.window_id in late, may_explain) for one in missed]


def missed_task(case, one, made_after_all, may_explain):
    explanations = list(one.explanations.all())
    owner = _("the office answers") if one.is_of_office else str(one.worker)
    if explanations:
        state = capfirst(explanations[-1].get_reason_display())
    elif made_after_all:
        state = _("A visit in time was written down late")
    else:
        state = _("Not explained yet")
    url = reverse("visits:explain", args=[case.pk, one.pk]) if may_explain or explanations else None
    return Task(
        _("To be made by %(day)s") % {"day": date_in_words(one.latest_on)},
        url,
        state,
        done=bool(explanations),
        hint=owner,
    )


def explanation_rows(missed):
    """The explanations of a missed visit, the earliest first."""
    return [
        [
            SummaryRow(_("Reason"), capfirst(one.get_reason_display())),
            SummaryRow(_("What happened"), as_paragraphs(one.words)),
            SummaryRow(_("Written down"), by_whom(one)),
        ]
        for one in missed.explanations.all()
    ]


def rows_before(case, last):
    """What whoever goes there again has to know: the last visit, what was agreed, the risk that stands."""
    level = RiskLevel.objects.filter(case=case).first()
    found = [
        (_("Last visit"), last and f"{date_in_words(last.happened_on)}: {title_of(last)}"),
        (_("What was agreed"), last and last.agreed),
        (_("Risk now"), level and f"{capfirst(level.get_risk_display())}. {level.reasons}"),
    ]
    return [SummaryRow(label, value) for label, value in found if value]
