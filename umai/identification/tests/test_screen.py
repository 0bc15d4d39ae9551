from datetime import timedelta

import pytest

from umai.identification.inbox import actions
from umai.identification.inbox.endings import end_signal
from umai.identification.models import Screening
from umai.identification.signal.guard import GoesOnElsewhere, HasEnded
from umai.identification.tests.conftest import last_entry, nookat, reported, standing, wall
from umai.places.models import Place
from umai.refusal import NotPermitted


def test_the_duty_worker_says_what_it_is_once(signal, erlan):
    for _time in range(2):
        actions.screen_signal(signal, by=erlan, outcome="concern")
        assert last_entry() == ("identification.screen", "done")
    (row,) = standing(Screening, erlan)
    assert (row.signal_id, row.outcome, row.recorded_by_id) == (signal.pk, "concern", erlan.pk)
    with erlan.speaking():
        assert Screening.ever.count() == 1


def test_other_roles_and_another_district_screen_nothing(signal, request):
    for who in ("aigul", "bakyt", "kanykei", "gulnara", "timur", "omurbek", "cholpon"):
        with pytest.raises(NotPermitted):
            actions.screen_signal(signal, by=request.getfixturevalue(who), outcome="concern")
            pytest.fail(f"{who} screened it")
        assert last_entry() == ("identification.screen", "refused"), who


def test_a_kept_signal_is_screened_by_the_oblast_and_not_by_the_district(kept, erlan, damira, farida):
    for by in (erlan, damira):
        with pytest.raises(NotPermitted):
            actions.screen_signal(kept, by=by, outcome="concern")
    assert actions.screen_signal(kept, by=farida, outcome="urgent").outcome == "urgent"


def test_who_is_behind_the_wall_of_the_child_screens_nothing(signal, child, erlan, damira):
    actions.match_child(signal, by=damira, child=child)
    wall(erlan, child)
    with pytest.raises(NotPermitted):
        actions.screen_signal(signal, by=erlan, outcome="concern")


def test_changing_one_s_mind_keeps_the_first(signal, erlan, damira):
    first = actions.screen_signal(signal, by=erlan, outcome="concern")
    actions.screen_signal(signal, by=damira, outcome="urgent", reason="The school confirms it.")
    with damira.speaking():
        assert [row.outcome for row in Screening.objects.all()] == ["urgent"]
        assert {row.outcome for row in Screening.ever.all()} == {"concern", "urgent"}
        assert Screening.objects.get().replaces_id == first.pk


def test_a_threat_of_suicide_is_never_less_than_urgent(db, erlan):
    for said in ({"self_harm": True}, {"concern": "self_harm"}):
        threat = reported(**said)
        for outcome in ("concern", "information", "not_for_us"):
            with pytest.raises(actions.AlwaysUrgent):
                actions.screen_signal(threat, by=erlan, outcome=outcome, reason="A joke, says the mother.")
                pytest.fail(f"{said} was screened as {outcome}")
    assert standing(Screening, erlan) == []


def test_what_goes_on_with_it_keeps_it_urgent(signal, erlan):
    threat = reported(self_harm=True, ago=timedelta(0))
    first = actions.gather_signals(signal, by=erlan, others=[threat.pk])
    with pytest.raises(actions.AlwaysUrgent):
        actions.screen_signal(first, by=erlan, outcome="information", reason="Nothing.")


def test_danger_now_is_screened_lower_only_with_a_reason(db, erlan):
    danger = reported(danger_now=True)
    with pytest.raises(actions.Incomplete):
        actions.screen_signal(danger, by=erlan, outcome="concern", reason=" ")
    actions.screen_signal(danger, by=erlan, outcome="concern", reason="The father left yesterday.")
    assert standing(Screening, erlan)[0].reason == "The father left yesterday."


def test_not_for_us_says_why(signal, erlan):
    with pytest.raises(actions.Incomplete):
        actions.screen_signal(signal, by=erlan, outcome="not_for_us")


def test_what_ended_is_screened_no_more(signal, erlan):
    actions.screen_signal(signal, by=erlan, outcome="information")
    end_signal(signal, by=erlan, how="no_need", findings="Telephoned the school.")
    with pytest.raises(HasEnded):
        actions.screen_signal(signal, by=erlan, outcome="urgent")


def test_what_goes_on_with_another_is_screened_there(signal, erlan):
    later = reported(ago=timedelta(0))
    actions.gather_signals(signal, by=erlan, others=[later.pk])
    with pytest.raises(GoesOnElsewhere):
        actions.screen_signal(later, by=erlan, outcome="concern")


class TestTheSameWords:
    @pytest.fixture
    def five(self, db):
        return [reported() for _ in range(5)]

    def test_one_alone_is_screened_alone_and_all_in_one_act(self, five, erlan):
        actions.screen_signal(five[1], by=erlan, outcome="information")
        assert len(standing(Screening, erlan)) == 1
        actions.screen_signal(five[0], by=erlan, outcome="information", alike=True)
        assert {row.signal_id for row in standing(Screening, erlan)} == {one.pk for one in five}
        actions.screen_signal(five[3], by=erlan, outcome="concern", alike=True)
        assert [row.outcome for row in standing(Screening, erlan)] == ["concern"] * 5

    def test_what_is_ticked_otherwise_or_about_another_village_is_another_matter(self, five, erlan):
        village = Place.objects.current().villages().filter(district=nookat()).first()
        others = ({"danger_now": True}, {"self_harm": True}, {"concern": "violence"}, {"settlement": village})
        apart = [reported(**other) for other in others]
        actions.screen_signal(five[0], by=erlan, outcome="information", alike=True)
        assert standing(Screening, erlan, signal__in=apart) == []
        assert len(standing(Screening, erlan)) == 5
