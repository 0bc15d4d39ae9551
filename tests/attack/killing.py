"""A register of its own, with real processes that a test kills, and people who write until they are told it is kept."""

import contextlib
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
import uuid
from datetime import UTC, datetime, timedelta
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urlencode

import psycopg

from tests.cast import NOOKAT, OSH_OBLAST, id_of
from tests.template_database import FILL
from umai.identification.report_form.tests.walk import OverTheWire, Reporter
from umai.machine.cluster.prepare import prepare_database
from umai.machine.cluster.server import Cluster
from umai.machine.installation import CHECKOUT, Installation
from umai.visits.tests.conftest import SAID

SERVERS = ("serve", "sign-in", "worker", "report")
CSRF = "k" * 32
# What the people write on, and with what: made in the register itself, told as JSON.
SET_UP = """
import django, json
django.setup()
from umai.machine.keys import key_pairs
from django.conf import settings
from tests.cast import NOOKAT, OSH_OBLAST, id_of
from umai.access.models import RehearsalMark
from umai.access.sessions import Speaker, open_session
from umai.casefile.tests.conftest import make_case, make_child
from umai.intake.cases.actions import assign_worker
from umai.places.models import Place
from umai.staff.models import Worker
RehearsalMark.objects.using("owner").create(children=5, seed=1)
sessions = {name: open_session(Worker.objects.get(pk=id_of("worker", name))) for name in ("aigul", "damira")}
aigul, damira = Speaker(sessions["aigul"]), Speaker(sessions["damira"])
cases = []
for number in range(5):
    case = make_case(make_child(aigul, f"Бала{number}"), aigul)
    assign_worker(case, by=damira, worker_id=aigul.pk)
    cases.append(str(case.pk))
places = {code: str(Place.objects.get(code=code).pk) for code in (NOOKAT, OSH_OBLAST)}
print(json.dumps({"sessions": sessions, "cases": cases, "places": places, "cookie": settings.UMAI_SESSION_COOKIE}))
"""


def free_ports(number):
    with contextlib.ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _each in range(number)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]


class Register:
    """A register in a folder: its cluster, its processes, and who is killed."""

    def __init__(self, home: Path):
        self.home = home
        self.ports = dict(zip(("serve", "report", "sign-in"), free_ports(3), strict=True))
        ours = {
            "UMAI_HOME": str(home),
            "UMAI_REHEARSAL": "1",
            "UMAI_PORT": str(self.ports["serve"]),
            "UMAI_REPORT_PORT": str(self.ports["report"]),
            "UMAI_SIGN_IN_PORT": str(self.ports["sign-in"]),
            "PYTHONPATH": str(CHECKOUT),
        }
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("UMAI_", "DJANGO_", "PYTEST_"))}
        self.environment = kept | ours
        self.cluster, self.processes = Cluster(home), {}

    def make(self) -> dict:
        """Tables, the cast, and what the people write on."""
        self.where = prepare_database(Installation.from_environment(self.environment))
        self.python("-m", "umai.machine.start", "ready")
        manage = {"DJANGO_SETTINGS_MODULE": "umai.settings", "UMAI_PROCESS": "manage"}
        self.python("-c", FILL, **manage)
        return json.loads(self.python("-c", SET_UP, **manage).splitlines()[-1])

    def run(self, *words, **more):
        return subprocess.run(
            [sys.executable, *words],
            env=self.environment | more,
            cwd=CHECKOUT,
            capture_output=True,
            text=True,
        )

    def python(self, *words, answers=(0,), **more):
        done = self.run(*words, **more)
        assert done.returncode in answers, (words[:2], done.stdout[-2000:], done.stderr[-2000:])
        return done.stdout

    def start(self, name):
        """Start a process of the house in a group of its own; it answers some seconds later."""
        log = (self.home / f"{name}.log").open("ab")
        self.processes[name] = subprocess.Popen(
            [sys.executable, "-m", "umai.cli", name],
            env=self.environment,
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )

    def kill(self, what):
        """End it as a failing machine does, and start what does not start by itself."""
        if what in SERVERS:
            os.killpg(self.processes[what].pid, signal.SIGKILL)
            self.processes[what].wait()
            self.start(what)
        elif what == "backend":
            with (
                contextlib.suppress(psycopg.Error, ProcessLookupError),
                psycopg.connect(self.cluster.url()) as admin,
            ):
                found = admin.execute(
                    "select pid from pg_stat_activity where usename like 'umai%' and pid <> pg_backend_pid()"
                ).fetchall()
                if found:
                    os.kill(random.choice(found)[0], signal.SIGKILL)
        else:
            server = int((self.cluster.data / "postmaster.pid").read_text().splitlines()[0])
            os.kill(server, signal.SIGKILL)
            while Path(f"/proc/{server}/cwd").exists():  # a signal takes a moment to arrive
                time.sleep(0.01)
            self.cluster.start()

    def stop(self):
        for process in self.processes.values():
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        with contextlib.suppress(Exception):
            self.cluster.stop()

    def rows(self, statement):
        """The first column, asked as the owner of the tables once the database is back: it may just have been killed."""
        with self.back() as owner:
            return [row[0] for row in owner.execute(statement).fetchall()]

    def back(self, seconds=120):
        until = time.monotonic() + seconds
        while True:
            try:
                return psycopg.connect(self.where.conninfo(self.where.owner))
            except psycopg.OperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)


