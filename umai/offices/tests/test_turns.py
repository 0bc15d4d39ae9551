"""Turns on duty: who sets them, who is on duty when, and how one is handed over without a trace lost."""

from datetime import datetime, time, timedelta

import pytest
from django.db import DatabaseError, connections
from django.utils import timezone
from django.utils.translation import override
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from psycopg.errors import CheckViolation, ExclusionViolation, InsufficientPrivilege, RaiseException

from tests.cast import id_of
from tests.first_page import waits
from umai.offices.duty.actions import TurnDoesNotFit, hand_over_turn, set_turn
from umai.offices.duty.roster import (
    alike_days_of,
    gaps_ahead,
    midnight,
    roster_day,
    roster_days,
    running_turn,
    week_end,
)
from umai.offices.staff import today
from umai.offices.tests.conftest import seven_days
from umai.refusal import NotPermitted
from umai.staff.models import Term, Turn
from umai.trail.models import Entry


def day(number):
    return midnight(today() + timedelta(days=number))


class TestSetting:
    def test_a_head_puts_somebody_on_duty(self, office, week):
        assert running_turn(office("nookat"), at=timezone.now()) == week
        assert running_turn(office("nookat"), at=seven_days()["to_at"]) is None

    def test_a_supervisor_does_at_the_own_oblast_office(self, office, person, farida):
        turn = set_turn(office("osh_oblast"), by=farida, worker=person("farida"), **seven_days())
        assert running_turn(office("osh_oblast"), at=timezone.now()) == turn

    def test_it_is_on_the_trail(self, week):
        entry = Entry.objects.using("owner").get()
        assert (entry.act, entry.outcome, entry.record_id) == ("offices.set_turn", "done", week.pk)

    def test_the_row_says_who_set_it_and_when(self, week, damira):
        assert week.recorded_at is not None
        row = Turn.objects.get()
        assert row.recorded_by_id == damira.pk
        assert row.recorded_at > timezone.now() - timedelta(minutes=1)

    @pytest.mark.parametrize("who", ["erlan", "aigul", "gulnara"])
    def test_others_set_no_turns(self, office, person, who, request):
        by = request.getfixturevalue(who)
        with pytest.raises(NotPermitted):
            set_turn(office("nookat"), by=by, worker=person("erlan"), **seven_days())
        assert not Turn.objects.exists()

    @pytest.mark.parametrize(
        ("who", "where", "whom"),
        [
            ("damira", "kochkor", "cholpon"),
            ("damira", "osh_oblast", "farida"),
            ("damira", "nookat_school", "bakyt"),
            ("farida", "nookat", "erlan"),
        ],
    )
    def test_nobody_sets_those_of_another_office(self, office, person, who, where, whom, request):
        with pytest.raises(NotPermitted):
            set_turn(office(where), by=request.getfixturevalue(who), worker=person(whom), **seven_days())
        assert Entry.objects.using("owner").get().outcome == "refused"

    @pytest.mark.parametrize("whom", ["aigul", "bakyt", "cholpon"])
    def test_only_people_of_the_department_are_on_duty(self, office, person, damira, whom):
        with pytest.raises(TurnDoesNotFit):
            set_turn(office("nookat"), by=damira, worker=person(whom), **seven_days())
        with pytest.raises(TurnDoesNotFit):
            set_turn(
                office("nookat"), by=damira, worker=person("erlan"), substitute=person(whom), **seven_days()
            )

    def test_nobody_stands_in_for_themselves(self, office, person, damira):
        with pytest.raises(TurnDoesNotFit):
            set_turn(
                office("nookat"),
                by=damira,
                worker=person("erlan"),
                substitute=person("erlan"),
                **seven_days(),
            )

    def test_two_people_are_not_on_duty_at_once(self, office, person, damira, week):
        with pytest.raises(TurnDoesNotFit):
            set_turn(office("nookat"), by=damira, worker=person("damira"), **seven_days())

    def test_a_day_that_is_over_is_not_set(self, office, person, damira):
        with pytest.raises(TurnDoesNotFit):
            set_turn(office("nookat"), by=damira, worker=person("erlan"), from_at=day(-1), to_at=day(1))


