"""Whether the feared person may be somebody of an office: key numbers of what was written, for the database.

The words are read where they are in the clear, before they are sealed. What goes to the database is pairs of
numbers (one part of a name as the given name, another as the surname or the father's name); it compares them
with those of the staff of the district's offices as the signal begins, keeps the signal from the district
when a pair agrees, and answers nothing.
"""

import json
from contextlib import contextmanager
from itertools import permutations

from django.db import connection, connections

from umai.names.keys import KEYS_VERSION, keys_of, word_number
from umai.names.parts import parts_of, words_of
from umai.names.query import join_neighbours, parse_query

NEAR = 5  # words that stand so near each other may be one name
MOST = 400  # words that are looked at


def name_pairs_in(text: str) -> list[tuple[int, int]]:
    """Every (given name, surname or father's name) that words near each other may be, as numbers."""
    words = words_of(text)[:MOST]
    found = set()
    for start in range(max(1, len(words) - NEAR + 1)):
        here = parse_query(" ".join(words[start : start + NEAR]))
        for one, other in permutations([*here, *join_neighbours(here)], 2):
            for given in one.given:
                found.update(
                    (word_number(given), word_number(root)) for root in (*other.surname, *other.father)
                )
    return sorted(found)


@contextmanager
def compare_with_staff(text: str):
    """Within this block a signal begins compared with the names of staff. Inside an act's transaction.

    The row in hand does not learn what came of it.
    """
    with connection.cursor() as cursor:
        cursor.execute("select set_config('umai.feared', %s, true)", [json.dumps(name_pairs_in(text))])
        yield
        cursor.execute("select set_config('umai.feared', '', true)")


def name_pairs_of(surname, given, patronymic) -> set[tuple[int, int]]:
    """The numbers by which a name of staff is met: the given name with each other part that it has."""
    keys = keys_of(parts_of(surname, given, patronymic))
    return {
        (word_number(key.given), word_number(part))
        for key in keys
        if key.given
        for part in (key.surname, key.father)
        if part
    }


def write_staff_keys(*, every=False, using="default"):
    """Write the numbers of the names of staff who are new, or of all, with those of their households.

    Answers of how many workers. Safe to stop and to run twice.
    """
    with connections[using].cursor() as cursor:
        cursor.execute("select * from identification_staff_to_know(%s, %s)", [KEYS_VERSION, every])
        known = [
            (str(worker), *pair)
            for worker, *name in cursor.fetchall()
            for pair in sorted(name_pairs_of(*name))
        ]
        if known:
            cursor.execute("select identification_know_staff(%s, %s)", [json.dumps(known), KEYS_VERSION])
    return len({worker for worker, *_pair in known})
