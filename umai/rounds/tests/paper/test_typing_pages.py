"""The page of typing tells each slip at its box, and keeps all that was typed."""

import uuid
from datetime import timedelta

import pytest
from django.urls import reverse

from umai.law.terms.clock import today
from umai.rounds.codes import code_of
from umai.rounds.models import DoorChild, SheetEntry
from umai.rounds.planning.actions import add_member, note_leaving
from umai.rounds.tests.conftest import answers, planned
from umai.rounds.tests.paper.test_typing import CLOSED, typed


def day(on, name="walked_on"):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


@pytest.fixture
def send(walk, client_of):
    """`send(d1="3", …)`: a sheet with twenty dwellings without children, and what is said otherwise."""

    def send(who="aigul", on=None, **said):
        head = {
            "id": str(uuid.uuid4()),
            "reading": 1,
            "lines": 10,
            "sheet": "1",
            "team": "1",
            "none_count": "20",
        }
        url = reverse("rounds:type", args=[walk.pk])
        return client_of(who).post(url, head | day(on or today()) | said)

    return send


ONE = {"none_count": "19", "d1": "3", "r1": "1"}


class TestASheetThatIsRight:
    def test_is_written_and_the_page_is_ready_for_the_next(self, send, walk, client_of):
        answer = send(**ONE, c1="3", k1="9 1 1 2 1 0", w1="Нурбек")
        assert answer.status_code == 302 and answers().count() == 20
        page = client_of("aigul").get(answer.headers["Location"])
        assert page.context["form"]["sheet"].value() == 2 and page.context["form"]["team"].value() == 1
        assert DoorChild.objects.using("owner").get().said.child == "Нурбек"

    def test_is_named_by_any_code_on_it(self, send, walk):
        assert send(sheet=code_of(walk.number, 40)).status_code == 302
        assert SheetEntry.objects.using("owner").get().sheet == 2

    def test_children_below_one_another_live_in_one_dwelling(self, send):
        said = {"none_count": "18", "d2": "8", "r2": "1", "c3": "8", "k3": "- - 9 9"}
        assert send(**(ONE | said), c1="3", k1="9 1 1 2", k2="4 2 1 2").status_code == 302
        assert sorted(answers().filter(result="migrants").values_list("migrants", flat=True)) == [1, 2]

    def test_typed_again_by_another_is_the_second_typing(self, send):
        assert (send().status_code, send("erlan").status_code) == (302, 409)
        refused = send("erlan")
        assert refused.context["form"]["reading"].value() == "2"
        assert send("erlan", reading=2).status_code == 302


SLIPS = [
    ({"sheet": "9"}, "sheet", "no sheet 9"),
    ({"sheet": "1-00021-0"}, "sheet", "digit of this code is wrong"),
    ({"none_count": "19"}, "none_count", "make 19"),
    (ONE | {"r1": "8"}, "r1", "none of the marks"),
    (ONE | {"r1": "1", "m1": "300"}, "m1", "More than 20 children"),
    (ONE | {"r1": "2", "o1": "300"}, "o1", "More than 20 children"),
    (ONE | {"r1": "2", "o1": "x"}, "o1", "whole number"),
    (ONE | {"r1": "1"}, "r1", "does not fit"),
    (ONE | {"r1": "3", "s1": "7"}, "s1", "none of the marks"),
    (ONE | {"r1": "3", "s1": "0"}, "second_on", "day of the second attempt"),
    (ONE | {"d1": "21", "r1": "4"}, "d1", "does not stand on sheet 1"),
    (ONE | {"d1": "1-00003-0", "r1": "4"}, "d1", "digit of this code is wrong"),
    (ONE | {"c1": "3", "k1": "9 1 7 2"}, "k1", "Who is away"),
    (ONE | {"c1": "4", "k1": "9 1 1 2", "m1": "1"}, "c1", "has no line above"),
    ({"none_count": "18", "d1": "3", "r1": "4", "d2": "3", "r2": "4"}, "d2", "typed twice"),
]


def test_a_slip_is_told_at_its_box_and_nothing_typed_is_lost(send):
    for said, at, words in SLIPS:
        answer = send(**said)
        form = answer.context["form"]
        assert answer.status_code == 422 and words in " ".join(form.errors[at]), said
        assert all(str(form[name].value()) == value for name, value in said.items()), said
    assert not answers().exists()


class TestWhatTheHeadSays:
    def test_a_day_before_the_round_or_to_come_and_a_sheet_of_another(self, send, walk, village, aigul):
        for on, words in (
            (walk.from_on - timedelta(days=1), "before the round"),
            (today() + timedelta(days=1), "has not come"),
        ):
            answer = send(on=on)
            assert answer.status_code == 422
            assert words in str(answer.context["form"].errors["walked_on"])
        other = planned(village, aigul)
        errors = send(sheet=code_of(other.number, 1)).context["form"].errors
        assert f"belongs to round {other.number}" in str(errors["sheet"])

    def test_a_team_of_which_everybody_left(self, send, walk, aigul):
        member = add_member(walk, by=aigul, team=1, name="Жибек", from_on=today() - timedelta(days=9))
        note_leaving(member, by=aigul, last_on=today() - timedelta(days=2))
        assert "left before" in str(send().context["form"].errors["team"])


def test_more_lines_for_children_keep_what_was_typed(send):
    answer = send(**ONE, c1="3", k1="9 1 1 2", then="more")
    form = answer.context["form"]
    assert answer.status_code == 200 and len(form.children_lines) == 20 and form["k1"].value() == "9 1 1 2"


def test_the_differences_of_two_typings_are_shown_and_chosen(walk, aigul, erlan, client_of):
    typed(walk, aigul, CLOSED)
    typed(walk, erlan, reading=2)
    url = reverse("rounds:sheet", args=[walk.pk, 1])
    shown = client_of("aigul").get(url)
    assert [stop.number for stop, _rows in shown.context["differences"]] == [7]
    said = {"id": str(uuid.uuid4()), "number": "7", "chosen": "1"}
    assert client_of("aigul").post(url, said).status_code == 302
    assert client_of("aigul").get(url).context["differences"] == []


def test_a_list_of_sheets_says_which_were_typed_to_nobody_else(walk, aigul, client_of):
    address = reverse("rounds:sheets", args=[walk.pk])
    assert "No sheet was typed in yet." in client_of("aigul").get(address).content.decode()
    typed(walk, aigul)
    page = client_of("aigul").get(address)
    assert tuple(page.context["progress"]) == (2, 1, 0)
    for who in ("cholpon", "farida", "timur"):
        for name, more in (("type", []), ("sheets", []), ("sheet", [1])):
            answer = client_of(who).get(reverse(f"rounds:{name}", args=[walk.pk, *more]))
            assert answer.status_code in (403, 404), (who, name)


class TestSheetsThatWereTyped:
    def shown(self, client, walk, page):
        answer = client.get(f"/rounds/{walk.pk}/{page}")
        assert answer.status_code == 200
        return answer.content.decode()

    def test_once_ask_to_be_typed_again_and_twice_lead_to_what_differs(self, send, walk, client_of):
        send()
        assert "Type it in a second time" in self.shown(client_of("aigul"), walk, "sheets/1/")
        at = send("erlan", reading=2).headers["Location"]
        assert "second</td>" in self.shown(client_of("aigul"), walk, "sheets/")
        assert "See where the two typings differ" in client_of("erlan").get(at).content.decode()
