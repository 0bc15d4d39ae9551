"""Two records are one child: who may say so, what speaks against it, and that undoing it leaves nothing."""

import uuid
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError
from django.utils import timezone

from tests.second_person import unmerge_records
from umai.access.doors import AlreadyReplaced
from umai.access.requirements import Incomplete
from umai.access.sessions import Speaker
from umai.refusal import NotPermitted
from umai.register import merge_groups
from umai.register.child.actions import link_adult
from umai.register.merging import actions as merging
from umai.register.models import Adult, Child, Merge
from umai.trail.models import Entry

WRONG = "Her school has both children in one class."


def join(child, other, by, **more):
    return merging.merge_records(child, by=by, other=other, **{"reason": "known"} | more)


def one(child, by):
    """How a new request of this worker reads the child."""
    return merge_groups.ids_of(child.pk, Speaker(by.token))


@pytest.fixture
def other(second_child):
    return second_child(given="Нурбек", surname="Асанов")


@pytest.fixture
def there(jyldyz, second_child):
    """A record in another oblast."""
    return second_child(by=jyldyz)


@pytest.fixture
def next_door(second_child, azamat):
    """A record in the other municipality of the district."""
    return second_child(by=azamat, given="Нурбек")


class TestMerging:
    def test_two_records_are_one(self, child, other, erlan):
        join(child, other, erlan)
        assert one(child, erlan) == one(other, erlan) == (child.pk, other.pk)

    def test_the_first_that_is_named_leads(self, child, other, erlan):
        join(other, child, erlan)
        assert one(child, erlan)[0] == other.pk

    def test_two_records_are_one_and_nothing_of_either_changes(self, child, other, erlan, superuser):
        before = superuser.execute("select * from register_child order by id").fetchall()
        join(child, other, erlan)
        assert superuser.execute("select * from register_child order by id").fetchall() == before

    def test_both_files_have_it_on_their_trail(self, child, other, erlan):
        row = join(child, other, erlan)
        found = Entry.objects.using("owner").filter(act="register.merge", outcome="done")
        assert {(entry.record_id, entry.child_id) for entry in found} == {
            (row.pk, child.pk),
            (row.pk, other.pk),
        }

    def test_a_chain_is_one_child_led_by_the_side_that_the_latest_merge_names_first(
        self, child, other, next_door, erlan
    ):
        join(child, other, erlan)
        join(other, next_door, erlan)
        assert set(one(child, erlan)) == {child.pk, other.pk, next_door.pk}
        assert one(next_door, erlan)[0] == child.pk
        with pytest.raises(merging.AlreadyOneChild):
            join(child, next_door, erlan)

    def test_the_same_two_are_not_joined_twice(self, child, other, erlan):
        join(child, other, erlan)
        for turned in (False, True):
            with pytest.raises(merging.AlreadyOneChild):
                join(*((other, child) if turned else (child, other)), erlan)


class TestUndoing:
    def test_they_can_be_joined_again(self, child, other, erlan):
        merging.unmerge_records(join(child, other, erlan), by=erlan, words=WRONG)
        assert (one(child, erlan), one(other, erlan)) == ((child.pk,), (other.pk,))
        join(other, child, erlan)
        assert one(child, erlan) == (other.pk, child.pk)

    def test_the_other_merges_stay(self, child, other, next_door, erlan):
        first = join(child, other, erlan)
        join(other, next_door, erlan)
        merging.unmerge_records(first, by=erlan, words=WRONG)
        assert one(child, erlan) == (child.pk,)
        assert one(next_door, erlan) == (other.pk, next_door.pk)

    def test_the_leads_of_before_come_back(self, child, other, next_door, erlan):
        join(child, other, erlan)
        second = join(next_door, other, erlan)
        assert one(child, erlan)[0] == next_door.pk
        merging.unmerge_records(second, by=erlan, words=WRONG)
        assert one(other, erlan) == (child.pk, other.pk)

    def test_they_are_two_again_once_and_with_words(self, child, other, erlan, damira):
        row = join(child, other, erlan)
        with pytest.raises(Incomplete):
            merging.unmerge_records(row, by=erlan, words="  ")
        merging.unmerge_records(row, by=erlan, words=WRONG)
        with pytest.raises(AlreadyReplaced):
            merging.unmerge_records(row, by=damira, words=WRONG)

    def test_both_files_have_it_on_their_trail(self, child, other, erlan):
        merging.unmerge_records(join(child, other, erlan), by=erlan, words=WRONG)
        found = Entry.objects.using("owner").filter(act="register.unmerge", outcome="done")
        assert {entry.child_id for entry in found} == {child.pk, other.pk}

    def test_another_role_or_place_is_refused(self, child, other, erlan, request, trail):
        row = join(child, other, erlan)
        for who in ("aigul", "cholpon", "farida", "timur"):
            with pytest.raises(NotPermitted):
                merging.unmerge_records(row, by=request.getfixturevalue(who), words=WRONG)
            assert trail()[-1] == ("register.unmerge", "refused")
        assert one(child, erlan) == (child.pk, other.pk)


