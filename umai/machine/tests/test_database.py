import json

import pytest

from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import ROLES, DatabaseAddress, django_databases, environment_for
from umai.machine.installation import Installation
from umai.machine.keys import secrets


@pytest.fixture
def home(tmp_path):
    secrets.keep_passwords_of_roles(tmp_path, {role: f"secret of {role}" for role in ROLES})
    (tmp_path / "postgres.port").write_text("5555")
    return tmp_path


def databases(home, process=None, **more):
    return django_databases({"UMAI_HOME": str(home)} | ({"UMAI_PROCESS": process} if process else {}) | more)


def test_a_web_process_has_neither_owner_nor_figures(home):
    assert set(databases(home)) == {"default", "trail"}


def test_only_the_process_of_sign_in_speaks_as_the_role_of_accounts(home):
    assert {name: one["USER"] for name, one in databases(home, "sign-in").items()} == {
        "default": "umai_auth",
        "auth": "umai_auth",
        "trail": "umai_trail",
    }
    for process in ("web", "worker", "report"):
        assert "umai_auth" not in {one["USER"] for one in databases(home, process).values()}


def test_the_process_of_the_report_form_has_one_connection_and_one_role(home):
    assert {name: one["USER"] for name, one in databases(home, "report").items()} == {
        "default": "umai_public"
    }


@pytest.mark.parametrize("process", ["web", "worker", "manage", "test"])
def test_the_trail_is_a_second_connection_of_a_role_of_its_own(home, process):
    assert databases(home, process)["trail"]["USER"] == "umai_trail"


def test_a_worker_works_under_its_own_role(home):
    found = databases(home, "worker")
    assert found["default"]["USER"] == "umai_worker"
    assert "owner" not in found


@pytest.mark.parametrize("process", ["manage", "test"])
def test_the_owner_is_there_for_those_who_are_trusted_with_it(home, process):
    assert databases(home, process)["owner"]["USER"] == "umai_owner"


def test_a_web_process_is_handed_no_password_but_its_own(home):
    handed = environment_for(
        "web", Installation(home=home), {"UMAI_DATABASE_URL": "postgresql://owner:hidden@h/d"}
    )

    assert "UMAI_DATABASE_URL" not in handed
    assert set(json.loads(handed["UMAI_CREDENTIALS"])["roles"]) == {"umai_web", "umai_trail"}
    assert "hidden" not in str(handed)


def test_the_process_of_the_report_form_is_handed_the_password_of_one_role(home):
    handed = environment_for("report", Installation(home=home), {})

    assert set(json.loads(handed["UMAI_CREDENTIALS"])["roles"]) == {"umai_public"}


def test_what_was_handed_over_is_all_that_a_process_uses(home, tmp_path_factory):
    handed = environment_for("web", Installation(home=home), {})
    handed["UMAI_HOME"] = str(tmp_path_factory.mktemp("elsewhere"))

    assert django_databases(handed)["default"]["PASSWORD"] == "secret of umai_web"


def test_settings_can_be_read_before_there_is_a_database(tmp_path):
    assert databases(tmp_path)["default"]["HOST"] == "127.0.0.1"


def test_an_unknown_process_is_refused(home):
    with pytest.raises(CannotStart, match="UMAI_PROCESS"):
        databases(home, "everything")


def test_options_of_the_url_are_kept(home):
    found = databases(home, UMAI_DATABASE_URL="postgresql://u:p@db.example:6000/register?sslmode=verify-full")

    default = found["default"]
    assert (default["HOST"], default["PORT"], default["NAME"]) == ("db.example", 6000, "register")
    assert default["OPTIONS"]["sslmode"] == "verify-full"


def test_a_url_without_user_or_host_is_refused(home):
    with pytest.raises(CannotStart, match="user and a host"):
        databases(home, UMAI_DATABASE_URL="postgresql:///register")


def test_an_address_printed_shows_no_password():
    assert "hidden" not in repr(DatabaseAddress("h", 1, "d", {"umai_web": "hidden"}))
