"""What a worker learns to whom a child's file was closed: nothing, by pages and by any SQL of the web role.

Every address that names a record behind a wall is asked in `tests/attack/matrix`.
"""

import re
import uuid
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.test import override_settings
from django.utils import timezone

from tests.addresses import UNKNOWN, every_address
from tests.cast import id_of
from tests.second_person import speaker
from tests.tampering import without_triggers
from umai.access.jobs import change_decoys
from umai.access.models import Wall
from umai.access.roles.functions import FUNCTIONS
from umai.access.roles.privileges import protected_tables
from umai.identification.inbox import actions as signals
from umai.identification.models import Signal
from umai.identification.tests.conftest import reported
from umai.intake.cases.actions import assign_worker, open_case
from umai.notices.jobs import call_people
from umai.notices.models import Call, Notice
from umai.register.child.actions import add_adult, add_child
from umai.register.models import Child
from umai.staff.models import Turn
from umai.walls.declaring.actions import declare_tie
from umai.walls.lifting.actions import ask_lift
from umai.walls.reading import walls_of

PIN = "20405201600123"
WALLED = ("aigul", "erlan", "damira")
LISTS = sorted(name for name in FUNCTIONS["umai_web"] if "walled" in name)
TABLES = ("access_wall", "access_decoys")
OWN_TABLES = (
    "walls_liftrequest",
    "walls_liftanswer",
    "walls_tiesuggestion",
    "walls_tieanswer",
    "walls_secondrecord",
)


@pytest.fixture(params=[True, False], ids=["own filter", "row security alone"])
def own_filter(request):
    with override_settings(UMAI_OWN_FILTER=request.param):
        yield


@pytest.fixture
def child(aigul):
    identity = {"surname": "Асанов", "given": "Нурбек", "pin": PIN, "sex": "m", "birth_date": "2016-05-04"}
    child = add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=identity)
    mother = {"surname": "Асанова", "given": "Бурулкан"}
    add_adult(child, by=aigul, identity=mother, relation="mother", lives_together=True)
    return child


@pytest.fixture
def case(child, aigul, damira):
    said = {"concern": "left_behind", "channel": "school", "words": "Alone.", "discovered_at": None}
    case = open_case(child, by=aigul, id=uuid.uuid4(), received_at=timezone.now(), **said)
    assign_worker(case, by=damira, worker_id=aigul.pk)
    return case


def walled(child, who):
    """The speaker of this name, to whom the file was closed a moment ago by a colleague."""
    by = next(name for name in ("farida", "erlan") if name != who)
    declare_tie(
        child, by=speaker(id_of("worker", by)), worker_id=id_of("worker", who), tie="family", words="x"
    )
    return speaker(id_of("worker", who))


