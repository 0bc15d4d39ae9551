"""What other rooms show of this one: events of the timeline, and warnings about a child."""

from umai.access.reach import rows_of_child
from umai.justice.carers.reading import loss_warnings
from umai.justice.conflict_with_law.reading import matter_warnings
from umai.justice.duties.reading import events_of as events_of_duties
from umai.justice.evidence.reading import events_of as events_of_originals
from umai.justice.incidents.reading import alarms_of, incidents_of, suspects_of
from umai.justice.kinds import ALL_KINDS
from umai.justice.lines import event_of
from umai.justice.orders.courts import court_warnings
from umai.justice.orders.reading import order_warnings
from umai.justice.repeated.reading import events_of as told_of
from umai.justice.roster.waiting import late_warnings
from umai.justice.settled.reading import settled_flags
from umai.justice.unfounded.reading import unfounded_of


def events_of(record, by):
    """What was done to the child of this record, and all that is written about it; what was replaced too."""
    for kind in ALL_KINDS:
        for row in rows_of_child(kind.model.ever, record, by):
            yield event_of(kind, row)
    yield from told_of(record, by)
    yield from events_of_duties(record, by)
    yield from events_of_originals(record, by)


def incident_count(child_id, by) -> int:
    """How many incidents of this child the reader may read."""
    return incidents_of(child_id, by).count()


def warnings_of(child_id, by, *, near=True) -> list[str]:
    """What must not be overlooked about this child, each sentence once, the newest first.

    `near`: also who may harm the child and is near, which the card of the child says by itself.

    Incidents, orders that hold, what a court owes, for who may read it that the child is away, and that
    nobody takes care of the child any more, what was settled away with how far the letter is, and whose
    answer about an independent representative is late.
    """
    found = list(incidents_of(child_id, by))
    unfounded = unfounded_of([one.line for one in found], by)
    found = [one for one in found if one.line not in unfounded]
    suspects = suspects_of([one.line for one in found], by)
    said = [sentence for one in found for sentence in alarms_of(one, suspects[one.line], by, near=near)]
    said += order_warnings(child_id, by, keeping=near)
    said += [*court_warnings(child_id, by), *matter_warnings(child_id, by)]
    said += [*loss_warnings(child_id, by), *settled_flags(child_id, by), *late_warnings(child_id, by)]
    return list(dict.fromkeys(said))
