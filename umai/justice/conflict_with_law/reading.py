"""What is known of a child in conflict with the law, for those who may read it."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from umai.access.permissions import may_do
from umai.design.days import date_in_words
from umai.justice.conflict_with_law.kinds import MATTER, instant_of
from umai.justice.conflict_with_law.models import (
    ChildDetention,
    MatterOutcome,
    MatterQuestioning,
    OffenceMatter,
)
from umai.law.justice.orders import carers_told_late, office_told_late
from umai.law.options.choices import is_marked
from umai.register import merge_groups


def matters_of(child_id, by):
    """The matters of this child that this worker may read, of all its records, the newest first."""
    ids = merge_groups.ids_of(child_id, by)
    rows = OffenceMatter.objects.within_reach_of(by).filter(child_id__in=ids)
    return rows.select_related("recorded_by").order_by("-happened_on", "-recorded_at")


def still_away(rows):
    """Those of these matters by which the child is away, and nobody wrote that it was found."""
    found = MatterOutcome.objects.filter(matter_id=OuterRef("line"), found=True)
    return rows.filter(away=True).exclude(Exists(found))


def is_still_away(matter) -> bool:
    return matter.away and not MatterOutcome.objects.filter(matter_id=matter.line, found=True).exists()


def alarms_of_matter(matter, by) -> list[str]:
    """What must not be overlooked about one matter, in sentences."""
    said = []
    if is_still_away(matter):
        said.append(
            _("The child is away since %(day)s and nobody has found it. Call the police, and search now.")
            % {"day": date_in_words(matter.happened_on)}
        )
    now = timezone.now()
    for row in ChildDetention.objects.within_reach_of(by).filter(matter_id=matter.line):
        said += detention_alarms(row, now)
    for row in MatterQuestioning.objects.within_reach_of(by).filter(matter_id=matter.line):
        if "nobody" in row.presence:
            said.append(_("The child was questioned and nobody was with it."))
        if any(is_marked("interview_presence", code, "wrong") for code in row.presence):
            said.append(_("Somebody was there who should not have been when the child was questioned."))
        if row.lawyer is False:
            said.append(_("The child was questioned without a lawyer. Ask for one now."))
    return list(dict.fromkeys(said))


def detention_alarms(row: ChildDetention, now: datetime):
    """Who was told of a detention too late, or not yet; and what is never lawful."""
    detained = instant_of(row.happened_on, row.detained_at)
    assert detained is not None
    carers = instant_of(row.carers_on, row.carers_at)
    office = instant_of(row.office_on, row.office_at)
    if carers_told_late(detained, carers or now):
        yield (
            _("Parents or carers were told too late of the detention.")
            if carers
            else _("Nobody has told parents or carers of the detention, and the hours for it are over.")
        )
    if office_told_late(detained, office or now):
        yield (
            _("The office was told too late of the detention.")
            if office
            else _("It is not written that the office was told of the detention, and the hours are over.")
        )
    if row.with_adults:
        yield _("The child was kept together with adults. Tell the prosecutor today.")


def matter_warnings(child_id, by) -> list[str]:
    """Sentences for the file of a child, for those who may read its matters: while it is away."""
    return [
        _("The child ran away or went missing on %(day)s and was not found yet.")
        % {"day": date_in_words(one.happened_on)}
        for one in still_away(matters_of(child_id, by))
    ]


def child_context(child, by) -> dict[str, Any]:
    """What the child's page shows: the way to a page of its own, whether there is anything or not."""
    return {"conflict_url": reverse("justice:conflict", args=[child.pk])}


def conflict_context(child, by) -> dict[str, Any]:
    """What the page about conflicts with the law shows of a child."""
    with by.speaking():
        rows = list(matters_of(child.pk, by))
        away = {one.pk for one in still_away(matters_of(child.pk, by))}
    return {
        "matters": [(one, MATTER.summary(one), one.pk in away) for one in rows],
        "records": may_do(by, MATTER.act.act, child),
    }
