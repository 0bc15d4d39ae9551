"""Who asks for an edition and who releases it, what is refused in the program and in the database, the trail."""

import threading
import time

import pytest
from django.db import DatabaseError, IntegrityError, connection, connections, transaction
from psycopg.errors import CheckViolation, InsufficientPrivilege

from tests.cast import id_of
from tests.tampering import without_triggers
from umai.access.requirements import AlreadyAnswered, Incomplete, NeedsAnotherPerson
from umai.access.sessions import Speaker, open_session
from umai.law.terms.clock import today
from umai.refusal import NotPermitted
from umai.staff.models import Worker
from umai.statistics.extracts.tests.test_asking import supervisor
from umai.statistics.publication.periods import last_day_known
from umai.statistics.releases.actions import NoEdition, take_back_edition
from umai.statistics.releases.models import EditionAnswer, EditionCandidate, EditionDrawing, EditionRequest
from umai.statistics.releases.reading import editions_page
from umai.statistics.releases.tests.conftest import ask, entries_of, last_period, refuse, release


def refused_by(error):
    return type(error.value.__cause__)


def insert(by, **more):
    """Write a request past the program."""
    row = {
        "office_id": id_of("office", "ministry"),
        "period": last_period(),
        "known_on": last_day_known(),
    } | more
    with by.speaking():
        EditionRequest(**row).save(force_insert=True)


class TestAsking:
    def test_keeps_the_period_and_yesterday(self, nuriya):
        found = EditionRequest.objects.using("owner").get(pk=ask(nuriya).pk)
        assert (found.period, found.known_on, found.recorded_by_id) == (
            last_period(),
            last_day_known(),
            nuriya.pk,
        )

    def test_stands_on_the_trail_done_and_refused(self, nuriya):
        asked = ask(nuriya)
        with pytest.raises(NoEdition):
            ask(nuriya)
        found = entries_of("statistics.ask_edition")
        assert found.get(outcome="done").record_id == asked.pk
        assert found.filter(outcome="refused").count() == 1

    def test_of_what_is_no_period_that_is_over_is_refused(self, nuriya):
        for period in (str(today().year), "2025-02", "last year", "", "2025-Q5", "0000"):
            with pytest.raises(NoEdition, match="is over"):
                ask(nuriya, period)

    def test_as_known_before_the_end_or_today_is_refused_by_the_database(self, nuriya):
        for wrong in (
            {"known_on": today()},
            {"known_on": "2025-12-30", "period": "2025"},
            {"period": "2025-Q4", "known_on": "2025-12-30"},
            {"period": "2025-H2", "known_on": "2025-12-30"},
            {"period": "2025-H1", "known_on": "2025-06-29"},
        ):
            with pytest.raises(IntegrityError) as refused:
                insert(nuriya, **wrong)
            assert refused_by(refused) is CheckViolation, wrong

    @pytest.mark.parametrize(
        "last", [("2025", "2025-12-31"), ("2025-H1", "2025-06-30"), ("2025-Q2", "2025-06-30")]
    )
    def test_as_known_on_the_last_day_is_taken(self, last, nuriya):
        insert(nuriya, period=last[0], known_on=last[1])

    def test_in_another_role_or_office_is_refused_by_the_database(self, ainura, omurbek, nuriya):
        for by, office in ((ainura, "ministry"), (omurbek, "ombudsman"), (nuriya, "ombudsman")):
            with pytest.raises(DatabaseError) as refused:
                insert(by, office_id=id_of("office", office))
            assert refused_by(refused) is InsufficientPrivilege

    def test_waits_until_the_one_before_is_answered(self, candidate, nuriya, ainura):
        with pytest.raises(NoEdition, match="not answered"):
            ask(nuriya, "2025")
        refuse(candidate, ainura)
        assert ask(nuriya, "2025").period == "2025"


