"""The SQL of one page again, through bare psycopg: what of a page's time is the database's own."""

import time

import psycopg

from bench.results import percentiles


class Replay:
    """The questions that a page asks the register, recorded once in this process and then asked bare.

    As the web role with the same person's token, in one transaction a page, and planned once as there. Left
    out: sign-in, which is another role's, and what the page writes on the trail.
    """

    def __init__(self, name, path):
        from django.conf import settings

        from umai.access.sessions import open_session
        from umai.machine.cluster.database import database_address
        from umai.staff.models import Account
        from umai.trail import claims

        self.account = Account.objects.get(username=name)
        self.client = signed_in_client(self.account)
        where = database_address(settings.MACHINE)
        self.connection = psycopg.connect(where.conninfo("umai_web"), autocommit=True)
        token = open_session(self.account.worker)
        self.claim = claims.claim(token, self.connection.info.backend_pid)
        self.questions = len(self.of(path))

    def of(self, path):
        """Statement and values of each question of the page at this path."""
        from django.db import connections

        found = []

        def keep(execute, sql, params, many, context):
            if "umai.speaker" not in sql and not sql.lower().startswith(("savepoint", "release")):
                found.append((sql, params))
            return execute(sql, params, many, context)

        with connections["default"].execute_wrapper(keep):
            answer = self.client.get(path)
        if answer.status_code != 200:
            raise RuntimeError(f"{path} answered {answer.status_code}")
        return found

    def median(self, paths, measure):
        """Milliseconds of all questions of a page together, the median over these pages.

        `measure`: the `Yardstick` of this run.
        """
        pages = [self.of(path) for path in paths]

        def ask(number):
            begun = time.perf_counter()
            with self.connection.transaction(), self.connection.cursor() as cursor:
                cursor.execute("select set_config('umai.speaker', %s, true)", [self.claim])
                for sql, params in pages[number % len(pages)]:
                    cursor.execute(sql, params)
                    cursor.fetchall()
            return (time.perf_counter() - begun) * 1000

        for number in range(len(pages)):
            ask(number)
        return percentiles(measure.timed(ask, len(pages))[0])[0]


def signed_in_client(account):
    """Django's own client with a session that sign-in would have made."""
    from django.conf import settings
    from django.test import Client

    from umai.access.browser.signed_in import OPENED
    from umai.access.sessions import open_named_session

    client = Client(headers={"accept-language": "ky"}, SERVER_NAME="localhost")
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[-1])
    session = client.session
    session["account_authentication_methods_user"] = str(account.pk)
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time(), "username": account.username},
        {"method": "mfa", "type": "totp", "at": time.time()},
    ]
    token, session[OPENED] = open_named_session(account.worker_id)
    session.save()
    client.cookies[settings.UMAI_SESSION_COOKIE] = token
    return client
