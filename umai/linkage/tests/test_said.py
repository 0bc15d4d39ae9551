"""What readers said of two records holds wherever the two stand, and nobody but their reader is told it."""

import threading
import time

import pytest
from django.db import DatabaseError, connection, connections, transaction

from umai.linkage.candidates.matching import match_edition
from umai.linkage.lists.ingest import ingest_list
from umai.linkage.models import ListSource, RecordPair, Resolution
from umai.linkage.review import actions
from umai.linkage.review.models import PairJudgement
from umai.linkage.review.views import pairs_to_join
from umai.linkage.tests import files
from umai.linkage.tests.conftest import SAID
from umai.linkage.tests.pairs import HEADER, child_of, drawn, edition_of, line, pair_of, rows_of

BORN = "27.03.2015"


@pytest.fixture
def child(aigul):
    return child_of(aigul)


@pytest.fixture
def pair(file_of, child):
    """A row and a child of one district, of which the rule is not sure."""
    return pair_of(rows_of(edition_of(file_of))[0], child)


@pytest.fixture
def clinics(db):
    return ListSource.objects.using("owner").create(slug="clinics", **SAID | {"name": "Clinics"})


def judge(pair, by, answer="same"):
    return actions.judge_pair(pair, by=by, answer=answer)


def waits(pair, by):
    with by.speaking():
        return actions.turn_of(pair.pk)


def resolutions():
    return list(Resolution.objects.using("owner").values_list("row_id", "child_id"))


class TestANewerEdition:
    @pytest.fixture
    def renewed(self, file_of, clinics, erlan):
        """`renewed(answer)`: two rows of two lists were read; the first rows of both in newer editions."""

        def make(answer):
            schools, others = edition_of(file_of, 2), edition_of(file_of, 2, source=clinics)
            judge(pair_of(rows_of(schools)[0], other=rows_of(others)[0]), erlan, answer)
            return rows_of(edition_of(file_of, 4)), rows_of(edition_of(file_of, 3, source=clinics))

        return make

    def test_two_rows_that_were_read_are_not_asked_again_whatever_was_said(self, renewed, erlan):
        schools, others = renewed("unsure")
        assert waits(pair_of(schools[0], other=others[0]), erlan) is None

    def test_nor_with_the_sides_exchanged_and_another_two_are(self, renewed, erlan):
        schools, others = renewed("not")
        assert waits(pair_of(others[0], other=schools[0]), erlan) is None
        assert waits(pair_of(others[0], other=schools[1]), erlan) == 1
        assert waits(pair_of(others[1], other=schools[0]), erlan) == 1

    def test_the_rule_does_not_take_a_row_for_the_child_that_readers_parted_it_from(
        self, file_of, child_born, erlan, worker_role
    ):
        first = matched(file_of, worker_role, line(1, born=BORN))
        assert resolutions() == [(rows_of(first)[0].pk, child_born.pk)]
        ruled = RecordPair.objects.using("owner").select_related("row__edition").get(band="automatic")
        drawn(ruled, "quality")
        judge(ruled, erlan, "not")
        assert resolutions() == []
        later = matched(file_of, worker_role, line(1, born=BORN), line(2, "Айбек", "2013"))
        again = RecordPair.objects.using("owner").get(row=rows_of(later)[0], child=child_born)
        assert resolutions() == [] and again.band == "new"

    def test_what_was_carried_to_it_follows_a_second_reader_of_the_old_one(
        self, pair, child, file_of, erlan, damira, farida, worker_role
    ):
        drawn(pair)
        judge(pair, erlan)
        later = matched(file_of, worker_role, line(1), line(2, "Айбек"))
        both = {pair.row_id, rows_of(later)[0].pk}
        assert {row for row, found in resolutions() if found == child.pk} == both
        judge(pair, damira, "not")
        assert resolutions() == []
        judge(pair, farida)
        assert {row for row, found in resolutions() if found == child.pk} == both

    @pytest.fixture
    def child_born(self, aigul):
        from datetime import date

        return child_of(aigul, birth_date=date(2015, 3, 27))


def matched(file_of, using, *lines):
    edition, _counted = ingest_list(file_of(files.csv(lines, header=HEADER)), using="owner")
    match_edition(edition, using=using)
    return edition


class TestWhatNobodyIsTold:
    def test_a_second_reader_cannot_ask_the_database_for_the_first_answer(self, pair, erlan, damira):
        drawn(pair)
        judge(pair, erlan)
        for statement in (
            "select linkage_settle()",
            "select linkage_readers_answer(p) from linkage_recordpair p",
            "select linkage_answers(id) from linkage_recordpair",
            "select linkage_read_before(p) from linkage_recordpair p",
            "select * from linkage_rejected_pairs(gen_random_uuid())",
        ):
            with pytest.raises(DatabaseError, match="permission denied"), damira.speaking():
                connection.cursor().execute(statement)
                pytest.fail(statement)

    def test_two_children_stand_among_those_to_join_when_both_readers_said_so(
        self, child, aigul, file_of, erlan, damira
    ):
        two = pair_of(child=child, other_child=child_of(aigul))
        drawn(two, edition=edition_of(file_of))
        judge(two, erlan)
        assert pairs_to_join(damira) == []
        judge(two, damira)
        assert [set(pair[1:]) for pair in pairs_to_join(erlan)] == [{two.child_id, two.other_child_id}]


def test_of_two_answers_about_one_row_at_once_both_are_kept(pair, aigul, erlan, damira, superuser):
    second, kept = pair_of(pair.row, child_of(aigul), probability=0.6), []

    def judge_second():
        try:
            kept.append(judge(second, damira))
        except Exception as error:
            kept.append(error)
        finally:
            connections.close_all()

    other = threading.Thread(target=judge_second)
    with erlan.speaking(), transaction.atomic():
        judge(pair, erlan)
        other.start()
        assert waiting(superuser)
    other.join(30)
    assert [type(one) for one in kept] == [PairJudgement]
    assert resolutions() == [(pair.row_id, pair.child_id)]
    assert [set(two[1:]) for two in pairs_to_join(erlan)] == [{pair.child_id, second.child_id}]


def test_who_comes_a_moment_after_another_reader_is_told_so(pair, erlan, damira, monkeypatch):
    judge(pair, damira)
    monkeypatch.setattr(actions, "turn_of", lambda _pair: 1)
    with pytest.raises(actions.PairNotDue):
        judge(pair, erlan)


def waiting(superuser):
    """Whether another session waits for a lock, now or in some seconds."""
    asked = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
    for _moment in range(200):
        if superuser.execute(asked).fetchone()[0]:
            return True
        time.sleep(0.05)
    return False
