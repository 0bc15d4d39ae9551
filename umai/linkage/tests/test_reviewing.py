"""Reading pairs: who may, what follows, that a second reader is alone with the pair, and taking it back."""

import pytest
from django.db import DatabaseError
from django.test import override_settings

from tests.second_person import merge_records
from umai.access.models import Wall
from umai.access.sessions import Speaker
from umai.linkage.models import DrawnPair, Resolution
from umai.linkage.review import actions
from umai.linkage.review.models import PairJudgement
from umai.linkage.review.records import comparison_lines, records_of_pair
from umai.linkage.review.views import pairs_to_join
from umai.linkage.tests.conftest import last_entry
from umai.linkage.tests.pairs import child_of, drawn, edition_of, pair_of, rows_of
from umai.places.models import Place
from umai.refusal import NotPermitted
from umai.register.models import Child
from umai.trail.models import Entry

OTHERS = ["aigul", "bakyt", "kanykei", "gulnara", "timur", "nuriya", "omurbek"]


@pytest.fixture
def edition(file_of):
    return edition_of(file_of, 3)


@pytest.fixture
def child(aigul):
    return child_of(aigul)


@pytest.fixture
def pair(edition, child):
    """A row and a child of one district, of which the rule is not sure."""
    return pair_of(rows_of(edition)[0], child)


def resolutions():
    return list(Resolution.objects.using("owner").values_list("row_id", "child_id", "rule"))


def judge(pair, by, answer="same", **more):
    return actions.judge_pair(pair, by=by, answer=answer, **more)


def waits(pair, by):
    with by.speaking():
        return actions.turn_of(pair.pk)


class TestJudging:
    def test_one_child_resolves_the_row_to_the_child_and_waits_for_nobody(self, pair, aigul, erlan, damira):
        second = pair_of(pair.row, child_of(aigul), probability=0.6)
        made = judge(pair, erlan)
        assert resolutions() == [(pair.row_id, pair.child_id, "")]
        assert (made.turn, made.model, made.probability) == (1, pair.model, pair.probability)
        assert made.recorded_by_id == erlan.pk
        entry = Entry.objects.using("owner").get(act="linkage.judge")
        assert (entry.outcome, entry.record_id, entry.child_id) == ("done", made.pk, pair.child_id)
        assert waits(second, erlan) is None
        for by in (erlan, damira):
            assert waits(pair, by) is None
            with pytest.raises(actions.PairNotDue):
                judge(pair, by, "not")
        assert resolutions() == [(pair.row_id, pair.child_id, "")]

    def test_any_other_answer_resolves_nothing_and_is_kept(self, pair, erlan):
        for answer in ("not", "unsure"):
            made = judge(pair, erlan, answer, note="Ask the school.")
            assert resolutions() == [] and (made.answer, made.note) == (answer, "Ask the school.")
            actions.take_back_judgement(made, by=erlan)

    def test_not_by_whom_it_is_not_meant_for_nor_where_another_office_keeps_it(self, pair, request):
        for who in (*OTHERS, "cholpon"):
            with pytest.raises(NotPermitted):
                judge(pair, request.getfixturevalue(who))
                pytest.fail(f"{who} judged it")
            assert last_entry() == ("linkage.judge", "refused"), who
        assert waits(pair, request.getfixturevalue("cholpon")) is None
        assert not PairJudgement.objects.using("owner").exists()

    def test_an_unchanged_row_of_the_next_list_is_not_asked_about_again(
        self, pair, edition, child, erlan, file_of
    ):
        judge(pair, erlan, "not")
        unread = pair_of(rows_of(edition)[1], child)
        assert waits(unread, erlan) == 1
        later = edition_of(file_of, 4)
        assert waits(pair_of(rows_of(later)[0], child), erlan) is None
        assert waits(pair_of(rows_of(later)[3], child), erlan) == 1
        assert waits(unread, erlan) is None  # a pair of an old list waits no more

    def test_two_rows_are_read_and_resolve_nothing(self, edition, erlan):
        one, other, _third = rows_of(edition)
        pair = pair_of(one, other=other)
        assert judge(pair, erlan).child_id is None and resolutions() == []

    def test_a_walled_child_waits_for_nobody_behind_the_wall(self, pair, erlan):
        Wall.objects.using("owner").create(
            worker_id=erlan.pk, child_id=pair.child_id, from_at="2020-01-01T00:00Z"
        )
        assert waits(pair, Speaker(erlan.token)) is None


