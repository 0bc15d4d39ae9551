"""Do fifty people who type sheets and send packets at once lose nothing, and how long does each wait?

    UMAI_HOME=/a/filled/rehearsal .venv/bin/python -m bench.typing [--people 50] [--dwellings 10000]

Puts a round of so many dwellings of one village into a rehearsal. Half of it is typed from sheets by the
form, half is sent in packets of fifty, by so many connections at once under one sign-in. Before that one
person sends ten packets alone. Every dwelling is then looked for in the database. The round stays.
"""

import json
import threading
import time
import uuid
from datetime import timedelta
from itertools import batched

from bench.results import Result, bench_parser, read_volume
from bench.serving import filled_home, open_database, serve_umai
from bench.visitor import PageAnswer, Visitor

WHO = "meerim"
PACKET, SHEET, ALONE = 50, 20, 10
CHILD = {"away": "both", "lives_with": "grandparents", "age": 9, "sex": "f", "name": "Айпери Осмонова"}
MARKS = "9 2 1 2 1 0"


def main():
    asking = bench_parser(__doc__)
    asking.add_argument("--people", type=int, default=50, help="how many at once (50)")
    asking.add_argument("--dwellings", type=int, default=10_000, help="of the round (10,000)")
    args = asking.parse_args()
    place = filled_home()
    with open_database(place):
        from django.db import connections

        with connections["owner"].cursor() as cursor:
            result = Result("typing", read_volume(cursor))
        round, stops = put_round(args.dwellings + ALONE * PACKET)
        alone, rest = stops[: ALONE * PACKET], stops[ALONE * PACKET :]
        half = len(rest) // 2 // SHEET * SHEET
        with serve_umai(place, parts=("serve", "worker")) as umai:
            first = Visitor(umai.address).sign_in(WHO)
            work = Work(round, umai.address, first.cookies)
            for several in batched(alone, PACKET):
                work.send_packet(first, several)
            took_alone, work.packets = work.packets, []
            began = time.monotonic()
            work.do([*batched(rest[:half], SHEET)], [*batched(rest[half:], PACKET)], args.people)
            seconds = time.monotonic() - began
        result.times("packet_alone", "a packet of 50, one person", took_alone)
        result.times("packet", f"a packet of 50, {args.people} people at once", work.packets)
        result.times("sheet", f"a sheet of 20, {args.people} people at once", work.sheets)
        asked, kept = count_asked(round)
        result.add("entered", f"dwellings of {len(stops)} with an answer", unit="dwellings", value=asked)
        result.add("not_entered", "answers that were lost", unit="answers", value=len(stops) - kept)
        result.add("entering", "the whole round", unit="s", value=round(seconds, 1))
        result.tell(args.json)


class Work:
    """What is still to be typed and sent, and how long each took."""

    def __init__(self, round, address, cookies):
        self.round, self.address, self.cookies = round, address, cookies
        self.packets, self.sheets = [], []

    def do(self, sheets, packets, people):
        """Share it among so many people at once."""
        left = [(self.type_sheet, one) for one in sheets] + [(self.send_packet, one) for one in packets]
        left = [one for pair in zip(left[::2], left[1::2], strict=False) for one in pair] + left[
            len(left) // 2 * 2 :
        ]

        def one_person():
            visitor = Visitor(self.address)
            visitor.cookies = dict(self.cookies)
            while left:
                try:
                    do, several = left.pop()
                except IndexError:
                    return
                do(visitor, several)

        threads = [threading.Thread(target=one_person) for _ in range(people)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()

    def send_packet(self, visitor, stops):
        """Fifty answers, every tenth with a child."""
        body = {"answers": [answer_of(pk, number) for pk, number in stops]}
        page = put(visitor, f"/api/rounds/{self.round}/answers", body)
        if page.status != 200 or any(one["status"] == "refused" for one in json.loads(page.text)["answers"]):
            raise RuntimeError(f"a packet was refused: {page.status} {page.text[:300]}")
        self.packets.append(page.took)

    def type_sheet(self, visitor, stops):
        """A sheet with two children and eighteen dwellings without any."""
        first = stops[0][1]
        lines = {
            "d1": first,
            "r1": 1,
            "d2": first + 1,
            "r2": 3,
            "c1": first,
            "k1": MARKS,
            "w1": CHILD["name"],
        }
        head = {"id": uuid.uuid4(), "reading": 1, "lines": 10, "sheet": first // SHEET + 1, "team": 1}
        day = today()
        days = {"walked_on_day": day.day, "walked_on_month": day.month, "walked_on_year": day.year}
        page = visitor.post(f"/rounds/{self.round}/type/", **head, **days, none_count=len(stops) - 2, **lines)
        if page.status != 302:
            raise RuntimeError(f"a sheet was refused: {page.status}")
        self.sheets.append(page.took)


def answer_of(pk, number):
    said = {"id": str(uuid.uuid4()), "stop": str(pk), "team": 1, "said_on": today().isoformat()}
    return said | ({"result": "migrants", "children": [CHILD]} if number % 10 == 0 else {"result": "none"})


def put(visitor, path, body) -> PageAnswer:
    """A PUT of JSON with the token against forgery."""
    own = {"Content-Type": "application/json", "X-CSRFToken": visitor.cookies["csrftoken"]}
    origin = f"http://{visitor.address}"
    headers = visitor.headers() | own | {"Origin": origin, "Referer": origin + path}
    begun = time.perf_counter()
    visitor.connection.request("PUT", path, json.dumps(body), headers)
    response = visitor.connection.getresponse()
    found = response.read()
    return PageAnswer(
        response.status, dict(response.getheaders()), found, (time.perf_counter() - begun) * 1000
    )


def put_round(dwellings):
    """A round of a village of the worker's municipality; answers its id, and its dwellings by number."""
    from umai.outreach.territory import settlements_of
    from umai.rounds.models import Dwelling, Round, RoundStop
    from umai.staff.models import Account

    term = Account.objects.using("owner").get(username=WHO).worker.terms.using("owner").first()
    village = settlements_of(term.office.place).using("owner").first()
    days = {"from_on": today() - timedelta(days=1), "to_on": today() + timedelta(days=9)}
    round = Round(place=village, purpose="house", **days)
    round.save(using="owner")
    last = Dwelling.objects.using("owner").filter(settlement=village).count()
    rows = [Dwelling(settlement=village, number=last + n) for n in range(1, dwellings + 1)]
    Dwelling.objects.using("owner").bulk_create(rows, batch_size=2000)
    where = {"district_id": village.district_id, "municipality_id": village.municipality_id}
    stops = [
        RoundStop(round=round, dwelling=one, settlement=village, number=n, **where)
        for n, one in enumerate(rows, 1)
    ]
    RoundStop.objects.using("owner").bulk_create(stops, batch_size=2000)
    return round.pk, [(one.pk, one.number) for one in stops]


def count_asked(round):
    """How many dwellings of the round somebody was at, and how many answers there are."""
    from umai.rounds.models import DoorAnswer, RoundStop

    stops = RoundStop.objects.using("owner").filter(round=round, attempts__gt=0)
    return stops.count(), DoorAnswer.ever.using("owner").filter(stop__round=round).count()


def today():
    from umai.law.terms.clock import today

    return today()


if __name__ == "__main__":
    main()
