"""A visit that was written without a connection arrives once, however often it is sent."""

import json
import uuid

import pytest

from umai.visits.models import Visit, VisitConflict
from umai.visits.tests.conftest import SAID, ago, make_case, make_child


def put(client, case, line, **changes):
    body = {"at": ago(hours=1).isoformat(), "made": True} | SAID | changes
    return client.put(
        f"/api/cases/{case.pk}/visits/{line}", json.dumps(body), content_type="application/json"
    )


@pytest.fixture
def client(client_of):
    return client_of("aigul")


def test_the_first_time_it_is_taken_in_and_then_it_is_known(client, case, aigul):
    line, at = uuid.uuid4(), ago(hours=1).isoformat()
    first = put(client, case, line, at=at, latitude=40.2655, longitude=72.6185, accuracy=12)
    again = put(client, case, line, at=at, latitude=40.2655, longitude=72.6185, accuracy=12)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json() and first.json()["next_visit_by"]
    with aigul.speaking():
        assert Visit.ever.count() == 1


def test_with_other_words_both_are_kept(client, case, aigul):
    line, at = uuid.uuid4(), ago(hours=1).isoformat()
    put(client, case, line, at=at)
    for _again in range(2):
        answer = put(client, case, line, at=at, childs_words="Nothing.")
        assert answer.status_code == 409
        assert "Both are kept" in answer.json()["error"]
    with aigul.speaking():
        assert VisitConflict.objects.get().other["childs_words"] == "Nothing."
        assert Visit.objects.get().childs_words == SAID["childs_words"]


def test_out_of_reach_or_of_another_file_is_refused(client_of, case, client, aigul):
    assert put(client_of("cholpon"), case, uuid.uuid4()).status_code == 404
    assert put(client_of("farida"), case, uuid.uuid4()).status_code == 403
    answer = put(client, case, uuid.uuid4(), at=ago(hours=-5).isoformat())
    assert answer.status_code == 409 and answer.json()["error"].endswith(".")
    assert put(client, case, uuid.uuid4(), at="0001-01-01T00:00:00+14:00").status_code == 409
    with aigul.speaking():
        assert not Visit.ever.exists()
    line = uuid.uuid4()
    put(client, case, line)
    other = make_case(make_child(aigul, "Айбек"), aigul)
    assert put(client, other, line).status_code == 409