class TestReadingTwice:
    @pytest.fixture
    def twice(self, pair):
        drawn(pair)
        return pair

    def test_a_drawn_pair_waits_for_another_who_sees_nothing_of_the_first(self, twice, erlan, damira, farida):
        judge(twice, erlan)
        assert [waits(twice, by) for by in (erlan, damira, farida)] == [None, 2, 2]
        for by in (damira, farida):
            for own_filter in (True, False):
                with by.speaking(), override_settings(UMAI_OWN_FILTER=own_filter):
                    assert not PairJudgement.ever.exists()
        with erlan.speaking():
            assert PairJudgement.objects.count() == 1
        with pytest.raises(DatabaseError), farida.speaking():
            DrawnPair.objects.exists()
        assert len(resolutions()) == 1
        judge(twice, damira)  # two who agree leave nothing to a third
        assert len(resolutions()) == 1 and waits(twice, farida) is None

    def test_where_they_differ_the_oblast_decides(self, twice, erlan, damira, farida):
        judge(twice, erlan)
        judge(twice, damira, "not")
        assert resolutions() == []
        for third, left in (("same", 1), ("not", 0), ("unsure", 0)):
            assert [waits(twice, by) for by in (erlan, damira, farida)] == [None, None, 3]
            made = judge(twice, farida, third)
            assert (made.turn, len(resolutions())) == (3, left), third
            actions.take_back_judgement(made, by=farida)

    def test_a_reader_who_was_second_is_not_the_third(self, twice, erlan, farida):
        judge(twice, erlan)
        judge(twice, farida, "not")
        assert waits(twice, farida) is None

    def test_the_database_refuses_a_second_answer_and_one_in_the_file_of_another_child(
        self, twice, aigul, erlan
    ):
        def create(turn, child_id):
            said = {"answer": "same", "bits": 0, "probability": 0, "band": "", "model": ""}
            with erlan.speaking():
                PairJudgement.objects.create(pair=twice, child_id=child_id, turn=turn, **said)

        with pytest.raises(DatabaseError, match="another file"):
            create(1, child_of(aigul).pk)
        judge(twice, erlan)
        for turn in (1, 2, 3):
            with pytest.raises(DatabaseError):
                create(turn, twice.child_id)
                pytest.fail(f"turn {turn} was written")


class TestTakingBack:
    def test_what_followed_is_struck_and_the_pair_waits_again(self, pair, erlan):
        struck = actions.take_back_judgement(judge(pair, erlan), by=erlan)
        assert (struck.why, struck.answer) == ("struck", "same") and resolutions() == []
        assert last_entry() == ("linkage.take_back", "done")
        assert waits(pair, erlan) == 1
        assert judge(pair, erlan, "not").answer == "not"
        answers = PairJudgement.ever.using("owner").order_by("recorded_at").values_list("answer", "why")
        assert list(answers) == [("same", "change"), ("same", "struck"), ("not", "change")]

    def test_not_what_another_said_nor_past_the_program(self, pair, erlan, damira, request):
        made = judge(pair, erlan)
        for who in ("damira", "farida", "cholpon", *OTHERS[:3]):
            with pytest.raises(NotPermitted):
                actions.take_back_judgement(made, by=request.getfixturevalue(who))
                pytest.fail(f"{who} took it back")
            assert last_entry() == ("linkage.take_back", "refused"), who
        with pytest.raises(DatabaseError, match="row-level security"), damira.speaking():
            made.replace_with(why="struck")
        assert len(resolutions()) == 1

    def test_the_last_that_one_said_is_the_last_not_taken_back(self, pair, edition, child, erlan):
        first = judge(pair, erlan)
        second = judge(pair_of(rows_of(edition)[1], child), erlan, "not")
        assert actions.last_judgement_of(erlan) == second
        actions.take_back_judgement(second, by=erlan)
        assert actions.last_judgement_of(erlan) == first


