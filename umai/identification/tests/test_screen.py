from datetime import timedelta

import pytest

from umai.identification.inbox import actions
from umai.identification.inbox.endings import end_signal
from umai.identification.models import Screening
from umai.identification.signal.guard import GoesOnElsewhere, HasEnded
from umai.identification.tests.conftest import last_entry, reported, standing, wall
from umai.refusal import NotPermitted


def test_the_duty_worker_says_what_it_is(signal, erlan):
    actions.screen_signal(signal, by=erlan, outcome="concern")
    (row,) = standing(Screening, erlan)
    assert (row.signal_id, row.outcome, row.recorded_by_id) == (signal.pk, "concern", erlan.pk)


def test_screening_is_on_the_trail(signal, erlan):
    actions.screen_signal(signal, by=erlan, outcome="concern")
    assert last_entry() == ("identification.screen", "done")


@pytest.mark.parametrize("who", ["aigul", "bakyt", "kanykei", "gulnara", "timur", "omurbek"])
def test_other_roles_screen_nothing(signal, who, request):
    with pytest.raises(NotPermitted):
        actions.screen_signal(signal, by=request.getfixturevalue(who), outcome="concern")
    assert last_entry() == ("identification.screen", "refused")


@pytest.mark.parametrize("who", ["cholpon"])
def test_another_district_screens_nothing(signal, who, request):
    with pytest.raises(NotPermitted):
        actions.screen_signal(signal, by=request.getfixturevalue(who), outcome="concern")


@pytest.mark.parametrize("who", ["erlan", "damira"])
def test_a_kept_signal_is_not_the_district_s(kept, who, request):
    with pytest.raises(NotPermitted):
        actions.screen_signal(kept, by=request.getfixturevalue(who), outcome="concern")


def test_the_oblast_screens_what_is_kept(kept, farida):
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


def test_the_same_form_sent_twice_says_it_once(signal, erlan):
    actions.screen_signal(signal, by=erlan, outcome="concern")
    actions.screen_signal(signal, by=erlan, outcome="concern")
    with erlan.speaking():
        assert Screening.ever.count() == 1


@pytest.mark.parametrize("said", [{"self_harm": True}, {"concern": "self_harm"}])
@pytest.mark.parametrize("outcome", ["concern", "information", "not_for_us"])
def test_a_threat_of_suicide_is_never_less_than_urgent(db, erlan, said, outcome):
    with pytest.raises(actions.AlwaysUrgent):
        actions.screen_signal(reported(**said), by=erlan, outcome=outcome, reason="A joke, says the mother.")
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
    def thirty(self, db):
        return [reported() for _ in range(30)]

    def test_one_act_screens_them_all(self, thirty, erlan):
        actions.screen_signal(thirty[0], by=erlan, outcome="information", alike=True)
        assert {row.signal_id for row in standing(Screening, erlan)} == {one.pk for one in thirty}

    def test_one_alone_is_screened_alone(self, thirty, erlan):
        actions.screen_signal(thirty[0], by=erlan, outcome="information")
        assert len(standing(Screening, erlan)) == 1

    def test_all_change_together(self, thirty, erlan):
        actions.screen_signal(thirty[0], by=erlan, outcome="information", alike=True)
        actions.screen_signal(thirty[7], by=erlan, outcome="concern", alike=True)
        assert {row.outcome for row in standing(Screening, erlan)} == {"concern"}
        assert len(standing(Screening, erlan)) == 30

    @pytest.mark.parametrize("other", [{"danger_now": True}, {"self_harm": True}, {"concern": "violence"}])
    def test_what_is_ticked_otherwise_is_another_matter(self, thirty, erlan, other):
        apart = reported(**other)
        actions.screen_signal(thirty[0], by=erlan, outcome="information", alike=True)
        assert standing(Screening, erlan, signal=apart) == []

    def test_the_same_words_about_another_village_are_another_matter(self, thirty, erlan):
        from umai.identification.tests.conftest import nookat
        from umai.places.models import Place

        village = Place.objects.current().villages().filter(district=nookat()).first()
        apart = reported(settlement=village)
        actions.screen_signal(thirty[0], by=erlan, outcome="information", alike=True)
        assert standing(Screening, erlan, signal=apart) == []