class TestAnswering:
    def test_releases_once_on_the_trail(self, candidate, ainura):
        release(candidate, ainura)
        assert EditionAnswer.objects.using("owner").get().released
        entry = entries_of("statistics.answer_edition").get()
        assert (entry.worker_id, entry.outcome) == (ainura.pk, "done")
        with pytest.raises(AlreadyAnswered):
            refuse(candidate, ainura)
        for table in ("request", "drawing", "candidate", "answer"):
            for change in (
                f"delete from statistics_edition{table}",
                f"update statistics_edition{table} set id = id",
            ):
                with (
                    pytest.raises(DatabaseError, match="never changed"),
                    connections["owner"].cursor() as cursor,
                ):
                    cursor.execute(change)

    def test_refuses_with_words_and_says_nothing_else(self, candidate, ainura):
        for row in ({"released": True, "words": "x"}, {"released": False, "words": ""}):
            with pytest.raises(IntegrityError), ainura.speaking():
                EditionAnswer(candidate=candidate, **row).save(force_insert=True)
        with pytest.raises(Incomplete):
            refuse(candidate, ainura, words=" ")
        refuse(candidate, ainura)
        assert not EditionAnswer.objects.using("owner").get().released

    def test_is_for_no_other_role_and_not_for_who_asked(
        self, candidate, nuriya, omurbek, aigul, timur, gulnara
    ):
        for by in (nuriya, omurbek, aigul, timur, gulnara):
            with pytest.raises(NotPermitted):
                release(candidate, by)
            assert past_the_program(candidate, by) is InsufficientPrivilege

    def test_by_the_same_person_a_subordinate_or_another_office_is_refused(self, candidate, nuriya):
        for named, more in (
            (("Садыкова", "Нурия"), {}),  # another post of the same person
            (("Абдиева", "Салтанат"), {"superior_id": nuriya.pk}),
            (("Абдиева", "Салтанат"), {"office": "ombudsman"}),
        ):
            by = supervisor(*named, **more)
            with pytest.raises(NeedsAnotherPerson):
                release(candidate, by)
            assert past_the_program(candidate, by) is InsufficientPrivilege, (named, more)

    def test_in_the_transaction_of_the_request_is_refused(self, candidate, ainura, superuser):
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("select pg_current_xact_id()::text::bigint")
                now = cursor.fetchone()[0]
            with without_triggers(superuser):
                superuser.execute("update statistics_editionrequest set transaction = %s", [now])
            with pytest.raises(NeedsAnotherPerson):
                release(candidate, ainura)
        release(candidate, ainura)

    def test_draws_nothing_itself(self, candidate, nuriya, ainura):
        """A page writes no drawing and no candidate: these come from the command alone."""
        for model in (EditionDrawing, EditionCandidate):
            row = model.objects.using("owner").get()
            row.pk = None
            for by in (nuriya, ainura):
                with pytest.raises(DatabaseError) as refused, by.speaking():
                    row.save(force_insert=True, using="default")
                assert refused_by(refused) is InsufficientPrivilege, model


def past_the_program(candidate, by, **more):
    """What the database refuses an answer with that the program was not asked about."""
    row = {"released": True} | more
    with pytest.raises(DatabaseError) as refused, by.speaking():
        EditionAnswer(candidate_id=candidate.pk, **row).save(force_insert=True)
    return refused_by(refused)


class TestTakingBack:
    def test_lets_another_be_asked_for_needs_words_and_happens_once(
        self, candidate, nuriya, ainura, omurbek, timur
    ):
        for by in (ainura, omurbek, timur):
            with pytest.raises(NotPermitted):
                take_back_edition(candidate, by=by, words="Counted again.")
        with pytest.raises(Incomplete):
            take_back_edition(candidate, by=nuriya, words=" ")
        take_back_edition(candidate, by=nuriya, words="Counted again.")
        assert entries_of("statistics.take_back_edition").filter(outcome="done").count() == 1
        with pytest.raises(AlreadyAnswered):
            take_back_edition(candidate, by=nuriya, words="Counted again.")
        assert [one.stands for one in editions_page(nuriya)["asked"]] == ["taken back"]
        assert ask(nuriya, "2025").period == "2025"

    def test_is_for_who_asked_alone(self, candidate):
        """Another analyst of the office, and one of another office."""
        for office in ("ministry", "ombudsman"):
            other = supervisor("Абдиева", "Салтанат", office=office, role="analyst")
            with pytest.raises(NoEdition):
                take_back_edition(candidate, by=other, words="Counted again.")
            refused = past_the_program(candidate, other, released=False, words="Counted again.")
            assert refused is InsufficientPrivilege, office

    def test_releases_nothing(self, candidate, nuriya):
        assert past_the_program(candidate, nuriya, released=True) is InsufficientPrivilege


class TestTwoAtOneMoment:
    """While one transaction is open the other waits for it, and is then refused."""

    @pytest.fixture
    def second(self, superuser):
        """`second(act)`: do it on another connection while the caller's transaction is open."""

        def begin(act):
            done = []

            def run():
                try:
                    done.append(act())
                except Exception as failure:
                    done.append(failure)
                finally:
                    connections.close_all()

            thread = threading.Thread(target=run)
            thread.start()
            for _n in range(500):
                waits = "select exists (select from pg_locks where not granted)"
                if done or superuser.execute(waits).fetchone()[0]:
                    break
                time.sleep(0.01)
            assert not done
            return thread, done

        return begin

    def test_one_request_is_taken(self, nuriya, second, db):
        other = Speaker(open_session(Worker.objects.get(pk=nuriya.pk)))
        with transaction.atomic():
            ask(nuriya)
            thread, done = second(lambda: ask(other, "2025"))
        thread.join()
        assert isinstance(done[0], NoEdition)
        assert EditionRequest.objects.using("owner").count() == 1

    def test_one_answer_stands(self, candidate, ainura, second):
        other = supervisor("Абдиева", "Салтанат")
        with transaction.atomic():
            release(candidate, ainura)
            thread, done = second(lambda: refuse(candidate, other))
        thread.join()
        assert isinstance(done[0], AlreadyAnswered)
        assert EditionAnswer.objects.using("owner").get().released
