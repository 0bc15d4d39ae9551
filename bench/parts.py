"""Where does the processor's time of one page go?

    UMAI_HOME=… .venv/bin/python -m bench.parts [--path /cases/] [--who gulzat] [--runs 400]

Asks for the page over and over in this process, through all of Django and without a web server. Each
millisecond of the processor's time Python is looked at: whose code runs. Beside it: what the server's
processes of the three connections took for a page, and how many statements each answered.
"""

import argparse
import io
import signal
import sys
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

from bench.results import CHECKOUT
from bench.serving import filled_home, open_database
from umai.machine import start

# What runs, by a part of the file's path: the innermost that is named here counts.
PARTS = {
    "/psycopg": "talking to the database",
    "/django/db/backends": "talking to the database",
    "/django/db/transaction": "talking to the database",
    "/django/db/utils": "talking to the database",
    "/django/db/models": "putting statements together",
    "/django/utils/translation": "words",
    "/gettext.py": "words",
    "/django/template": "templates",
    "/django/utils/html": "templates",
    "/django/urls": "addresses",
    "/contrib/auth": "sign-in",
    "/contrib/sessions": "sign-in",
    "/core/signing": "sign-in",
    "/allauth/": "sign-in",
    f"{CHECKOUT}/umai/": "our own code",
    "/site-packages/": "the rest of Django and middleware",
}
CONNECTIONS = ("default", "trail", "auth")


def main():
    asking = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asking.add_argument("--path", default="/cases/", help="of the page (/cases/)")
    asking.add_argument("--who", default="gulzat", help="who asks for it (gulzat, the head of a district)")
    asking.add_argument("--runs", type=int, default=400, help="how often the page is asked for (400)")
    args = asking.parse_args()
    place = filled_home()
    with open_database(place):
        start.run_step("migrations and static files", ["-m", "umai.machine.start", "ready"], place)
        ask = page_asker(args.who, args.path)
        for _ in range(20):
            ask()
        statements, (samples, server, python) = count_statements(ask), sample_time(ask, args.runs)
    for part, share in samples.most_common():
        print(f"Python: {part:44} {python * share / samples.total():6.2f} ms")
    for name, took in server.items():
        print(f"PostgreSQL: {name:10} {statements[name]:3} statements {took:23.2f} ms")
    print(f"together {python + sum(server.values()):51.2f} ms")


def page_asker(who, path):
    """A function that asks for this page once, as a web server does."""
    from bench.replay import signed_in_client
    from umai.staff.models import Account
    from umai.wsgi import application

    client = signed_in_client(Account.objects.get(username=who))
    client.get(path)
    cookies = "; ".join(f"{name}={cookie.value}" for name, cookie in client.cookies.items())
    path, _mark, query = path.partition("?")
    asked = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_ACCEPT_LANGUAGE": "ky",
        "HTTP_COOKIE": cookies,
        "wsgi.url_scheme": "http",
    }

    def ask():
        status = []
        words = {"wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr}
        answer = application(asked | words, lambda said, headers, failure=None: status.append(said))
        b"".join(answer)
        answer.close()
        if status != ["200 OK"]:
            sys.exit(f"{path} answered {status}")

    return ask


def count_statements(ask):
    """How many statements one page asks on each connection."""
    from django.db import connections

    asked = Counter()

    def count(execute, sql, params, many, context):
        asked[context["connection"].alias] += 1
        return execute(sql, params, many, context)

    with ExitStack() as stack:
        for name in CONNECTIONS:
            stack.enter_context(connections[name].execute_wrapper(count))
        ask()
    return asked


def sample_time(ask, runs):
    """Part to samples, connection to milliseconds of its server process a page, and those of Python."""
    from django.db import connections

    samples = Counter()
    servers = {name: connections[name].connection.info.backend_pid for name in CONNECTIONS}
    signal.signal(signal.SIGPROF, lambda _signal, frame: samples.update([part_of(frame)]))
    before, begun = {name: processor_ms(pid) for name, pid in servers.items()}, time.process_time()
    signal.setitimer(signal.ITIMER_PROF, 0.001, 0.001)
    for _ in range(runs):
        ask()
    signal.setitimer(signal.ITIMER_PROF, 0)
    python = (time.process_time() - begun) * 1000 / runs
    return samples, {name: (processor_ms(pid) - before[name]) / runs for name, pid in servers.items()}, python


def processor_ms(pid):
    """Milliseconds of the processor that this process took since it began."""
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) / 1e6


def part_of(frame):
    while frame:
        path = frame.f_code.co_filename
        for piece, part in PARTS.items():
            if piece in path:
                return part
        frame = frame.f_back
    return "Python itself"


if __name__ == "__main__":
    main()
