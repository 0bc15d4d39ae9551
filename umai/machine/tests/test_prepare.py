import psycopg
import pytest

from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import ROLES, ROLES_OF_PROCESSES, database_address
from umai.machine.cluster.prepare import how_to_hide, prepare_database, seen_roles
from umai.machine.installation import Installation


def test_every_role_enters_shows_no_statement_and_none_makes_tables_or_passes_by_row_security(place, admin):
    where = prepare_database(place)
    assert prepare_database(place) == where  # the passwords stay

    for role in ROLES:
        with psycopg.connect(where.conninfo(role), autocommit=True) as connection:
            assert connection.execute("select current_user").fetchone() == (role,)
            if role in ROLES_OF_PROCESSES:
                assert connection.execute("show track_activities").fetchone() == ("off",), role
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    connection.execute("create table public.mine (id int)")
    mighty = "(rolsuper or rolbypassrls or rolcreaterole)"
    question = f"select count(*) from pg_roles where {mighty} and rolname = any(%s)"
    assert admin.execute(question, [list(ROLES)]).fetchone() == (0,)

    # The owner may bring the extensions that the migrations need.
    with psycopg.connect(where.conninfo("umai_owner")) as owner:
        for name in ("pg_trgm", "btree_gist", "btree_gin", "unaccent", "fuzzystrmatch"):
            owner.execute(f"create extension if not exists {name}")
        owner.rollback()


def test_a_stranger_with_a_password_may_not_even_look_in(place, admin):
    where = prepare_database(place)
    admin.execute("create role stranger login password 'stranger'")
    try:
        with pytest.raises(psycopg.OperationalError, match="permission denied"):
            psycopg.connect(where.conninfo("umai_web"), user="stranger", password="stranger")
    finally:
        admin.execute("drop role stranger")


def test_a_role_that_was_made_mighty_is_put_right(place, admin):
    prepare_database(place)
    admin.execute("alter role umai_web superuser bypassrls")

    prepare_database(place)

    question = "select rolsuper, rolbypassrls from pg_roles where rolname = 'umai_web'"
    assert admin.execute(question).fetchone() == (False, False)


def test_with_a_url_its_user_owns_and_the_others_are_made(foreign):
    where = prepare_database(foreign)

    assert where.owner == "plain"
    with psycopg.connect(where.conninfo("umai_web")) as web:
        assert web.execute("select current_database()").fetchone() == ("theirs",)


def test_an_owner_hides_statements_once_an_administrator_allowed_it(foreign, admin):
    prepare_database(foreign)
    with psycopg.connect(foreign.url, autocommit=True) as owner:
        assert set(seen_roles(owner)) == set(ROLES_OF_PROCESSES)
        admin.execute(how_to_hide(owner, "plain"))
        prepare_database(foreign)
        assert seen_roles(owner) == []
    admin.execute("revoke set on parameter track_activities from plain")


def test_without_the_right_to_make_roles_the_sql_for_an_administrator_is_printed_and_works(foreign, admin):
    admin.execute("alter role plain nocreaterole")

    with pytest.raises(CannotStart) as refusal:
        prepare_database(foreign)
    line = str(refusal.value)
    assert "\n" not in line
    assert all(
        password not in line for password in database_address(foreign).roles.values() if password != "plain"
    )
    admin.execute(line[line.index("CREATE ROLE") :])

    assert prepare_database(foreign).owner == "plain"
    question = (
        "select setconfig from pg_db_role_setting join pg_roles on oid = setrole where rolname = 'plain'"
    )
    assert "log_min_messages=log" in admin.execute(question).fetchone()[0]


def test_a_user_who_does_not_own_the_database_is_refused(foreign, admin):
    admin.execute("alter database theirs owner to postgres")

    with pytest.raises(CannotStart, match="ALTER DATABASE"):
        prepare_database(foreign)


def test_a_user_who_passes_by_row_security_is_refused(foreign, admin):
    admin.execute("alter role plain bypassrls")

    with pytest.raises(CannotStart, match="NOBYPASSRLS"):
        prepare_database(foreign)


def test_a_superuser_in_the_url_makes_an_owner_and_steps_back(foreign, admin):
    admin.execute("alter role plain superuser")

    where = prepare_database(foreign)

    assert where.owner == "umai_owner"
    owner = "select pg_get_userbyid(datdba) from pg_database where datname = 'theirs'"
    assert admin.execute(owner).fetchone() == ("umai_owner",)


def test_a_superuser_in_the_url_takes_no_database_with_tables_of_others(foreign, admin):
    with psycopg.connect(foreign.url, autocommit=True) as plain:
        plain.execute("create table public.something (id int)")
    admin.execute("alter role plain superuser")

    with pytest.raises(CannotStart, match="holds tables of another owner"):
        prepare_database(foreign)


def test_a_server_that_does_not_answer_is_one_line(tmp_path):
    with pytest.raises(CannotStart, match="does not answer") as refusal:
        prepare_database(Installation(home=tmp_path, url="postgresql://a:b@127.0.0.1:1/c"))
    assert "\n" not in str(refusal.value)
