"""Every job and its hour, on one page. Hours are those of Bishkek.

A job that comes every few seconds has no `lock`, which a killed worker would hold: it is safe in
two places at once, and `queueing_lock` keeps its like from piling up.
"""

from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from umai.documents import jobs as documents
from umai.notices import jobs as notices
from umai.staff import tidying
from umai.trail import jobs as trail

FIRST = 10  # the priority of what may not wait behind anything long


@app.periodic(cron="* * * * * */5")  # every five seconds
@app.task(queueing_lock="notices.call_people", priority=FIRST, pass_context=False)
def call_people(timestamp):
    """Tell the next person of every urgent call that nobody took."""
    notices.call_people(at=timezone.now())


@app.periodic(cron="* * * * * */5")
@app.task(queueing_lock="notices.send", priority=FIRST, pass_context=False)
def send_notices(timestamp):
    """Send by SMS and e-mail what is waiting to be sent."""
    notices.send()


@app.periodic(cron="* * * * * */10")  # every ten seconds
@app.task(queueing_lock="trail.sequence", pass_context=False)
def sequence_the_trail(timestamp):
    """Give new entries of the trail their place in the tree."""
    trail.sequence()


@app.periodic(cron="20 3 * * *")
@app.task(queueing_lock="staff.forget_ended_sessions", pass_context=False)
def forget_ended_sessions(timestamp):
    """Delete sign-in sessions that are over, and wrong tries that are a day old."""
    tidying.forget_ended(at=timezone.now())


@app.periodic(cron="30 3 * * *")
@app.task(queueing_lock="documents.sweep", pass_context=False)
def sweep_stored_files(timestamp):
    """Delete stored files that no row names, a week after they were written."""
    documents.sweep()


@app.periodic(cron="40 * * * *")
@app.task(queueing_lock="timetable.forget_done_jobs", pass_context=False)
async def forget_done_jobs(timestamp):
    """Delete the notes of jobs that were done more than a day ago, or failed more than a week ago."""
    await app.job_manager.delete_old_jobs(nb_hours=24)
    await app.job_manager.delete_old_jobs(nb_hours=7 * 24, include_failed=True)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="timetable.free_stalled_jobs", priority=FIRST, pass_context=False)
async def free_stalled_jobs(timestamp):
    """End the jobs that a killed worker held: those of this page come again, others are tried again."""
    for job in await app.job_manager.get_stalled_jobs():
        if job.queueing_lock:
            await app.job_manager.finish_job_by_id_async(job.id, Status.FAILED, delete_job=False)
        else:
            await app.job_manager.retry_job(job)
