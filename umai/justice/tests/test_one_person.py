"""What one person cannot do past the pages, by SQL of their own: end, open or hide by a row that looks innocent."""

import pytest
from django.db import Error, IntegrityError, connection

from tests.looking import reading
from umai.identification.tests.conftest import SAID, reported
from umai.justice.models import HouseholdSignal, Incident, Suspect, UnfoundedAnswer
from umai.justice.tests import near
from umai.justice.tests.conftest import BEATEN, incident_of, suspected, wall
from umai.justice.unfounded.reading import unfounded_of
from umai.law.terms.clock import today


@pytest.fixture
def box(tmp_path, monkeypatch):
    near.box_of_reports(tmp_path, monkeypatch)


class TestAStruckRowThatReplacesNothing:
    def test_is_no_answer(self, incident, child, aigul):
        proposal = near.proposed(incident, aigul)
        said = {"child_id": child.pk, "incident_id": incident.line, "proposal_id": proposal.pk}
        with aigul.speaking(), pytest.raises(IntegrityError):
            UnfoundedAnswer.objects.create(agreed=True, words="x", why="struck", **said)
        with reading(aigul):
            assert unfounded_of([incident.line], aigul) == set()

    def test_is_no_suspect(self, incident, child, aigul):
        said = {"child_id": child.pk, "incident_id": incident.line, "relation": "relative", "why": "struck"}
        with aigul.speaking(), pytest.raises(IntegrityError):
            Suspect.objects.create(**said)


class TestASealedRow:
    @pytest.fixture
    def abuse(self, case, child, aigul):
        return incident_of(child, aigul, kinds=["sexual_abuse"])

    def opened_by(self, abuse, child, by):
        said = BEATEN | {"happened_on": today(), "known_on": today(), "sealed": False, "case_id": None}
        with by.speaking():
            return Incident.objects.create(child_id=child.pk, replaces_id=abuse.pk, why="correction", **said)

    def test_is_opened_by_nobody_who_may_not_read_it_but_corrected_by_the_head(
        self, abuse, uncle, child, damira, erlan
    ):
        suspected(abuse, damira, uncle)
        with pytest.raises(Error, match="replaced by who may read it"):
            self.opened_by(abuse, child, erlan)
        assert Suspect.objects.using("owner").get().sealed
        assert self.opened_by(abuse, child, damira).sealed is False


class TestASignal:
    def test_is_of_no_incident_that_it_is_not_about(self, incident, child, box, aigul):
        told = reported(SAID)
        row = {"child_id": child.pk, "incident_id": incident.line, "signal_id": told.pk}
        with aigul.speaking(), pytest.raises(IntegrityError, match="about another child"):
            HouseholdSignal.objects.create(place_id=child.district_id, **row)


class TestAWalledWorker:
    def test_learns_nothing_of_an_hour_from_the_functions(
        self, incident, uncle, child, aigul, erlan, cholpon
    ):
        suspected(incident, aigul, uncle)
        names = [f"justice_{one}(array[%s]::uuid[])" for one in ("not_to_call", "hush_shown")]
        with reading(aigul):
            assert all(rows(name, child.pk) for name in names)
        wall(erlan.worker, child)
        with reading(erlan):
            assert [rows(name, child.pk) for name in names] == [[], []]
        with reading(cholpon):  # nobody far away is told of a household
            assert rows(names[0], child.pk) == []


def rows(function, of):
    with connection.cursor() as cursor:
        cursor.execute(f"select * from {function}", [str(of)])
        return cursor.fetchall()
