"""Every job and its hour, on one page. Hours are those of Bishkek.

A job that runs every few seconds has no `lock`, which a killed worker would hold: it is safe in two
places at once, and `queueing_lock` allows only one of its kind in the queue.
"""

from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from umai.access import jobs as access
from umai.contradictions import jobs as contradictions
from umai.documents.sealed import jobs as documents
from umai.identification import jobs as identification
from umai.identification.signal import conflict_of_interest
from umai.indicators.nightly import keep_shown
from umai.intake.handover.release import release_open_cases
from umai.intake.reminders import daily
from umai.justice.evidence import jobs as evidence
from umai.law.terms.clock import today
from umai.linkage import jobs as lists
from umai.linkage.candidates import duplicates
from umai.linkage.review import sampling
from umai.notices import jobs as notices
from umai.notices.sending.notices import write_staff_notices
from umai.notices.sending.sessions import write_session_notices
from umai.opens import jobs as opens
from umai.oversight.state import mail
from umai.register.weights.numbers import count_names
from umai.rights.erasure import jobs as erasure
from umai.rounds.doorstep import jobs as doors
from umai.rounds.found.jobs import expunge_words as expunge_words_of_doors
from umai.rounds.planning.jobs import end_forgotten_rounds
from umai.situations.deriving import derive_findings
from umai.situations.what_if.running import answer_what_ifs
from umai.staff import cleanup
from umai.trail import jobs as trail
from umai.trail.anchors import keeping
from umai.unseen import jobs as unseen
from umai.visits import jobs as visits
from umai.visits.plausibility import jobs as signs
from umai.walls.suggesting import jobs as ties

FIRST_PRIORITY = 10  # of jobs that must not wait behind a long one


@app.periodic(cron="* * * * * */5")  # every five seconds
@app.task(queueing_lock="notices.call_people", priority=FIRST_PRIORITY, pass_context=False)
def call_people(timestamp):
    """Tell the next person of every urgent call that nobody took."""
    notices.call_people(at=timezone.now())


@app.periodic(cron="* * * * *")  # every minute
@app.task(queueing_lock="notices.tell_of_staff", priority=FIRST_PRIORITY, pass_context=False)
def tell_of_staff(timestamp):
    """Tell the holder, the head and the superior of a sign-in code or a post that was asked for."""
    write_staff_notices()


@app.periodic(cron="* * * * *")  # every minute
@app.task(queueing_lock="notices.tell_of_sessions", priority=FIRST_PRIORITY, pass_context=False)
def tell_of_sessions(timestamp):
    """Tell the members of a Commission of a session that was convened, or is not held after all."""
    write_session_notices()


@app.periodic(cron="* * * * * */5")
@app.task(queueing_lock="notices.send", priority=FIRST_PRIORITY, pass_context=False)
def send_notices(timestamp):
    """Send by SMS and e-mail what is waiting to be sent."""
    notices.send_notices()


@app.periodic(cron="*/10 4-23 * * *")  # from four in the morning; a day that is done is left alone
@app.task(queueing_lock="intake.remind", pass_context=False)
def write_reminders(timestamp):
    """Write the reminders of the day: what is due soon, due today or late in every open case."""
    daily.write_reminders(on=today())


@app.periodic(cron="*/10 7-19 * * *")  # from seven; on a Monday the message is the summary of the week
@app.task(queueing_lock="intake.sum_up", pass_context=False)
def send_summaries(timestamp):
    """Tell everybody in one message what of their work is late, due today or coming."""
    daily.write_summaries(on=today())


@app.periodic(cron="*/30 7-19 * * *")  # from seven; a day that was told is left alone
@app.task(queueing_lock="oversight.mail_state", pass_context=False)
def mail_what_is_wrong(timestamp):
    """Tell the administrators by mail, once a day, what of the system is wrong; nothing when nothing is."""
    mail.mail_what_is_wrong(on=today())


@app.periodic(cron="* * * * * */10")  # every ten seconds
@app.task(queueing_lock="trail.sequence", pass_context=False)
def sequence_trail(timestamp):
    """Give new entries of the trail their place in the tree."""
    trail.sequence_entries()


@app.periodic(cron="* * * * *")  # every minute
@app.task(queueing_lock="trail.keep_heads", priority=FIRST_PRIORITY, pass_context=False)
def keep_heads_of_trail(timestamp):
    """Keep the newest signed head of the trail in every place outside this machine."""
    keeping.keep_heads()


@app.periodic(cron="* * * * * */30")  # every half minute
@app.task(queueing_lock="visits.raise_alarms", priority=FIRST_PRIORITY, pass_context=False)
def raise_outing_alarms(timestamp):
    """Call people for every worker who went to a child and is not back in time."""
    visits.raise_alarms(at=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="visits.keep", pass_context=False)
def plan_visits(timestamp):
    """Write down the visits that were missed, and plan the next one of every open case."""
    visits.update_windows(on=today())


@app.periodic(cron="55 3 * * *")
@app.task(queueing_lock="identification.forget", pass_context=False)
def forget_what_was_never_sent(timestamp):
    """Forget drafts, reports, evidence and lists begun long ago and never sent, and old digests."""
    visits.delete_old_drafts(at=timezone.now())
    doors.delete_old_drafts(at=timezone.now())
    identification.delete_old_drafts(at=timezone.now())
    evidence.forget_uploads(at=timezone.now())
    lists.delete_old_uploads(at=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="access.change_decoys", pass_context=False)
def change_decoys(timestamp):
    """Change some ids of nothing in the lists of what walls hide, as a new wall would."""
    access.change_decoys()


@app.periodic(cron="35 1 * * *")
@app.task(queueing_lock="walls.suggest", pass_context=False)
def suggest_ties(timestamp):
    """Compare staff with the families of their districts, and suggest whose file may be closed to whom."""
    ties.suggest_ties()


