"""Senders killed at random points, two at a time: nothing is lost, and no repeat has a key of its own."""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from dataclasses import asdict
from pathlib import Path

import pytest
from django.utils import timezone

from umai.notices.models import Attempt, AttemptOutcome, AttemptResult, Notice, NoticeWay
from umai.staff.models import Particulars, Worker

CHECKOUT = Path(__file__).resolve().parents[3]
ROUNDS = 24


class Nursery:
    """Forks senders with the background worker's passwords, and no others."""

    def __init__(self, *, sms=None, mail=None):
        from umai.machine.cluster.database import ROLES_TRUSTED_TO, DatabaseAddress

        where = DatabaseAddress(**json.loads(os.environ["UMAI_CREDENTIALS"])).only(ROLES_TRUSTED_TO["worker"])
        told = {"sms": sms and asdict(sms) | {"key": sms.key.hex()}, "mail": mail and asdict(mail)}
        ours = {"UMAI_PROCESS": "worker", "UMAI_CREDENTIALS": where.as_text(), "PYTHONPATH": str(CHECKOUT)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "umai.notices.tests.nursery", json.dumps(told)],
            cwd=CHECKOUT,
            env=os.environ | ours,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self.said() == "ready"

    def __enter__(self):
        return self

    def __exit__(self, *_failure):
        self.process.kill()
        self.process.communicate()

    def said(self):
        line = self.process.stdout.readline().strip()
        assert line, self.process.stderr.read()
        return line

    def ask(self, word):
        self.process.stdin.write(f"{word}\n")
        self.process.stdin.flush()
        return self.said()

    def fork(self):
        return int(self.ask("fork"))

    def wait(self):
        assert self.ask("wait") == "ended"


@pytest.fixture
def sixty(noticed, called, summed):
    """Sixty people of whom each has a notice that waits to be sent: of a call, or of a day's work."""

    def wait(way, *, of_a_day=False):
        call = None if of_a_day else called()
        for number in range(60):
            worker = Worker.objects.using("owner").create(surname="Асанов", given=str(number))
            reached = {"phone": f"+9965550001{number:02}", "email": f"of{number}@example.kg"}
            Particulars.objects.using("owner").create(worker=worker, **reached)
            if of_a_day:
                told = {"summary": summed(worker.pk, late={"visit": 2}), "worker": worker, "way": way}
                Notice.objects.using("owner").create(**told)
            else:
                noticed(worker.pk, call=call, way=way)
        return {str(pk) for pk in Notice.objects.using("owner").values_list("pk", flat=True)}

    return wait


def sent_once_each(notices):
    """As our own rows have it: every notice has one result, and it says sent."""
    rows = AttemptResult.objects.using("owner").values_list("attempt__notice_id", "outcome")
    return sorted(rows) == sorted((row.pk, AttemptOutcome.SENT) for row in notices)


class Killer:
    """Kills the senders that run: some time after they began, and when the gateway says so."""

    def __init__(self, chance):
        self.chance, self.running, self.lock, self.killed = chance, set(), threading.Lock(), 0

    def kill_all(self):
        with self.lock:
            doomed, self.running = self.running, set()
            self.killed += len(doomed)
        for pid in doomed:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def round(self, nursery, *, at_any_time):
        """Two senders at once, until both are dead or have nothing more to send."""
        pids = {nursery.fork(), nursery.fork()}
        with self.lock:
            self.running |= pids
        timer = threading.Timer(self.chance.uniform(0.02, 0.2), self.kill_all)
        if at_any_time:
            timer.start()
        nursery.wait()
        timer.cancel()
        with self.lock:
            self.running -= pids


def cut_off():
    return Attempt.objects.using("owner").filter(result=None).count()


@pytest.mark.parametrize("of_a_day", [False, True], ids=["of-calls", "of-a-day"])
def test_an_sms_goes_out_once_however_often_its_senders_are_killed(sixty, gateway, of_a_day):
    wanted = sixty(NoticeWay.SMS, of_a_day=of_a_day)
    chance = random.Random(41)
    killer, numbers = Killer(chance), iter(range(10_000))

    def answer(_id):
        """Every fifth request costs both senders their lives: before it is answered, or about then."""
        number = next(numbers)
        if number % 10 == 0:
            killer.kill_all()
        elif number % 10 == 5:
            threading.Timer(chance.uniform(0, 0.004), killer.kill_all).start()
        time.sleep(chance.uniform(0, 0.003))
        return 204

    gateway.answer = answer
    with Nursery(sms=gateway.way()) as nursery:
        for number in range(ROUNDS):
            killer.round(nursery, at_any_time=number % 2 == 0)
        gateway.answer = lambda _id: 204
        killer.round(nursery, at_any_time=False)

    assert set(gateway.sent) == wanted  # nothing lost, nothing under another key
    assert sent_once_each(Notice.objects.using("owner").all())
    assert all(len(set(bodies)) == 1 for bodies in gateway.bodies.values())
    repeats = sum(gateway.asked.values()) - len(wanted)
    assert killer.killed > 0 and cut_off() > 0  # the first request was never answered to anybody
    assert repeats <= cut_off()  # asked twice only where a sender died in between


def test_a_mail_that_is_repeated_after_a_kill_has_the_same_message_id(sixty, mailbox):
    wanted = sixty(NoticeWay.EMAIL)
    killer = Killer(random.Random(42))
    with Nursery(mail=mailbox.way()) as nursery:
        for _ in range(ROUNDS):
            killer.round(nursery, at_any_time=True)
        killer.round(nursery, at_any_time=False)
    assert {mail["Message-ID"] for mail in mailbox.mails} == {f"<{pk}@example.kg>" for pk in wanted}
    assert sent_once_each(Notice.objects.using("owner").all())
    assert len(mailbox.mails) - len(wanted) <= cut_off()


def test_two_senders_at_once_ask_once_for_each(sixty, gateway):
    wanted = sixty(NoticeWay.SMS)
    with Nursery(sms=gateway.way()) as nursery:
        nursery.fork(), nursery.fork(), nursery.fork()
        nursery.wait()
    assert dict(gateway.asked) == dict.fromkeys(wanted, 1)
    assert Attempt.objects.using("owner").count() == 60
    assert all(row.ended_at <= timezone.now() for row in AttemptResult.objects.using("owner"))
