"""What an opening in an emergency could be led to by raw SQL, as the web role in whose session somebody speaks."""

import json
import re
import uuid
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import Http404
from django.utils import timezone

from tests.tampering import without_triggers
from umai.access.doors import consult, open_files
from umai.access.models import Grant
from umai.access.sessions import Speaker
from umai.law.terms.clock import today
from umai.opens.emergency.actions import ask_for_opening
from umai.opens.emergency.reading import find_opening
from umai.opens.models import EmergencyOpening, EmergencyRequest, UnusualOpen
from umai.opens.tests.conftest import SAID, open_now, shift, wall
from umai.register.child.actions import add_child
from umai.register.facts.sealed import HealthDetail, ShelterAddress
from umai.register.merging import actions as merging
from umai.register.models import Child

ABOUT = {"surname": "Асанов", "given": "Нурбек", "year": "2015"}


@pytest.fixture
def child(aigul):
    identity = {"surname": "Асанов", "given": "Нурбек", "birth_date": date(2015, 3, 27)}
    return add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)


def say(by, statement, *values):
    """Say this statement to the database as this worker; answers its rows, or how many it changed."""
    with by.speaking(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else cursor.rowcount


def rows_of_child(by, table, child):
    """How many rows of the child this worker reads who has just looked at the file, as every page of it does."""
    open_files("register.read", [child.pk], by=Speaker(by.token))
    return say(by, f"select count(*) from {table} where child_id = %s", child.pk)[0][0]


def test_nobody_searches_and_takes_the_search_back(child, cholpon):
    """What a transaction asks for, it cannot open: so a rollback hides no search."""
    with pytest.raises(DatabaseError, match="nothing is opened"):
        say(
            cholpon,
            "select opens_open(opens_ask('found', 'x', %s), %s)",
            json.dumps(ABOUT),
            json.dumps(ABOUT),
        )
    assert not EmergencyRequest.objects.using("owner").exists()


def test_one_request_asks_for_one_child(child, cholpon):
    asked = ask_for_opening(cholpon.office, by=cholpon, **SAID, about=ABOUT | {"year": "2001"})
    with pytest.raises(DatabaseError, match="nothing is opened"):
        say(cholpon, "select opens_open(%s, %s)", asked.pk, json.dumps(ABOUT))


def test_nobody_asks_more_often_by_rolling_back(child, cholpon):
    for _ in range(5):
        ask_for_opening(cholpon.office, by=cholpon, **SAID, about=ABOUT)
    with pytest.raises(DatabaseError, match="opens_too_often"):
        say(cholpon, "select opens_ask('found', 'x', %s)", json.dumps(ABOUT))


@pytest.mark.parametrize("role", ["bakyt", "timur", "gulnara", "nuriya", "omurbek", "begimai", "kanykei"])
def test_who_works_with_no_files_opens_none(child, role, request):
    by = request.getfixturevalue(role)
    with pytest.raises(DatabaseError, match="opens no file"):
        say(by, "select opens_ask('found', 'x', %s)", json.dumps(ABOUT))


@pytest.mark.parametrize(
    "statement",
    [
        "select opens_found(%s)",
        "select opens_digest(gen_random_uuid(), %s)",
        "select * from opens_of_days(current_date, current_date) where %s::text is not null",
        "select * from opens_unusual(current_date, current_date, %s)",
    ],
)
def test_what_looks_without_asking_is_closed(child, cholpon, statement):
    with pytest.raises(DatabaseError, match="permission denied"):
        say(cholpon, statement, json.dumps(ABOUT))


def test_no_grant_and_no_opening_is_written_by_hand(child, cholpon):
    asked = ask_for_opening(cholpon.office, by=cholpon, **SAID, about=ABOUT)
    with pytest.raises(DatabaseError, match="permission denied"):
        say(
            cholpon,
            "insert into opens_emergencyopening (id, request_id, child_id, office_id, role, district_id, from_at,"
            " to_at, review_by) values (gen_random_uuid(), %s, %s, %s, 'head', 1, now(), now(), now())",
            asked.pk,
            child.pk,
            cholpon.office.pk,
        )
    with pytest.raises(DatabaseError, match="permission denied"):
        say(
            cholpon,
            "insert into access_grant (id, worker_id, child_id, reason, to_at) values (gen_random_uuid(), %s, %s,"
            " 'emergency', now() + interval '1 day')",
            cholpon.pk,
            child.pk,
        )


def test_it_is_for_reading_alone(child, cholpon):
    open_now(cholpon)
    assert rows_of_child(cholpon, "register_identity", child) == 1
    for table in ("register_languages", "intake_case", "visits_visit", "protection_protection"):
        with pytest.raises(DatabaseError, match="row-level security"):
            say(
                cholpon,
                f"insert into {table} (id, child_id, recorded_at, source) values (gen_random_uuid(), %s, now(), 'form')",
                child.pk,
            )
    with pytest.raises(DatabaseError, match="not within"):
        say(cholpon, "select access_move_file(%s, null, null, null)", child.pk)


def test_what_was_opened_is_read_after_a_look_alone(child, cholpon):
    opening = open_now(cholpon)
    count = "select count(*) from register_identity where child_id = %s"
    assert say(cholpon, count, child.pk) == [(0,)]
    consult(Child, child.pk, by=Speaker(cholpon.token))
    assert say(cholpon, count, child.pk) == [(1,)]
    assert say(cholpon, "select id from opens_emergencyopening") == [(opening.pk,)]


def test_why_it_was_opened_is_read_by_others_after_a_look_alone(child, cholpon, damira):
    opening = open_now(cholpon)
    words = "select words from opens_emergencyrequest"
    assert say(cholpon, words) == [(SAID["words"],)]
    assert say(damira, words) == []
    find_opening(opening.pk, by=Speaker(damira.token))
    assert say(damira, words) == [(SAID["words"],)]


def test_what_is_sealed_stays_closed(child, cholpon, aigul, damira):
    consult(Child, child.pk, by=damira)
    with damira.speaking():
        HealthDetail.objects.create(child_id=child.pk, words="x", holds_from="2026-01-01")
        ShelterAddress.objects.create(child_id=child.pk, words="x", holds_from="2026-01-01")
    open_now(cholpon)
    for table in ("register_healthdetail", "register_shelteraddress"):
        assert rows_of_child(damira, table, child) == 1
        assert rows_of_child(cholpon, table, child) == 0


def test_no_opening_outlives_its_hour_or_a_wall(child, cholpon, superuser):
    opening = open_now(cholpon)
    shift(superuser, opening, 1)
    assert rows_of_child(cholpon, "register_identity", child) == 0
    open_now(cholpon)
    assert rows_of_child(cholpon, "register_identity", child) == 1
    wall(cholpon, child.pk)
    assert rows_of_child(cholpon, "register_identity", child) == 0
    assert rows_of_child(cholpon, "opens_emergencyopening", child) == 0


def test_a_wall_ends_what_runs_and_a_lifted_wall_opens_nothing_again(child, cholpon, superuser):
    open_now(cholpon)
    wall(cholpon, child.pk)
    with without_triggers(superuser):
        superuser.execute("update access_wall set to_at = now()")
    assert child.pk not in say(cholpon, "select access_walled()")[0][0]
    assert say(cholpon, "select access_emergency()") == [([],)]
    assert rows_of_child(cholpon, "register_identity", child) == 0
    with pytest.raises(Http404):
        consult(Child, child.pk, by=Speaker(cholpon.token))


def test_a_wall_around_one_record_ends_the_opening_of_another_of_the_child(child, cholpon, aigul, erlan):
    identity = {"surname": "Асанов", "given": "Нурбек", "birth_date": date(2015, 3, 27)}
    twin = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)
    doubts = merging.doubts_about(child, twin, by=erlan)
    merging.merge_records(child, by=erlan, other=twin, reason="known", despite=doubts)
    opened = open_now(cholpon).child_id
    wall(cholpon, ({child.pk, twin.pk} - {opened}).pop())
    assert say(cholpon, "select access_emergency()") == [([],)]


