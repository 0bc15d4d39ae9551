"""What opening a file could be led to by raw SQL, as the web role in whose session somebody speaks."""

import json
import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.http import Http404

from tests.cast import id_of
from tests.tampering import without_triggers
from umai.access.doors import consult
from umai.access.models import Grant
from umai.access.sessions import Speaker
from umai.guardianship.tests.conftest import register
from umai.justice.tests.conftest import wall
from umai.law.terms.clock import today
from umai.register.facts.sealed import HealthDetail, ShelterAddress
from umai.register.merging import actions as merging
from umai.register.merging.second_person import agree_to_merge
from umai.register.models import Child
from umai.staff.models import Term
from umai.watch.models import WatchOpening, WatchOpeningAnswer, WatchOpeningNote, WatchOpeningRequest
from umai.watch.opening.actions import agree_opening, open_file, refuse_opening
from umai.watch.tests.conftest import BY_SLUG
from umai.watch.tests.opening.conftest import (
    LATER,
    WHY,
    ask,
    ask_later,
    colleague_of,
    later_by,
    open_now,
    open_quietly,
    row_of,
    rows_of_child,
    say,
)

ASK = "select watch_ask_opening(%s, %s, %s, %s, %s, %s, %s, %s, %s)"


def values_of(row, **other):
    """What is sent to ask for this row, with some of it otherwise."""
    said = {
        "of_list": "repeated",
        "about": row.id,
        "child": row.child,
        "within": row.district,
        "words": WHY,
        "tell_on": None,
        "later": "",
        "lapses_on": today(),
        "numbers": json.dumps(BY_SLUG["repeated"].numbers()),
    }
    return list((said | other).values())


class TestAsking:
    def test_is_for_who_watches_alone(
        self, beaten, omurbek, aigul, erlan, damira, farida, timur, gulnara, bakyt
    ):
        row = row_of(omurbek)
        for by in (aigul, erlan, damira, farida, timur, gulnara, bakyt):
            with pytest.raises(DatabaseError, match="this role opens no file"):
                say(by, ASK, *values_of(row))

    @pytest.mark.parametrize("name", ["about", "child", "of_list", "within"])
    def test_is_about_a_row_that_stands_in_the_list(self, name, beaten, omurbek, aigul, jyldyz):
        row = row_of(omurbek)
        other = {
            "about": uuid.uuid4(),
            "child": register(aigul, given="Бермет").pk,
            "of_list": "unseen",
            "within": register(jyldyz).district_id,
        }
        numbers = json.dumps(BY_SLUG["repeated"].numbers() | BY_SLUG["unseen"].numbers())
        with pytest.raises(DatabaseError, match="does not stand"):
            say(omurbek, ASK, *values_of(row, **{name: other[name]}, numbers=numbers))

    def test_is_over_a_district_over_which_the_speaker_watches(self, beaten, omurbek, far_prosecutor):
        with pytest.raises(DatabaseError, match="does not stand"):
            say(far_prosecutor, ASK, *values_of(row_of(omurbek)))

    def test_is_never_behind_a_wall(self, beaten, omurbek):
        row = row_of(omurbek)
        wall(omurbek.worker, beaten)
        with pytest.raises(DatabaseError, match="does not stand"):
            say(omurbek, ASK, *values_of(row))

    def test_tells_the_department_after_today_and_within_the_days(self, beaten, omurbek, nurzat):
        for days in (-1, 0, 31):
            said = {"tell_on": today() + timedelta(days=days), "later": LATER}
            with pytest.raises(DatabaseError, match="later than is allowed"):
                say(omurbek, ASK, *values_of(row_of(omurbek), **said))
        for days in (1, 30):
            said = {"tell_on": today() + timedelta(days=days), "later": LATER}
            assert say(omurbek, ASK, *values_of(row_of(omurbek), **said))

    def test_says_why_and_why_the_department_is_told_later(self, beaten, omurbek, nurzat):
        for said in ({"words": ""}, {"later": LATER}, {"tell_on": today() + timedelta(days=1)}):
            with pytest.raises(DatabaseError, match="says_why"):
                say(omurbek, ASK, *values_of(row_of(omurbek), **said))

    def test_tells_later_only_where_somebody_else_can_agree(self, beaten, omurbek):
        said = {"tell_on": today() + timedelta(days=1), "later": LATER}
        with pytest.raises(DatabaseError, match="nobody of the office"):
            say(omurbek, ASK, *values_of(row_of(omurbek), **said))

    def test_waits_no_longer_than_is_allowed(self, beaten, omurbek):
        for days in (-1, 8):
            with pytest.raises(DatabaseError, match="waits longer"):
                said = {"lapses_on": today() + timedelta(days=days)}
                say(omurbek, ASK, *values_of(row_of(omurbek), **said))

    def test_opens_nothing(self, beaten, omurbek):
        ask(omurbek)
        assert say(omurbek, "select access_emergency()") == [([],)]
        assert rows_of_child(omurbek, "register_identity", beaten) == 0


