"""The acts of opening a file: what each does, who may not, and that it stands on the trail of the child."""

import pytest

from umai.access.permissions import may_do
from umai.access.policy.table import READ_WHEN_OPENED, ROLES_OF_ACT
from umai.access.requirements import AlreadyAnswered, Incomplete, NeedsAnotherPerson, NotTheLatest
from umai.justice.tests.conftest import wall
from umai.law.justice.watching import opening_hours, request_lapses_on, told_at_latest
from umai.law.terms.clock import today
from umai.machine.cluster.functions import fetch_rows
from umai.refusal import NotPermitted
from umai.register.models import Child
from umai.trail.models import Entry
from umai.watch.models import WatchOpening, WatchOpeningAnswer
from umai.watch.opening.actions import NotToldInTime, agree_opening, note_opening, open_file, refuse_opening
from umai.watch.tests.opening.conftest import (
    WHY,
    ask,
    ask_later,
    fresh,
    later_by,
    open_now,
    open_quietly,
    row_of,
)


def entry(act):
    return Entry.objects.using("owner").get(act=act, outcome="done")


class TestAsking:
    @pytest.mark.parametrize("who", ["omurbek", "begimai", "prosecutor"])
    def test_says_of_which_row_and_why_and_opens_nothing(self, who, beaten, request):
        by = request.getfixturevalue(who)
        asked = ask(by)
        assert (asked.child_id, asked.of_list, asked.words) == (beaten.pk, "repeated", WHY)
        assert (asked.office_id, asked.recorded_by_id) == (by.reach.office_id, by.pk)
        assert asked.lapses_on == request_lapses_on(today()) and asked.tell_on is None
        assert fresh(by).reach.emergency == frozenset()

    def test_is_not_over_another_district(self, beaten, omurbek, far_prosecutor):
        with pytest.raises(NotPermitted):
            ask(far_prosecutor, row_of(omurbek))

    def test_is_not_about_what_has_left_the_list(self, beaten, omurbek, superuser):
        row = row_of(omurbek)
        with pytest.raises(NotPermitted):
            ask(omurbek, row._replace(child=None))
        with pytest.raises(NotPermitted):
            ask(omurbek, row._replace(district=row.district + 1))

    def test_says_why(self, beaten, omurbek, nurzat):
        with pytest.raises(Incomplete):
            ask(omurbek, words=" ")
        with pytest.raises(Incomplete):
            ask(omurbek, tell_on=told_at_latest(today()), later_words=" ")

    @pytest.mark.parametrize("days", [0, 31])
    def test_tells_the_office_within_its_days(self, days, beaten, omurbek, nurzat):
        with pytest.raises(NotToldInTime):
            ask_later(omurbek, days)

    def test_cannot_tell_it_later_without_a_second_person(self, beaten, omurbek):
        with pytest.raises(NeedsAnotherPerson):
            ask_later(omurbek)

    def test_stands_on_the_trail_of_the_child(self, beaten, omurbek):
        asked, noted = ask(omurbek), entry("watch.ask_opening")
        assert (noted.worker_id, noted.record_id, noted.child_id) == (omurbek.pk, asked.pk, beaten.pk)


class TestAnswering:
    @pytest.fixture
    def asked(self, beaten, omurbek, nurzat):
        return ask_later(omurbek)

    def test_lets_who_asked_open_the_file(self, asked, omurbek, nurzat):
        with pytest.raises(NeedsAnotherPerson):
            open_file(asked, by=omurbek)
        agree_opening(asked, by=nurzat)
        opening = open_file(asked, by=omurbek)
        assert opening.told_on == asked.tell_on and opening.words == WHY

    def test_keeps_it_closed(self, asked, omurbek, nurzat):
        refuse_opening(asked, by=nurzat, words="Тизме жетет.")
        with pytest.raises(NeedsAnotherPerson):
            open_file(asked, by=omurbek)
        assert not WatchOpening.objects.using("owner").exists()

    def test_is_by_another_person(self, asked, omurbek):
        with pytest.raises(NeedsAnotherPerson):
            agree_opening(asked, by=omurbek)

    def test_is_by_the_same_office(self, asked, begimai):
        for act, more in ((agree_opening, {}), (refuse_opening, {"words": "x"})):
            with pytest.raises(NotPermitted):
                act(asked, by=begimai, **more)

    def test_is_given_once(self, asked, nurzat):
        agree_opening(asked, by=nurzat)
        with pytest.raises(AlreadyAnswered):
            refuse_opening(asked, by=nurzat, words="x")

    def test_says_why_not(self, asked, nurzat):
        with pytest.raises(Incomplete):
            refuse_opening(asked, by=nurzat, words=" ")

    def test_is_over_after_its_last_day(self, asked, nurzat, superuser):
        later_by(superuser, days=8)
        asked.refresh_from_db(using="owner")
        with pytest.raises(NotTheLatest):
            agree_opening(asked, by=nurzat)

    def test_stands_on_the_trail_of_the_child(self, asked, beaten, nurzat, omurbek):
        agree_opening(asked, by=nurzat)
        refuse_opening(ask_later(omurbek), by=nurzat, words="x")
        for act in ("watch.agree_opening", "watch.refuse_opening"):
            assert (entry(act).worker_id, entry(act).child_id) == (nurzat.pk, beaten.pk)
        assert (
            entry("watch.agree_opening").record_id
            == WatchOpeningAnswer.objects.using("owner").get(agreed=True).pk
        )


