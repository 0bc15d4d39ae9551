"""A child in the list of violence that repeats, a second person of the Ombudsman's office, and openings."""

from datetime import timedelta

import pytest
from django.db import connection

from tests.cast import id_of
from tests.tampering import without_triggers
from umai.access.doors import open_files
from umai.access.sessions import Speaker, open_session
from umai.law.terms.clock import today
from umai.staff.models import Account, Particulars, Term, Worker
from umai.watch.opening.actions import agree_opening, ask_opening, open_file
from umai.watch.tests.conftest import BY_SLUG, seen

WHY = "Үч катка жооп болгон жок."
LATER = "Башкармалык өзү шектүү."


def row_of(by, slug="repeated"):
    return seen(slug, by)[0]


def fresh(by):
    """The same person in a new request."""
    by.__dict__.pop("reach", None)
    return by


def ask(by, row=None, slug="repeated", **said):
    row = row or row_of(by, slug)
    numbers = BY_SLUG[slug].numbers()
    return ask_opening(by.office, by=by, of_list=slug, row=row, numbers=numbers, **{"words": WHY} | said)


def ask_later(by, days=10, **said):
    return ask(by, tell_on=today() + timedelta(days=days), later_words=LATER, **said)


def open_now(by):
    """Ask for the first row and open its file, as the pages do: two acts in two transactions."""
    opening = open_file(ask(by), by=by)
    fresh(by)
    return opening


def open_quietly(by, second, days=10):
    """The same with a second person who agrees that the department is told later."""
    asked = ask_later(by, days)
    agree_opening(asked, by=second)
    opening = open_file(asked, by=by)
    fresh(by)
    return opening


def say(by, statement, *values):
    """Say this statement to the database as this worker; answers its rows, or how many it changed."""
    with by.speaking(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else cursor.rowcount


def rows_of_child(by, table, child):
    """How many rows of the child this worker reads, who has just looked at the file."""
    open_files("register.read", [child.pk], by=Speaker(by.token))
    return say(by, f"select count(*) from {table} where child_id = %s", child.pk)[0][0]


def colleague_of(name, office="ombudsman", role="ombudsman", superior=None, **person):
    """Another person of this office, signed in and with an account."""
    said = {"surname": "Абдыкеримова", "given": "Нурзат"} | person
    worker = Worker.objects.using("owner").create(id=id_of("worker", name), **said)
    Particulars.objects.using("owner").create(worker=worker)
    office_id = id_of("office", office) if isinstance(office, str) else office.pk
    term = {"worker": worker, "office_id": office_id, "role": role, "superior_id": superior}
    Term.objects.using("owner").create(from_on=today() - timedelta(days=9), **term)
    account = Account(username=name, worker=worker)
    account.set_unusable_password()
    account.save(using="owner")
    return Speaker(open_session(worker))


@pytest.fixture
def nurzat(db):
    """A second officer of the Ombudsman."""
    return colleague_of("nurzat")


def later_by(superuser, hours=0, days=0):
    """All that stands about openings lies so much further back."""
    with without_triggers(superuser):
        past = f"make_interval(days => {days}, hours => {hours})"
        superuser.execute(
            f"update watch_watchopeningrequest set recorded_at = recorded_at - {past}, asked_on = asked_on - {days},"
            f" lapses_on = lapses_on - {days}, tell_on = tell_on - {days}"
        )
        superuser.execute(f"update watch_watchopeninganswer set recorded_at = recorded_at - {past}")
        superuser.execute(
            f"update watch_watchopening set from_at = from_at - {past}, to_at = to_at - {past},"
            f" told_on = told_on - {days}"
        )
        superuser.execute(
            f"update access_grant set from_at = from_at - {past}, to_at = to_at - {past} where reason = 'watch'"
        )
