"""A case of a child of Aigul's municipality, with whom an uncle lives who beats him."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.page_words import words_of
from umai.access.models import Wall
from umai.guardianship.tests.conftest import adult_of, in_english, register
from umai.intake.cases.actions import open_case
from umai.intake.cases.levels import risk_of
from umai.intake.tests.conftest import particulars
from umai.justice.incidents.kinds import EXAMINATION, INCIDENT, SUSPECT, WITNESS
from umai.justice.incidents.reading import open_case_of
from umai.justice.interviews.kinds import INTERVIEW
from umai.justice.line import current_id
from umai.justice.models import Incident
from umai.law.terms.clock import today

__all__ = ["in_english"]

DAY = timedelta(days=1)
BEATEN = {
    "kinds": ["beaten"],
    "day_known": "exact",
    "often": "once",
    "place": "home",
    "settlement_id": None,
    "known_by": "school",
    "words": "Үйдө сабалган.",
}
BY_UNCLE = {"relation": "relative", "name": "", "birth_year": None, "state": ""}


def incident_of(child, by, *, id=None, **changes):
    """What was done to the child three days ago."""
    said = BEATEN | {"happened_on": today() - 3 * DAY, "known_on": today() - 2 * DAY} | changes
    if "risk" not in said:
        with by.speaking():
            case = open_case_of(child, by)
            said |= {"risk": risk_of(case) or "high"} if case else {}
    return INCIDENT.act(child, by=by, id=id, **said)


def suspected(incident, by, kin=None, **changes):
    """Somebody of the family is said to have done it, or somebody in words."""
    said = BY_UNCLE | {"adult_id": kin.adult_id if kin else None, "lives_with": True, "had_care": True}
    return SUSPECT.act(incident, by=by, **said | changes)


EXAMINED = {
    "kind": "forensic",
    "outcome": "done",
    "refused_by": "",
    "body": "Ноокат",
    "number": "",
    "findings": "",
}
ASKED = {"body": "police", "presence": ["psychologist"], "recorded": False, "explained": "", "why_again": ""}


def examined_and_questioned(incident, by):
    """Another child saw it; the child was examined, and questioned for the second time today."""
    WITNESS.act(incident, by=by, other_id=None, name="Иниси, 5", saw="saw", words="")
    EXAMINATION.act(incident, by=by, happened_on=today() - DAY, **EXAMINED)
    INTERVIEW.act(incident, by=by, happened_on=today() - DAY, **ASKED)
    INTERVIEW.act(incident, by=by, happened_on=today(), **ASKED | {"why_again": "Экинчи тергөөчү."})


def incident_now(incident, by):
    """The row that says now what happened."""
    with by.speaking():
        return Incident.objects.get(pk=current_id(Incident, incident.line, by))


def wall(worker, child):
    """Put a wall between this worker and the child."""
    said = {"child_id": child.pk, "from_at": "2020-01-01T00:00Z"}
    Wall.objects.using("owner").create(worker_id=worker.pk, **said)


@pytest.fixture
def child(aigul):
    return register(aigul)


@pytest.fixture
def case(child, aigul):
    return open_case(child, by=aigul, **particulars())


@pytest.fixture
def uncle(child, aigul):
    return adult_of(child, aigul, "uncle_f", "Бакыт")


@pytest.fixture
def incident(case, child, aigul):
    return incident_of(child, aigul)


def my_day_of(client):
    """What the first page says."""
    return words_of(client.get(reverse("casefile:my_day")))
