"""Who may not sign in learns of no name whether somebody has it, however exactly the answer is timed.

The clock of a busy machine says little, so what takes the time is counted: hashes of passwords,
statements on each connection, and commits.
"""

import re
from contextlib import ExitStack
from statistics import median
from time import perf_counter
from unittest.mock import patch

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connections
from django.db.backends.utils import CursorWrapper
from django.test import Client, override_settings

from umai.staff.models import Account
from umai.staff.sign_in import enrolment
from umai.trail.models import Entry

KNOWN, UNKNOWN, UNSET, CLOSED = "aigul", "tolkun", "erlan", "damira"
WRONG = {
    "sign-in": lambda name: {"login": name, "password": "a wrong guess of many"},
    "enrol": lambda name: {
        "username": name,
        "code": "K7QM-2XRT-9HWD",
        "password1": "Four apricots and a donkey",
        "password2": "Four apricots and a donkey",
    },
}


@pytest.fixture
def names(db):
    """Accounts with a password, without one, closed, and with an open one-time code."""
    Account.objects.using("owner").filter(username=UNSET).update(password="")
    Account.objects.using("owner").filter(username=CLOSED).update(is_active=False)
    enrolment.give_code(Account.objects.get(username=KNOWN), using="owner")
    with override_settings(ACCOUNT_RATE_LIMITS={}, AXES_ENABLED=True):
        yield


def refused(page, name):
    answer = Client(headers={"accept-language": "en"}).post(f"/account/{page}/", WRONG[page](name))
    assert answer.status_code == 422
    return answer.text.replace(name, "NAME")


def work(page, name):
    """The statements, by connection and without their values, and how many passwords were hashed."""
    done, hashed = [], []
    execute, encode, verify = CursorWrapper.execute, Argon2PasswordHasher.encode, Argon2PasswordHasher.verify

    def count_statement(self, sql, params=None):
        done.append((self.db.alias, re.sub(r"SAVEPOINT .*", "SAVEPOINT", str(sql))))
        return execute(self, sql, params)

    def count(method):
        return lambda *args: hashed.append(1) or method(*args)

    with ExitStack() as stack:
        stack.enter_context(patch.object(CursorWrapper, "execute", count_statement))
        stack.enter_context(patch.object(Argon2PasswordHasher, "encode", count(encode)))
        stack.enter_context(patch.object(Argon2PasswordHasher, "verify", count(verify)))
        refused(page, name)
    return done, len(hashed)


@pytest.mark.parametrize("page", WRONG)
@pytest.mark.parametrize("name", [KNOWN, UNSET, CLOSED])
def test_a_name_that_exists_is_refused_with_the_same_work(names, page, name):
    for one in (name, UNKNOWN):
        work(page, one)  # the first time writes a row that the second one changes
    assert work(page, name) == work(page, UNKNOWN)


def test_a_sign_in_is_refused_after_one_hash_and_an_enrolment_after_none(names):
    assert [work(page, UNKNOWN)[1] for page in WRONG] == [1, 0]


@pytest.mark.parametrize("page", WRONG)
def test_a_name_that_exists_is_refused_with_the_same_page(names, page):
    unknown = without_tokens(refused(page, UNKNOWN))
    for name in (KNOWN, UNSET, CLOSED):
        assert without_tokens(refused(page, name)) == unknown


def test_a_refused_name_is_on_the_trail_also_when_nobody_has_it(names):
    refused("sign-in", UNKNOWN)
    refused("enrol", UNKNOWN)
    rows = list(Entry.objects.using("owner").values_list("act", "outcome", "kind"))
    assert rows == [("staff.sign_in", "refused", "staff.account")] * 2


def test_a_name_that_nobody_has_is_nowhere_in_the_clear(names, superuser):
    refused("sign-in", "my-secret-password")
    kept = superuser.execute("select row_to_json(e)::text from trail_entry e").fetchall()
    assert kept and "secret" not in str(kept)


@pytest.mark.long
@pytest.mark.parametrize("page", WRONG)
def test_the_clock_does_not_tell_names_apart(names, page):
    """Two hundred tries of each name in turn; the medians differ by less than a known name did before."""
    took = {KNOWN: [], UNKNOWN: []}
    for _time in range(200):
        for name, times in took.items():
            for table in ("axes_accessattempt", "account_counter"):
                connections["auth"].cursor().execute(f"delete from {table}")
            began = perf_counter()
            refused(page, name)
            times.append(perf_counter() - began)
    known, unknown = (median(times) for times in took.values())
    assert abs(known - unknown) < 0.1 * min(known, unknown), (known, unknown)


def without_tokens(page):
    return "\n".join(
        line for line in page.splitlines() if "csrfmiddlewaretoken" not in line and "nonce" not in line
    )
