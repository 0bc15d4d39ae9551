"""What workers have learnt and lack, and who writes it down."""

import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone

from tests.cast import id_of
from umai.access.requirements import ImpossibleTime, Incomplete
from umai.offices.models import Training
from umai.offices.staff import today
from umai.offices.training.actions import (
    TrainingWrittenBefore,
    record_training,
    strike_training,
    worker_lacks_of,
)
from umai.refusal import NotPermitted
from umai.staff.models import Term
from umai.trail.models import Entry

PAGE = f"/offices/workers/{id_of('worker', 'aigul')}/training/"


@pytest.fixture
def record(office, person):
    """`record(by)`: write down a course that Aigul took; what is named is changed."""

    def write(by, *, at="nookat_first", who="aigul", **changes):
        said = {
            "id": uuid.uuid4(),
            "kind": "training",
            "title": "Child protection",
            "on": today(),
            "hours": 16,
        }
        return record_training(office(at), by=by, worker=person(who), **said | changes)

    return write


def last_entry():
    return Entry.objects.using("owner").order_by("-at").values_list("act", "outcome").first()


def lacks(by, who):
    with by.speaking():
        found = worker_lacks_of(by, on=today())
    return next(one.lacks for one in found if one.term.worker_id == id_of("worker", who))


def test_a_head_writes_down_a_training(record, damira):
    record(damira)
    row = Training.objects.using("owner").get()
    assert (row.worker_id, row.hours, row.recorded_by_id) == (id_of("worker", "aigul"), 16, damira.pk)
    assert last_entry() == ("offices.record_training", "done")


def test_an_administrator_does_too(record, gulnara):
    record(gulnara)
    assert Training.objects.using("owner").get().recorded_by_id == gulnara.pk


def test_a_head_writes_nothing_down_of_another_district_the_own_or_of_who_works_elsewhere(record, damira):
    for at, who in (("kochkor_first", "jyldyz"), ("nookat", "damira"), ("nookat_first", "azamat")):
        with pytest.raises(NotPermitted):
            record(damira, at=at, who=who)
    assert last_entry() == ("offices.record_training", "refused")
    assert not Training.objects.using("owner").exists()


def test_what_is_missing_has_not_come_or_came_before_is_refused(record, damira):
    for wrong, refusal in (
        ({"title": " "}, Incomplete),
        ({"hours": None}, Incomplete),
        ({"on": today() + timedelta(days=1)}, ImpossibleTime),
    ):
        with pytest.raises(refusal):
            record(damira, **wrong)
    row = record(damira)
    with pytest.raises(TrainingWrittenBefore):
        record(damira, id=row.pk)


def test_what_is_written_down_is_lacking_no_more(record, damira):
    assert len(lacks(damira, "aigul")) == 3
    record(damira, hours=24)
    record(damira, kind="supervision_talk", title="", hours=None)
    record(damira, kind="qualification", title="Diploma of social work", hours=None)
    assert lacks(damira, "aigul") == []


def test_a_head_strikes_out_what_is_wrong_and_both_stay(record, damira):
    row = record(damira, hours=24)
    strike_training(row, by=damira, reason="It was somebody else.")
    assert last_entry() == ("offices.strike_training", "done")
    assert Training.objects.using("owner").count() == 2
    assert len(lacks(damira, "aigul")) == 3
    with pytest.raises(TrainingWrittenBefore):
        strike_training(row, by=damira, reason="Again.")


def test_a_head_says_why_and_strikes_nothing_in_another_district_or_of_the_own(record, damira, gulnara):
    row = record(gulnara, at="kochkor_first", who="jyldyz")
    with pytest.raises(NotPermitted):
        strike_training(row, by=damira, reason="Wrong.")
    with pytest.raises(Incomplete):
        strike_training(record(damira), by=damira, reason=" ")
    own = record(gulnara, at="nookat", who="damira")
    with pytest.raises(NotPermitted, match="their own training"):
        strike_training(own, by=damira, reason="Wrong.")


def test_the_database_takes_it_from_nobody_else(office, person, erlan, cholpon, aigul):
    said = {"office": office("nookat_first"), "worker": person("aigul"), "on": today()}
    for by in (erlan, cholpon, aigul):
        with pytest.raises(DatabaseError), by.speaking():
            Training.objects.create(kind="qualification", title="x", **said)


def test_it_is_seen_by_the_head_and_the_worker_alone(record, damira, aigul, erlan, cholpon):
    record(damira)
    for by, sees in ((damira, True), (aigul, True), (erlan, False), (cholpon, False)):
        with by.speaking():
            assert Training.objects.exists() is sees


def test_the_pages_show_it_and_take_it(client_of, record, damira):
    client = client_of("damira")
    assert "a qualification" in client.get("/offices/training/").text
    day = {"on_day": str(today().day), "on_month": str(today().month), "on_year": str(today().year)}
    assert (
        client.post(PAGE, day | {"id": uuid.uuid4(), "kind": "training", "title": "Talking"}).status_code
        == 422
    )
    said = day | {"id": uuid.uuid4(), "kind": "qualification", "title": "Diploma of Osh"}
    assert client.post(PAGE, said).status_code == 302
    page = client.get(PAGE)
    assert "Diploma of Osh" in page.text
    row = Training.objects.using("owner").get()
    answer = client.post(f"/offices/training/{row.pk}/strike/", {"reason": "Another person."}, follow=True)
    assert answer.status_code == 200 and "Another person." in answer.text


def test_striking_out_says_what_is_struck_and_that_it_stays(client_of, record, damira):
    client = client_of("damira")
    for title, kind, hours in (("Child protection", "training", 16), ("", "supervision_talk", None)):
        row = record(damira, kind=kind, title=title, hours=hours)
        page = client.get(f"/offices/training/{row.pk}/strike/").text
        assert "It stays to be read, with your reason" in page and title in page, kind
    assert "16 hours" in client.get(PAGE).text


def test_of_a_worker_who_has_everything_the_pages_say_that_nothing_is_missing(client_of, record, damira):
    ends = today() + timedelta(days=30)
    record(damira, hours=24)
    record(damira, kind="supervision_talk", title="", hours=None)
    record(damira, kind="qualification", title="Diploma of social work", hours=None, holds_to=ends)
    client = client_of("damira")
    assert ">nothing<" in client.get("/offices/training/").text
    page = client.get(PAGE).text
    assert "Lacks:" not in page and f'counts until <time datetime="{ends.isoformat()}' in page
    assert "<strong>Supervision talk with the head</strong><br><time" in page


def test_a_head_reads_the_own_training_and_writes_and_strikes_none(client_of, record, gulnara):
    record(gulnara, at="nookat", who="damira")
    page = client_of("damira").get(f"/offices/workers/{id_of('worker', 'damira')}/training/").text
    assert "Child protection" in page
    assert "Strike out" not in page and "Write something down" not in page


def test_of_somebody_who_left_the_page_names_no_post_and_takes_nothing(client_of, record, damira, person):
    record(damira)
    Term.objects.using("owner").filter(worker=person("aigul")).update(ended_at=timezone.now())
    page = client_of("damira").get(PAGE).text
    assert "Child protection" in page
    assert "Social worker" not in page and "Write something down" not in page


def test_a_worker_of_another_district_has_no_such_page(client_of, damira):
    stranger = id_of("worker", "jyldyz")
    assert client_of("damira").get(f"/offices/workers/{stranger}/training/").status_code == 404
