from datetime import timedelta

import pytest
from django.utils import timezone

from umai.offices.actions import TurnDoesNotFit, set_turn
from umai.offices.forms import midnight
from umai.offices.staff import on_duty, today
from umai.refusal import NotPermitted
from umai.staff.models import Turn
from umai.trail.models import Entry

WEEK = {"from_at": midnight(today()), "until_at": midnight(today() + timedelta(days=7))}


def test_a_head_puts_somebody_on_duty(office, person, damira):
    turn = set_turn(office("nookat"), by=damira, worker=person("erlan"), substitute=person("damira"), **WEEK)
    assert on_duty(office("nookat"), at=timezone.now()) == turn
    assert on_duty(office("nookat"), at=WEEK["until_at"]) is None


def test_it_is_on_the_trail(office, person, damira):
    turn = set_turn(office("nookat"), by=damira, worker=person("erlan"), **WEEK)
    entry = Entry.objects.using("owner").get()
    assert (entry.act, entry.outcome, entry.record_id) == ("offices.set_turn", "done", turn.pk)


@pytest.mark.parametrize("who", ["erlan", "aigul", "gulnara"])
def test_others_set_no_turns(office, person, who, request):
    by = request.getfixturevalue(who)
    with pytest.raises(NotPermitted):
        set_turn(office("nookat"), by=by, worker=person("erlan"), **WEEK)
    assert not Turn.objects.exists()


def test_a_head_sets_no_turns_in_another_district(office, person, damira):
    with pytest.raises(NotPermitted):
        set_turn(office("kochkor"), by=damira, worker=person("cholpon"), **WEEK)
    assert Entry.objects.using("owner").get().outcome == "refused"


def test_whoever_is_on_duty_works_there(office, person, damira):
    with pytest.raises(TurnDoesNotFit):
        set_turn(office("nookat"), by=damira, worker=person("aigul"), **WEEK)


def test_two_people_are_not_on_duty_at_once(office, person, damira):
    set_turn(office("nookat"), by=damira, worker=person("erlan"), **WEEK)
    with pytest.raises(TurnDoesNotFit):
        set_turn(office("nookat"), by=damira, worker=person("damira"), **WEEK)


def test_the_page_sets_a_turn_and_everybody_of_the_district_sees_it(client_of, office, person):
    damira = client_of("damira")
    address = f"/offices/{office('nookat').pk}/turns/"
    first, last = today(), today() + timedelta(days=6)
    typed = {"worker": str(person("erlan").pk)} | {"first_on": first.isoformat(), "last_on": last.isoformat()}
    assert damira.post(address, typed).url == address
    assert "Мамытов Эрлан" in damira.get(address).text
    assert "Мамытов Эрлан" in client_of("aigul").get("/offices/duty/").text
    assert "Мамытов Эрлан" not in client_of("cholpon").get("/offices/duty/").text
    assert "On duty now: Мамытов Эрлан" in damira.get(f"/offices/{office('nookat').pk}/").text
