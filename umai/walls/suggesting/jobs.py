"""The job that compares staff with the adults of files in their districts, and keeps what may be a tie."""

import json
import logging
import uuid
from collections import defaultdict

from umai.machine.cluster.functions import fetch_rows, fetch_value
from umai.names.keys import keys_of
from umai.names.parts import parts_of

log = logging.getLogger("umai.walls")
PAGE = 5_000  # adults that are read at once


def suggest_ties(*, using="default") -> int:
    """Compare every member of staff with the adults of files in the district; answers how many ties are new.

    One PIN is a tie for sure, which the database finds. Of names the given name has to agree, with the
    surname and, where both are known, the father's name. Safe to stop and to run twice.
    """
    staff = keys_of_staff(using)
    districts = sorted({district for _given, _surname, district in staff})
    found = pairs_by_name(staff, districts, using) if districts else []
    made = fetch_value("select walls_suggest(%s)", [json.dumps(found)], using=using)
    if made:
        log.info("%s ties of staff to children may be there", made)
    return made


def keys_of_staff(using) -> dict:
    """(given name, surname, district) as keys to the workers who bear them, each with the father's name."""
    found = defaultdict(set)
    for worker, surname, given, patronymic, district in fetch_rows(
        "select * from walls_staff_to_compare()", using=using
    ):
        for key in keys_of(parts_of(surname, given, patronymic)):
            if key.given and (key.surname or key.father):
                found[key.given, key.surname, district].add((worker, key.father))
    return found


def pairs_by_name(staff, districts, using) -> list[tuple[str, str, int]]:
    """(worker, adult, district) where the names agree, page by page of all adults."""
    found, after = [], uuid.UUID(int=0)
    question = "select * from walls_adults_to_compare(%s, %s, %s)"
    while page := fetch_rows(question, [districts, after, PAGE], using=using):
        for adult, surname, given, patronymic, district in page:
            if district is None:
                continue
            for key in keys_of(parts_of(surname, given, patronymic)):
                for worker, father in staff.get((key.given, key.surname, district), ()):
                    if father_agrees(key, father):
                        found.append((str(worker), str(adult), district))
        after = page[-1][0]
    return found


def father_agrees(key, father) -> bool:
    """Whether the father's names agree; where the surname is the father's, both have to be there."""
    if key.surname and not (key.father and father):
        return True
    return key.father == father
