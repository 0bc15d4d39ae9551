"""Questions about a law: who registers and corrects them, and that nothing of them changes afterwards."""

import threading
from datetime import timedelta
from decimal import Decimal
from itertools import product

import pytest
from django.db import DatabaseError, connection, connections
from psycopg.errors import InsufficientPrivilege

from umai.access.requirements import AlreadyAnswered, ImpossibleTime, Incomplete
from umai.law.terms.clock import today
from umai.refusal import NotPermitted
from umai.statistics.questions.actions import NoQuestion, correct_question
from umai.statistics.questions.models import LawQuestion, LawQuestionResult
from umai.statistics.tests.conftest import FILE_SHA256, REGISTERED, STARTED, register
from umai.trail.models import Entry


def entries_of(act):
    return Entry.objects.using("owner").filter(act=act)


def correct(question, by, **more):
    return correct_question(
        question, by=by, **REGISTERED | {"starts_on": STARTED, "why": "The day was wrong."} | more
    )


def store(question, **more):
    return LawQuestionResult.objects.using("owner").create(
        **{"question": question, "file_sha256": FILE_SHA256, "answer": {}} | more
    )


class TestRegistering:
    def test_keeps_the_question_in_the_name_of_the_own_office_on_the_trail(self, nuriya, omurbek):
        for by in (nuriya, omurbek):
            found = LawQuestion.objects.using("owner").get(pk=register(by).pk)
            assert (found.office_id, found.recorded_by_id) == (by.reach.office_id, by.pk)
            assert {name: getattr(found, name) for name in REGISTERED} == REGISTERED
            entry = entries_of("statistics.register_question").get(worker_id=by.pk)
            assert (entry.record_id, entry.outcome) == (found.pk, "done")

    def test_says_everything_that_decides_the_answer(self, nuriya):
        for missing in ("question", "rule", "series", "answer_means", "file_sha256"):
            with pytest.raises(Incomplete):
                register(nuriya, **{missing: ""})
        with pytest.raises(Incomplete):  # half a placebo
            register(nuriya, placebo_series="Injuries at school")
        with pytest.raises(ImpossibleTime):  # a rule that is not in force yet
            register(nuriya, starts_on=today() + timedelta(days=1))
        assert {one.outcome for one in entries_of("statistics.register_question")} == {"refused"}

    def test_of_what_no_file_could_answer_is_refused(self, nuriya):
        for wrong in (
            {"method": "guess"},
            {"method": "districts"},
            {"starts_on": None},
            {"file_sha256": "A" * 64},
            {"file_sha256": "a" * 63},
            {"fall": Decimal(0)},
            {"fall": Decimal("100.1")},
            {"rise": Decimal(0)},
            {"fall": Decimal("NaN")},
            {"fall": Decimal("0.04")},
            {"rise": Decimal("31.25")},
            {"rise": Decimal("99999.96")},
            {"placebo_series": "Injuries at school", "placebo_sha256": "no digest"},
        ):
            with pytest.raises(NoQuestion):
                register(nuriya, **wrong)

    def test_of_districts_has_no_day_of_its_own_and_no_placebo(self, nuriya):
        assert register(nuriya, method="districts", starts_on=None).starts_on is None
        with pytest.raises(NoQuestion):
            register(
                nuriya, method="districts", starts_on=None, placebo_series="x", placebo_sha256=FILE_SHA256
            )

    def test_is_refused_by_the_database_to_any_other_role_or_office(
        self, question, nuriya, omurbek, aigul, begimai
    ):
        for by, office in ((aigul, aigul), (begimai, begimai), (omurbek, nuriya)):
            row = LawQuestion(**fields_of(question) | {"office_id": office.reach.office_id})
            with pytest.raises(DatabaseError) as refused, by.speaking():
                row.save(force_insert=True)
            assert isinstance(refused.value.__cause__, InsufficientPrivilege)


def fields_of(question):
    return {name: getattr(question, name) for name in (*REGISTERED, "starts_on", "office_id")}


class TestWhatIsRegistered:
    def test_is_never_changed_or_deleted_also_not_by_the_owner(self, question, nuriya):
        for using, change in product(
            ("default", "owner"),
            (
                "update statistics_lawquestion set answer_means = 'Any result.'",
                "update statistics_lawquestion set starts_on = '2022-01-01'",
                "delete from statistics_lawquestion",
            ),
        ):
            with pytest.raises(DatabaseError), nuriya.speaking(), connections[using].cursor() as cursor:
                cursor.execute(change)

    def test_is_corrected_once_with_words_by_a_question_that_names_it(
        self, question, nuriya, omurbek, begimai
    ):
        for by in (omurbek, begimai):
            with pytest.raises(NotPermitted):
                correct(question, by)
        with pytest.raises(Incomplete):
            correct(question, nuriya, why=" ")
        later = correct(question, nuriya, fall=Decimal("20.0"))
        assert (later.corrects_id, later.why) == (question.pk, "The day was wrong.")
        assert LawQuestion.objects.using("owner").get(pk=question.pk).fall == Decimal("23.4")
        done = entries_of("statistics.correct_question").get(outcome="done")
        assert done.record_id == later.pk
        with pytest.raises(AlreadyAnswered):
            correct(question, nuriya)

    def test_is_corrected_by_no_other_office_past_the_program_either(self, question, omurbek):
        row = fields_of(question) | {"office_id": omurbek.reach.office_id, "corrects": question, "why": "x"}
        with pytest.raises(DatabaseError) as refused, omurbek.speaking():
            LawQuestion(**row).save(force_insert=True)
        assert isinstance(refused.value.__cause__, InsufficientPrivilege)


class TestResults:
    def test_of_another_file_are_refused_also_to_the_owner(self, question):
        with pytest.raises(DatabaseError, match="no result of the files"):
            store(question, file_sha256="b" * 64)

    def test_of_a_question_that_was_corrected_are_refused(self, question, nuriya):
        correct(question, nuriya)
        with pytest.raises(DatabaseError, match="was corrected"):
            store(question)

    def test_are_stored_once_and_never_changed(self, question):
        row = store(question)
        with pytest.raises(DatabaseError):
            store(question)
        with pytest.raises(DatabaseError):
            LawQuestionResult.objects.using("owner").filter(pk=row.pk).update(answer={"kind": "districts"})

    def test_are_written_by_nobody_who_signs_in(self, question, nuriya, omurbek, aigul):
        for by in (nuriya, omurbek, aigul):
            with pytest.raises(DatabaseError), by.speaking(), connection.cursor() as cursor:
                cursor.execute(
                    "insert into statistics_lawquestionresult"
                    " (id, question_id, file_sha256, placebo_sha256, answer)"
                    " values (gen_random_uuid(), %s, %s, '', '{}')",
                    [question.pk, FILE_SHA256],
                )

    def test_and_a_correction_of_one_moment_come_one_after_the_other(self, question, nuriya):
        """A result that is stored while a correction is saved waits for it, and is refused then."""
        outcomes = []

        def store_one():
            try:
                store(question)
                outcomes.append("stored")
            except DatabaseError as refused:
                outcomes.append(str(refused).partition("\n")[0])
            finally:
                connections.close_all()

        thread = threading.Thread(target=store_one)
        with nuriya.speaking():
            LawQuestion(**fields_of(question) | {"corrects": question, "why": "x"}).save(force_insert=True)
            thread.start()
            thread.join(1)
            assert outcomes == []
        thread.join(20)
        assert outcomes == ["this question was corrected, and another stands in its place"]
