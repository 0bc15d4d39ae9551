"""The measures towards parents and carers, as other pages read them."""

from typing import Any

from django.urls import reverse

from umai.access.permissions import may_do
from umai.justice.lines import names_of_adults
from umai.justice.measures.kinds import MEASURE, measure_in_words
from umai.justice.measures.models import FamilyMeasure
from umai.register import merge_groups


def measures_of(child_id, by):
    """The measures because of this child within reach, of all its records, the newest first."""
    ids = merge_groups.ids_of(child_id, by)
    rows = FamilyMeasure.objects.within_reach_of(by).filter(child_id__in=ids)
    return rows.select_related("recorded_by").order_by("-happened_on", "-recorded_at")


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
