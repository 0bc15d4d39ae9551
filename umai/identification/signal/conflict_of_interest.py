"""Whether the feared person may work at an office: the numbers of names, for the database to compare.

The words are read before they are sealed. The database gets pairs of numbers: one part of a name as the given
name, another as the surname or the father's name. When the signal is written, the database compares them
with the names of the staff of the district's offices. When a pair is equal, it keeps the signal from the
district; it does not tell the program.
"""

import json
from contextlib import contextmanager
from itertools import permutations

from umai.machine.cluster.functions import fetch_rows, fetch_value
from umai.names.keys import KEYS_VERSION, keys_of, word_number
from umai.names.parts import parts_of, words_of
from umai.names.query import join_neighbours, parse_query

NEAR = 5  # words in a row that may belong to one name
MOST = 400  # words that are looked at


def name_pairs_in(text: str) -> list[tuple[int, int]]:
    """Every (given name, surname or father's name) that neighbouring words may be, as numbers."""
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
    """Have the database compare this text with the names of staff when a signal is written in this block.

    Used inside an act's transaction. The result is not given to the program.
    """
    fetch_value("select set_config('umai.feared', %s, true)", [json.dumps(name_pairs_in(text))])
    yield
    fetch_value("select set_config('umai.feared', '', true)")


def name_pairs_of(surname, given, patronymic) -> set[tuple[int | None, int | None]]:
    """The pairs of numbers of one name of staff: the given name with each other part."""
    keys = keys_of(parts_of(surname, given, patronymic))
    return {
        (word_number(key.given), word_number(part))
        for key in keys
        if key.given
        for part in (key.surname, key.father)
        if part
    }


def write_staff_keys(*, every=False, using="default"):
    """Write the numbers of the names of new staff, or of all staff, and of their households.

    Answers of how many workers. It may be stopped, and run twice.
    """
    question = "select * from identification_staff_to_know(%s, %s)"
    found = fetch_rows(question, [KEYS_VERSION, every], using=using)
    rows = [(str(worker), *pair) for worker, *name in found for pair in sorted(name_pairs_of(*name))]
    if rows:
        values = [json.dumps(rows), KEYS_VERSION]
        fetch_value("select identification_know_staff(%s, %s)", values, using=using)
    return len({worker for worker, *_pair in rows})
