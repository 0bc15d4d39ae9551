"""What somebody can do who takes over the process of the pages, with all that it holds."""

import json
import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.conf import settings
from django.db import DatabaseError, connection

from tests.cast import id_of
from umai.access.models import Session
from umai.access.sessions import Speaker, open_session
from umai.machine.cluster.database import ROLES_TRUSTED_TO, environment_for
from umai.machine.installation import Installation
from umai.machine.keys import secrets
from umai.staff.models import Account, Enrolment, Worker

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def place(tmp_path):
    secrets.keep_passwords_of_roles(tmp_path, dict.fromkeys(ROLES_TRUSTED_TO["test"], "x"))
    (tmp_path / "postgres.port").write_text("5555")
    return Installation(home=tmp_path)


MINT = (
    "insert into access_session (id, token_hash, worker_id, idle_at, expires_at)"
    " values ('mine', '\\x00', %s, now() + interval '1 hour', now() + interval '1 hour')"
)


@pytest.mark.parametrize("role", sorted(ROLES_TRUSTED_TO["web"] | ROLES_TRUSTED_TO["worker"]))
@pytest.mark.parametrize(
    "statement",
    [
        MINT,
        "update access_session set expires_at = now() + interval '1 year' where worker_id <> %s",
        "update access_session set worker_id = %s",
        "select token_hash from access_session where worker_id = %s",
        "select session_data from django_session where %s::uuid is not null",
        "update staff_account set password = '' where worker_id = %s",
        "insert into staff_enrolment (account_id, code_hash, expires_at)"
        " select id, '', now() from staff_account where worker_id = %s",
        "select data from mfa_authenticator where %s::uuid is not null",
    ],
)
def test_no_role_of_the_pages_or_the_worker_touches_what_signs_in(db, where, role, statement):
    with psycopg.connect(where.conninfo(role)) as line, pytest.raises(psycopg.errors.InsufficientPrivilege):
        line.execute(statement, [id_of("worker", "farida")])


def test_the_process_of_the_pages_holds_no_password_and_no_key_of_sign_in(place):
    handed = environment_for("web", place, {})
    assert set(json.loads(handed["UMAI_CREDENTIALS"])["roles"]) == {"umai_web", "umai_trail"}
    keys = json.loads(handed["UMAI_KEYS"])
    # No report was sealed here yet. Evidence is sealed and its safe copy made by the process that receives it.
    assert set(keys) == {"django", "messages", "enrolment", "files-1", "evidence-1"}
    for other in ("factors", "sign-in", "trail", "report"):
        assert secrets.password(place.home, other) not in str(handed)


def test_the_process_of_sign_in_holds_nothing_of_the_pages(place):
    handed = environment_for("sign-in", place, {})
    assert set(json.loads(handed["UMAI_CREDENTIALS"])["roles"]) == {"umai_auth", "umai_trail"}
    assert set(json.loads(handed["UMAI_KEYS"])) == {"sign-in", "messages", "enrolment", "factors"}


@pytest.mark.parametrize("process", ["web", "sign-in"])
def test_a_process_that_was_handed_its_keys_does_not_look_into_the_folder(place, process, monkeypatch):
    monkeypatch.setenv("UMAI_KEYS", environment_for(process, place, {})["UMAI_KEYS"])
    with pytest.raises(LookupError, match="was not handed"):
        secrets.password(place.home, "trail")
    for path in (place.home / "secrets").iterdir():
        path.unlink()
    assert secrets.password(place.home, "enrolment")


