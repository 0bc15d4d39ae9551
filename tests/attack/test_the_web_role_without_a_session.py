"""What somebody can do who has the password of the pages' role, and nobody's session."""

import psycopg
import pytest

from tests.cast import id_of
from umai.machine.cluster.database import ROLES_OF_PROCESSES
from umai.staff.models import Term
from umai.trail import claims, entries
from umai.trail.entries import EntrySubject
from umai.trail.jobs import sequence_entries


@pytest.fixture
def web(where):
    with psycopg.connect(where.conninfo("umai_web"), autocommit=True) as line:
        yield line


def speak(line, by):
    claim = claims.claim(by.token, line.info.backend_pid)
    line.execute("select set_config('umai.speaker', %s, false)", [claim])


@pytest.mark.parametrize(
    "statement",
    [
        "insert into staff_worker (id, surname, given, patronymic) values (gen_random_uuid(), 'a', 'b', '')",
        "insert into procrastinate_jobs (queue_name, task_name, args) values ('default', 'x', '{}')",
        "select procrastinate_defer_jobs_v1(array[]::procrastinate_job_to_defer_v1[])",
        "select trail_write('a', 'done', 'b', gen_random_uuid(), null, null, null, null, null)",
        "select lo_create(0)",
        "select lo_creat(-1)",
        "select lo_from_bytea(0, 'x')",
        "select offices_add_worker('a', 'b', '', '', '')",
        "select offices_give_code(1, '', null)",
        "delete from trail_unsequencedentry",
        "do $$ begin lock table trail_checkpoint; end $$",
        "create temporary table mine (a int)",
    ],
)
def test_it_is_refused(db, web, statement):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        web.execute(statement)


@pytest.mark.parametrize("role", ROLES_OF_PROCESSES)
def test_no_role_makes_large_objects(db, superuser, role):
    """They belong to no table, so no policy and no privilege of ours holds for them."""
    makers = superuser.execute(
        "select oid::regprocedure::text from pg_proc where proname in"
        " ('lo_create', 'lo_creat', 'lo_from_bytea', 'lo_import', 'lo_put', 'lowrite')"
        " and has_function_privilege(%s, oid, 'execute')",
        [role],
    ).fetchall()
    assert makers == []


def test_no_lock_that_it_can_take_stops_the_trail(web, aigul):
    """An advisory lock is anybody's; this was the number under which entries were placed."""
    web.execute("select pg_advisory_lock(7261391)")
    entries.note_look(aigul.token, "register.read", EntrySubject("page", aigul.pk))
    assert sequence_entries(using="owner") == 1
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        web.execute("select trail_lock_sequence()")


def test_a_head_ends_posts_of_the_own_district_alone(web, damira, superuser):
    district = damira.office.place.district_id
    speak(web, damira)
    changed = web.execute(
        "update staff_term set to_on = greatest(from_on, access_today()) where to_on is null returning office_id, worker_id"
    ).fetchall()
    places = superuser.execute(
        "select distinct p.district_id from staff_office o join places_place p on p.id = o.place_id"
        " where o.id = any (%s)",
        [[office for office, _worker in changed]],
    ).fetchall()
    assert places == [(district,)]
    assert damira.pk not in {worker for _office, worker in changed}


@pytest.mark.parametrize(
    "change",
    [
        "worker_id = (select id from staff_worker where id <> worker_id limit 1)",
        "role = 'specialist'",
        "from_on = from_on - 400",
        "recorded_at = now() - interval '1 year'",
        "superior_id = access_worker()",
    ],
)
def test_of_a_post_only_its_end_is_written(web, damira, change):
    speak(web, damira)
    with pytest.raises(psycopg.errors.CheckViolation, match="a post only ends"):
        web.execute(f"update staff_term set {change} where worker_id = %s", [id_of("worker", "aigul")])


def test_nobody_without_a_session_ends_a_post(web, db):
    assert web.execute("update staff_term set to_on = '2020-12-31'").rowcount == 0
    assert not Term.objects.using("owner").filter(to_on="2020-12-31").exists()


def test_row_security_holds_for_views_and_functions_of_the_owner_too(superuser, db):
    """Enabled without force, a view that belongs to the owner shows every row."""
    enabled = superuser.execute(
        "select relname from pg_class where relnamespace = 'public'::regnamespace"
        " and relrowsecurity and not relforcerowsecurity"
    ).fetchall()
    assert enabled == []