class Patient:
    """Sends the same bytes again until the house answers something else than that it cannot."""

    def __init__(self, over: threading.Event):
        self.over = over

    def until_answered(self, ask):
        while True:
            with contextlib.suppress(OSError, HTTPException, EOFError, ValueError):
                answer = ask()
                if answer.status_code < 500 and answer.status_code != 429:
                    return answer
            if self.over.is_set():
                raise GivenUp
            time.sleep(0.3)


class GivenUp(Exception):
    """The time is over, and nobody said whether it was kept."""


class PatientWire(OverTheWire, Patient):
    def __init__(self, address, over):
        OverTheWire.__init__(self, address)
        Patient.__init__(self, over)

    def _ask(self, request):
        return self.until_answered(lambda: super(PatientWire, self)._ask(request))


class Writer(threading.Thread):
    """Somebody who writes one thing after another; `kept` are those of which the house said so."""

    def __init__(self, register, told):
        super().__init__(daemon=True)
        self.register, self.told = register, told
        self.kept, self.failed = [], []
        self.enough, self.over = threading.Event(), threading.Event()

    def run(self):
        while not self.enough.is_set():
            try:
                self.kept.append(self.write())
            except GivenUp:
                self.failed.append("nobody answered")
                return
            except Exception as failure:
                self.failed.append(repr(failure))
                return
            time.sleep(0.05)

    def send(self, who, method, path, body, content_type):
        """As a browser in which somebody is signed in, again and again until there is an answer."""
        cookie = f"{self.told['cookie']}={self.told['sessions'][who]}; csrftoken={CSRF}"
        headers = {"Cookie": cookie, "X-CSRFToken": CSRF, "Content-Type": content_type}
        address = f"http://127.0.0.1:{self.register.ports['serve']}{path}"

        def ask():
            request = urllib.request.Request(address, body.encode(), headers, method=method)
            with contextlib.closing(NO_REDIRECT.open(request, timeout=20)) as answer:
                return Answered(answer.status, answer.read().decode())

        return Patient(self.over).until_answered(ask)


class Answered:
    def __init__(self, status_code, text):
        self.status_code, self.text = status_code, text


class AsTheyCome(urllib.request.HTTPErrorProcessor):
    """No redirect is followed, and no status is an error."""

    def http_response(self, request, response):
        return response

    https_response = http_response


NO_REDIRECT = urllib.request.build_opener(AsTheyCome)


class Reports(Writer):
    """A neighbour on the report form; what is kept is the code that the page shows."""

    def write(self):
        wire = PatientWire(f"http://localhost:{self.register.ports['report']}", self.over)
        words = {"happened": f"Түнү менен ыйлаганы угулат. {uuid.uuid4()}"}
        return ReporterOf(wire, self.told["places"]).send(**words).code


class ReporterOf(Reporter):
    """Who knows the ids of places in that register."""

    def __init__(self, client, places):
        super().__init__(client, "en")
        self.places = places

    def answers_to(self, page, answers):
        if page in ("oblast", "district"):
            return {page: self.places[{"oblast": OSH_OBLAST, "district": NOOKAT}[page]]}
        return super().answers_to(page, answers)


class Visits(Writer):
    """Aigul's telephone, which sends a visit until it is taken in."""

    def __init__(self, register, told, case):
        super().__init__(register, told)
        self.case, self.at = case, datetime.now(UTC) - timedelta(hours=1)

    def write(self):
        line = str(uuid.uuid4())
        self.at -= timedelta(seconds=7)
        body = json.dumps({"at": self.at.isoformat(), "made": True} | SAID)
        answer = self.send("aigul", "PUT", f"/api/cases/{self.case}/visits/{line}", body, "application/json")
        assert answer.status_code in (200, 201), answer.text[:300]
        return line


class Handovers(Writer):
    """Damira, who gives a case from one worker to another and back."""

    def __init__(self, register, told, case):
        super().__init__(register, told)
        self.case, self.workers = case, ["aigul", "azamat"]

    def write(self):
        one, other = self.workers
        number = str(uuid.uuid4())
        answers = {"id": number, "words": "", f"to-{self.case}": str(id_of("worker", other))}
        path = f"/caseload/{id_of('worker', one)}/"
        answer = self.send("damira", "POST", path, urlencode(answers), "application/x-www-form-urlencoded")
        assert answer.status_code == 302, (answer.status_code, answer.text[-1500:])
        self.workers.reverse()
        return number
