import uuid

import pytest

from umai.identification.inbox import actions
from umai.identification.inbox.endings import end_signal
from umai.identification.models import Signal, SignalMatch
from umai.identification.signal.guard import HasEnded
from umai.identification.tests.conftest import last_entry, reported, standing, wall
from umai.refusal import NotPermitted
from umai.register.child.actions import add_child


@pytest.fixture
def sister(aigul):
    return add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity={"given": "Айпери"})


def test_a_signal_is_about_a_child_of_the_register(signal, child, erlan):
    actions.match_child(signal, by=erlan, child=child)
    (row,) = standing(SignalMatch, erlan)
    assert (row.signal_id, row.child_id, row.municipality_id) == (signal.pk, child.pk, child.municipality_id)


def test_matching_is_on_the_trail(signal, child, erlan):
    actions.match_child(signal, by=erlan, child=child)
    assert last_entry() == ("identification.match", "done")


@pytest.mark.parametrize("who", ["aigul", "bakyt", "timur"])
def test_other_roles_match_nothing(signal, child, who, request):
    with pytest.raises(NotPermitted):
        actions.match_child(signal, by=request.getfixturevalue(who), child=child)


def test_another_district_matches_nothing(signal, child, cholpon):
    with pytest.raises(NotPermitted):
        actions.match_child(signal, by=cholpon, child=child)


def test_a_child_out_of_reach_is_not_matched(child, cholpon):
    there = reported(district=cholpon.office.place)
    with pytest.raises(NotPermitted):
        actions.match_child(there, by=cholpon, child=child)


def test_another_child_stands_in_place_of_the_first(signal, child, sister, erlan):
    actions.match_child(signal, by=erlan, child=child)
    actions.match_child(signal, by=erlan, child=sister)
    assert [row.child_id for row in standing(SignalMatch, erlan)] == [sister.pk]
    with erlan.speaking():
        assert {row.child_id for row in SignalMatch.ever.all()} == {child.pk, sister.pk}


def test_the_same_child_again_changes_nothing(signal, child, erlan):
    assert actions.match_child(signal, by=erlan, child=child) == actions.match_child(
        signal, by=erlan, child=child
    )


def test_a_match_is_struck(signal, child, erlan, damira):
    actions.match_child(signal, by=erlan, child=child)
    actions.strike_match(signal, by=damira)
    assert last_entry() == ("identification.strike_match", "done")
    assert standing(SignalMatch, erlan) == []


@pytest.mark.parametrize("who", ["aigul", "bakyt", "cholpon"])
def test_others_strike_nothing(signal, child, erlan, who, request):
    actions.match_child(signal, by=erlan, child=child)
    with pytest.raises(NotPermitted):
        actions.strike_match(signal, by=request.getfixturevalue(who))


def test_no_match_is_not_struck(signal, erlan):
    with pytest.raises(actions.Incomplete):
        actions.strike_match(signal, by=erlan)


def test_what_ended_is_matched_no_more(signal, child, erlan):
    actions.screen_signal(signal, by=erlan, outcome="information")
    end_signal(signal, by=erlan, how="no_need", findings="Telephoned.")
    with pytest.raises(HasEnded):
        actions.match_child(signal, by=erlan, child=child)


def test_the_wall_of_the_child_hides_the_signal(signal, child, erlan, damira):
    actions.match_child(signal, by=damira, child=child)
    wall(erlan, child)
    with erlan.speaking():
        assert not Signal.objects.exists()


def test_a_struck_match_hides_nothing(signal, child, erlan, damira):
    actions.match_child(signal, by=damira, child=child)
    wall(erlan, child)
    actions.strike_match(signal, by=damira)
    with erlan.speaking():
        assert Signal.objects.get().pk == signal.pk


def test_the_workers_of_the_file_do_not_see_the_match(signal, child, erlan, aigul):
    actions.match_child(signal, by=erlan, child=child)
    assert standing(SignalMatch, aigul) == []
