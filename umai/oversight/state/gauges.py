"""Numbers of this minute for a monitor: the queue, the backup, the disk. Of no person."""

import shutil
from datetime import UTC, datetime

from django.conf import settings
from django.db import DatabaseError, transaction

from umai.machine.cluster.functions import fetch_rows
from umai.machine.doctor.state.backups import read_backups
from umai.machine.doctor.state.counts import read_counts

type Gauge = tuple[str, float | None]
"""What a number means, and its value; None where it is not known, and then it is not given."""


def gauges() -> dict[str, Gauge]:
    """The numbers by their names; those of the database are left out where it does not answer."""
    now, backups = datetime.now(UTC), read_backups(settings.MACHINE)
    found: dict[str, Gauge] = {
        "umai_disk_free_bytes": ("Free bytes of the disk of UMAI_HOME", free_bytes()),
        "umai_backup_age_seconds": ("Since the last backup was complete", age(backups.backed_up_at, now)),
        "umai_restore_test_age_seconds": ("Since a restore was last tried", age(backups.tested_at, now)),
    }
    try:
        with transaction.atomic():
            counts = read_counts(fetch_rows)
    except DatabaseError:
        return found
    return found | {
        "umai_jobs_waiting": ("Jobs that could be done now", counts.jobs_waiting),
        "umai_job_oldest_wait_seconds": ("Since the oldest of them waits", age(counts.oldest_job, now) or 0),
        "umai_jobs_failed_day": ("Jobs that failed in the last day", counts.jobs_failed),
        "umai_worker_silent_seconds": ("Since the worker gave a sign of life", counts.worker_silent),
        "umai_calls_waiting": ("Urgent calls nobody took for an hour", counts.calls_waiting),
        "umai_trail_head_age_seconds": (
            "Since the newest head was kept elsewhere",
            age(counts.head_kept_at, now),
        ),
    }


def free_bytes() -> float | None:
    home = settings.MACHINE.home
    return shutil.disk_usage(home).free if home.exists() else None


def age(instant: datetime | None, now: datetime) -> float | None:
    return None if instant is None else max(0.0, (now - instant).total_seconds())