class TestHandingOver:
    def test_the_rest_of_a_turn_goes_to_somebody_else(self, office, person, damira, week):
        taken = hand_over_turn(week, by=damira, worker=person("damira"), from_at=day(3), to_at=day(7))
        assert running_turn(office("nookat"), at=day(2)).worker_id == id_of("worker", "erlan")
        assert running_turn(office("nookat"), at=day(3)) == taken
        assert taken.substitute_id is None and taken.replaces_id == week.pk

    def test_two_days_in_the_middle_go_and_the_others_stay(self, office, person, damira, week):
        hand_over_turn(week, by=damira, worker=person("damira"), from_at=day(2), to_at=day(4))
        held = [running_turn(office("nookat"), at=day(number)).worker_id for number in range(7)]
        erlan, other = id_of("worker", "erlan"), id_of("worker", "damira")
        assert held == [erlan, erlan, other, other, erlan, erlan, erlan]

    def test_what_was_set_first_stays_written(self, person, damira, week):
        hand_over_turn(week, by=damira, worker=person("damira"), from_at=day(3), to_at=day(7))
        assert Turn.ever.get(pk=week.pk).current is False
        assert Turn.ever.count() == 3 and Turn.objects.count() == 2

    def test_what_is_past_stays_with_who_had_it(self, office, person, damira, superuser):
        running = Turn.objects.using("owner").create(
            office=office("nookat"), worker=person("erlan"), from_at=day(-2), to_at=day(2)
        )
        taken = hand_over_turn(running, by=damira, worker=person("damira"), from_at=day(-2), to_at=day(2))
        assert taken.from_at > timezone.now() - timedelta(minutes=1)
        assert running_turn(office("nookat"), at=day(-1)).worker_id == id_of("worker", "erlan")

    def test_only_the_substitute_may_change(self, person, damira, week):
        taken = hand_over_turn(week, by=damira, worker=person("erlan"), from_at=day(1), to_at=day(7))
        assert (taken.worker_id, taken.substitute_id) == (id_of("worker", "erlan"), None)

    def test_it_is_on_the_trail(self, person, damira, week):
        taken = hand_over_turn(week, by=damira, worker=person("damira"), from_at=day(3), to_at=day(7))
        entry = Entry.objects.using("owner").get(act="offices.hand_over")
        assert (entry.outcome, entry.record_id) == ("done", taken.pk)

    @pytest.mark.parametrize("who", ["erlan", "aigul", "gulnara", "cholpon", "farida"])
    def test_others_hand_nothing_over(self, person, week, who, request):
        with pytest.raises(NotPermitted):
            hand_over_turn(week, by=request.getfixturevalue(who), worker=person("damira"), **seven_days())
        assert Turn.objects.get() == week

    def test_a_turn_that_was_handed_over_is_not_handed_over_again(self, person, damira, week):
        hand_over_turn(week, by=damira, worker=person("damira"), from_at=day(3), to_at=day(7))
        with override("en"), pytest.raises(TurnDoesNotFit, match="a moment ago"):
            hand_over_turn(week, by=damira, worker=person("damira"), from_at=day(1), to_at=day(2))

    def test_to_the_same_people_is_no_change(self, person, damira, week):
        with pytest.raises(TurnDoesNotFit):
            hand_over_turn(
                week, by=damira, worker=person("erlan"), substitute=person("damira"), **seven_days()
            )

    def test_what_is_over_is_not_handed_over(self, office, person, damira):
        past = Turn.objects.using("owner").create(
            office=office("nookat"), worker=person("erlan"), from_at=day(-3), to_at=day(-1)
        )
        with pytest.raises(TurnDoesNotFit):
            hand_over_turn(past, by=damira, worker=person("damira"), from_at=day(-3), to_at=day(-1))

    def test_nor_to_somebody_who_does_not_work_there(self, person, damira, week):
        with pytest.raises(TurnDoesNotFit):
            hand_over_turn(week, by=damira, worker=person("cholpon"), **seven_days())


