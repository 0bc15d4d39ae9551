"""The measures towards parents and carers, as other pages read them."""

from datetime import date
from typing import Any

from django.urls import reverse

from umai.access.permissions import may_do
from umai.access.reach import rows_of_child
from umai.justice.lines import event_of, names_of_adults
from umai.justice.measures.kinds import MEASURE, measure_in_words
from umai.justice.measures.models import FamilyMeasure
from umai.justice.measures.outcome import MeasureOutcome, outcome_after
from umai.register import merge_groups


def measures_of(child_id, by):
    """The measures because of this child within reach, of all its records, the newest first."""
    ids = merge_groups.ids_of(child_id, by)
    rows = FamilyMeasure.objects.within_reach_of(by).filter(child_id__in=ids)
    return rows.select_related("recorded_by").order_by("-happened_on", "-recorded_at")


def measures_between(from_on: date, to_on: date, by) -> list[tuple[FamilyMeasure, MeasureOutcome]]:
    """The measures of these days within reach with what became of each child, for the figures.

    The caller has the look at these files on the trail.
    """
    rows = FamilyMeasure.objects.within_reach_of(by).filter(happened_on__range=(from_on, to_on))
    return [(row, outcome_after(row, to_on, by)) for row in rows.order_by("happened_on", "recorded_at")]


def child_context(child, by) -> dict[str, Any]:
    """What the child's page shows of measures."""
    with by.speaking():
        rows = list(measures_of(child.pk, by))
        names = names_of_adults(MEASURE, rows, by)
    return {
        "measures": [(row, measure_in_words(row), names.get(row.adult_id, "")) for row in rows],
        "measure_url": reverse("justice:record_measure", args=[child.pk])
        if may_do(by, MEASURE.act.act, child)
        else "",
    }


def events_of(record, by):
    """The measures because of one record, as `TimelineEvent`s."""
    for row in rows_of_child(FamilyMeasure.ever, record, by):
        yield event_of(MEASURE, row)
