"""How many checks each worker made, for the head, the oblast and the auditor."""

from datetime import timedelta

from umai.guardianship.vetting.reading import CountedWorker
from umai.law.terms.clock import today
from umai.machine.cluster.functions import fetch_rows
from umai.staff.models import Worker

COUNTED_DAYS = timedelta(days=90)


def counted_checks(by) -> list[CountedWorker]:
    """The workers who had households looked for of late, whoever did so most first."""
    with by.speaking():
        found = fetch_rows(
            "select * from guardianship_checks_counted(%s, %s)", [today() - COUNTED_DAYS, today()]
        )
        workers = Worker.objects.in_bulk([row[0] for row in found])
    return [CountedWorker(str(workers.get(pk, pk)), *counts) for pk, *counts in found]