class TestWhoMay:
    def test_another_role_or_place_is_refused(self, child, other, request, trail):
        for who in ("aigul", "farida", "cholpon", "bakyt", "gulnara", "timur"):
            with pytest.raises(NotPermitted):
                join(child, other, request.getfixturevalue(who))
            assert trail()[-1] == ("register.merge", "refused")

    def test_two_districts_of_an_oblast_are_for_the_oblast(self, child, other, erlan, farida, elsewhere):
        elsewhere(other)
        with pytest.raises(NotPermitted):
            join(child, other, erlan)
        row = join(child, other, farida)
        assert one(other, farida) == (child.pk, other.pk)
        merging.unmerge_records(row, by=farida, words=WRONG)

    def test_whoever_sees_one_of_two_districts_is_told_nothing(self, child, other, farida, erlan, elsewhere):
        elsewhere(other)
        join(child, other, farida)
        assert one(child, erlan) == (child.pk,)
        with erlan.speaking():
            assert not Merge.ever.exists()

    def test_one_answer_for_what_is_out_of_reach(self, child, other, there, erlan, wall):
        wall(erlan, other)
        for hidden in (there, Child(pk=uuid.uuid4()), other):
            with pytest.raises(NotPermitted, match="One of these records is not among those"):
                join(child, hidden, erlan)


@pytest.fixture
def elsewhere(superuser):
    """`elsewhere(child)`: the file is held in another district of the same oblast."""

    def put(child):
        place = superuser.execute(
            "select id from places_place where district_id = id and id <> %s and parent_id ="
            " (select parent_id from places_place where id = %s) limit 1",
            [child.district_id, child.district_id],
        ).fetchone()[0]
        for table in ("register_child", "register_identity", "register_searchkey"):
            superuser.execute(
                f"update {table} set district_id = %s, municipality_id = null where child_id = %s",
                [place, child.pk],
            )
        child.refresh_from_db(using="owner")

    return put


class TestWalls:
    @pytest.mark.parametrize("around", ["leading", "other"])
    def test_a_wall_around_one_stands_around_both(self, child, other, erlan, aigul, wall, around):
        join(child, other, erlan)
        wall(aigul, child if around == "leading" else other)
        with aigul.speaking():
            assert not Child.objects.exists()
        assert not Child.objects.within_reach_of(Speaker(aigul.token)).exists()

    def test_undone_it_stands_around_the_one_alone(self, child, other, erlan, aigul, wall):
        row = join(child, other, erlan)
        wall(aigul, other)
        unmerge_records(row, by=erlan, words=WRONG)
        with aigul.speaking():
            assert [one.pk for one in Child.objects.all()] == [child.pk]


