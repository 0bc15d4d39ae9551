"""The list of ties, as the head and the oblast read it: each of its parts leads to where it is done."""

import re
import uuid

import pytest

from umai.intake.cases.actions import assign_worker
from umai.register.child.actions import add_child
from umai.register.tests.conftest import ainura, wall
from umai.walls.lifting.actions import ask_lift
from umai.walls.reading import lift_requests, walls_of
from umai.walls.suggesting.actions import say_tie
from umai.walls.tests.conftest import declared
from umai.walls.tests.test_declaring import again

__all__ = ["ainura", "wall"]


def part(client, name):
    """One part of the list; "" where it is not drawn."""
    _before, _found, rest = client.get("/ties/").text.partition(f'id="ties-{name}"')
    return rest.partition("</section>")[0]


@pytest.fixture
def case_of_nobody(child, case, aigul):
    declared(child, aigul, "aigul")
    return case


def test_where_nothing_is_closed_it_says_so(client_of, db):
    page = client_of("damira").get("/ties/").text
    assert "No file is closed to anybody" in page and "<section" not in page.split("<main")[1]


def test_a_closed_file_leads_to_the_case_that_nobody_answers_for(case_of_nobody, client_of):
    for who in ("damira", "farida"):
        shown = part(client_of(who), "closed")
        assert "Асанов Нурбек" in shown and "Асанова Айгүл" in shown, who
        assert f'href="/cases/{case_of_nobody.pk}/">Nobody answers for the case' in shown, who


def test_where_the_head_is_walled_it_leads_the_oblast_to_name_the_worker(
    child, case, aigul, damira, client_of
):
    assign_worker(case, by=damira, worker_id=damira.pk)
    declared(child, aigul, "damira")
    assert f'href="/ties/cases/{case.pk}/worker/"' in part(client_of("farida"), "closed")
    assert part(client_of("damira"), "closed") == ""


def test_who_asked_and_who_decides_read_the_request_each_in_their_words(
    case_of_nobody, child, damira, client_of
):
    (wall,) = walls_of(child, again(damira))
    ask_lift(wall, by=again(damira), reason="The marriage is over.")
    (request,) = lift_requests(again(damira))
    for who, says in (("damira", "you asked"), ("farida", "waits for you")):
        shown = part(client_of(who), "asked")
        assert says in shown and f'href="{request.get_absolute_url()}"' in shown, who
        assert "Асанов Нурбек" in shown and "The marriage is over." not in shown, who


def test_a_second_record_leads_to_the_comparison_of_both(case_of_nobody, child, aigul, client_of):
    identity = {"surname": "Асанов", "given": "Нурбек", "birth_date": "2016-05-04"}
    aigul = again(aigul)
    new = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)
    shown = part(client_of("damira"), "again")
    assert f"/children/{child.pk}/" in shown and str(new.pk) in shown and "Асанова Айгүл" in shown


def test_who_reaches_no_file_decides_without_the_name_of_the_child(child, aigul, farida, ainura, client_of):
    declared(child, aigul, "damira")
    (wall,) = walls_of(child, farida)
    ask_lift(wall, by=again(farida), reason="It was another Damira.")
    (request,) = lift_requests(again(ainura))
    shown = part(client_of("ainura"), "asked")
    assert f'<li><a href="{request.get_absolute_url()}">Жумабаева Дамира</a> · waits for you</li>' in shown
    assert "Нурбек" not in shown and "Name not known" not in shown


def test_a_tie_that_was_said_stands_there_without_the_name_of_a_child(child, erlan, client_of):
    say_tie(erlan.worker, by=erlan, words="My sister's son, in the last house.")
    shown = part(client_of("damira"), "found")
    assert ">Мамытов Эрлан</a> · the worker said so, without opening a file</li>" in shown


def test_a_wall_that_nobody_declared_stands_there_without_a_tie(child, aigul, wall, client_of):
    wall(aigul, child)
    shown = " ".join(re.sub(r"<[^>]+>", " ", part(client_of("damira"), "closed")).split())
    assert "Асанов Нурбек · Асанова Айгүл · " in shown and shown.count("·") == 2
