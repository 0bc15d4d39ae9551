"""What the database lets the process of the report form do, whatever SQL somebody makes it say."""

import pytest
from django.db import DatabaseError, connections
from psycopg.errors import InsufficientPrivilege

OWN = {
    "lawbook_agreed",  # which law is in force, which everybody may read
    "lawbook_files",
    "identification_receive",
    "identification_by_code",
    "identification_replies",
    "identification_add",
    "identification_on_duty",
    "identification_message_known",
    "identification_message_kept",
    "identification_message_more",
    "guardianship_code_opens",
    "guardianship_send",
    "call_back_code_opens",
    "call_back_send",
}


@pytest.fixture
def say(db):
    """`say("select …")` with the role of the report form."""

    def said(statement):
        with connections["public"].cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall()

    return said


def tables(superuser, kinds="rvm"):
    question = (
        "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = any (%s)"
    )
    return sorted(name for (name,) in superuser.execute(question, [list(kinds)]))


def test_it_reads_the_places_and_no_other_table(say, superuser):
    read = []
    for table in tables(superuser):
        try:
            say(f'select * from "{table}" limit 1')
            read.append(table)
        except DatabaseError as refusal:
            assert isinstance(refusal.__cause__, InsufficientPrivilege), table
    assert read == ["places_change", "places_classifier", "places_place"]


def test_it_writes_to_no_table(say, superuser):
    columns = dict(
        superuser.execute(
            "select distinct on (c.relname) c.relname, quote_ident(a.attname) from pg_class c"
            " join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped"
            " and a.attgenerated = '' and a.attidentity = ''"
            " where c.relnamespace = 'public'::regnamespace and c.relkind = any ('{r,v,m}')"
        ).fetchall()
    )
    wanted = set(tables(superuser))
    assert wanted == set(columns)
    emptied = set(tables(superuser, "r"))  # no view is emptied
    for table, column in columns.items():
        verbs = ["insert into {} default values", f"update {{}} set {column} = null", "delete from {}"]
        for verb in verbs + ["truncate {}"] * (table in emptied):
            with pytest.raises(DatabaseError) as refusal:
                say(verb.format(f'"{table}"'))
            assert isinstance(refusal.value.__cause__, InsufficientPrivilege), (verb, table)


def test_it_runs_its_own_functions_and_no_other_that_may_more_than_itself(superuser):
    """What runs with the caller's own rights (the queue brings such) can do no more than the caller."""
    mighty = superuser.execute(
        """select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
           and prorettype <> 'trigger'::regtype and has_function_privilege('umai_public', oid, 'execute')"""
    )
    assert {name for (name,) in mighty} == OWN


REFUSED = [
    "set role umai_owner",
    "set role umai_web",
    "set session authorization umai_owner",
    "create table mine (id int)",
    "create temporary table mine (id int)",
    "create function mine() returns int language sql as 'select 1'",
    "create schema mine",
    "copy places_place to program 'cat'",
    "select pg_read_file('/etc/passwd')",
    "select access_speaking()",
    "select trail_write('a', 'done', 'b', gen_random_uuid(), null, 1, 1, null, null)",
    "select identification_seal(gen_random_uuid(), '', '')",
    "select notices_told()",
    "select procrastinate_register_worker_v1()",
    "select procrastinate_fetch_job_v2(null, 1)",
    "select procrastinate_prune_stalled_workers_v1(0)",
]


def test_it_is_refused(say):
    for statement in REFUSED:
        with pytest.raises(DatabaseError) as refusal:
            say(statement)
        assert isinstance(refusal.value.__cause__, InsufficientPrivilege), statement


def test_guessing_an_id_tells_nothing(say):
    """A report under an id that is taken is passed over without a word."""
    one = "00000000-0000-4000-8000-000000000001"
    given = (
        f'{{"id": "{one}", "district": %s, "channel": "citizen", "language": "ky", "concern": "other",'
        ' "danger_now": false, "self_harm": false, "feared_works_here": false, "crowded": false}'
    )
    district = say("select id from places_place where district_id = id limit 1")[0][0]
    for _ in range(2):
        said = say(
            f"select identification_receive('{given % district}'::jsonb, '\\x00', 'k', '\\x01', null, null)"
        )
        assert said == [("",)]


def test_its_connections_are_few_and_its_waits_short(superuser):
    most, settings = superuser.execute(
        "select r.rolconnlimit, s.setconfig from pg_roles r join pg_db_role_setting s on s.setrole = r.oid"
        " where r.rolname = 'umai_public'"
    ).fetchone()
    assert 0 < most <= 20
    assert {one.split("=")[0] for one in settings} >= {
        "statement_timeout",
        "lock_timeout",
        "idle_in_transaction_session_timeout",
    }
