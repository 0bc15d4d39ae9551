"""The real background worker, with its passwords only, on what a killed one left behind."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from umai.machine.serving.worker import command
from umai.notices.models import AttemptOutcome, AttemptResult, Notice
from umai.notices.tests.receivers import KEY

CHECKOUT = Path(__file__).resolve().parents[3]


@pytest.fixture
def environment(db, gateway, tmp_path):
    """What `umai worker` starts the worker with; the gateway's key in its own folder of secrets."""
    import base64

    from umai.machine.cluster.database import ROLES_TRUSTED_TO, DatabaseAddress

    where = DatabaseAddress(**json.loads(os.environ["UMAI_CREDENTIALS"])).only(ROLES_TRUSTED_TO["worker"])
    secrets = tmp_path / "secrets"
    secrets.mkdir(mode=0o700)
    (secrets / "sms").write_text(base64.urlsafe_b64encode(KEY).decode().rstrip("="))
    return os.environ | {
        "UMAI_PROCESS": "worker",
        "UMAI_CREDENTIALS": where.as_text(),
        "UMAI_HOME": str(tmp_path),
        "UMAI_REHEARSAL": "1",
        "UMAI_SMS_URL": f"http://127.0.0.1:{gateway.port}/send",
        "PYTHONPATH": str(CHECKOUT),
    }


@pytest.fixture
def worker(environment):
    process = subprocess.Popen(command(4), cwd=CHECKOUT, env=environment, stderr=subprocess.PIPE, text=True)
    yield process
    process.terminate()
    process.communicate(timeout=20)


STALLED = """
with gone as (insert into procrastinate_workers (last_heartbeat) values (now() - interval '1 hour') returning id)
insert into procrastinate_jobs (queue_name, task_name, lock, queueing_lock, args, status, worker_id)
select 'default', 'umai.timetable.' || task, lock, queueing, '{"timestamp": 1}'::jsonb, 'doing', gone.id
from gone, (values ('call_people', null, 'notices.call_people'), ('send_notices', null, 'notices.send'),
    ('sequence_trail', 'trail.sequence', 'trail.sequence')) as held (task, lock, queueing)
"""


def test_what_a_killed_worker_held_stops_no_call(worker, superuser, called, duty, reachable, gateway):
    reachable("erlan", phone="+996555000111")
    duty("erlan")
    superuser.execute(STALLED)
    called()
    until = time.monotonic() + 60
    while not AttemptResult.objects.using("owner").exists() and time.monotonic() < until:
        assert worker.poll() is None, worker.stderr.read()
        time.sleep(0.1)
    assert len(gateway.sent) == 1 and Notice.objects.using("owner").count() == 2
    assert AttemptResult.objects.using("owner").get().outcome == AttemptOutcome.SENT


def test_the_jobs_of_a_killed_worker_are_ended(environment, superuser):
    superuser.execute(STALLED)
    free = (
        "import asyncio, django; django.setup(); from umai import timetable;"
        " asyncio.run(timetable.free_stalled_jobs.func(0))"
    )
    subprocess.run([sys.executable, "-c", free], cwd=CHECKOUT, env=environment, check=True)
    assert superuser.execute("select distinct status::text from procrastinate_jobs").fetchall() == [
        ("failed",)
    ]
