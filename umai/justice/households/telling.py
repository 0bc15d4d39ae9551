"""Other offices are told of the children near a suspect whose files they hold: once a child and incident."""

from typing import NamedTuple
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.doors import act
from umai.access.requirements import AlreadyAnswered
from umai.identification.signal.actions import create_signal
from umai.identification.signal.concerns import Channel, Concern
from umai.identification.signal.sealing import ReportWords
from umai.intake.cases.actions import lock_file
from umai.justice.households.models import HouseholdSignal
from umai.justice.line import first_id_of
from umai.law.children.ages import minors_born_after
from umai.law.terms.clock import today
from umai.machine.cluster.functions import fetch_value
from umai.places.models import Place


class ChildElsewhere(NamedTuple):
    """A child near a suspect beyond reach: the signal by which its office is told, and where the file is."""

    signal: UUID
    district_id: int
    settlement_id: int | None
    told: bool


def children_elsewhere(incident, by) -> list[ChildElsewhere]:
    """The children near the suspects of this incident whom this worker does not reach; no names, no ids."""
    rows = by.ask(
        "select * from justice_elsewhere(%(incident)s, %(born_after)s)",
        incident=first_id_of(incident),
        born_after=minors_born_after(today()),
    )
    return [ChildElsewhere(*row) for row in rows]


def offices_in_words(elsewhere) -> str:
    """The districts of these children, each once."""
    names = Place.objects.in_bulk({one.district_id for one in elsewhere})
    return ", ".join(sorted(str(one.name) for one in names.values()))


@act("justice.tell_offices", done=gettext_lazy("told other offices of children near a suspect"))
def tell_offices(incident, *, by):
    """Write an urgent signal for each child near a suspect whose file another office holds, once.

    The signal is found to be about that child by the database, so whoever tells it learns no name. Answers
    the last row. Raises `AlreadyAnswered` where everybody was told, and what `create_signal` raises.
    """
    lock_file(incident.child_id)
    rows = [tell(incident, one, by) for one in children_elsewhere(incident, by) if not one.told]
    if not rows:
        raise AlreadyAnswered(_("Every office was told already. Nothing was sent twice."))
    return rows[-1]


def tell(incident, one, by) -> HouseholdSignal:
    """Write the signal for one child, and that it was told; called inside an act."""
    create_signal(
        by.office,
        by=by,
        id=one.signal,
        received_at=timezone.now(),
        channel=Channel.OTHER_OFFICE.value,
        concern=Concern.VIOLENCE.value,
        danger_now=True,
        words=ReportWords(happened=words_of_signal(by)),
        district_id=one.district_id,
        settlement_id=one.settlement_id,
    )
    row = HouseholdSignal.objects.create(
        child_id=incident.child_id,
        incident_id=first_id_of(incident),
        signal_id=one.signal,
        place_id=one.district_id,
    )
    fetch_value("select justice_match_told(%s, %s)", [row.pk, minors_born_after(today())])
    return row


def words_of_signal(by) -> str:
    """What the other office reads: nobody of the first file is named."""
    return _(
        "%(office)s works on violence against a child. The child of this report is near the person who is"
        " suspected: in that person's care, that person's own child, in the same household, or a brother or"
        " sister. The child has to be seen today. Call that office first and agree on the hour with the"
        " police: before that nobody calls, writes or goes to the household."
    ) % {"office": by.office}
