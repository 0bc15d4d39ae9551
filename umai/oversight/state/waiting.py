"""Where an urgent call waits for a person too long, for the Ministry and for who keeps the machine."""

from datetime import datetime
from typing import NamedTuple

from umai.notices.models import Keeper
from umai.outreach.contacts import telephone_of
from umai.places.models import Place
from umai.staff.models import Office, OfficeKind
from umai.urgency.reading import time_since


class WaitingCalls(NamedTuple):
    """The office that has to answer, how long the oldest of its calls waits, and its telephone, if any."""

    office: str
    time: str
    phone: str


def waiting_calls(by) -> list[WaitingCalls]:
    """By office, the longest wait first; empty for everybody who does not oversee all districts."""
    return [line_of(*row) for row in by.ask("select * from oversight_waiting_calls()")]


def line_of(district_id: int, keeper: str, since: datetime) -> WaitingCalls:
    place = Place.objects.get(pk=district_id)
    if keeper == Keeper.OBLAST:
        found = Office.objects.filter(kind=OfficeKind.OBLAST, place__in={place.pk, place.parent_id})
    else:
        found = Office.objects.filter(kind=OfficeKind.DISTRICT, place=place)
    office = found.first()
    phone = getattr(telephone_of(office), "number", "")
    return WaitingCalls(str(office or place.name), time_since(since), phone)
