"""The session and the account of a request, in plain SQL, because every request reads both.

With the ORM they took longer than everything else before a page begins.
"""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends import db
from django.db import connections

from umai.staff.sign_in.models import Account

SESSION_QUERY = """select session_key, session_data, expire_date from django_session
    where session_key = %s and expire_date > now()"""
COLUMNS = [field.attname for field in Account._meta.concrete_fields]
ACCOUNT_QUERY = f"select {', '.join(COLUMNS)} from {Account._meta.db_table} where id = %s"


class SessionStore(db.SessionStore):
    """Django's sessions in the database, read in plain SQL."""

    def _get_session_from_db(self):
        row = _row(SESSION_QUERY, self.session_key)
        if row is None:
            self._session_key = None
            return None
        return self.model(*row)


class SignInBackend(AuthenticationBackend):
    """allauth's backend, which reads the account in plain SQL."""

    def get_user(self, user_id):
        row = _row(ACCOUNT_QUERY, user_id)
        account = row and Account.from_db("auth", COLUMNS, row)
        return account if account and self.user_can_authenticate(account) else None


def _row(question, key):
    with connections["auth"].cursor() as cursor:
        cursor.execute(question, [key])
        return cursor.fetchone()
