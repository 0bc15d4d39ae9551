"""A lawyer of free legal aid on the roster of Nookat, since ten days ago."""

import pytest

from tests.cast import COUNTRY, KOCHKOR, NOOKAT, OSH_OBLAST, place_of
from umai.justice.representation.kinds import INDEPENDENT
from umai.justice.roster.actions import add_to_roster, correct_roster, end_roster_entry
from umai.justice.roster.reading import askable
from umai.justice.roster.waiting import independents_waiting
from umai.justice.tests.conftest import DAY
from umai.law.terms.clock import today
from umai.register.models import Child
from umai.staff.models import OfficeKind, Role

__all__ = ["COUNTRY", "KOCHKOR", "NOOKAT", "OSH_OBLAST"]

LAWYER = {
    "kind": "aid_lawyer",
    "name": "Осмонов Тилек",
    "phone": "0555 010203",
    "languages": ["ky"],
    "serves": "",
}
ASKED = {"asked_of": "free_legal_aid", "outcome": "asked", "name": "", "reason": ""}


def entered(by, where=NOOKAT, days=10, id=None, **changes):
    """An entry of the roster of this place, which can be asked since so many days ago."""
    said = LAWYER | {"from_on": today() - days * DAY} | changes
    return add_to_roster(by.office, by=by, place=place_of(where), id=id, **said)


def corrected(entry, by, **changes):
    return correct_roster(entry, by=by, **LAWYER | changes)


def ended(entry, by, days=0, reason="Иштен кетти."):
    """The entry ends so many days ago."""
    return end_roster_entry(entry, by=by, last_on=today() - days * DAY, reason=reason)


def asking(incident, by, entry=None, days=0, **changes):
    """Somebody was asked so many days ago, of the roster where an entry is given."""
    said = ASKED | {"entry_id": entry and entry.line} | changes
    return INDEPENDENT.act(incident, by=by, happened_on=today() - days * DAY, **said)


def offered(incident, by):
    """The names of who can be asked today for the child of this incident, in the order of the page."""
    with by.speaking():
        return [one.name for one in askable(Child.objects.get(pk=incident.child_id), today(), by)]


def waiting(by):
    """The incidents whose answer is owed, as this worker reads them."""
    with by.speaking():
        return [incident for _child, incident, _asked, _due in independents_waiting(by)]


@pytest.fixture
def ministry(db):
    """A supervisor at the Ministry."""
    from umai.referrals.tests.conftest import arrive

    return arrive("ministry-supervisor", OfficeKind.MINISTRY, Role.MINISTRY_SUPERVISOR, COUNTRY)


@pytest.fixture
def lawyer(damira):
    return entered(damira)