def test_the_pages_work_without_the_folder_of_secrets_and_have_no_code_of_sign_in(place):
    """All settings and addresses are read; the folder is taken away first."""
    environment = environment_for("web", place, dict(os.environ)) | {
        "DJANGO_SETTINGS_MODULE": "umai.settings"
    }
    (place.home / "secrets").rename(place.home / "elsewhere")
    script = (
        "import django, sys; django.setup(); from umai import urls; from umai.documents.sealed import envelope;"
        "envelope.outer_key(1); from django.conf import settings; assert settings.SECRET_KEY;"
        "print([name for name in sys.modules if name.startswith(('allauth.account', 'allauth.mfa', 'axes'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, cwd=CHECKOUT, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout.strip()) == (0, "[]"), done.stderr
    assert not (place.home / "secrets").exists()


class TestWhatThePagesAskFor:
    """The few things about sessions and accounts that the role of the pages may ask the database to do."""

    def run(self, by, statement, *values):
        with by.speaking(), connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchone()[0]

    def test_a_session_is_kept_open_only_by_its_holder(self, aigul, damira):
        Session.objects.update(idle_at="2099-01-01T00:00Z", expires_at="2099-01-02T00:00Z")
        before = dict(Session.objects.values_list("worker_id", "idle_at"))
        self.run(aigul, "select access_keep_open('2100-01-01')")
        after = dict(Session.objects.values_list("worker_id", "idle_at"))
        assert after[damira.pk] == before[damira.pk]
        assert after[aigul.pk].isoformat() == "2099-01-02T00:00:00+00:00"  # and not beyond its longest

    def test_nobody_without_a_session_keeps_one_open(self, aigul):
        before = Session.objects.get().idle_at
        with connection.cursor() as cursor:
            cursor.execute("select access_keep_open('2100-01-01')")
        assert Session.objects.get().idle_at == before

    @pytest.mark.parametrize("who", ["aigul", "damira", "farida", "omurbek"])
    def test_only_an_administrator_gives_a_code(self, who, request):
        by = request.getfixturevalue(who)
        account = Account.objects.get(username="azamat").pk
        with pytest.raises(DatabaseError, match="gives nobody this code"):
            self.run(by, "select offices_give_code(%s, '\\x00', null)", account)
        with pytest.raises(DatabaseError, match="gives this person no account"):
            self.run(by, "select offices_account_of(%s, 'new.name')", id_of("worker", "azamat"))
        assert not Enrolment.objects.exists()

    def test_an_administrator_gives_none_to_oneself(self, gulnara):
        with pytest.raises(DatabaseError, match="gives this person no account"):
            self.run(gulnara, "select offices_account_of(%s, 'new.name')", gulnara.pk)
        own = Account.objects.get(username="gulnara").pk
        with pytest.raises(DatabaseError, match="gives nobody this code"):
            self.run(gulnara, "select offices_give_code(%s, '\\x00', null)", own)

    def test_a_name_of_another_person_is_given_to_nobody(self, gulnara):
        sent = self.run(gulnara, "select offices_account_of(%s, 'aigul')", id_of("worker", "azamat"))
        assert sent is None and not Enrolment.objects.exists()
        assert Account.objects.get(username="aigul").worker_id == id_of("worker", "aigul")

    @pytest.mark.parametrize("who", ["aigul", "erlan", "farida"])
    def test_only_those_who_give_posts_add_people(self, who, request):
        people = Worker.objects.count()
        with pytest.raises(DatabaseError, match="adds nobody"):
            self.run(request.getfixturevalue(who), "select offices_add_worker('Усенов', 'Азат', '', '', '')")
        assert Worker.objects.count() == people

    @pytest.mark.parametrize("who", ["aigul", "erlan", "farida"])
    def test_nobody_else_reads_sign_in_names(self, who, request):
        by = request.getfixturevalue(who)
        ids = [id_of("worker", "damira")]
        assert self.run(by, "select count(*) from offices_accounts(%s::uuid[])", ids) == 0


def test_a_session_in_a_browser_is_that_of_the_sign_in(client_of):
    """A sign-in whose session is over opens no second one."""
    aigul = client_of("aigul")
    assert aigul.get("/account/").status_code == 200
    Session.objects.update(ended_at="2026-01-01T00:00Z")
    assert aigul.get("/account/").url == "/account/sign-in/?ended=1"
    assert aigul.get("/account/").url.startswith("/account/sign-in/?next=")
    assert Session.objects.count() == 1


def test_a_token_from_elsewhere_in_the_cookie_opens_nothing(client_of):
    aigul = client_of("aigul")
    aigul.cookies[settings.UMAI_SESSION_COOKIE] = "x" * 43
    answer = aigul.get("/cases/")
    assert answer.url == "/account/sign-in/?ended=1"
    assert answer.cookies[settings.UMAI_SESSION_COOKIE].value == ""


def test_the_cookie_is_for_this_host_and_no_script():
    from django.http import HttpResponse

    from umai.access.browser.signed_in import hand_over

    response = HttpResponse()
    hand_over(response, "token")
    cookie = response.cookies[settings.UMAI_SESSION_COOKIE]
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["path"] == "/"
    assert not cookie["domain"] and not cookie["max-age"] and not cookie["expires"]


def test_whoever_speaks_by_a_session_is_its_worker_alone(aigul):
    token = open_session(Worker.objects.get(pk=id_of("worker", "damira")))
    assert Speaker(token).pk == id_of("worker", "damira")