class TestTheDatabase:
    """Whatever the program says."""

    def insert(self, by, office, worker, from_at, to_at, replaces=None):
        with by.speaking():
            return Turn.objects.create(
                office=office, worker=worker, from_at=from_at, to_at=to_at, replaces=replaces
            )

    @pytest.mark.parametrize("who", ["erlan", "aigul", "gulnara", "cholpon", "farida"])
    def test_only_who_sets_the_roster_writes_a_turn(self, office, person, who, request):
        with pytest.raises(DatabaseError) as refusal:
            self.insert(request.getfixturevalue(who), office("nookat"), person("erlan"), day(1), day(2))
        assert isinstance(refusal.value.__cause__, InsufficientPrivilege)

    def test_no_two_turns_of_an_office_overlap(self, office, person, damira, week):
        with pytest.raises(DatabaseError) as refusal:
            self.insert(damira, office("nookat"), person("damira"), day(6), day(8))
        assert isinstance(refusal.value.__cause__, ExclusionViolation)

    def test_turns_that_touch_do_not_overlap(self, office, person, damira, week):
        assert self.insert(damira, office("nookat"), person("damira"), day(7), day(8)).current

    def test_a_turn_may_begin_at_midnight_of_this_day(self, office, person, damira):
        with pytest.raises(DatabaseError) as refusal:
            self.insert(damira, office("nookat"), person("damira"), day(0) - timedelta(minutes=1), day(1))
        assert isinstance(refusal.value.__cause__, CheckViolation)
        assert self.insert(damira, office("nookat"), person("damira"), day(0), day(1)).current

    def test_who_was_on_duty_in_the_past_is_not_written_anew(self, office, person, damira):
        with pytest.raises(DatabaseError) as refusal:
            self.insert(damira, office("nookat"), person("damira"), day(-3), day(-2))
        assert isinstance(refusal.value.__cause__, CheckViolation)

    def test_nor_by_replacing_a_turn_that_runs(self, office, person, damira):
        running = Turn.objects.using("owner").create(
            office=office("nookat"), worker=person("erlan"), from_at=day(-2), to_at=day(2)
        )
        with pytest.raises(DatabaseError) as refusal:
            self.insert(damira, office("nookat"), person("damira"), day(-2), day(2), replaces=running)
        assert isinstance(refusal.value.__cause__, CheckViolation)

    def test_a_row_replaces_only_within_the_turn(self, office, person, damira, week):
        with pytest.raises(DatabaseError) as refusal:
            self.insert(damira, office("nookat"), person("damira"), day(5), day(9), replaces=week)
        assert isinstance(refusal.value.__cause__, CheckViolation)

    @pytest.mark.parametrize("statement", ["update staff_turn set to_at = now()", "delete from staff_turn"])
    def test_not_even_the_owner_changes_or_deletes_a_turn(self, week, statement):
        with pytest.raises(DatabaseError) as refusal:
            connections["owner"].cursor().execute(statement)
        assert isinstance(refusal.value.__cause__, RaiseException)


class TestTheDaysOfARoster:
    def at(self, number, hour=0):
        return timezone.make_aware(datetime.combine(today() + timedelta(days=number), time(hour)))

    def test_a_day_without_a_turn_is_a_gap(self, office):
        shown = roster_days(office("nookat"), today() + timedelta(days=1), 1, at=timezone.now())
        assert shown[0].gap and [span.part for span in shown[0].spans] == [False]

    def test_a_gap_of_some_hours_says_which(self):
        turns = [
            Turn(from_at=self.at(1), to_at=self.at(1, 8)),
            Turn(from_at=self.at(1, 17), to_at=self.at(2)),
        ]
        shown = roster_day(turns, today() + timedelta(days=1), self.at(0))
        assert shown.gap
        assert [span.hours for span in shown.spans] == ["00:00–08:00", "08:00–17:00", "17:00–24:00"]
        assert [span.turn is None for span in shown.spans] == [False, True, False]

    def test_hours_that_are_over_are_no_gap(self):
        turn = Turn(from_at=self.at(0, 9), to_at=self.at(1))
        assert not roster_day([turn], today(), self.at(0, 9)).gap
        assert not roster_day([], today() - timedelta(days=1), self.at(0)).gap

    @settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(
        cuts=st.lists(st.integers(-24, 200), min_size=1, max_size=6, unique=True).map(sorted),
        kept=st.lists(st.booleans(), min_size=7, max_size=7),
        minute=st.sampled_from([0, -1, 1]),
    )
    def test_my_day_warns_exactly_when_a_day_of_the_week_has_a_gap(
        self, office, person, damira, superuser, cuts, kept, minute
    ):
        """Turns between these hours from now on, some left out; the last one ends near the week's end."""
        now = timezone.now()
        ends = [week_end(today()) + timedelta(minutes=minute)]
        at = [
            *(now + timedelta(hours=hours) for hours in cuts if now + timedelta(hours=hours) < ends[0]),
            *ends,
        ]
        superuser.execute("truncate staff_turn")
        for begins, until, stays in zip(at, at[1:], kept, strict=False):
            if stays:
                Turn.objects.using("owner").create(
                    office=office("nookat"), worker=person("erlan"), from_at=begins, to_at=until
                )
        with damira.speaking():
            gaps = list(gaps_ahead(damira))
        assert waits(damira, "duty_gap") == bool(gaps)

    def test_days_that_are_alike_are_put_together(self, office, week):
        days = roster_days(office("nookat"), today() + timedelta(days=1), 13, at=timezone.now())
        runs = [(run.day.on, run.last_on) for run in alike_days_of(days)]
        assert runs == [
            (today() + timedelta(days=1), today() + timedelta(days=6)),
            (today() + timedelta(days=7), today() + timedelta(days=13)),
        ]

    def test_a_day_with_hours_stands_alone(self):
        turn = Turn(from_at=self.at(1), to_at=self.at(2, 8))
        days = [roster_day([turn], today() + timedelta(days=number), self.at(0)) for number in (1, 2, 3)]
        assert [run.last_on for run in alike_days_of(days)] == [None, None, None]

    @given(st.lists(st.integers(0, 48), min_size=0, max_size=8, unique=True), st.integers(0, 24))
    def test_what_is_left_of_a_day_is_covered_by_its_spans_exactly(self, hours, hour):
        marks = sorted(hours)
        turns = [
            Turn(from_at=self.at(1) + timedelta(hours=one), to_at=self.at(1) + timedelta(hours=other))
            for one, other in zip(marks[::2], marks[1::2], strict=False)
        ]
        at = self.at(1) + timedelta(hours=hour)
        shown = roster_day(turns, today() + timedelta(days=1), at)
        free = sum(
            ((s.to_at - s.from_at) for s in shown.spans if s.turn is None and s.to_at > at), timedelta()
        )
        held = sum(
            (max(timedelta(), min(t.to_at, self.at(2)) - max(t.from_at, at)) for t in turns), timedelta()
        )
        assert free + held == self.at(2) - at


