"""Does a flood of reports leave the staff's pages alone, and is every report there that got its code?

    UMAI_HOME=… .venv/bin/python -m bench.flood [--rate 50] [--seconds 40] [--json DIR]

Sends reports to the form's own process, from forty networks of this machine, at so many a second
whatever comes back: short ones, ones of 20,000 letters (the most that is taken) and of 100,000
(refused with a sentence, nothing lost), picture letters, scripts, and a thousand with the same words.
Meanwhile a worker opens My day over and over. At the end every code that was shown is looked for in
the database. What a form carried to its last page is made beforehand, as the form itself makes it.
"""

import asyncio
import html
import itertools
import json
import os
import subprocess
import sys
import threading
import time
from urllib.parse import urlencode

from bench.report import DISTRICT
from bench.reporter import ANSWERS, CODE, WORDS
from bench.results import Result, bench_parser, read_volume
from bench.serving import filled_home, open_database, serve_umai
from bench.visitor import Visitor

NETWORKS = 40
SAME = 1000
KINDS = {
    "short": lambda n: f"{n}. {WORDS}",
    "long": lambda n: (f"{n}. " + WORDS * 300)[:20_000],
    "too_long": lambda n: (f"{n}. " + WORDS * 1500)[:100_000],
    "pictures": lambda n: f"{n} 😢👶🏽🏚️👨‍👩‍👧‍👦" * 300,
    "script": lambda n: (
        f"{n}<script>alert('1')</script>'; drop table identification_signal; --{{{{ 7*7 }}}} " * 30
    ),
}


def main():
    asking = bench_parser(__doc__)
    asking.add_argument("--rate", type=int, default=50, help="reports a second (50)")
    asking.add_argument("--seconds", type=int, default=40, help="for how long (40)")
    asking.add_argument("--carried", type=int, help="print so many forms at their last page, and end")
    args = asking.parse_args()
    if args.carried:
        return print_forms(args.carried)
    place, number = filled_home(), args.rate * args.seconds
    with open_database(place):
        from django.db import connections

        with connections["owner"].cursor() as cursor:
            result = Result("flood", read_volume(cursor))
        with serve_umai(place, parts=("serve", "worker", "report")) as umai:
            states = make_forms(number)
            worker = Visitor(umai.address).sign_in("meerim")
            alone = [worker.get("/").took for _ in range(30)]
            watch = PageWatch(worker)
            sent = asyncio.run(send_flood(umai.report_address, states, args.rate))
            flooded = watch.end()
        report_figures(result, alone, flooded, sent, number, args.seconds)
        result.tell(args.json)


def report_figures(result, alone, flooded, sent, number, seconds):
    codes = [code for _, code, _ in sent if code]
    took = [took for _, _, took in sent]
    result.times("my_day_alone", "My day before the flood", alone)
    result.times("my_day_flooded", "My day during the flood", flooded, slowest=round(max(flooded)))
    result.times("report_flooded", "a report during the flood", took)
    statuses = {}
    for status, _, _ in sent:
        statuses[str(status)] = statuses.get(str(status), 0) + 1
    result.add(
        "acknowledged",
        f"reports acknowledged, of {number} in {seconds} s",
        unit="reports",
        value=len(codes),
        more={"answers": statuses},
    )
    result.add("lost", "acknowledged and not in the database", unit="reports", value=count_lost(codes))


def count_lost(codes):
    """How many of these codes open nothing."""
    from django.db import connections

    from umai.identification.signal.codes import hash_of_code

    hashes = {hash_of_code(code) for code in codes}
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "select count(*) from identification_signal where code_hash = any (%s)", [list(hashes)]
        )
        return len(codes) - cursor.fetchone()[0]


class PageWatch:
    """A worker at work, opening My day every fifth of a second."""

    def __init__(self, worker):
        self.worker, self.took, self.going = worker, [], True
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self):
        while self.going:
            answer = self.worker.get("/")
            self.took.append(answer.took if answer.status == 200 else 60_000)
            time.sleep(0.2)

    def end(self):
        self.going = False
        self.thread.join()
        return self.took


async def send_flood(address, states, rate):
    """Send them all, each at its time, whether or not those before were answered."""
    host, port = address.split(":")
    begun, waiting = time.perf_counter(), []
    for number, state in enumerate(states):
        await asyncio.sleep(max(0, begun + number / rate - time.perf_counter()))
        body = urlencode({"state": state, "page": "check", "go": "send"}).encode()
        waiting.append(asyncio.create_task(send_report(host, int(port), body, number % NETWORKS)))
    return await asyncio.gather(*waiting)


async def send_report(host, port, body, network):
    """Status, code if one was shown, and milliseconds."""
    begun = time.perf_counter()
    lines = [
        "POST /report/ky/ HTTP/1.1",
        f"Host: {host}:{port}",
        "Connection: close",
        f"Content-Length: {len(body)}",
        "Content-Type: application/x-www-form-urlencoded",
        "",
        "",
    ]
    try:
        reader, writer = await asyncio.open_connection(host, port, local_addr=(f"127.7.{network + 1}.1", 0))
        writer.write("\r\n".join(lines).encode() + body)
        text = (await reader.read()).decode(errors="replace")
        writer.close()
    except OSError as failure:
        return type(failure).__name__, None, (time.perf_counter() - begun) * 1000
    found = CODE.search(text)
    return text[9:12], found and html.unescape(found[1]), (time.perf_counter() - begun) * 1000


def make_forms(number):
    """Forms at their last page, made by a process with the settings of the report form."""
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "umai.settings_of_report", "UMAI_PROCESS": "report"}
    done = subprocess.run(
        [sys.executable, "-m", "bench.flood", "--carried", str(number)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def print_forms(number):
    import django

    django.setup()
    from umai.identification.report_form.pages import PAGES
    from umai.identification.report_form.state import ReportState
    from umai.identification.whereabouts.place_cache import current_country

    place = current_country().known_as(DISTRICT)
    said = {name: value for one in ANSWERS.values() for name, value in one.items()}
    said |= {"district": str(place.id), "oblast": str(current_country().top_of[place.district])}
    kinds = itertools.cycle(KINDS.values())
    for one in range(number):
        # Every other report has the words of all the others, up to a thousand of them.
        words = WORDS if one % 2 and one < 2 * SAME else next(kinds)(one)
        state = ReportState(answers=said | {"happened": words}, done=list(PAGES), given=True, checked=True)
        print(json.dumps(state.write()))


if __name__ == "__main__":
    main()
