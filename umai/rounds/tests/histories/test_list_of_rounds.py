"""The children whom a round found are one more list: who is on it, who is not, and whom it can contain."""

import uuid
from datetime import timedelta

import pytest

from umai.law.terms.clock import today
from umai.linkage.histories.counting import count_histories
from umai.rounds.anew.actions import answer_anew
from umai.rounds.door.actions import ChildSaid
from umai.rounds.histories.lists import NoRound, list_of_rounds
from umai.rounds.planning.actions import end_round
from umai.rounds.tests.conftest import answer, planned, stops
from umai.rounds.tests.test_anew import draw_all
from umai.rounds.tests.test_found import IDENTITY, NURBEK, door_child, registered, says

ERLAN = ["1", "Маматов Эрлан Жолдошович", "05.11.2012", "м", "20511201200777"]
NURBEK_LISTED = ["3", "Асанов Нурбек Маратович", "27.03.2017", "м", "22703201700123"]
KNOWN = {"patronymic": "Маратович", "pin": "22703201700123"}
GIRL = ChildSaid("mother", "grandparents", 12, "f")


def over(round, by):
    end_round(round, by=by, ended_on=today(), reason="The snow came.")


def listed(**more):
    return list_of_rounds(using="owner", **more)


def counted(**more):
    found = count_histories(using="owner", beside=[listed()], **more)
    return {tuple(found.slugs[at] for at in one.on): number for one, number in found.counts.items()}


@pytest.fixture
def known(walk, aigul):
    """A child of the register of whom somebody spoke at a door; the round is over."""
    child = registered(aigul, **KNOWN)
    says(door_child(walk, aigul), aigul, "known", child=child)
    over(walk, aigul)
    return child


def test_a_child_of_a_list_and_of_a_round_is_on_both(on, known, walk):
    on("clinic", NURBEK_LISTED, ERLAN)
    assert counted() == {("clinic", "rounds"): 1, ("clinic",): 1}
    found = listed()
    assert walk.place.name in found.whom
    assert (found.from_on, found.to_on, found.districts) == (walk.from_on, today(), {walk.district_id})
    found = count_histories(using="owner", strata=("sex", "age"), beside=[found])
    assert {one.strata for one in found.counts if found.slugs.index("rounds") in one.on} == {("m", "7-13")}
    assert listed(since=today())
    with pytest.raises(NoRound):  # it ended before
        listed(since=today() + timedelta(days=1))


def test_two_doors_that_speak_of_one_child_count_once(walk, aigul, on):
    child = registered(aigul, **KNOWN)
    for door in (1, 2):
        says(door_child(walk, aigul, door=door), aigul, "known", child=child)
    over(walk, aigul)
    on("clinic", ERLAN)
    assert counted() == {("rounds",): 1, ("clinic",): 1}


def test_a_child_who_is_new_on_the_register_is_on_it_and_who_is_not_sure_is_told(walk, aigul, on):
    on("clinic", ERLAN)
    new = door_child(walk, aigul)
    says(
        new,
        aigul,
        "new",
        new={"id": uuid.uuid4(), "identity": IDENTITY, "settlement_id": new.answer.stop.settlement_id},
    )
    says(door_child(walk, aigul, GIRL, door=2), aigul)
    door_child(walk, aigul, GIRL, door=3)
    over(walk, aigul)
    found = count_histories(using="owner", beside=[listed()])
    assert counted() == {("rounds",): 1, ("clinic",): 1}
    assert (found.beside[0].unnamed, found.put_on_later) == (2, 1)


def test_a_child_whose_parents_are_not_away_is_not_on_it_and_of_whom_only_the_number_was_said_is_told(
    walk, aigul
):
    answer(stops(walk)[0], aigul, "others", others=1)
    answer(stops(walk)[1], aigul, "migrants", migrants=3, children=[GIRL])
    with pytest.raises(NoRound):  # it goes on
        listed()
    over(walk, aigul)
    assert (listed().children, listed().unnamed) == ([], 3)


def test_what_a_second_team_heard_is_no_list_of_its_own(walk, aigul, jibek, monkeypatch):
    says(door_child(walk, aigul), aigul, "known", child=registered(aigul))
    draw_all(walk, aigul, monkeypatch)
    answer_anew(
        jibek.office,
        by=jibek,
        stop=stops(walk)[0],
        id=uuid.uuid4(),
        team=2,
        said_on=today(),
        result="migrants",
        children=[NURBEK, GIRL],
    )
    over(walk, aigul)
    assert (len(listed().children), listed().unnamed) == (1, 0)


def test_a_round_at_a_market_does_not_count(village, aigul):
    over(planned(village, aigul, purpose="market"), aigul)
    with pytest.raises(NoRound):
        listed()