@app.periodic(cron="10 2 * * *")
@app.task(queueing_lock="visits.ask", pass_context=False)
def ask_about_visits(timestamp):
    """Ask about implausible visits of the last week, and sample visits of last month for a call."""
    signs.ask_questions(at=timezone.now())
    signs.draw_visits(on=today())


@app.periodic(cron="20 2 * * *")
@app.task(queueing_lock="opens.ask", pass_context=False)
def ask_about_openings(timestamp):
    """Ask why files were opened where that looks unusual."""
    opens.ask_about_openings(on=today())


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="identification.look_after", pass_context=False)
def update_signals(timestamp):
    """Index the names of new staff, and empty expired openings of reporters' names."""
    conflict_of_interest.write_staff_keys()
    identification.empty_expired_halves()


@app.periodic(cron="40 2 * * *")
@app.task(queueing_lock="identification.expunge", pass_context=False)
def expunge_words(timestamp):
    """Index all names of staff again, end forgotten rounds, and make words unreadable after their term."""
    conflict_of_interest.write_staff_keys(every=True)
    identification.expunge_reports(on=today())
    end_forgotten_rounds(on=today())
    expunge_words_of_doors(on=today())


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="intake.release", pass_context=False)
def release_cases(timestamp):
    """Take the cases from workers whose post is over."""
    release_open_cases()


@app.periodic(cron="* * * * * */10")  # every ten seconds; a list can take minutes, and is locked meanwhile
@app.task(queueing_lock="linkage.take_in", pass_context=False)
def take_in_lists(timestamp):
    """Import the lists that somebody asked for."""
    lists.take_in_ordered_lists()


@app.periodic(cron="* * * * * */10")
@app.task(queueing_lock="linkage.match", pass_context=False)
def match_lists(timestamp):
    """Match the rows of new lists with the children of the register."""
    lists.match_new_editions()


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="linkage.draw", pass_context=False)
def draw_pairs(timestamp):
    """Sample pairs of new lists that people review whatever the rule decided."""
    sampling.draw_samples()


@app.periodic(cron="30 4 * * *")
@app.task(queueing_lock="linkage.doubles", pass_context=False)
def find_duplicates(timestamp):
    """Compare the children of the last days with the register, to find duplicates."""
    duplicates.find_duplicates(at=timezone.now())


@app.periodic(cron="50 4 * * *")  # after the duplicates of the register were found, before work begins
@app.task(queueing_lock="unseen.regroup", pass_context=False)
def derive_listed_children(timestamp):
    """Derive again which children on lists are in nobody's care."""
    unseen.regroup_districts()


@app.periodic(cron="10 5 * * *")  # last of the night: what the other jobs moved is seen
@app.task(queueing_lock="contradictions.renew", pass_context=False)
def derive_contradictions(timestamp):
    """Derive again what does not fit together in files, and of what workers are asked this week."""
    contradictions.renew_contradictions(on=today())


@app.periodic(cron="20 0 * * *")  # soon after midnight, so that the pages of a day have its figures
@app.task(queueing_lock="indicators.keep", pass_context=False)
def count_figures(timestamp):
    """Count for the pages of figures what would keep their readers waiting."""
    keep_shown(on=today())


@app.periodic(cron="* * * * *")  # every minute
@app.task(queueing_lock="situations.answer", pass_context=False)
def answer_questions_about_drafts(timestamp):
    """Count what the draft rules mean about which somebody at the Ministry asked."""
    answer_what_ifs()


@app.periodic(cron="*/10 * * * *")
@app.task(queueing_lock="situations.derive", pass_context=False)
def derive_situations(timestamp):
    """Derive what the law says of children with new facts; of all, where the law is another one."""
    derive_findings()


@app.periodic(cron="10 3 * * *")
@app.task(queueing_lock="register.count_names", pass_context=False)
def count_common_names(timestamp):
    """Count the children and the frequent names, because agreement in a rare name weighs more."""
    count_names()


@app.periodic(cron="20 3 * * *")
@app.task(queueing_lock="staff.forget_ended_sessions", pass_context=False)
def forget_ended_sessions(timestamp):
    """Delete sign-in sessions that are over, and wrong tries that are a day old."""
    cleanup.delete_ended(at=timezone.now())


@app.periodic(cron="30 3 * * *")
@app.task(queueing_lock="documents.sweep", pass_context=False)
def delete_unnamed_files(timestamp):
    """Delete stored files that no row names, some days after they were written."""
    documents.delete_unclaimed_files()


@app.periodic(cron="40 * * * *")
@app.task(queueing_lock="timetable.forget_done_jobs", pass_context=False)
async def forget_done_jobs(timestamp):
    """Delete the records of jobs that were done more than a day ago, or failed more than a week ago."""
    await app.job_manager.delete_old_jobs(nb_hours=24)
    await app.job_manager.delete_old_jobs(nb_hours=7 * 24, include_failed=True)


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="timetable.free_stalled_jobs", priority=FIRST_PRIORITY, pass_context=False)
async def free_stalled_jobs(timestamp):
    """End the jobs of a killed worker: those of this page come again, others are retried."""
    for job in await app.job_manager.get_stalled_jobs():
        if job.queueing_lock and job.id is not None:
            await app.job_manager.finish_job_by_id_async(job.id, Status.FAILED, delete_job=False)
        else:
            await app.job_manager.retry_job(job)


@app.periodic(cron="40 3 * * *")  # at twenty to four, when nobody works
@app.task(queueing_lock="rights.propose_erasures", pass_context=False)
def propose_erasures(timestamp):
    """Propose for erasure each file whose term is over; two persons decide, and the clock erases nothing."""
    erasure.propose_due_erasures(on=today())
