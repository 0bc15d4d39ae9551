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


def test_a_signal_is_about_a_child_of_the_register_until_it_is_struck(signal, child, erlan, damira, aigul):
    first = actions.match_child(signal, by=erlan, child=child)
    assert last_entry() == ("identification.match", "done")
    assert actions.match_child(signal, by=erlan, child=child) == first
    (row,) = standing(SignalMatch, erlan)
    assert (row.signal_id, row.child_id, row.municipality_id) == (signal.pk, child.pk, child.municipality_id)
    assert standing(SignalMatch, aigul) == []  # nor do the workers of the file see it
    actions.strike_match(signal, by=damira)
    assert last_entry() == ("identification.strike_match", "done")
    assert standing(SignalMatch, erlan) == []
    with pytest.raises(actions.Incomplete):
        actions.strike_match(signal, by=erlan)


def test_others_and_another_district_match_and_strike_nothing(signal, child, erlan, cholpon, request):
    people = {who: request.getfixturevalue(who) for who in ("aigul", "bakyt", "timur", "cholpon")}
    for who, by in people.items():
        with pytest.raises(NotPermitted):
            actions.match_child(signal, by=by, child=child)
            pytest.fail(f"{who} matched it")
    with pytest.raises(NotPermitted):  # a child out of reach
        actions.match_child(reported(district=cholpon.office.place), by=cholpon, child=child)
    actions.match_child(signal, by=erlan, child=child)
    for who, by in people.items():
        with pytest.raises(NotPermitted):
            actions.strike_match(signal, by=by)
            pytest.fail(f"{who} struck it")


def test_another_child_stands_in_place_of_the_first(signal, child, sister, erlan):
    actions.match_child(signal, by=erlan, child=child)
    actions.match_child(signal, by=erlan, child=sister)
    assert [row.child_id for row in standing(SignalMatch, erlan)] == [sister.pk]
    with erlan.speaking():
        assert {row.child_id for row in SignalMatch.ever.all()} == {child.pk, sister.pk}


def test_what_ended_is_matched_no_more(signal, child, erlan):
    actions.screen_signal(signal, by=erlan, outcome="information")
    end_signal(signal, by=erlan, how="no_need", findings="Telephoned.")
    with pytest.raises(HasEnded):
        actions.match_child(signal, by=erlan, child=child)


def test_the_wall_of_the_child_hides_the_signal_and_a_struck_match_nothing(signal, child, erlan, damira):
    actions.match_child(signal, by=damira, child=child)
    wall(erlan, child)
    with erlan.speaking():
        assert not Signal.objects.exists()
    actions.strike_match(signal, by=damira)
    with erlan.speaking():
        assert Signal.objects.get().pk == signal.pk
