"""What is asked about a round: by whom, and that a list is compared with a round in numbers alone."""

import uuid
from datetime import timedelta

import pytest

from umai.casefile.rounds.reading import found_nothing
from umai.law.terms.clock import today
from umai.outreach.territory import settlements_of
from umai.places.models import Place
from umai.register.tests.conftest import ainura
from umai.rounds.door.actions import ChildSaid, answer_door
from umai.rounds.models import RoundStop
from umai.rounds.planning.actions import add_dwellings, plan_round
from umai.rounds.tests.conftest import jibek
from umai.unseen.models import ListedChild
from umai.unseen.tests.conftest import home, listed, nookat, villages

__all__ = ["ainura", "home", "jibek", "listed", "nookat", "villages"]

NAMED = [
    [f"{name} Маратовна", f"{day:02}.03.2015", ""]
    for day, name in enumerate(("Асанова Айша", "Бекова Асел", "Орозова Нур"), 1)
]


@pytest.fixture
def village(villages):
    """The place that a list names: a village of Aigul's municipality."""
    return settlements_of(Place.objects.get(pk=villages[0].pk))[0]


@pytest.fixture
def walk(village, aigul):
    days = {"from_on": today() - timedelta(days=10), "to_on": today() + timedelta(days=10)}
    walk = plan_round(village, by=aigul, id=uuid.uuid4(), purpose="house", **days)
    add_dwellings(walk, by=aigul, settlement=village, nameless=5)
    return walk


def walked(walk, by, *results):
    for stop, result in zip(
        RoundStop.objects.using("owner").select_related("round").order_by("number"), results, strict=False
    ):
        stop._state.db = stop.round._state.db = "default"
        children = [ChildSaid(away="both", lives_with="alone")] if result == "migrants" else ()
        said = {"team": 1, "said_on": today(), "result": result, "children": children}
        answer_door(by.office, by=by, id=uuid.uuid4(), stop=stop, **said)


def name_children(listed, village, *, n=3):
    """A list that names so many children of migrants in the village."""
    listed(*NAMED[:n])
    lines = ListedChild.objects.using("owner")
    lines.update(settlement=village)
    assert lines.filter(of_migrant=True, district=village.district_id).count() == n


def numbers(walk, by):
    return [(one.dwellings, one.done, one.named) for one in found_nothing(walk, by=by)]


class TestNobodyFound:
    def test_is_asked_of_the_department_alone_where_lists_name_children(
        self, walk, village, listed, aigul, request
    ):
        name_children(listed, village)
        walked(walk, aigul, *["none"] * 4)
        asked = {"erlan": [(5, 4, 3)], "damira": [(5, 4, 3)]}
        others = ("aigul", "azamat", "cholpon", "farida", "timur", "nuriya")
        found = {who: numbers(walk, request.getfixturevalue(who)) for who in (*asked, *others)}
        assert {who: said for who, said in found.items() if said} == asked

    def test_is_not_asked_before_most_dwellings_are_done(self, walk, village, listed, aigul, damira):
        name_children(listed, village)
        walked(walk, aigul, *["none"] * 3, "nobody")
        assert numbers(walk, damira) == []

    def test_is_not_asked_where_one_child_was_found(self, walk, village, listed, aigul, damira):
        name_children(listed, village)
        walked(walk, aigul, *["none"] * 4, "migrants")
        assert numbers(walk, damira) == []

    def test_is_not_asked_where_lists_name_so_few_that_they_are_one_family(
        self, walk, village, listed, aigul, damira
    ):
        name_children(listed, village, n=2)
        walked(walk, aigul, *["none"] * 5)
        assert numbers(walk, damira) == []


class TestThePage:
    def test_asks_and_accuses_nobody(self, walk, village, listed, aigul, client_of):
        name_children(listed, village)
        walked(walk, aigul, *["none"] * 5)
        shown = " ".join(client_of("damira").get(f"/rounds/{walk.pk}/questions/").content.decode().split())
        assert "5 of 5 dwellings are done" in shown and "The latest lists name 3 there." in shown
        assert "Асанова" not in shown and "Бекова" not in shown

    def test_asks_how_a_sheet_came_to_say_one_thing(self, walk, village, aigul, client_of):
        add_dwellings(walk, by=aigul, settlement=village, nameless=15)
        walked(walk, aigul, *["none"] * 20)
        shown = client_of("damira").get(f"/rounds/{walk.pk}/questions/").content.decode()
        assert "all 20 answers are the same" in shown

    def test_is_for_the_department_and_the_oblast_and_says_where_nothing_is_asked(
        self, walk, client_of, aigul
    ):
        for who, status in [
            ("erlan", 200),
            ("damira", 200),
            ("farida", 200),
            ("aigul", 403),
            ("nuriya", 403),
            ("cholpon", 404),
        ]:
            assert client_of(who).get(f"/rounds/{walk.pk}/questions/").status_code == status, who
        walked(walk, aigul, "none")
        assert "Nothing is asked" in client_of("damira").get(f"/rounds/{walk.pk}/questions/").content.decode()

    def test_is_told_on_the_first_page_while_it_runs_and_when_it_stopped(self, walk, client_of, ainura):
        for who, told in [("damira", True), ("erlan", True), ("farida", True), ("aigul", False)]:
            shown = client_of(who).get("/").content.decode()
            assert ("From 1 round no answers come" in shown) == told, who
        for who, told in [("damira", True), ("farida", True), ("ainura", True), ("cholpon", False)]:
            shown = client_of(who).get("/").content.decode()
            assert ("1 round runs: see how far it came" in shown) == told, who

    def test_a_round_after_its_last_day_is_told_on_the_first_page(self, village, aigul, client_of):
        days = {"from_on": today() - timedelta(days=10), "to_on": today() - timedelta(days=1)}
        plan_round(village, by=aigul, id=uuid.uuid4(), purpose="house", **days)
        assert "The last day of 1 round is over" in client_of("damira").get("/").content.decode()

    def test_a_member_of_a_round_begins_with_the_rounds(self, jibek, client_of):
        assert client_of("jibek").get("/").url == "/rounds/"
