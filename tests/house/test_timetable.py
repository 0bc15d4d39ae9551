"""What the clock does survives a worker that is killed."""

from umai import timetable

TASKS = [task for name, task in timetable.app.tasks.items() if name.startswith("umai.")]


def test_no_job_holds_a_lock_that_a_killed_worker_would_keep():
    """A job may come in two places at once; it locks rows, which a connection gives back when it ends."""
    assert len(TASKS) > 10
    assert [task.name for task in TASKS if task.lock is not None] == []