class TestDoubts:
    def doubts(self, child, other, by):
        with pytest.raises(merging.UnconfirmedDoubts) as refusal:
            join(child, other, by)
        return refusal.value.doubts

    def test_what_speaks_against_it_is_said(self, child, second_child, erlan):
        for identity, doubts in (
            ({"sex": "f"}, ["sex"]),
            ({"birth_date": date(2015, 3, 28)}, ["born"]),
            ({"birth_date": date(2014, 1, 1), "birth_precision": "year"}, ["born"]),
            ({"birth_date": date(2015, 3, 27), "given": "Бекзат"}, ["twins"]),
        ):
            other = second_child(**{"given": "Нурбек"} | identity)
            assert self.doubts(child, other, erlan) == doubts

    def test_every_record_of_the_child_is_asked_and_two_pins(
        self, second_child, erlan, child, other, mother, aigul
    ):
        one, two = (second_child(given="Нурбек", pin=pin) for pin in ("22703201500011", "22703201500029"))
        assert self.doubts(one, two, erlan) == ["pin"]
        join(child, other, erlan)
        third = second_child(given="Нурбек", sex="f")
        assert self.doubts(other, third, erlan) == ["sex"]
        other = second_child(given="Эрмек")
        link_adult(other, by=aigul, adult=Adult(pk=mother.adult_id), relation="mother")
        assert self.doubts(child, other, erlan) == ["twins"]

    def test_what_is_known_less_exactly_or_spelled_otherwise_is_no_doubt(self, child, second_child, erlan):
        for identity in (
            {"birth_date": date(2015, 1, 1), "birth_precision": "year"},
            {},
            {"given": "Нурбэк"},
        ):
            other = second_child(**{"given": "Нурбек"} | identity)
            assert merging.doubts_about(child, other, by=erlan) == []

    def test_looked_at_it_is_said_with_it(self, child, second_child, erlan):
        other = second_child(given="Нурбек", sex="f")
        row = join(child, other, erlan, despite=["sex", "pin"])
        assert row.despite == ["sex"]

    def test_one_on_the_register_before_the_other_was_born(self, child, second_child, erlan):
        born = timezone.localdate() + timedelta(days=1)
        other = second_child(given="Нурбек", birth_date=born)
        with pytest.raises(merging.BornLater):
            join(child, other, erlan, despite=["born"])
        with pytest.raises(IntegrityError, match="before the other was born"), erlan.speaking():
            Merge.objects.create(child=child, other=other, reason="known")


class TestTheDatabase:
    """What the program asks, it asks too, of whoever speaks to it with somebody's session."""

    def write(self, by, child, other, **more):
        with by.speaking():
            return Merge.objects.create(child_id=child.pk, other_id=other.pk, reason="known", **more)

    def test_another_role_or_place_or_a_record_out_of_reach_is_refused(
        self, child, other, request, there, erlan, wall
    ):
        for who in ("aigul", "farida", "cholpon"):
            with pytest.raises(DatabaseError, match="row-level security"):
                self.write(request.getfixturevalue(who), child, other)
        wall(erlan, other)
        for hidden in (there, other):
            with pytest.raises(DatabaseError, match=r"row-level security|another person"):
                self.write(erlan, child, hidden)

    def test_a_record_is_not_joined_to_itself_nor_in_a_circle(self, child, erlan, other, next_door):
        with pytest.raises(IntegrityError):
            self.write(erlan, child, child)
        join(child, other, erlan)
        join(other, next_door, erlan)
        with pytest.raises(IntegrityError, match="one child already"):
            self.write(erlan, next_door, child)

    def test_a_merge_is_undone_between_its_own_records_and_with_words(self, child, other, erlan, next_door):
        row = join(child, other, erlan)
        with pytest.raises(IntegrityError, match="merge_is_said_or_undone_with_words"):
            self.write(erlan, child, other, replaces_id=row.pk, why="struck")
        with pytest.raises(IntegrityError, match="the records that it joined"):
            self.write(erlan, child, next_door, replaces_id=row.pk, why="struck", words=WRONG)


def test_two_at_once_join_two_records_once(child, other, erlan, damira):
    """Both ask before either writes; the database lets one through."""
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connections

    def go(by):
        try:
            return join(child, other, by)
        except merging.AlreadyOneChild as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(go, [erlan, damira]))
    assert sorted(type(each).__name__ for each in done) == ["AlreadyOneChild", "Merge"]
    assert Merge.objects.using("owner").count() == 1


def test_a_child_never_merged_costs_one_small_question_a_request(child, erlan):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    by = Speaker(erlan.token)
    assert by.reach
    with CaptureQueriesContext(connection) as asked:
        for _each in range(3):
            assert merge_groups.ids_of(child.pk, by) == (child.pk,)
    assert sum("register_merge" in query["sql"] for query in asked) == 1