def test_a_wall_hides_the_child_from_who_asks_again(child, cholpon):
    """The request that opened the file, sent once more behind a wall, is answered as one that found nobody."""
    asked = ask_for_opening(cholpon.office, by=cholpon, **SAID, about=ABOUT)
    opened = "select opens_open(%s, %s)"
    assert say(cholpon, opened, asked.pk, json.dumps(ABOUT)) != [(None,)]
    wall(cholpon, child.pk)
    assert say(cholpon, opened, asked.pk, json.dumps(ABOUT)) == [(None,)]


def test_a_walled_child_is_answered_as_one_that_never_was(child, cholpon, client_of):
    wall(cholpon, child.pk)
    browser, answers = client_of("cholpon"), []
    for about in (ABOUT, ABOUT | {"surname": "Башкаев"}):
        asked = ask_for_opening(cholpon.office, by=Speaker(cholpon.token), **SAID, about=about)
        page = browser.post(f"/emergency/{asked.pk}/", SAID | about)
        text = page.text.replace(str(asked.pk), "").replace(about["surname"], "")
        answers.append((page.status_code, re.sub(r'csrfmiddlewaretoken" value="\w+"', "", text)))
    assert answers[0] == answers[1] and answers[0][0] == 409
    assert browser.get("/").text.count("open in an emergency, for reading") == 0


