"""From when on a department learns that its file was opened, and that nothing tells it before."""

import pytest
from django.db import connection

from umai.access.doors import consult, note_shown
from umai.access.sessions import Speaker
from umai.justice.tests.conftest import wall
from umai.law.terms.clock import today
from umai.register.models import Child
from umai.trail.models import Entry
from umai.watch.opening.actions import open_file, refuse_opening
from umai.watch.tests.conftest import seen
from umai.watch.tests.opening.conftest import ask_later, later_by, open_now, open_quietly, say

DEPARTMENT = ["aigul", "erlan", "damira", "farida"]
OF_CHILD = "select count(*) from trail_entry where child_id = %s and role = 'ombudsman'"


def look(by, child):
    """Who watches reads the file."""
    consult(Child, child.pk, by=Speaker(by.token))


@pytest.fixture
def quiet(beaten, omurbek, nurzat):
    """A file that was opened and read, of which the department is told in ten days."""
    opening = open_quietly(omurbek, nurzat)
    look(omurbek, beaten)
    return opening


class TestTheTrail:
    @pytest.mark.parametrize("who", DEPARTMENT)
    def test_tells_the_department_nothing_before_the_day(self, who, quiet, beaten, request):
        assert say(request.getfixturevalue(who), OF_CHILD, beaten.pk) == [(0,)]

    @pytest.mark.parametrize("who", ["erlan", "damira", "farida"])
    def test_tells_all_from_that_day_on(self, who, quiet, beaten, superuser, request):
        by = request.getfixturevalue(who)
        later_by(superuser, days=9)
        assert say(by, OF_CHILD, beaten.pk) == [(0,)]
        later_by(superuser, days=1)
        ((found,),) = say(by, OF_CHILD, beaten.pk)
        assert found == Entry.objects.using("owner").filter(child_id=beaten.pk, role="ombudsman").count() > 3

    def test_tells_the_auditor_and_who_did_it_always(self, quiet, beaten, timur, superuser):
        ((found,),) = say(timur, OF_CHILD, beaten.pk)
        acts = set(
            Entry.objects.using("owner")
            .filter(child_id=beaten.pk, outcome="done")
            .values_list("act", flat=True)
        )
        assert found > 3 and {"watch.ask_opening", "watch.agree_opening", "watch.open_file"} <= acts

    def test_hides_what_was_asked_and_refused_too(self, beaten, omurbek, nurzat, damira, superuser):
        refuse_opening(ask_later(omurbek), by=nurzat, words="Тизме жетет.")
        assert say(damira, OF_CHILD, beaten.pk) == [(0,)]
        later_by(superuser, days=10)
        assert say(damira, OF_CHILD, beaten.pk)[0][0] > 1

    def test_hides_by_no_guess_which_file_is_open(self, quiet, beaten, damira):
        """Only who knows the id of an entry may ask about it, and ids of hidden entries nobody is told."""
        hidden = Entry.objects.using("owner").filter(child_id=beaten.pk, role="ombudsman").first()
        assert say(damira, "select count(*) from trail_entry where id = %s", hidden.pk) == [(0,)]
        assert say(damira, "select watch_told(gen_random_uuid())") == [(True,)]

    def test_hides_no_other_file_and_nothing_from_before(self, beaten, omurbek, nurzat, damira):
        open_now(omurbek)
        look(omurbek, beaten)
        before = say(damira, OF_CHILD, beaten.pk)[0][0]
        assert before > 1
        asked = ask_later(omurbek)
        assert say(damira, OF_CHILD, beaten.pk) == [(before,)]
        assert asked.tell_on

    def test_tells_at_once_where_nothing_is_put_off(self, beaten, omurbek, damira):
        open_now(omurbek)
        look(omurbek, beaten)
        acts = {act for (act,) in say(damira, "select act from trail_entry where child_id = %s", beaten.pk)}
        assert {"watch.ask_opening", "watch.open_file", "register.read"} <= acts


class TestTheOpening:
    @pytest.mark.parametrize("who", DEPARTMENT)
    def test_is_read_by_nobody_of_the_department_before_the_day(self, who, quiet, request):
        by = request.getfixturevalue(who)
        for table in ("watch_watchopening", "watch_watchopeningrequest", "watch_watchopeninganswer"):
            assert say(by, f"select count(*) from {table}") == [(0,)]

    @pytest.mark.parametrize(
        ("who", "count"),
        [("erlan", 1), ("damira", 1), ("farida", 0), ("cholpon", 0), ("azamat", 0), ("bakyt", 0)],
    )
    def test_is_read_by_the_department_from_that_day_on(self, who, count, quiet, superuser, request):
        by = request.getfixturevalue(who)
        later_by(superuser, days=10)
        assert say(by, "select count(*) from watch_watchopening") == [(count,)]

    def test_is_read_by_the_worker_to_whom_the_file_is_given(self, beaten, case, omurbek, damira, aigul):
        from umai.intake.cases.actions import assign_worker

        open_now(omurbek)
        assert say(aigul, "select count(*) from watch_watchopening") == [(0,)]
        assign_worker(case, by=damira, worker_id=aigul.pk)
        assert say(aigul, "select count(*) from watch_watchopening") == [(1,)]

    def test_is_not_noted_before_the_day(self, quiet, damira):
        with pytest.raises(Exception, match="row-level security"):
            say(
                damira,
                "insert into watch_watchopeningnote (id, opening_id) values (gen_random_uuid(), %s)",
                quiet.pk,
            )

    def test_is_hidden_by_a_wall(self, beaten, omurbek, damira):
        open_now(omurbek)
        wall(damira.worker, beaten)
        assert say(damira, "select count(*) from watch_watchopening") == [(0,)]

    @pytest.mark.parametrize(("days", "told"), [(9, False), (10, True)])
    @pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
    def test_is_told_on_the_day_of_bishkek(self, zone, days, told, quiet, beaten, damira, superuser):
        """At any moment one of these zones has another day than Bishkek, the one after it or the one before."""
        later_by(superuser, days=days)
        with damira.speaking(), connection.cursor() as cursor:
            cursor.execute(f"set local timezone = '{zone}'")
            cursor.execute("select count(*) from watch_watchopening")
            assert cursor.fetchone() == (int(told),)
            cursor.execute(OF_CHILD, [beaten.pk])
            assert (cursor.fetchone()[0] > 0) is told

    def test_that_was_agreed_after_the_day_is_told_as_it_opens(self, beaten, omurbek, nurzat, superuser):
        from umai.watch.opening.actions import agree_opening

        asked = ask_later(omurbek, days=1)
        later_by(superuser, days=3)
        asked.refresh_from_db(using="owner")
        agree_opening(asked, by=nurzat)
        assert open_file(asked, by=omurbek).told_on == today()


def test_the_lists_of_looks_show_no_child_to_the_department(beaten, omurbek, damira):
    """The rows of a list that who watches was shown are a look without a place, which no department reads."""
    (row,) = seen("repeated", omurbek)
    with omurbek.speaking():
        note_shown("watch.repeated", [row.id], {row.child}, by=omurbek)
    named = "select count(*) from trail_entry where %s = any (children) and role = 'ombudsman'"
    assert Entry.objects.using("owner").filter(children__contains=[beaten.pk], role="ombudsman").exists()
    assert say(damira, named, beaten.pk) == [(0,)]


@pytest.mark.parametrize("column", ["seq", "prev", "hash"])
def test_no_gap_in_a_chain_says_that_an_entry_is_kept_back(column, quiet, damira):
    with pytest.raises(Exception, match="permission denied"):
        say(damira, f"select {column} from trail_entry")