class TestWhatTheRuleTook:
    @pytest.fixture
    def ruled(self, edition, child):
        """A pair that the rule took, and that was drawn to be read."""
        row = rows_of(edition)[0]
        pair = pair_of(row, child, probability=0.999, band="automatic")
        Resolution.objects.using("owner").create(
            row=row,
            child=child,
            pair=pair.pk,
            what="child",
            rule="from 99 per cent",
            district_id=child.district_id,
        )
        drawn(pair, "quality", "register automatic all")
        return pair

    def test_it_is_read_where_it_was_drawn_and_stays_where_readers_agree(self, ruled, edition, child, erlan):
        assert waits(pair_of(rows_of(edition)[1], child, band="automatic"), erlan) is None  # not drawn
        judge(ruled, erlan)
        assert resolutions() == [(ruled.row_id, ruled.child_id, "from 99 per cent")]

    def test_a_reader_who_says_otherwise_undoes_it_and_it_holds_again_when_that_is_taken_back(
        self, ruled, erlan
    ):
        made = judge(ruled, erlan, "not")
        assert resolutions() == []
        actions.take_back_judgement(made, by=erlan)
        assert resolutions() == [(ruled.row_id, ruled.child_id, "from 99 per cent")]


class TestTwoChildren:
    @pytest.fixture
    def two(self, child, aigul):
        return pair_of(child=child, other_child=child_of(aigul))

    def test_they_are_put_before_whoever_may_join_them_until_they_are_joined(
        self, two, child, erlan, damira, cholpon
    ):
        judge(two, erlan)
        for by in (erlan, damira):
            assert [set(pair[1:]) for pair in pairs_to_join(by)] == [{two.child_id, two.other_child_id}]
        assert pairs_to_join(cholpon) == []
        assert Entry.objects.using("owner").filter(act="linkage.judge").count() == 2  # in both files
        merge_records(child, by=erlan, other=two.other_child, reason="list", despite=["twins"])
        assert pairs_to_join(erlan) == []

    def test_one_row_that_is_two_children_asks_whether_they_are_one(self, pair, aigul, erlan):
        second = pair_of(pair.row, child_of(aigul), probability=0.9)
        drawn(second, "quality")
        judge(pair, erlan)
        judge(second, erlan)
        assert [set(each[1:]) for each in pairs_to_join(erlan)] == [{pair.child_id, second.child_id}]
        assert resolutions() == [(pair.row_id, pair.child_id, "")]


class TestAcross:
    def test_two_districts_are_read_by_the_oblast_alone(self, child, file_of, nookat, erlan, farida, ainura):
        beside = (
            Place.objects.filter(level="district", parent_id=nookat.parent_id).exclude(pk=nookat.pk).first()
        )
        pair = pair_of(rows_of(edition_of(file_of, area=beside))[0], child)
        assert [waits(pair, by) for by in (erlan, farida, ainura)] == [None, 1, None]
        judge(pair, farida)
        assert len(resolutions()) == 1

    @pytest.fixture
    def far(self, child, file_of, cholpon):
        """A child of Osh beside a row of a list of Naryn."""
        return pair_of(rows_of(edition_of(file_of, area=cholpon.office.place))[0], child)

    def test_two_oblasts_are_read_by_the_ministry_alone(self, far, erlan, cholpon, farida, ainura):
        assert [waits(far, by) for by in (erlan, cholpon, farida, ainura)] == [None, None, None, 1]
        judge(far, ainura)
        assert resolutions() == [(far.row_id, far.child_id, "")]
        actions.take_back_judgement(actions.last_judgement_of(ainura), by=ainura)
        assert resolutions() == []

    def test_the_ministry_alone_is_given_what_is_compared_and_opens_no_file(self, far, child, ainura, farida):
        row, register = records_of_pair(far, ainura)
        assert row.parts == register.parts == ("Асанов", "Нурбек", "Маратович")
        assert register.siblings == [] and register.url == "" and comparison_lines(row, register)
        with ainura.speaking():
            assert not Child.objects.exists()
        with farida.speaking():
            assert actions.fetch_rows("select linkage_compared_records(%s)", [far.pk]) == [(None,)]


def test_every_third_pair_is_a_drawn_one_and_the_others_come_by_doubt(file_of, child, erlan):
    *rows, last = rows_of(edition_of(file_of, 4))
    doubtful, less, sure = (
        pair_of(row, child, probability=p) for row, p in zip(rows, (0.5, 0.7, 0.95), strict=True)
    )
    sample = pair_of(last, child, probability=0.01, band="new")
    drawn(sample, "quality", "register new low")
    shown = []
    while due := actions.next_due_pair(erlan):
        assert due.left == 4 - len(shown)
        shown.append(due.pair)
        with erlan.speaking():
            pair = type(sample).objects.get(pk=due.pair)
        judge(pair, erlan, "not")
    assert shown == [doubtful.pk, less.pk, sample.pk, sure.pk]
