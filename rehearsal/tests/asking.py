"""Asking what was loaded by raw SQL: rules that nothing breaks, and what they are asked of."""

from django.db import connections

from rehearsal.draw import id_of
from umai.access.sessions import Speaker, open_session
from umai.staff.models import Worker

ENOUGH = 20  # rows of which a rule is asked: of fewer it would hold by chance


def ask(question, values=None):
    """The rows that the owner of the tables reads."""
    with connections["owner"].cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchall()


def require_rules(rules, there_are):
    """Fail with every rule that some row breaks, after it is sure that there are rows to break it.

    Both are words to a question: of rows that break a rule, and of how many there are.
    """
    counted = {what: ask(question)[0][0] for what, question in there_are.items()}
    assert min(counted.values()) >= ENOUGH, counted
    broken = {rule: rows for rule, question in rules.items() if (rows := ask(f"{question} limit 3"))}
    assert not broken, broken


def speaking_as(sign_in):
    """One of the demonstration people, signed in."""
    return Speaker(open_session(Worker.objects.get(pk=id_of("person", sign_in))))
