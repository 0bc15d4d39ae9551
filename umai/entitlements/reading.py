"""What came of help that was asked for: on the page of the family, and on the timeline.

The caller has consulted the child, so the look is on the trail already.
"""

from django.utils.text import capfirst
from django.utils.translation import get_language

from umai.access.reach import rows_of_child
from umai.design.parts import TimelineEvent
from umai.entitlements.models import HelpOutcome
from umai.intake.cases.reading import recorder_name
from umai.law.options.entitlements import entitlements


def outcomes_of(child_ids, by) -> dict[str, HelpOutcome]:
    """The latest outcome of each kind of help, by its code, on all records of this child."""
    rows = HelpOutcome.objects.within_reach_of(by).filter(child_id__in=child_ids)
    return {
        row.code: row for row in rows.select_related("recorded_by").order_by("happened_on", "recorded_at")
    }


def events_of(child, by):
    """What was asked for, obtained or refused on one record, as unsorted `TimelineEvent`s."""
    for row in rows_of_child(HelpOutcome.objects, child, by):
        title = f"{name_of(row.code)}: {row.get_state_display()}"
        yield TimelineEvent(capfirst(title), on=row.happened_on, who=recorder_name(row), text=row.words)


def name_of(code: str) -> str:
    """The name of this kind of help for the reader; its code, where no law names it any more."""
    known = entitlements()
    return known[code].label((get_language() or "ky")[:2]) if code in known else code