def posted(person, first, last, **more):
    return {
        "worker": str(person("erlan").pk),
        "substitute": str(person("damira").pk),
        "first_on": (today() + timedelta(days=first)).isoformat(),
        "last_on": (today() + timedelta(days=last)).isoformat(),
        "every": "",
        "count": "",
    } | more


class TestPages:
    def test_a_week_is_set_and_everybody_of_the_district_sees_it(self, client_of, office, person):
        damira = client_of("damira")
        address = f"/offices/{office('nookat').pk}/turns/"
        assert damira.post(f"{address}new/", posted(person, 0, 6)).url.startswith(address)
        assert "Мамытов Эрлан" in damira.get(address).text
        assert "Мамытов Эрлан" in client_of("aigul").get("/offices/duty/").text
        assert "Мамытов Эрлан" not in client_of("cholpon").get("/offices/duty/").text
        assert "On duty now: Мамытов Эрлан" in damira.get(f"/offices/{office('nookat').pk}/").text

    def test_a_turn_that_begins_today_begins_now(self, client_of, office, person):
        client_of("damira").post(f"/offices/{office('nookat').pk}/turns/new/", posted(person, 0, 6))
        assert Turn.objects.get().from_at > timezone.now() - timedelta(minutes=1)

    def test_the_same_again_every_second_week(self, client_of, office, person):
        address = f"/offices/{office('nookat').pk}/turns/new/"
        client_of("damira").post(address, posted(person, 1, 7, every="2", count="3"))
        begun = [timezone.localdate(turn.from_at) for turn in Turn.objects.order_by("from_at")]
        assert begun == [today() + timedelta(days=1 + 14 * number) for number in range(3)]
        assert Entry.objects.using("owner").filter(act="offices.set_turn", outcome="done").count() == 3

    def test_of_several_turns_all_are_set_or_none(self, client_of, office, person, damira):
        set_turn(office("nookat"), by=damira, worker=person("damira"), from_at=day(16), to_at=day(17))
        address = f"/offices/{office('nookat').pk}/turns/new/"
        page = client_of("damira").post(address, posted(person, 1, 7, every="2", count="3"))
        assert page.status_code == 409 and "Somebody is on duty in that time already" in page.text
        assert f'value="{person("erlan").pk}" selected' in page.text  # nothing typed is lost
        assert Turn.objects.count() == 1

    def test_what_does_not_fit_is_said_beside_the_field(self, client_of, office, person):
        wrong = {
            "Write how many times": {"every": "1", "count": ""},
            "run into itself": {"every": "1", "count": "3", "last_on": str(today() + timedelta(days=9))},
            "a year ahead at most": {"every": "4", "count": "26"},
            "31 days at most": {"last_on": str(today() + timedelta(days=60))},
            "This day is over": {"first_on": str(today() - timedelta(days=1))},
            "Nobody stands in for themselves": {"substitute": str(id_of("worker", "erlan"))},
        }
        client, address = client_of("damira"), f"/offices/{office('nookat').pk}/turns/new/"
        for says, more in wrong.items():
            page = client.post(address, posted(person, 1, 7) | more)
            assert page.status_code == 422 and says in page.text, says
        assert not Turn.objects.exists()

    def test_a_turn_is_handed_over_on_its_page(self, client_of, office, person, week):
        client, address = client_of("damira"), f"/offices/turns/{week.pk}/hand-over/"
        assert "Мамытов Эрлан" in client.get(address).text
        answer = client.post(address, posted(person, 2, 6, worker=str(person("damira").pk), substitute=""))
        assert answer.status_code == 302
        assert running_turn(office("nookat"), at=day(2)).worker_id == id_of("worker", "damira")
        assert client.get(address).status_code == 404  # it is no turn any more

    def test_a_gap_is_marked_and_leads_to_setting_it(self, client_of, office):
        page = client_of("damira").get(f"/offices/{office('nookat').pk}/turns/")
        assert ">nobody<" in page.text and f"turns/new/?first_on={today()}" in page.text

    def test_a_full_week_is_no_warning(self, client_of, week):
        assert "nobody is on duty" not in client_of("damira").get("/").text

    def test_a_gap_in_the_coming_week_is_a_warning_on_the_heads_day(self, client_of):
        assert "On 7 days of the coming week nobody is on duty" in client_of("damira").get("/").text
        assert "nobody is on duty" not in client_of("erlan").get("/").text

    def test_a_supervisor_sees_the_own_roster_and_who_is_on_duty_in_the_districts(self, client_of, week):
        page = client_of("farida").get("/offices/duty/")
        assert "Мамытов Эрлан" in page.text and ">nobody<" in page.text
        assert "Set and change turns" in page.text

    def test_where_nobody_stands_in_no_page_of_duty_says_who_does(self, client_of, office, person, damira):
        turn = set_turn(office("nookat"), by=damira, worker=person("erlan"), **seven_days())
        for who, page in (
            ("aigul", "/offices/duty/"),
            ("farida", "/offices/duty/"),
            ("damira", f"/offices/{turn.office_id}/"),
            ("damira", f"/offices/{turn.office_id}/turns/"),
            ("damira", f"/offices/turns/{turn.pk}/hand-over/"),
        ):
            shown = client_of(who).get(page).text
            assert "Мамытов Эрлан" in shown and "Stands in" not in shown, page

    def test_where_the_district_has_no_department_the_page_says_whom_to_ask(self, client_of, superuser):
        superuser.execute(
            "update staff_office set kind = 'clinic' where id = %s", [id_of("office", "nookat")]
        )
        page = client_of("aigul").get("/offices/duty/").text
        assert "No roster concerns you here" in page and "Ask the head of the department" in page

    def test_the_roster_of_another_office_is_not_there_and_setting_is_not_for_others(
        self, client_of, office, week
    ):
        for who in ("damira", "farida"):
            for page in ("turns/", "turns/new/"):
                address = f"/offices/{office('kochkor').pk}/{page}"
                assert client_of(who).get(address).status_code == 404, (who, page)
        for who in ("erlan", "aigul", "gulnara"):
            client = client_of(who)
            assert client.get(f"/offices/{office('nookat').pk}/turns/new/").status_code == 403, who
            assert client.get(f"/offices/turns/{week.pk}/hand-over/").status_code == 403, who

    def test_a_turn_of_another_district_answers_like_none(self, client_of, office, person):
        there = Turn.objects.using("owner").create(
            office=office("kochkor"), worker=person("cholpon"), from_at=day(1), to_at=day(2)
        )
        client = client_of("damira")
        hidden = client.get(f"/offices/turns/{there.pk}/hand-over/")
        unknown = client.get(f"/offices/turns/{office('kochkor').pk}/hand-over/")
        assert hidden.status_code == unknown.status_code == 404 and hidden.content == unknown.content

    def test_any_week_that_is_asked_for_is_shown_or_this_one(self, client_of, office):
        client = client_of("damira")
        for week in ("", "2026-02-30", "x", "9999-12-31", "0001-01-01"):
            assert client.get(f"/offices/{office('nookat').pk}/turns/?week={week}").status_code == 200, week


def test_a_term_that_ended_is_not_on_the_list(client_of, office, person):
    Term.objects.using("owner").filter(worker=person("erlan")).update(ended_at=timezone.now())
    page = client_of("damira").get(f"/offices/{office('nookat').pk}/turns/new/")
    assert str(person("erlan").pk) not in page.text
