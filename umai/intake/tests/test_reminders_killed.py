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

after = sys.argv[1]
reminders.call_sql = dying(reminders.call_sql, lambda using, question, values: after in question)
reminders.notices.write_summary_notices = dying(reminders.notices.write_summary_notices, lambda *_words: after == "telling")
reminders.write_summaries(on=today(), ways=Ways(mail=MailServer("127.0.0.1", 1, security="", sender="umai@example.kg")))
"""


@pytest.fixture
def killed(db):
    """Run the whole job in a process with the worker's passwords that dies after this step."""
    from umai.machine.cluster.database import ROLES_TRUSTED_TO, DatabaseAddress

    def run(after):
        where = DatabaseAddress(**json.loads(os.environ["UMAI_CREDENTIALS"])).only(ROLES_TRUSTED_TO["worker"])
        ours = {"UMAI_PROCESS": "worker", "UMAI_CREDENTIALS": where.as_text(), "PYTHONPATH": str(CHECKOUT)}
        done = subprocess.run(
            [sys.executable, "-c", DIES, after], cwd=CHECKOUT, env=os.environ | ours, capture_output=True
        )
        assert done.returncode == -signal.SIGKILL, done.stderr.decode()[-2000:]

    return run


def rows():
    return [model.objects.using("owner").count() for model in (Reminder, Summary, Notice)]


@pytest.mark.parametrize(
    ("after", "left", "rounds"),
    [
        ("intake_remind", [0, 0, 0], []),
        ("notices_sum_up_day", [2, 0, 0], [DailyWork.REMINDERS]),
        ("telling", [2, 0, 0], [DailyWork.REMINDERS]),
    ],
)
def test_a_killed_job_leaves_nothing_half_and_the_next_writes_it_once(
    owed, worker_role, killed, after, left, rounds
):
    Particulars.objects.filter(worker_id=id_of("worker", "aigul")).update(email="aigul@example.kg")
    owed("visit"), owed("visit", late=1)
    killed(after)
    assert rows() == left
    assert list(DailyRun.objects.using("owner").values_list("what", flat=True)) == rounds
    for _run in range(2):
        daily.write_summaries(on=today(), using=worker_role, ways=WAYS)
        assert rows() == [2, 1 + is_monday(), 1]


def is_monday():
    """On a Monday the head is told of the week too."""
    return int(today().isoweekday() == 1)
