"""A wall is lifted by two persons who stand above the walled worker, and by nothing else."""

import uuid

import pytest
from django.db import DatabaseError, connections

from tests.cast import id_of
from tests.second_person import speaker
from tests.tampering import without_triggers
from umai.access.models import Wall
from umai.access.requirements import AlreadyAnswered, Incomplete, NeedsAnotherPerson
from umai.law.terms.clock import today
from umai.refusal import NotPermitted
from umai.register.models import Child
from umai.staff.models import Role, Term, Worker
from umai.trail.models import Entry
from umai.walls.lifting.actions import agree_lift, ask_lift, refuse_lift
from umai.walls.models import LiftAnswer
from umai.walls.reading import lift_requests, walls_of
from umai.walls.tests.conftest import declared


@pytest.fixture
def wall(child, aigul):
    return declared(child, aigul, "aigul")


@pytest.fixture
def ministry(db):
    worker = Worker.objects.using("owner").create(surname="Осмонова", given="Жанара")
    Term.objects.using("owner").create(
        worker=worker,
        office_id=id_of("office", "ministry"),
        role=Role.MINISTRY_SUPERVISOR,
        from_on="2020-01-01",
    )
    return speaker(worker.pk)


def again(by):
    return speaker(by.pk)


def asked(child, by, reason="The marriage is over."):
    (wall,) = walls_of(child, by)
    return ask_lift(wall, by=by, reason=reason)


def waiting(by):
    return [one for one in lift_requests(again(by)) if one.may_answer]


def stands(wall):
    return Wall.objects.using("owner").get(pk=wall.pk).to_at is None


def test_one_asks_another_agrees_and_the_worker_sees_the_file_again(child, wall, aigul, damira, farida):
    asked(child, damira)
    assert stands(wall)
    (request,) = waiting(farida)
    agree_lift(request, by=farida)
    assert not stands(wall)
    aigul = again(aigul)
    with aigul.speaking():
        assert Child.objects.within_reach_of(aigul).filter(pk=child.pk).exists()
    acts = list(
        Entry.objects.using("owner")
        .filter(act__startswith="walls.", outcome="done")
        .values_list("act", flat=True)
    )
    assert sorted(acts) == ["walls.agree_lift", "walls.ask_lift", "walls.declare"]


def test_the_oblast_asks_and_the_head_agrees(child, wall, damira, farida):
    asked(child, farida)
    (request,) = waiting(damira)
    agree_lift(request, by=damira)
    assert not stands(wall)


def test_not_alone(child, wall, damira):
    asked(child, damira)
    (request,) = lift_requests(again(damira))
    with pytest.raises(NeedsAnotherPerson):
        agree_lift(request, by=again(damira))
    assert stands(wall)


def test_another_account_of_who_asked_does_not(child, wall, damira):
    twin = Worker.objects.using("owner").create(surname="Жумабаева", given="Дамира")
    Term.objects.using("owner").create(
        worker=twin, office_id=id_of("office", "nookat"), role=Role.HEAD, from_on="2020-01-01"
    )
    asked(child, damira)
    assert waiting(speaker(twin.pk)) == []


def test_a_reason_is_needed_and_one_request_waits(child, wall, damira):
    with pytest.raises(Incomplete):
        asked(child, damira, " ")
    asked(child, damira)
    with pytest.raises(AlreadyAnswered):
        asked(child, again(damira))


def test_a_request_that_nobody_answered_in_seven_days_waits_no_more(child, wall, damira, farida, superuser):
    asked(child, damira)
    with without_triggers(superuser):
        superuser.execute("update walls_liftrequest set recorded_at = recorded_at - interval '7 days'")
    assert waiting(farida) == []
    asked(child, again(damira), "The marriage is over, as I wrote a week ago.")
    (request,) = waiting(farida)
    assert "week ago" in request.reason


def test_on_the_last_day_of_the_post_the_head_still_stands_above(child, wall, damira, farida):
    Term.objects.using("owner").filter(worker_id=damira.pk).update(to_on=today())
    asked(child, again(damira))
    assert len(waiting(farida)) == 1


