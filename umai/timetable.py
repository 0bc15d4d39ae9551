"""Every job and its hour, on one page. Hours are those of Bishkek."""

from django.utils import timezone
from procrastinate.contrib.django import app

from umai.staff import tidying
from umai.trail import jobs as trail


@app.periodic(cron="* * * * * */10")  # every ten seconds
@app.task(queueing_lock="trail.sequence", lock="trail.sequence", pass_context=False)
def sequence_the_trail(timestamp):
    """Give new entries of the trail their place in the tree."""
    trail.sequence()


@app.periodic(cron="20 3 * * *")
@app.task(queueing_lock="staff.forget_ended_sessions", pass_context=False)
def forget_ended_sessions(timestamp):
    """Delete sign-in sessions that are over, and wrong tries that are a day old."""
    tidying.forget_ended(at=timezone.now())


@app.periodic(cron="40 3 * * *")
@app.task(queueing_lock="timetable.forget_done_jobs", pass_context=False)
async def forget_done_jobs(timestamp):
    """Delete the notes of jobs that were done more than a week ago."""
    await app.job_manager.delete_old_jobs(nb_hours=7 * 24)
