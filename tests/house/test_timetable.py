"""What the clock does survives a worker that is killed."""

import pytest

from umai import timetable

TASKS = [task for name, task in timetable.app.tasks.items() if name.startswith("umai.")]


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
def test_no_job_holds_a_lock_that_a_killed_worker_would_keep(task):
    """A job may come in two places at once; it locks rows, which a connection gives back when it ends."""
    assert task.lock is None