@pytest.mark.parametrize("who", ["aigul", "cholpon"])
def test_nobody_else_asks_or_agrees(child, wall, damira, farida, who, request):
    (shown,) = walls_of(child, farida)
    by = request.getfixturevalue(who)
    with pytest.raises(NotPermitted):
        ask_lift(shown, by=by, reason="Please.")
    asked(child, damira)
    (waits,) = waiting(farida)
    with pytest.raises((NotPermitted, NeedsAnotherPerson)):
        agree_lift(waits, by=again(by))
    assert stands(wall)


def test_the_wall_around_the_head_is_not_lifted_from_below(child, aigul, damira, farida, erlan, ministry):
    wall = declared(child, aigul, "damira")
    (shown,) = walls_of(child, farida)
    for by in (damira, erlan):
        with pytest.raises(NotPermitted):
            ask_lift(shown, by=again(by), reason="It is wrong.")
    ask_lift(shown, by=farida, reason="It was another Damira.")
    assert waiting(damira) == waiting(farida) == []
    (request,) = waiting(ministry)
    assert (request.child_id, request.name) == (None, "")  # the Ministry reaches no file
    agree_lift(request, by=again(ministry))
    assert not stands(wall)


def test_a_refusal_says_why_and_the_wall_stands(child, wall, damira, farida):
    asked(child, damira)
    (request,) = waiting(farida)
    with pytest.raises(Incomplete):
        refuse_lift(request, by=farida, words="")
    refuse_lift(request, by=again(farida), words="They live together.")
    assert stands(wall) and lift_requests(again(damira)) == []
    assert LiftAnswer.objects.using("owner").get().reason == "They live together."


def test_nothing_else_changes_a_wall_not_even_the_owner(wall):
    rows = Wall.objects.using("owner").filter(pk=wall.pk)
    for change in ({"to_at": "2020-01-01T00:00Z"}, {"worker_id": uuid.uuid4()}, {"tie": "other"}):
        with pytest.raises(DatabaseError):
            rows.update(**change)
    with pytest.raises(DatabaseError), connections["owner"].cursor() as cursor:
        cursor.execute("delete from access_wall where id = %s", [wall.pk])
    assert stands(wall)


def test_the_pages(child, wall, client_of, damira):
    page = f"/children/{child.pk}/ties/{wall.pk}/lift/"
    answer = client_of("damira").post(page, {"reason": "The marriage is over."})
    assert (answer.status_code, answer["Location"]) == (302, "/ties/")
    assert b"a second person decides" in client_of("damira").get(page).content
    (request,) = lift_requests(damira)
    assert b"Another person decides" in client_of("damira").get(request.get_absolute_url()).content
    shown = client_of("farida").get(request.get_absolute_url()).content.decode()
    assert "The marriage is over." in shown and "Асанов" in shown
    refuse = client_of("farida").get(f"/ties/lift/{request.pk}/refuse/")
    assert refuse.status_code == 200
    assert b"May a file be opened" in client_of("farida").get("/").content
    assert client_of("farida").post(request.get_absolute_url()).status_code == 302
    assert not stands(wall)
    assert client_of("farida").get(request.get_absolute_url()).status_code == 404


def test_a_page_of_another_wall_is_not_found(child, wall, client_of):
    assert client_of("damira").get(f"/children/{child.pk}/ties/{uuid.uuid4()}/lift/").status_code == 404


def test_the_file_says_that_it_was_opened_again_and_asks_for_nothing_more(
    child, wall, damira, farida, client_of
):
    page = f"/children/{child.pk}/"
    ask = f'href="{page}ties/{wall.pk}/lift/"'
    before = client_of("damira").get(page).text
    assert ask in before and "Opened again" not in before
    asked(child, damira)
    agree_lift(waiting(farida)[0], by=farida)
    after = client_of("damira").get(page).text
    assert "Opened again" in after and ask not in after and "a second person decides" not in after
