"""A path is opened, its steps are written, and it ends."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone

from tests.looking import reading
from tests.refusals import not_refused
from umai.access.models import Grant, Wall
from umai.access.requirements import AlreadyEnded, ImpossibleTime, Incomplete, NeedsAnotherPerson
from umai.intake.cases.actions import open_case
from umai.intake.tests.conftest import particulars
from umai.law.terms.clock import today
from umai.refusal import NotPermitted
from umai.register.merging.actions import merge_records
from umai.self_harm.models import SelfHarmPath, SelfHarmPathEnding
from umai.self_harm.path import actions, steps
from umai.self_harm.path.actions import PathRuns, YearNotOver
from umai.self_harm.path.state import path_state, running_paths_of
from umai.self_harm.tests.conftest import (
    ANSWERS,
    DAY,
    WORDS,
    ago,
    done,
    last_entry,
    long_ago,
    opened,
    owner,
    register,
)
from umai.urgency.models import Urgency


def running(child, by):
    with reading(by):
        return list(running_paths_of(child.pk, by))


class TestOpening:
    def test_a_worker_opens_it_and_it_is_on_the_trail(self, child, aigul):
        path = opened(child, aigul)
        assert last_entry() == ("self_harm.open", "done")
        assert path.follow_until == today() + timedelta(days=365)
        assert path.contact_due_on == today() + DAY
        assert running(child, aigul) == [path]

    def test_of_a_child_who_died_nobody_is_asked_to_be_in_touch(self, child, aigul):
        path = opened(child, aigul, kind="died")
        assert (path.follow_until, path.contact_due_on, path.is_death) == (None, None, True)

    def test_what_is_missing_is_said_and_nothing_is_written(self, child, aigul):
        wrong = [{"words": " "}, {"kind": "beaten"}, {"kind": ""}]
        assert not_refused(wrong, Incomplete, partial(opened, child, aigul)) == []
        with pytest.raises(ImpossibleTime):
            opened(child, aigul, happened_at=timezone.now() + timedelta(minutes=5))
        assert running(child, aigul) == []

    def test_where_it_happened_again_the_earlier_path_ends_with_the_new_one(self, child, path, erlan):
        with pytest.raises(PathRuns):
            opened(child, erlan, seen=None)
        assert running(child, erlan) == [path]
        later = opened(child, erlan, kind="attempted", seen=path.pk)
        assert running(child, erlan) == [later]
        with reading(erlan):
            assert SelfHarmPathEnding.objects.get().outcome == "goes_on"

    def test_paths_of_joined_records_are_of_one_child(self, child, aigul, erlan):
        other = register(aigul)
        merge_records(child, by=erlan, other=other, reason="known")
        path = opened(child, aigul)
        with pytest.raises(PathRuns):
            opened(other, aigul, seen=None)
        later = opened(other, aigul, seen=path.pk)
        assert running(child, aigul) == [later]

    def test_it_stands_in_the_case_of_the_child_and_of_its_other_record(self, child, aigul, erlan):
        other = register(aigul)
        merge_records(child, by=erlan, other=other, reason="known")
        case = open_case(child, by=aigul, **particulars())
        with reading(aigul):
            found = opened(other, aigul)
        assert (found.case_id, found.child_id) == (case.pk, child.pk)
        assert opened(child, aigul, seen=found.pk).case_id == case.pk

    def test_a_case_of_another_child_is_refused_and_by_the_database_too(self, child, case, aigul):
        other = register(aigul, given="Айжан")
        with pytest.raises(NotPermitted):
            opened(other, aigul, case_id=case.pk)
        said = {"kind": "said", "told_by": "person", "happened_at": ago(), "words": WORDS}
        with aigul.speaking(), pytest.raises(DatabaseError, match="another file"):
            SelfHarmPath.objects.create(child_id=other.pk, case_id=case.pk, **said)

    def test_nothing_of_it_is_changed_or_deleted(self, path):
        for statement in (
            "update self_harm_selfharmpath set kind = 'wrote'",
            "delete from self_harm_selfharmpath",
        ):
            with pytest.raises(DatabaseError), connection.cursor() as cursor:
                cursor.execute(statement)
        with pytest.raises(DatabaseError):
            SelfHarmPath.objects.using("owner").filter(pk=path.pk).update(kind="wrote")

    def test_behind_a_wall_nothing_of_it_is_seen(self, child, path, aigul, erlan):
        owner(Wall, worker_id=erlan.pk, child_id=child.pk, from_at=ago(days=1), tie="family")
        assert running(child, erlan) == [] != running(child, aigul)

    def test_another_body_reads_nothing_of_it_whatever_it_was_granted(self, child, path, request):
        for who in ("bakyt", "sabira", "kanykei"):
            by = request.getfixturevalue(who)
            owner(Grant, worker_id=by.pk, child_id=child.pk, reason="shared", from_at=ago(days=1))
            with reading(by):
                assert not SelfHarmPath.objects.exists(), who


class TestSteps:
    def test_each_step_is_written_and_stands_on_the_trail(self, path, aigul):
        written = {}
        for step in steps.ALL_PATH_STEPS:
            written[step] = done(step, path, aigul)
            assert last_entry() == (f"self_harm.record_{step.slug}", "done")
            with reading(aigul):
                state = path_state(path, aigul)
            assert state.rows == written and step not in state.open_steps(), step.slug

    def test_a_missing_answer_or_a_time_to_come_is_refused(self, path, aigul):
        for step in steps.ALL_PATH_STEPS:
            missing = [
                {name: " "} for name, value in ANSWERS[step].items() if isinstance(value, str) and value
            ]
            assert not_refused(missing, Incomplete, partial(done, step, path, aigul)) == [], step.slug
        with pytest.raises(ImpossibleTime):
            done(steps.TALK, path, aigul, happened_at=timezone.now() + timedelta(minutes=5))

    def test_what_is_not_done_stays_open(self, path, aigul):
        row = None
        for step, answers in (
            (steps.NOT_ALONE, {"somebody_stays": False}),
            (steps.MEANS, {"removed": False}),
            (steps.SPECIALIST, {"outcome": "asked"}),
            (steps.SPECIALIST, {"outcome": "child"}),
            (steps.SPECIALIST, {"outcome": "nobody"}),
        ):
            seen = row.pk if step is steps.SPECIALIST and row.__class__ is step.model else None
            row = done(step, path, aigul, **answers | ({"seen": seen} if seen else {}))
            with reading(aigul):
                assert step in path_state(path, aigul).open_steps(), answers

    def test_a_step_is_written_again_and_the_earlier_words_stay(self, path, aigul):
        first = done(steps.MEANS, path, aigul, removed=False)
        again = done(steps.MEANS, path, aigul, seen=first.pk)
        with reading(aigul):
            assert path_state(path, aigul).rows == {steps.MEANS: again}
            assert steps.MEANS.model.ever.count() == 2

    def test_of_a_path_that_ended_and_of_a_death_no_step_is_asked(self, child, path, aigul, erlan):
        death = opened(child, aigul, kind="died", seen=path.pk)
        actions.end_path(path, by=erlan, outcome="died", words=WORDS)
        with reading(aigul):
            assert path_state(path, aigul).open_steps() == path_state(death, aigul).open_steps() == []


class TestEnding:
    def end(self, path, by, outcome="not_so", words=WORDS, **more):
        return actions.end_path(path, by=by, outcome=outcome, words=words, **more)

    def test_another_person_ends_it_once_before_the_year_is_over(self, child, path, erlan, damira):
        wrong = [{"words": " "}, {"outcome": "goes_on"}]
        assert not_refused(wrong, Incomplete, partial(self.end, path, erlan)) == []
        self.end(path, erlan)
        assert last_entry() == ("self_harm.end", "done")
        assert running(child, erlan) == []
        with pytest.raises(AlreadyEnded):
            self.end(path, damira, "away")

    def test_who_opened_it_does_not_end_it_not_even_by_a_death(self, child, erlan):
        path = opened(child, erlan)
        with pytest.raises(NeedsAnotherPerson):
            self.end(path, erlan)
        assert running(child, erlan) == [path]
        opened(child, erlan, kind="died", seen=path.pk)
        assert path in running(child, erlan)
        with pytest.raises(NeedsAnotherPerson):
            self.end(path, erlan, "died")

    def test_the_year_is_over_on_the_day_after_its_last(self, child, erlan):
        last, over = long_ago(child, 365), long_ago(register(erlan, given="Айжан"), 366)
        with pytest.raises(YearNotOver):
            self.end(last, erlan, "year_over")
        self.end(over, erlan, "year_over")

    def test_a_death_that_one_person_writes_ends_nothing_past_the_page(self, child, path, aigul):
        opened(child, aigul, kind="died", seen=path.pk)
        with aigul.speaking(), pytest.raises(DatabaseError, match="no other path"):
            SelfHarmPathEnding.objects.create(child_id=child.pk, path=path, outcome="goes_on")

    def test_that_a_year_is_over_leaves_what_else_is_urgent(self, child, erlan):
        old = long_ago(child, 366)
        Urgency.objects.using("owner").filter(child_id=child.pk).update(called_at=timezone.now())
        self.end(old, erlan, "year_over")
        assert list(
            Urgency.objects.using("owner").filter(child_id=child.pk).values_list("ended_how", flat=True)
        ) == [""]

    def test_the_database_refuses_it_too(self, path, aigul):
        said = {"child_id": path.child_id, "path": path, "words": WORDS}
        for outcome, refused in (
            ("not_so", "another person"),
            ("year_over", "year is not over"),
            ("goes_on", "no other path"),
        ):
            with aigul.speaking(), pytest.raises(DatabaseError, match=refused):
                SelfHarmPathEnding.objects.create(outcome=outcome, **said)

    def test_the_database_lets_no_social_worker_end_what_another_opened(self, child, aigul, erlan):
        path = opened(child, erlan)
        with aigul.speaking(), pytest.raises(DatabaseError, match="another person"):
            SelfHarmPathEnding.objects.create(child_id=child.pk, path=path, outcome="not_so", words=WORDS)

    def test_the_database_ends_no_year_on_its_last_day(self, child, erlan):
        path = long_ago(child, 365)
        with erlan.speaking(), pytest.raises(DatabaseError, match="year is not over"):
            SelfHarmPathEnding.objects.create(child_id=child.pk, path=path, outcome="year_over", words=WORDS)


def test_a_path_needs_no_case_and_goes_on_beside_a_later_one(child, path, aigul):
    assert path.case_id is None
    case = open_case(child, by=aigul, **particulars())
    assert SelfHarmPath.objects.using("owner").get().case_id is None
    assert running(child, aigul) == [path]
    assert opened(register(aigul, given="Айжан"), aigul).case_id != case.pk