class TestOpening:
    def test_opens_the_file_for_the_hours_of_the_law(self, beaten, omurbek):
        opening = open_now(omurbek)
        assert (opening.to_at - opening.from_at).total_seconds() == opening_hours(today()) * 3600
        assert opening.told_on == today() and omurbek.reach.emergency == frozenset([beaten.pk])
        with omurbek.speaking():
            assert [one.pk for one in Child.objects.within_reach_of(omurbek)] == [beaten.pk]

    def test_is_for_nobody_else_also_no_colleague(self, beaten, omurbek, begimai, nurzat):
        asked = ask(omurbek)
        for by in (begimai, nurzat):
            with pytest.raises(NotPermitted):
                open_file(asked, by=by)

    def test_is_over_when_it_waited_too_long(self, beaten, omurbek, superuser):
        asked = ask(omurbek)
        later_by(superuser, days=8)
        with pytest.raises(NotTheLatest):
            open_file(asked, by=omurbek)

    def test_after_an_answer_counts_as_many_days_again(self, beaten, omurbek, nurzat, superuser):
        asked = ask_later(omurbek, days=30)
        later_by(superuser, days=6)
        asked.refresh_from_db(using="owner")
        agree_opening(asked, by=nurzat)
        later_by(superuser, days=7)
        assert open_file(asked, by=omurbek)

    def test_stands_on_the_trail_of_the_child(self, beaten, omurbek):
        opening, noted = open_now(omurbek), entry("watch.open_file")
        assert (noted.worker_id, noted.record_id, noted.child_id) == (omurbek.pk, opening.pk, beaten.pk)


class TestNoting:
    @pytest.mark.parametrize("who", ["damira", "erlan"])
    def test_ends_the_matter(self, who, beaten, omurbek, request):
        by, opening = request.getfixturevalue(who), open_now(omurbek)
        note_opening(opening, by=by)
        with pytest.raises(AlreadyAnswered):
            note_opening(opening, by=by)

    def test_is_by_the_department_of_the_file(self, beaten, omurbek, cholpon):
        with pytest.raises(NotPermitted):
            note_opening(open_now(omurbek), by=cholpon)

    def test_stands_on_the_trail_of_the_child(self, beaten, omurbek, damira):
        note_opening(open_now(omurbek), by=damira)
        assert (entry("watch.note_opening").worker_id, entry("watch.note_opening").child_id) == (
            damira.pk,
            beaten.pk,
        )


class TestWhatIsRead:
    def test_is_the_open_file_and_no_list(self, beaten, omurbek):
        def acts(*record):
            return {act for act in ROLES_OF_ACT if may_do(omurbek, act, *record)}

        lists = acts()
        assert acts(beaten) & READ_WHEN_OPENED == set()
        open_now(omurbek)
        assert acts(beaten) >= READ_WHEN_OPENED and acts() == lists
        wall(omurbek.worker, beaten)
        fresh(omurbek)
        assert acts(beaten) & READ_WHEN_OPENED == set()

    def test_is_nothing_more_for_another_role(self, beaten, omurbek, bakyt):
        open_now(omurbek)
        assert not may_do(bakyt, "register.read", beaten)

    def test_is_open_for_who_asked_alone(self, beaten, omurbek, nurzat):
        open_quietly(omurbek, nurzat)
        assert may_do(omurbek, "register.read", beaten)
        assert not may_do(nurzat, "register.read", beaten)


def test_the_database_allows_what_the_law_of_the_day_says(db):
    """A longer time in the law is refused by the database until a release allows it: so both say the same."""
    ((lasts, told, waits),) = fetch_rows("select * from watch_opening_limits()", using="owner")
    assert lasts.total_seconds() == opening_hours(today()) * 3600
    assert (today() + told, today() + waits) == (told_at_latest(today()), request_lapses_on(today()))