def ask(by, statement, *values):
    with by.speaking(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def refused(by, statement, *values):
    """How the database refuses this statement: its message alone, without the values."""
    with pytest.raises(DatabaseError) as error, by.speaking(), connection.cursor() as cursor:
        cursor.execute(statement, values)
    return error.value.__cause__.diag.message_primary


def plain(answer):
    """What a browser got, without the tokens and ids that differ at every request."""
    body = re.sub(rb'(csrfmiddlewaretoken|name="id")" value="[^"]+"', b"", answer.content)
    return answer.status_code, body, dict(answer.items())


class TestPages:
    @pytest.mark.parametrize("who", WALLED)
    def test_no_list_holds_it(self, child, case, who, client_of):
        """By row security alone for each of them; for the specialist with the program's own filter too."""
        walled(child, who)
        browser = client_of(who)
        hidden = ("Нурбек", "Бурулкан", PIN, str(child.pk), str(case.pk), "To whom this file is closed")
        pages = [f"/{one}" for one in every_address() if UNKNOWN not in one and "/x" not in one]
        told = []
        for own_filter in (False, True) if who == "erlan" else (False,):
            with override_settings(UMAI_OWN_FILTER=own_filter):
                for page in pages:
                    found = browser.get(page)
                    text = "" if found.streaming else found.content.decode(errors="replace")
                    told += [(page, own_filter, words) for words in hidden if words in text]
        assert told == []

    @pytest.mark.parametrize("who", WALLED)
    def test_no_count_counts_it(self, child, case, who, client_of, superuser):
        """The first page and the list of cases are those of a register in which there is no such child."""
        walled(child, who)
        pages = ("/", "/cases/", "/cases/?state=unassigned", "/api/cases", "/api/children")
        browser = client_of(who)
        before = [plain(browser.get(page))[1] for page in pages]
        with without_triggers(superuser):
            for table in [*protected_tables(), "intake_worklistrow", "intake_due", "urgency_urgency"]:
                superuser.execute(f"delete from {table}")
        assert [plain(browser.get(page))[1] for page in pages] == before

    @pytest.mark.parametrize("asked", [{"text": "Асанов Нурбек"}, {"pin": PIN}, {"text": "Nurbek"}])
    def test_no_search_finds_it(self, child, asked, client_of, own_filter):
        walled(child, "erlan")
        found = client_of("erlan").post("/children/", asked)
        assert found.status_code == 200 and str(child.pk) not in found.content.decode()

    def test_who_registers_the_child_again_is_let_and_told_nothing(self, child, client_of, aigul, damira):
        walled(child, "aigul")
        browser = client_of("aigul")
        said = {"surname": "Асанов", "given": "Нурбек", "sex": "m", "id": str(uuid.uuid4())}
        place = aigul.office.place.pk
        known = browser.post("/children/new/", said | {"settlement": place, "municipality": place})
        said |= {"surname": "Башка", "given": "Эркин", "id": str(uuid.uuid4())}
        other = browser.post("/children/new/", said | {"settlement": place, "municipality": place})
        assert known.status_code == other.status_code
        assert "closed" not in known.content.decode()

    def test_who_reports_about_the_child_reads_nothing_back(self, child, client_of, aigul, damira):
        """The report is kept and worked on; once it is found to be about the child, the writer sees it as ever."""
        walled(child, "aigul")
        signal = reported()
        signals.match_child(signal, by=damira, child=child)
        assert Signal.objects.using("owner").filter(pk=signal.pk).exists()
        assert client_of("aigul").get(f"/inbox/{signal.pk}/").status_code in (403, 404)


class TestSql:
    @pytest.mark.parametrize("who", WALLED)
    def test_no_row_of_the_file_is_read_by_any_wall_alone(self, child, case, who):
        by = walled(child, who)
        for table in protected_tables():
            column = "id" if table == "register_child" else "child_id"
            columns = ask(by, "select attname from pg_attribute where attrelid = %s::regclass", table)
            if (column,) in columns:
                assert ask(by, f"select 1 from {table} where {column} = %s", child.pk) == [], table
        assert ask(by, "select 1 from trail_entry where child_id = %s", child.pk) == []
        # And the program's own filter, where row security is not asked: the owner reads every row.
        assert not Child.objects.using("owner").within_reach_of(by).filter(pk=child.pk).exists()

    @pytest.mark.parametrize("table", (*TABLES, *OWN_TABLES))
    def test_no_table_of_walls_is_open_to_a_role_of_pages(self, child, table, damira):
        walled(child, "erlan")
        column = "kind" if table == "access_decoys" else "id"
        for statement in (
            f"select 1 from {table}",
            f"update {table} set {column} = null",
            f"delete from {table}",
        ):
            with pytest.raises(DatabaseError, match="permission denied"):
                ask(speaker(damira.pk), statement)

    @pytest.mark.parametrize("name", ["access_behind_walls()", "access_padded('children', '{}')"])
    def test_what_is_hidden_is_not_read_past_the_decoys(self, child, name, erlan):
        with pytest.raises(DatabaseError, match="permission denied"):
            ask(erlan, f"select {name}")

    @pytest.mark.parametrize("name", LISTS)
    def test_a_list_of_what_is_hidden_is_as_long_for_everybody(self, child, case, name, aigul, erlan):
        signal = reported()
        signals.match_child(signal, by=erlan, child=child)
        ((before,),) = ask(aigul, f"select {name}()")
        by = walled(child, "aigul")
        ((after,),) = ask(by, f"select {name}()")
        assert len(after) == len(before) == len(set(after)) and after == sorted(after)
        assert {one.version for one in after} == {4} and {one.variant for one in after} == {uuid.RFC_4122}
        assert ask(speaker(by.pk), f"select {name}()") == [(after,)]

    def test_there_are_such_lists(self):
        assert len(LISTS) == 11

    def test_many_walls_fill_whole_blocks_with_decoys_like_any_id(self, aigul):
        real = [uuid.uuid4() for _ in range(20)]
        for one in real:
            Wall.objects.using("owner").create(worker_id=aigul.pk, child_id=one, from_at="2020-01-01T00:00Z")
        ((found,),) = ask(speaker(aigul.pk), "select access_walled()")
        assert len(found) == 32 and set(real) < set(found) and found == sorted(found)
        assert {one.version for one in found} == {4} and {one.variant for one in found} == {uuid.RFC_4122}
        assert ask(speaker(aigul.pk), "select access_walled()") == [(found,)]

    def test_a_list_changes_by_itself_as_by_a_wall(self, aigul, worker_role):
        """So a change between two looks does not say that a wall was set, nor what is new around whom."""
        before = {name: ask(aigul, f"select {name}()")[0][0] for name in LISTS}
        while ask(speaker(aigul.pk), "select access_walled()")[0][0] == before["access_walled"]:
            change_decoys(using=worker_role)
        after = {name: ask(speaker(aigul.pk), f"select {name}()")[0][0] for name in LISTS}
        assert {len(after[name]) - len(before[name]) for name in LISTS} == {0}
        assert set(after["register_walled_adults"]) != set(before["register_walled_adults"])
        assert len(set(after["access_walled"]) & set(before["access_walled"])) >= 12

    def test_nobody_shares_a_decoy(self, aigul, erlan):
        ((one,),), ((two,),) = (ask(by, "select access_walled()") for by in (aigul, erlan))
        assert not set(one) & set(two)

    @pytest.mark.parametrize("who", WALLED)
    def test_the_functions_about_walls_answer_as_of_nothing(self, child, case, who):
        by = walled(child, who)
        wall = Wall.objects.using("owner").get()
        for name in ("standing", "lift_requests", "suggestions", "second_records"):
            assert ask(by, f"select * from walls_{name}()") == []
        assert ask(by, "select * from walls_of(%s)", child.pk) == ask(
            by, "select * from walls_of(%s)", uuid.uuid4()
        )
        for statement, real in (
            ("select walls_declare(%s, access_worker(), 'family', '')", child.pk),
            ("select walls_ask_lift(%s, 'x')", wall.pk),
            ("select walls_answer_lift(%s, true, '')", wall.pk),
            ("select access_move_file(%s, 1, 1, null)", child.pk),
        ):
            assert refused(by, statement, real) == refused(by, statement, uuid.uuid4())
        assert ask(by, "select intake_settle_grants(%s)", child.pk) == [("refused",)]

    def test_a_request_to_lift_is_not_seen_by_the_walled(self, child, farida, aigul):
        by = walled(child, "damira")
        (wall,) = walls_of(child, speaker(farida.pk))
        asked = ask_lift(wall, by=speaker(farida.pk), reason="x")
        assert ask(by, "select walls_may_answer(%s)", asked.pk) == [(False,)]
        assert ask(by, "select * from walls_lift_requests()") == []
        assert ask(by, "select 1 from trail_entry where act like 'walls.%%'") == []

    def test_nothing_is_written_in_the_file(self, child, case):
        by = walled(child, "erlan")
        for statement in (
            "insert into register_identity (id, recorded_at, source, why, current, child_id, given) values"
            " (gen_random_uuid(), now(), 'form', 'change', true, %s, 'x')",
            "insert into intake_assignment (id, recorded_at, source, why, current, child_id, case_id, holds_from)"
            f" values (gen_random_uuid(), now(), 'form', 'change', true, %s, '{case.pk}', now())",
        ):
            with pytest.raises(DatabaseError):
                ask(by, statement, child.pk)


class TestNotices:
    def test_who_is_on_duty_and_walled_is_not_told_and_the_next_is(
        self, child, erlan, damira, farida, superuser
    ):
        """Also of a report about the child, which hides itself from them."""
        now = timezone.now()
        Turn.objects.using("owner").create(
            office_id=id_of("office", "nookat"),
            worker_id=erlan.pk,
            substitute_id=damira.pk,
            from_at=now - timedelta(hours=1),
            to_at=now + timedelta(hours=9),
        )
        signal = reported(danger_now=True)
        signals.match_child(signal, by=damira, child=child)
        walled(child, "erlan")
        call_people(at=timezone.now(), using="owner")
        assert Call.objects.using("owner").filter(about=signal.pk, taken=False).exists()
        told = set(Notice.objects.using("owner").values_list("worker_id", flat=True))
        assert damira.pk in told and erlan.pk not in told
