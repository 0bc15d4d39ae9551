"""The clock's job killed in the middle of a night: nothing stands half, and the next run writes all of it once."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cast import id_of
from umai.intake.reminders import daily
from umai.law.terms.clock import today
from umai.machine.ways import MailServer, Ways
from umai.notices.models import DailyRun, DailyWork, Notice, Reminder, Summary
from umai.staff.models import Particulars

CHECKOUT = Path(__file__).resolve().parents[3]
WAYS = Ways(mail=MailServer("127.0.0.1", 1, security="", sender="umai@example.kg"))
DIES = """
import os, signal, sys
import django
django.setup()
from umai.intake.reminders import daily as reminders
from umai.law.terms.clock import today
from umai.machine.ways import MailServer, Ways

def dying(do, when):
    def done(*words, **more):
        answer = do(*words, **more)
        if when(*words):
            os.kill(os.getpid(), signal.SIGKILL)
        return answer
    return done

for after in map(str.strip, sys.stdin):
    if (child := os.fork()) == 0:
        reminders.call_sql = dying(reminders.call_sql, lambda using, question, values: after in question)
        tell = dying(reminders.notices.write_summary_notices, lambda *_words: after == "telling")
        reminders.notices.write_summary_notices = tell
        mail = MailServer("127.0.0.1", 1, security="", sender="umai@example.kg")
        reminders.write_summaries(on=today(), ways=Ways(mail=mail))
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@pytest.fixture
def killed(db):
    """Run the whole job in a process with the worker's passwords that dies after this step; one start for all."""
    from umai.machine.cluster.database import ROLES_TRUSTED_TO, DatabaseAddress

    where = DatabaseAddress(**json.loads(os.environ["UMAI_CREDENTIALS"])).only(ROLES_TRUSTED_TO["worker"])
    ours = {"UMAI_PROCESS": "worker", "UMAI_CREDENTIALS": where.as_text(), "PYTHONPATH": str(CHECKOUT)}
    pipes = dict.fromkeys(("stdin", "stdout"), subprocess.PIPE)
    with subprocess.Popen(
        [sys.executable, "-c", DIES], cwd=CHECKOUT, env=os.environ | ours, text=True, **pipes
    ) as process:

        def run(after):
            print(after, file=process.stdin, flush=True)
            assert process.stdout.readline().strip() == str(int(-signal.SIGKILL)), after

        yield run


def rows():
    return [model.objects.using("owner").count() for model in (Reminder, Summary, Notice)]


def test_a_killed_job_leaves_nothing_half_and_the_next_writes_it_once(owed, worker_role, killed):
    Particulars.objects.filter(worker_id=id_of("worker", "aigul")).update(email="aigul@example.kg")
    owed("visit"), owed("visit", late=1)
    for after, left, rounds in (
        ("intake_remind", [0, 0, 0], []),
        ("notices_sum_up_day", [2, 0, 0], [DailyWork.REMINDERS]),
        ("telling", [2, 0, 0], [DailyWork.REMINDERS]),
    ):
        killed(after)
        done = list(DailyRun.objects.using("owner").values_list("what", flat=True))
        assert (rows(), done) == (left, rounds), after
    for _run in range(2):
        daily.write_summaries(on=today(), using=worker_role, ways=WAYS)
        assert rows() == [2, 1 + is_monday(), 1]


def is_monday():
    """On a Monday the head is told of the week too."""
    return int(today().isoweekday() == 1)
