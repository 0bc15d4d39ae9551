"""Take cases from workers whose post is over; the clock calls it."""

import logging

from django.db import connections

log = logging.getLogger("umai.intake")

CASES_A_CALL = 500  # cases of one call, as `intake_release` has it


def release_open_cases(*, using="default"):
    """Take the cases from workers who have no running post in the district; answers how many.

    The database does it: each case gets an assignment that names nobody, and the worker's grant ends.
    Safe to stop and to run twice. The act that ends a post at once releases its cases itself.
    """
    released = 0
    while True:
        with connections[using].cursor() as cursor:
            cursor.execute("select intake_release(null)")
            (done,) = cursor.fetchone()
        released += done
        if done < CASES_A_CALL:
            break
    if released:
        log.info("released %s cases whose worker has no post any more", released)
    return released