def test_a_question_about_a_walled_child_is_not_read_by_who_is_asked(child, cholpon, damira):
    UnusualOpen.objects.using("owner").create(
        worker_id=cholpon.pk,
        office_id=cholpon.office.pk,
        role="specialist",
        child_id=child.pk,
        day=today(),
        first_at=timezone.now(),
        rules=["no_task"],
        points=3,
        answer_by=today(),
    )
    assert rows_of_child(cholpon, "opens_unusualopen", child) == 1
    wall(cholpon, child.pk)
    assert rows_of_child(cholpon, "opens_unusualopen", child) == 0


def test_who_opened_it_does_not_review_it_in_another_post(child, cholpon, damira, superuser):
    opening = open_now(cholpon)
    with without_triggers(superuser):
        superuser.execute(
            "update staff_term set role = 'head', office_id = %s where worker_id = %s",
            [damira.office.pk, cholpon.pk],
        )
    assert say(damira, "select opens_may_review(%s)", opening.pk) == [(True,)]
    assert say(cholpon, "select opens_may_review(%s)", opening.pk) == [(False,)]


def test_nobody_reviews_the_own_opening_or_takes_a_review_back(child, cholpon, damira):
    opening = open_now(cholpon)
    written = "insert into opens_emergencyreview (id, opening_id, \"right\", words) values (gen_random_uuid(), %s, true, 'x')"
    with pytest.raises(DatabaseError, match="row-level security"):
        say(cholpon, written, opening.pk)
    assert say(damira, written, opening.pk) == 1
    with pytest.raises(DatabaseError, match="permission denied"):
        say(damira, "delete from opens_emergencyreview")
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(using="owner"):
        EmergencyOpening.objects.using("owner").update(role="head")


def test_only_the_auditor_counts(cholpon, timur, damira):
    assert say(timur, "select * from opens_counted(current_date, current_date)") == [(0, 0)]
    for by in (cholpon, damira):
        for name in (
            "opens_counted(current_date, current_date)",
            "opens_newest_head()",
            "opens_kept_heads()",
        ):
            with pytest.raises(DatabaseError, match="only the auditor"):
                say(by, f"select * from {name}")


def test_the_auditor_sees_openings_and_no_child(child, cholpon, timur):
    open_now(cholpon)
    assert rows_of_child(timur, "opens_emergencyopening", child) == 1
    assert rows_of_child(timur, "register_identity", child) == 0
    with timur.speaking():
        assert not Child.objects.exists()


def test_a_grant_of_an_emergency_names_one_worker_and_an_end(child, cholpon):
    for row in ({"worker_id": cholpon.pk}, {"office_id": cholpon.office.pk}):
        with (
            pytest.raises(DatabaseError, match="emergency_is_of_one_and_ends"),
            transaction.atomic(using="owner"),
        ):
            Grant.objects.using("owner").create(child_id=child.pk, reason="emergency", **row)
