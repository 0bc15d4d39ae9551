"""Functions of the database that decide about walls: what they refuse is a refusal for a person."""

from django.db import ProgrammingError, transaction
from psycopg.errors import InsufficientPrivilege

from umai.machine.cluster.functions import fetch_value


def ask_or_refuse(question, values, refusal):
    """The value of this question; raises `refusal` where the database does not let the speaker do it."""
    try:
        with transaction.atomic():
            return fetch_value(question, values)
    except ProgrammingError as error:
        if isinstance(error.__cause__, InsufficientPrivilege):
            raise refusal from None
        raise