class TestOpening:
    def test_nobody_opens_and_takes_the_request_back(self, beaten, omurbek):
        """What a transaction asks for, it cannot open: so a rollback hides nothing that was read."""
        row = row_of(omurbek)
        with pytest.raises(DatabaseError, match="nothing is opened"):
            say(omurbek, f"select watch_open_file(({ASK[7:]}), 1)", *values_of(row))
        with (
            pytest.raises(DatabaseError, match="nothing is opened"),
            omurbek.speaking(),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(ASK, values_of(row))
            cursor.execute("select watch_open_file(%s, 1)", cursor.fetchone())
        assert not WatchOpening.objects.using("owner").exists()

    def test_is_for_some_hours_and_no_more_and_by_who_asked(
        self, beaten, omurbek, begimai, damira, nurzat, timur
    ):
        asked = ask(omurbek)
        wrong = [(omurbek, hours) for hours in (0, -1, 25, None)]
        for by, hours in [*wrong, (begimai, 1), (damira, 1), (nurzat, 1), (timur, 1)]:
            with pytest.raises(DatabaseError, match="nothing is opened"):
                say(by, "select watch_open_file(%s, %s)", asked.pk, hours)

    def test_waits_for_the_second_person_where_the_department_is_told_later(self, beaten, omurbek, nurzat):
        asked = ask_later(omurbek)
        for _answered in range(2):
            with pytest.raises(DatabaseError, match="nothing is opened"):
                say(omurbek, "select watch_open_file(%s, 1)", asked.pk)
            if not WatchOpeningAnswer.objects.using("owner").exists():
                refuse_opening(asked, by=nurzat, words="Тизме жетет.")

    def test_is_never_behind_a_wall_that_was_built_meanwhile(self, beaten, omurbek):
        asked = ask(omurbek)
        wall(omurbek.worker, beaten)
        with pytest.raises(DatabaseError, match="nothing is opened"):
            say(omurbek, "select watch_open_file(%s, 1)", asked.pk)

    def test_is_over_when_it_waited_too_long(self, beaten, omurbek, superuser):
        asked = ask(omurbek)
        later_by(superuser, days=7)
        assert say(omurbek, "select watch_open_file(%s, 1)", asked.pk)
        superuser.execute("delete from access_grant where reason = 'watch'")
        again = ask(omurbek)
        later_by(superuser, days=8)
        with pytest.raises(DatabaseError, match="waited too long"):
            say(omurbek, "select watch_open_file(%s, 1)", again.pk)

    def test_sent_twice_opens_once(self, beaten, omurbek):
        asked = ask(omurbek)
        first = say(omurbek, "select watch_open_file(%s, 1)", asked.pk)
        assert say(omurbek, "select watch_open_file(%s, 1)", asked.pk) == first
        assert Grant.objects.using("owner").filter(reason="watch").count() == 1

    def test_by_hand_is_closed(self, beaten, omurbek):
        asked = ask(omurbek)
        with pytest.raises(DatabaseError, match="permission denied"):
            say(
                omurbek,
                "insert into watch_watchopening (id, asked_id, child_id, district_id, office_id, role, words, from_at,"
                " to_at, told_on) values (gen_random_uuid(), %s, %s, 1, %s, 'ombudsman', 'x', now(), now(), now())",
                asked.pk,
                beaten.pk,
                omurbek.office.pk,
            )
        with pytest.raises(DatabaseError, match="permission denied"):
            say(
                omurbek,
                "insert into access_grant (id, worker_id, child_id, reason, to_at) values (gen_random_uuid(), %s, %s,"
                " 'watch', now() + interval '1 day')",
                omurbek.pk,
                beaten.pk,
            )
        with pytest.raises(DatabaseError, match="permission denied"):
            say(omurbek, "select watch_stands('repeated', %s, %s, null, '{}')", beaten.pk, beaten.pk)

    def test_names_one_worker_and_an_end(self, beaten, omurbek):
        for row in ({"worker_id": omurbek.pk}, {"office_id": omurbek.office.pk}):
            with (
                pytest.raises(DatabaseError, match="emergency_is_of_one_and_ends"),
                transaction.atomic(using="owner"),
            ):
                Grant.objects.using("owner").create(child_id=beaten.pk, reason="watch", **row)


class TestTheSecondPerson:
    WRITTEN = "insert into watch_watchopeninganswer (id, asked_id, agreed, words) values (gen_random_uuid(), %s, true, '')"

    def test_is_another_of_the_same_office_and_not_under_who_asked(
        self, beaten, omurbek, nurzat, begimai, damira, timur, farida
    ):
        same_person = colleague_of("twin", surname="Токтосунов", given="Өмүрбек")
        under = colleague_of("under", superior=omurbek.pk, surname="Садырова")
        asked = ask_later(omurbek)
        for by in (omurbek, begimai, damira, timur, farida, same_person, under):
            with pytest.raises(DatabaseError, match="row-level security"):
                say(by, self.WRITTEN, asked.pk)
        assert say(nurzat, self.WRITTEN, asked.pk) == 1

    def test_is_nobody_where_the_only_other_is_under_who_asks(self, beaten, omurbek):
        colleague_of("under", superior=omurbek.pk)
        assert say(omurbek, "select watch_has_second()") == [(False,)]

    def test_is_there_on_the_last_day_of_the_post(self, beaten, omurbek, nurzat):
        post = Term.objects.using("owner").filter(worker_id=nurzat.pk)
        post.update(to_on=today())
        assert say(omurbek, "select watch_has_second()") == [(True,)]
        post.update(to_on=today() - timedelta(days=1))
        assert say(omurbek, "select watch_has_second()") == [(False,)]

    def test_is_not_behind_a_wall(self, beaten, omurbek, nurzat):
        asked = ask_later(omurbek)
        wall(nurzat.worker, beaten)
        with pytest.raises(DatabaseError, match="row-level security"):
            say(nurzat, self.WRITTEN, asked.pk)

    def test_is_not_needed_where_the_department_is_told_at_once(self, beaten, omurbek, nurzat):
        asked = ask(omurbek)
        with pytest.raises(DatabaseError, match="row-level security"):
            say(nurzat, self.WRITTEN, asked.pk)

    def test_answers_until_the_last_day(self, beaten, omurbek, nurzat, superuser):
        first, second = ask_later(omurbek, 30), ask_later(omurbek, 30)
        later_by(superuser, days=7)
        assert say(nurzat, self.WRITTEN, first.pk) == 1
        later_by(superuser, days=1)
        with pytest.raises(DatabaseError, match="row-level security"):
            say(nurzat, self.WRITTEN, second.pk)

    def test_answers_once_and_says_why_not(self, beaten, omurbek, nurzat):
        asked = ask_later(omurbek)
        with pytest.raises(DatabaseError, match="refused_with_words"):
            say(nurzat, self.WRITTEN.replace("true", "false"), asked.pk)
        agree_opening(asked, by=nurzat)
        with pytest.raises(IntegrityError, match="asked_id"):
            say(nurzat, self.WRITTEN, asked.pk)


class TestAnOpenFile:
    def test_is_for_reading_alone(self, beaten, omurbek):
        open_now(omurbek)
        assert rows_of_child(omurbek, "register_identity", beaten) == 1
        assert rows_of_child(omurbek, "justice_incident", beaten) == 2
        for table in ("register_languages", "intake_case", "visits_visit", "protection_protection"):
            with pytest.raises(DatabaseError, match="row-level security"):
                say(
                    omurbek,
                    f"insert into {table} (id, child_id, recorded_at, source) values"
                    " (gen_random_uuid(), %s, now(), 'form')",
                    beaten.pk,
                )
        with pytest.raises(DatabaseError, match="not within"):
            say(omurbek, "select access_move_file(%s, null, null, null)", beaten.pk)

    def test_is_read_after_a_look_alone(self, beaten, omurbek):
        omurbek.opened.add(beaten.pk)  # as on the page, the acts themselves are no look at the file
        open_now(omurbek)
        count = "select count(*) from register_identity where child_id = %s"
        assert say(omurbek, count, beaten.pk) == [(0,)]
        consult(Child, beaten.pk, by=Speaker(omurbek.token))
        assert say(omurbek, count, beaten.pk) == [(1,)]

    def test_is_the_only_one(self, beaten, omurbek, aigul):
        other = register(aigul, given="Бермет")
        open_now(omurbek)
        assert rows_of_child(omurbek, "register_identity", other) == 0
        with omurbek.speaking():
            assert [one.pk for one in Child.objects.all()] == [beaten.pk]

    def test_shows_nothing_sealed_and_no_reporter(self, beaten, omurbek, damira):
        consult(Child, beaten.pk, by=damira)
        with damira.speaking():
            HealthDetail.objects.create(child_id=beaten.pk, words="x", holds_from="2026-01-01")
            ShelterAddress.objects.create(child_id=beaten.pk, words="x", holds_from="2026-01-01")
        open_now(omurbek)
        for table in ("register_healthdetail", "register_shelteraddress"):
            assert rows_of_child(damira, table, beaten) == 1
            assert rows_of_child(omurbek, table, beaten) == 0
        with pytest.raises(DatabaseError, match="permission denied"):
            say(omurbek, "select * from identification_reporter")
        assert say(omurbek, "select count(*) from identification_signal") == [(0,)]

    def test_closes_when_the_hours_are_over(self, beaten, omurbek, superuser):
        open_now(omurbek)
        later_by(superuser, hours=23)
        assert rows_of_child(omurbek, "register_identity", beaten) == 1
        later_by(superuser, hours=1)
        assert rows_of_child(omurbek, "register_identity", beaten) == 0
        with pytest.raises(Http404):
            consult(Child, beaten.pk, by=Speaker(omurbek.token))

    def test_closes_at_a_wall_and_a_lifted_wall_opens_nothing_again(self, beaten, omurbek, superuser):
        open_now(omurbek)
        wall(omurbek.worker, beaten)
        assert rows_of_child(omurbek, "register_identity", beaten) == 0
        for table in ("watch_watchopening", "watch_watchopeningrequest"):
            assert say(omurbek, f"select count(*) from {table}") == [(0,)]
        with without_triggers(superuser):
            superuser.execute("update access_wall set to_at = now()")
        assert say(omurbek, "select access_emergency()") == [([],)]

    def test_is_open_for_no_colleague(self, beaten, omurbek, nurzat, begimai):
        open_now(omurbek)
        for by in (nurzat, begimai):
            assert rows_of_child(by, "register_identity", beaten) == 0


class TestWhatStands:
    @pytest.mark.parametrize(
        "table", ["watchopeningrequest", "watchopeninganswer", "watchopening", "watchopeningnote"]
    )
    def test_is_never_changed(self, table, beaten, omurbek, nurzat, damira, superuser):
        opening = open_quietly(omurbek, nurzat)
        later_by(superuser, days=10)
        with damira.speaking():
            WatchOpeningNote.objects.create(opening_id=opening.pk)
        for statement in (f"update watch_{table} set transaction = 1", f"delete from watch_{table}"):
            with pytest.raises(DatabaseError, match="permission denied"):
                say(omurbek, statement)
            with pytest.raises(Exception, match="never changed"):
                superuser.execute(statement)

    @pytest.mark.parametrize("table", ["watch_watchopeningrequest", "watch_watchopeninganswer"])
    def test_a_request_is_read_by_the_office_that_asks(self, table, beaten, omurbek, nurzat, request):
        open_quietly(omurbek, nurzat)
        people = ("omurbek", "nurzat", "timur", "begimai", "damira", "aigul", "farida")
        counts = {who: say(request.getfixturevalue(who), f"select count(*) from {table}") for who in people}
        assert {who for who, count in counts.items() if count == [(1,)]} == {"omurbek", "nurzat", "timur"}
        assert all(count in ([(0,)], [(1,)]) for count in counts.values())

    def test_a_request_is_read_by_no_department_that_is_told(self, beaten, omurbek, damira):
        open_now(omurbek)
        assert say(damira, "select count(*) from watch_watchopening") == [(1,)]
        assert say(damira, "select count(*) from watch_watchopeningrequest") == [(0,)]

    def test_it_is_noted_by_the_department_of_the_file(
        self, beaten, omurbek, erlan, aigul, cholpon, farida, timur
    ):
        opening = open_now(omurbek)
        written = "insert into watch_watchopeningnote (id, opening_id) values (gen_random_uuid(), %s)"
        for by in (omurbek, aigul, cholpon, farida, timur):
            with pytest.raises(DatabaseError, match="row-level security"):
                say(by, written, opening.pk)
        assert say(erlan, written, opening.pk) == 1
        with pytest.raises(DatabaseError, match="opening_id"):
            say(erlan, written, opening.pk)


def test_two_records_of_one_child_are_one_open_file(beaten, omurbek, erlan, damira, aigul):
    twin = register(aigul)
    doubts = merging.doubts_about(beaten, twin, by=erlan)
    opening = open_now(omurbek)
    proposal = merging.merge_records(beaten, by=erlan, other=twin, reason="known", despite=doubts)
    agree_to_merge(proposal, by=damira)
    assert {beaten.pk, twin.pk} <= set(say(omurbek, "select access_emergency()")[0][0])
    assert opening.child_id == beaten.pk


def test_the_department_is_that_of_the_file_when_it_was_opened(beaten, omurbek, begimai):
    assert open_now(begimai).district_id == beaten.district_id
    assert WatchOpeningRequest.objects.using("owner").get().office_id == id_of("office", "commissioner")
    assert open_file(ask(omurbek), by=omurbek).told_on == today()
