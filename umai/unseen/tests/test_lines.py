"""Who stands on the list: a child that the latest lists name, once, and in no open case."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, connections
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.second_person import merge_records, unmerge_records
from umai.access.facts import ReplacementReason
from umai.access.models import Wall
from umai.access.sessions import Speaker, open_session
from umai.linkage.lists.ingest import ListFile, ingest_list
from umai.linkage.models import ListEdition, ListRow, ListSource, RecordPair, Resolution
from umai.linkage.review.actions import judge_pair, take_back_judgement
from umai.linkage.tests import files
from umai.linkage.tests.pairs import drawn, pair_of
from umai.register.child.actions import add_child
from umai.register.models import Doubt
from umai.unseen.models import ListedChild
from umai.unseen.tests.conftest import (
    ASEL,
    HEADER,
    IDENTITY,
    NURBEK,
    PERIOD,
    PUPILS,
    begin_case,
    lines_of,
    one_child,
    only_line,
)


@pytest.fixture
def pupils(nookat, villages):
    """`pupils({child: mark})`: a list of pupils of whom some are absent, taken in and not matched."""

    def make(marks):
        source = ListSource.objects.using("owner").create(slug="pupils", **PUPILS)
        rows = [[*child, villages[0].name_ru, "", mark, ""] for child, mark in marks]
        file = ListFile(files.csv(rows, header=HEADER), "csv", source, nookat, **PERIOD)
        ingest_list(file, using="owner")

    return make


def test_a_pupil_who_is_absent_stands_on_it_and_one_who_comes_does_not(pupils, damira, aigul):
    """Of whom a list says nothing about parents or school, the social worker reads no row either."""
    pupils([(ASEL, "да"), (NURBEK, "нет")])
    assert lines_of(damira) == ["Асел"]
    assert only_line().absent
    with aigul.speaking():
        for rows in (ListRow.objects.within_reach_of(aigul), ListRow.objects.all()):
            assert [row.given for row in rows] == ["Асел"]


def test_a_child_of_migrants_leaves_the_list_with_its_case(child, listed, damira, aigul):
    listed(NURBEK, ASEL)
    assert lines_of(damira) == ["Асел", "Нурбек"]
    begin_case(child, aigul)
    assert lines_of(damira) == ["Асел"]
    assert ListedChild.objects.using("owner").count() == 2


# Of the records of one child the one with the lowest id stands for all: the case is on it, or on another.
@pytest.mark.parametrize("pk", [UUID(int=1), UUID(int=2**128 - 1)], ids=["lowest", "highest"])
def test_a_child_whose_other_record_has_the_case_is_in_care_too(pk, child, listed, damira, aigul):
    listed(NURBEK)
    other = add_child(aigul.office.place, by=aigul, id=pk, identity=IDENTITY | {"given": "Нурик"})
    begin_case(other, aigul)
    assert lines_of(damira) == ["Нурбек"]
    row = merge_records(child, by=damira, other=other, reason="known", despite=list(Doubt.values))
    assert lines_of(damira) == []
    unmerge_records(row, by=damira, words="Cousins.")
    assert lines_of(damira) == ["Нурбек"]


def test_a_case_in_another_district_is_care_too_until_the_row_is_found_to_be_somebody_else(
    child, listed, damira, superuser, aigul
):
    listed(NURBEK)
    case = begin_case(child, aigul)
    assert lines_of(damira) == []
    superuser.execute(
        "update intake_case set district_id = null, municipality_id = null where id = %s", [case.pk]
    )
    superuser.execute("select unseen_regroup_all()")
    assert lines_of(damira) == []
    with damira.speaking():
        Resolution.objects.get().replace_with(why=ReplacementReason.STRUCK)
    assert lines_of(damira) == ["Нурбек"]


def test_two_rows_on_two_lists_of_one_child_are_one_line(child, listed):
    listed(NURBEK)
    listed(NURBEK, slug="pupils")
    line = only_line()
    assert len(line.rows) == len(line.sources) == 2 and line.child_id == child.pk
    assert line.of_migrant and line.absent


def test_two_rows_that_are_alike_enough_are_one_line_though_the_register_knows_nobody(in_two):
    assert len(in_two.rows) == 2 and in_two.child_id is None


@pytest.fixture
def two_rows(listed, fillings):
    """`two_rows(band)`: a pair of rows on two lists, which nothing else brings together."""

    def fill():
        listed(ASEL, NURBEK)
        listed(["Сатыбалдиева Гүлзат", "11.11.2012", ""], slug="pupils")

    fillings.give("two rows that nothing brings together", fill)
    row, other = (ListRow.objects.using("owner").get(given=given) for given in ("Асел", "Гүлзат"))
    assert not RecordPair.objects.using("owner").filter(other__isnull=False).exists()
    return lambda band: pair_of(row, other=other, band=band)


def lines():
    return sorted(len(line.rows) for line in ListedChild.objects.using("owner"))


def test_two_rows_that_a_reader_found_to_be_one_child_are_one_line(two_rows, erlan):
    pair = two_rows("clerical")
    assert lines() == [1, 1, 1]
    said = judge_pair(pair, by=erlan, answer="same")
    assert lines() == [1, 2]
    take_back_judgement(said, by=erlan)
    assert lines() == [1, 1, 1]


def test_two_rows_that_the_rule_joined_and_a_reader_parted_are_two_lines(two_rows, erlan, superuser):
    pair = two_rows("automatic")
    superuser.execute("select unseen_regroup_all()")
    assert lines() == [1, 2]
    drawn(pair, "quality")
    judge_pair(pair, by=erlan, answer="not")
    assert lines() == [1, 1, 1]


@pytest.fixture
def third(two_rows, listed):
    """A third row that the rule takes for both of two; answers the pair of those."""
    pair = two_rows("clerical")
    listed(["Жолдошева Айчүрөк", "12.12.2014", ""], slug="clinic")
    row = ListRow.objects.using("owner").get(given="Айчүрөк")
    for other in (pair.row, pair.other):
        pair_of(row, other=other, band="automatic")
    return pair


def test_two_rows_that_a_reader_parted_are_not_one_line_through_a_third(third, erlan, superuser):
    """Among rows of which two were parted only readers join."""
    superuser.execute("select unseen_regroup_all()")
    assert lines() == [1, 3]
    said = judge_pair(third, by=erlan, answer="not")
    assert lines() == [1, 1, 1, 1]
    superuser.execute("select unseen_regroup_all()")
    assert lines() == [1, 1, 1, 1]
    theirs = RecordPair.objects.using("owner").get(row__given="Айчүрөк", other=third.other)
    drawn(theirs, "quality")
    joined = judge_pair(theirs, by=erlan, answer="same")
    assert lines() == [1, 1, 2]
    kept = ListedChild.objects.using("owner").get(rows__len=2)
    assert set(kept.rows) == {theirs.row_id, third.other_id}
    take_back_judgement(joined, by=erlan)
    take_back_judgement(said, by=erlan)
    assert lines() == [1, 3]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        (["00.02.2016"], date(2016, 2, 29)),
        (["27.03.2015", "2015"], date(2015, 3, 27)),
        (["27.03.2015", "2016"], date(2016, 12, 31)),
        (["27.03.2015", "28.03.2015"], date(2015, 3, 28)),
    ],
)
def test_a_line_keeps_the_last_day_on_which_the_child_can_have_been_born(listed, said, kept):
    for day, slug in zip(said, ("migrants", "pupils"), strict=False):
        listed(["Бекова Асел", day, ""], slug=slug)
    if len(said) == 2:
        one_child()
    assert only_line().birth_date == kept


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dates(date(1996, 1, 1), date(2026, 11, 26)), st.sampled_from(["day", "month", "year"]))
def test_the_database_knows_the_last_day_of_birth_as_the_law_does(db, day, precision):
    from umai.law.children.ages import last_day_of_birth

    with connections["owner"].cursor() as cursor:
        cursor.execute("select unseen_born_by(%s, %s)", [day, precision])
        assert cursor.fetchone() == (last_day_of_birth(day, precision),)


def test_a_child_known_by_the_year_alone_stays_until_the_year_is_over(listed, damira):
    listed(["Бекова Асел", "2009", ""])
    with damira.speaking():
        found = ListedChild.objects.within_reach_of(damira)
        assert found.of_minors(on=date(2027, 12, 30)).count() == 1
        assert found.of_minors(on=date(2027, 12, 31)).count() == 0


def test_only_the_latest_edition_counts_and_the_first_says_since_when(listed, damira, superuser):
    listed(NURBEK, ["Асанов Улан Маратович", "14.06.2013", ""], ASEL)
    assert lines_of(damira) == ["Асел", "Нурбек", "Улан"]  # brothers are two lines
    superuser.execute("update linkage_listedition set recorded_at = recorded_at - interval '40 days'")
    listed(ASEL, ["Маматов Эрлан", "05.11.2012", ""])
    assert lines_of(damira) == ["Асел", "Эрлан"]
    since = dict(ListedChild.objects.using("owner").values_list("row__given", "since"))
    assert since["Эрлан"] - since["Асел"] == timedelta(days=40)


def test_a_list_that_was_taken_in_counts_before_it_is_matched_from_its_day_in_bishkek(
    line, superuser, damira
):
    assert ListEdition.objects.get().matched
    superuser.execute("delete from unseen_listedchild")
    superuser.execute("delete from linkage_matchrun")
    superuser.execute("update linkage_listedition set recorded_at = '2026-09-30 18:30+00'")
    superuser.execute("select unseen_regroup_all()")
    assert lines_of(damira) == ["Асел"]
    assert only_line().since == date(2026, 10, 1)


SEEN = {
    "damira": 1,
    "erlan": 1,
    "farida": 1,
    "aigul": 1,
    "azamat": 0,
    "cholpon": 0,
    "bakyt": 0,
    "ainura": 0,
    "timur": 0,
}


def test_a_line_and_its_rows_are_read_where_the_list_says_that_the_child_lives(line, request):
    read = {}
    for who in SEEN:
        by = request.getfixturevalue(who)
        with by.speaking():
            found = [
                rows.count()
                for model in (ListedChild, ListRow)
                for rows in (model.objects.all(), model.objects.within_reach_of(by))
            ]
        read[who] = found[0] if len(set(found)) == 1 else found
    assert read == SEEN


def test_whoever_is_walled_from_the_child_sees_no_line(child, listed, erlan):
    listed(NURBEK)
    Wall.objects.using("owner").create(worker_id=erlan.pk, child_id=child.pk)
    walled = Speaker(open_session(erlan.worker))
    assert lines_of(walled) == []
    with walled.speaking():
        assert not ListedChild.objects.exists()


def test_the_pages_may_not_write_a_line(line, damira):
    for statement in (
        "insert into unseen_listedchild (row_id) values (gen_random_uuid())",
        "update unseen_listedchild set answered = true",
        "delete from unseen_listedchild",
        "select unseen_regroup_all()",
        "select unseen_in_care(gen_random_uuid())",
    ):
        with damira.speaking(), connection.cursor() as cursor, pytest.raises(DatabaseError):
            cursor.execute(statement)
            pytest.fail(f"{statement} was done")


def test_the_numbers_of_the_country_are_for_the_ministry_alone(line, ainura, damira, farida):
    for by, expected in ((ainura, 1), (damira, 0), (farida, 0)):
        with by.speaking(), connection.cursor() as cursor:
            cursor.execute("select waiting, every from unseen_of_the_country('2000-01-01')")
            assert cursor.fetchall() == [(1, 1)] * expected
