"""Who asks for an extract and who answers, what is refused in the program and in the database, and the trail."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, connections, transaction
from psycopg.errors import CheckViolation, InsufficientPrivilege

from tests.cast import SINCE, id_of
from tests.tampering import without_triggers
from umai.access.requirements import AlreadyAnswered, Incomplete, NeedsAnotherPerson
from umai.access.sessions import Speaker, open_session
from umai.law.children.ages import CHILD_UNTIL
from umai.law.terms.clock import today
from umai.refusal import NotPermitted
from umai.staff.models import Role, Term, Worker
from umai.statistics.extracts.actions import NoExtract, answer_extract
from umai.statistics.extracts.columns import COLUMNS, KNOWN
from umai.statistics.extracts.limits import DOWNLOAD_DAYS, LEAST_CHILDREN, last_day_of_download
from umai.statistics.extracts.models import MadeMicrodata, MicrodataAnswer, MicrodataRequest
from umai.statistics.extracts.tests.conftest import (
    PURPOSE,
    allow,
    ask,
    entries_of,
    last_quarter,
    quarter_before,
)


def refused_by(error):
    return type(error.value.__cause__)


class TestAsking:
    def test_keeps_what_for_and_the_least_of_the_law(self, nuriya):
        found = MicrodataRequest.objects.using("owner").get(pk=ask(nuriya).pk)
        assert (found.purpose, found.least, found.recorded_by_id) == (
            PURPOSE,
            LEAST_CHILDREN.on(last_quarter()),
            nuriya.pk,
        )

    def test_stands_on_the_trail_done_and_refused(self, nuriya):
        asked = ask(nuriya)
        with pytest.raises(Incomplete):
            ask(nuriya, purpose=" ")
        found = entries_of("statistics.ask_extract")
        assert found.get(outcome="done").record_id == asked.pk
        assert found.filter(outcome="refused").count() == 1

    def test_of_what_no_law_allows_is_refused(self, nuriya):
        for wrong in (
            {"named": []},
            {"named": ["sex", "age"]},
            {"named": ["age", "district"]},
            {"named": ["age", "surname"]},
            {"as_of": last_quarter() - timedelta(days=1)},
            {"as_of": last_quarter() + timedelta(days=92)},
            {"until": today() - timedelta(days=1)},
            {"until": today() + timedelta(days=91)},
        ):
            with pytest.raises(NoExtract):
                ask(nuriya, **wrong)

    def test_past_the_program_is_refused_by_the_database_as_well(self, nuriya):
        for column, value in (
            ("least", 1),
            ("least", 9),
            ("named", "{age,id}"),
            ("named", "{age,pin}"),
            ("named", "{age,age}"),
        ):
            row = {"named": "{age,sex}", "least": 10} | {column: value}
            with pytest.raises(IntegrityError) as refused, nuriya.speaking(), connection.cursor() as cursor:
                cursor.execute(
                    "insert into statistics_microdatarequest (id, office_id, purpose, named, as_of, least, until)"
                    " values (gen_random_uuid(), %s, 'x', %s, %s, %s, %s)",
                    [nuriya.reach.office_id, row["named"], last_quarter(), row["least"], today()],
                )
            assert refused_by(refused) is CheckViolation, (column, value)

    def test_in_another_role_or_office_is_refused_by_the_database(self, ainura, omurbek, nuriya):
        said = {"purpose": "x", "named": ["sex"], "as_of": last_quarter(), "least": 10, "until": today()}
        for by, office in ((ainura, "ministry"), (omurbek, "ombudsman"), (nuriya, "ombudsman")):
            with pytest.raises(DatabaseError) as refused, by.speaking():
                MicrodataRequest(office_id=id_of("office", office), **said).save(force_insert=True)
            assert refused_by(refused) is InsufficientPrivilege

    def test_the_law_is_at_least_as_strict_as_the_database(self, db):
        with connections["owner"].cursor() as cursor:
            cursor.execute(
                "select at_least, extract(day from lasts)::int, child_until from statistics_extract_limits()"
            )
            least, lasts, child_until = cursor.fetchone()
            cursor.execute("select name, known from statistics_extract_columns() order by place")
            columns = cursor.fetchall()
        assert least <= LEAST_CHILDREN.on(today()) and lasts >= DOWNLOAD_DAYS.on(today())
        assert child_until == CHILD_UNTIL.on(today())
        assert last_day_of_download(today()) <= today() + timedelta(days=lasts)
        assert tuple(name for name, _known in columns) == COLUMNS
        assert tuple(name for name, known in columns if known) == KNOWN


class TestAnswering:
    def test_makes_the_extract_once_where_it_is_allowed(self, made, ainura, nuriya):
        found = MadeMicrodata.objects.using("owner").get()
        groups = {tuple(one["values"]): one["n"] for one in found.groups}
        assert groups == {("7_13", "m"): 15, ("7_13", "f"): 10}
        assert (found.row_count, found.left_out, found.ages_hidden) == (25, None, 0)
        entry = entries_of("statistics.answer_extract").get()
        assert (entry.worker_id, entry.outcome) == (ainura.pk, "done")
        with pytest.raises(Incomplete):
            answer_extract(ask(nuriya, as_of=quarter_before()), by=ainura, allowed=False, words=" ")
        with pytest.raises(AlreadyAnswered):
            allow(made, ainura)
        for table in ("microdatarequest", "microdataanswer", "mademicrodata"):
            for change in (f"delete from statistics_{table}", f"update statistics_{table} set id = id"):
                with (
                    pytest.raises(DatabaseError, match="never changed"),
                    connections["owner"].cursor() as cursor,
                ):
                    cursor.execute(change)

    def test_makes_nothing_where_it_is_refused(self, nuriya, ainura, children):
        asked = ask(nuriya)
        answer_extract(asked, by=ainura, allowed=False, words="The purpose is not said.")
        assert not MadeMicrodata.objects.using("owner").exists()

    def test_is_for_no_other_role_and_not_for_who_asked(self, nuriya, omurbek, aigul, timur, gulnara):
        asked = ask(nuriya)
        for by in (nuriya, omurbek, aigul, timur, gulnara):
            with pytest.raises(NotPermitted):
                allow(asked, by)
            with pytest.raises(DatabaseError) as refused, by.speaking():
                MicrodataAnswer(asked_id=asked.pk, allowed=True).save(force_insert=True)
            assert refused_by(refused) is InsufficientPrivilege

    def test_by_the_same_person_a_subordinate_or_another_office_is_refused(self, nuriya):
        asked = ask(nuriya)
        for by in (
            supervisor("Садыкова", "Нурия"),  # another post of the same person
            supervisor("Абдиева", "Салтанат", superior_id=nuriya.pk),
            supervisor("Абдиева", "Салтанат", office="ombudsman"),
        ):
            with pytest.raises(NeedsAnotherPerson):
                allow(asked, by)

    def test_in_the_transaction_of_the_request_is_refused(self, nuriya, ainura, children):
        with transaction.atomic():
            asked = ask(nuriya)
            with pytest.raises(NeedsAnotherPerson):
                allow(asked, ainura)

    def test_after_the_last_day_is_refused(self, nuriya, ainura, over):
        asked = ask(nuriya)
        over(asked)
        with pytest.raises(NeedsAnotherPerson):
            allow(asked, ainura)

    def test_of_what_leaves_nothing_is_refused(self, nuriya, ainura):
        with pytest.raises(NoExtract, match="Nothing would be left"):
            allow(ask(nuriya), ainura)

    def test_of_what_tells_a_value_of_all_of_a_group_is_refused_and_names_the_column(
        self, nuriya, ainura, children
    ):
        with pytest.raises(NoExtract, match="Furthest step"):
            allow(ask(nuriya, named=["sex", "step"]), ainura)
        assert not MicrodataAnswer.objects.using("owner").exists()


def supervisor(surname, given, office="ministry", role=Role.MINISTRY_SUPERVISOR, **more):
    worker = Worker.objects.using("owner").create(surname=surname, given=given)
    Term.objects.using("owner").create(
        worker=worker, office_id=id_of("office", office), role=role, from_on=SINCE, **more
    )
    return Speaker(open_session(worker))


class TestTwoExtracts:
    """An attacker with two extracts: they are the same, or a series of one table, or the second is refused."""

    def test_of_one_day_and_other_columns_are_refused_and_of_another_where_one_has_those_of_the_other(
        self, made, nuriya
    ):
        for named in (["age"], ["age", "sex", "step"], ["oblast", "sex"]):
            with pytest.raises(NoExtract, match="subtracted"):
                ask(nuriya, named=named)
        for named in (["age"], ["sex"], ["oblast", "age", "sex"]):
            with pytest.raises(NoExtract, match="subtracted"):
                ask(nuriya, named=named, as_of=quarter_before())
        assert ask(nuriya, as_of=quarter_before()).as_of == quarter_before(), "the same columns are a series"

    def test_that_were_asked_for_before_either_was_made_are_refused_at_the_answer(
        self, nuriya, ainura, children
    ):
        one, other = ask(nuriya), ask(nuriya, named=["sex"])
        allow(one, ainura)
        with pytest.raises(NoExtract, match="subtracted"):
            allow(other, ainura)
        with pytest.raises(DatabaseError) as refused, ainura.speaking():
            MicrodataAnswer(asked_id=other.pk, allowed=True).save(force_insert=True)
        assert refused_by(refused) is CheckViolation

    def test_of_one_day_and_the_same_columns_are_one_also_after_records_were_corrected(
        self, made, nuriya, ainura, children, superuser
    ):
        with without_triggers(superuser):
            superuser.execute("update register_identity set sex = 'f' where child_id = %s", [children[0].pk])
        allow(ask(nuriya), ainura)
        assert MadeMicrodata.objects.using("owner").count() == 1
