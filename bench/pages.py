"""How long does a whole page take, by HTTP, signed in, behind row security and with its look on the trail?

    UMAI_HOME=… .venv/bin/python -m bench.pages [--runs 200] [--only KEY …] [--json DIR]

Asks the real web server (two processes) of a rehearsal for one page after another as the
rehearsal's social worker (meerim) and head of a district department (gulzat). Beside each page: the
same SQL of that page through bare psycopg, as the same role and speaker. Then pages a second on 16
connections, beside a bare Django view with the same rows. A request beside which the processor was
not ours is asked again and not counted (`bench.yardstick`).
"""

import random
import sys
from dataclasses import replace

from bench import bare
from bench.load import pages_per_second
from bench.replay import Replay
from bench.results import Result, bench_parser, percentiles, read_volume
from bench.serving import WORKERS, filled_home, free_port, open_database, serve_umai, wait_for
from bench.visitor import Visitor
from bench.yardstick import Yardstick

CASES = """
select w.case_id from intake_worklistrow w join staff_account a on a.worker_id = w.worker_id
where a.username = %s and w.stopped_on is not null order by w.case_id limit 300
"""
FILES = """
select w.child_id from intake_worklistrow w join staff_account a on a.worker_id = w.worker_id
where a.username = %s order by w.child_id limit 300
"""
OTHERS = """
select c.id from register_child c join staff_account a on a.username = %s
join staff_term t on t.worker_id = a.worker_id join staff_office o on o.id = t.office_id
where c.municipality_id = o.place_id order by c.id desc limit 300
"""


def main():
    asking = bench_parser(__doc__)
    asking.add_argument("--runs", type=int, default=200, help="how often each page is asked for (200)")
    asking.add_argument(
        "--only", nargs="+", metavar="KEY", help="only these pages, as my_day and my_day_head"
    )
    asking.add_argument("--seconds", type=int, default=10, help="of pages on many connections (10)")
    args = asking.parse_args()
    place = filled_home()
    with open_database(place):
        from django.db import connections

        with connections["owner"].cursor() as cursor:
            result = Result("pages", read_volume(cursor))
            cursor.execute("vacuum (analyze) intake_worklistrow")
            files, others = ids(cursor, FILES, "meerim"), ids(cursor, OTHERS, "meerim")
            cases = ids(cursor, CASES, "meerim")
            cursor.execute(
                "select p.district_id from staff_account a join staff_term t on t.worker_id = a.worker_id"
                " join staff_office o on o.id = t.office_id join places_place p on p.id = o.place_id"
                " where a.username = 'gulzat'"
            )
            (district,) = cursor.fetchone()
        with serve_umai(place) as umai:
            people = {name: Visitor(umai.address).sign_in(name) for name in PEOPLE}
            measure = Yardstick()
            for key, says, name, paths in page_questions(files, others, cases):
                if not args.only or key in args.only:
                    time_page(result, measure, key, says, people[name], name, paths, args.runs)
            if not args.only:
                time_look(result, measure, files)
                time_list_pages(result, place, people["gulzat"], district, args.seconds)
        result.tell(args.json)


def ids(cursor, statement, name):
    cursor.execute(statement, [name])
    return [row[0] for row in cursor.fetchall()]


PEOPLE = ("meerim", "gulzat", "marat", "talant")
LAWLESS = "/cases/?says=no_lawful_carer"
MAPS = [f"/board/map/?show={show}" for show in ("late", "silent", "unseen")]


def page_questions(files, others, cases):
    """Key, words, who asks, and the addresses that are asked for in turn."""
    file, quiet = [f"/children/{one}/" for one in files], [f"/children/{one}/" for one in others]
    case = [f"/cases/{one}/" for one in cases]
    return [
        ("my_day", "My day of a social worker", "meerim", ["/"]),
        ("my_day_head", "My day of the head of a district", "gulzat", ["/"]),
        ("unseen", "children on lists in nobody's care, by municipality", "gulzat", ["/unseen/"]),
        ("contradictions", "what does not fit together, the gravest first", "gulzat", ["/contradictions/"]),
        ("situations", "children without a lawful carer, the first fifty", "gulzat", ["/situations/"]),
        ("situations_counts", "how many, by place and over a year", "gulzat", ["/situations/counts/"]),
        ("situations_oblast", "the same, of an oblast", "marat", ["/situations/counts/"]),
        (
            "situations_country",
            "children of migrants in every district and month, for the Ministry",
            "talant",
            ["/situations/counts/?what=labour_migrants"],
        ),
        ("cases_by_law", "cases of children without a lawful carer", "gulzat", [LAWLESS]),
        ("cases_by_law_oblast", "the same, of an oblast", "marat", [LAWLESS]),
        ("arrangements", "what waits about carers", "gulzat", ["/arrangements/"]),
        ("arrangements_oblast", "the same, of an oblast", "marat", ["/arrangements/"]),
        ("applications_oblast", "applications of an oblast", "marat", ["/applications/"]),
        ("departures_oblast", "announcements of an oblast that wait", "marat", ["/departures/"]),
        ("commissions_oblast", "the Commissions of an oblast", "marat", ["/commission/control/"]),
        ("commissions", "all Commissions, side by side and on a map", "talant", ["/commission/control/"]),
        ("unseen_rows", "the first fifty of them", "gulzat", ["/unseen/rows/"]),
        ("cases", "list of a district's open cases", "gulzat", ["/cases/"]),
        (
            "cases_filtered",
            "the same, of one concern and one risk",
            "gulzat",
            ["/cases/?concern=neglect&risk=high"],
        ),
        ("cases_owed", "the same, in which a visit is owed first", "gulzat", ["/cases/?owed=visit"]),
        ("cases_closed", "list of a district's closed cases", "gulzat", ["/cases/?state=closed"]),
        ("board", "the board of the head of a district", "gulzat", ["/board/"]),
        ("known", "where reports come from, and where none do", "gulzat", ["/board/known/"]),
        ("area_map", "the district on a map, in three subjects", "gulzat", MAPS),
        ("area_map_oblast", "the same, of an oblast", "marat", MAPS),
        ("months", "twelve months of a district", "gulzat", ["/board/months/"]),
        ("months_oblast", "the same, of an oblast", "marat", ["/board/months/"]),
        ("case", "a case whose plan was submitted", "meerim", case),
        ("plan", "its two plans", "meerim", [f"{one}plan/" for one in case]),
        ("visits", "its visits", "meerim", [f"{one}visits/" for one in case]),
        ("visit_form", "the form of a visit", "meerim", [f"{one}visits/new/" for one in case]),
        ("file", "a child's file, with a case", "meerim", file),
        ("file_head", "the same, opened by the head", "gulzat", file),
        ("file_without", "a child's file, without a case", "meerim", quiet),
        ("family", "its family", "meerim", [f"{one}family/" for one in file]),
        ("timeline", "its timeline", "meerim", [f"{one}timeline/" for one in file]),
        ("who_looked", "who looked at it", "meerim", [f"{one}access/" for one in file]),
        ("search_form", "an empty search page", "meerim", ["/children/"]),
    ]


def time_page(result, measure, key, says, visitor, name, paths, runs):
    chosen = random.Random(key)
    order = [chosen.choice(paths) for _ in range(runs)]
    for path in order[:10]:  # both processes have the page's templates and plans before it counts
        answer = visitor.get(path)
        if answer.status != 200:
            sys.exit(f"{path} answered {answer.status}")
    took, asked = measure.timed(lambda number: visitor.get(order[number % runs]).took, runs)
    sql, kilobytes = Replay(name, order[-1]), len(visitor.get(order[-1]).body) // 1000
    result.times(
        key,
        says,
        took,
        bare=sql.median(order[:30], measure),
        requests=asked,
        kilobytes=kilobytes,
        questions=sql.questions,
    )


def time_look(result, measure, files):
    """The row that says who opened a file: written and committed before the file is read."""
    import time

    from umai.access.sessions import Speaker, end_session, open_session
    from umai.staff.models import Account
    from umai.trail import entries
    from umai.trail.entries import EntrySubject

    token = open_session(Account.objects.get(username="meerim").worker)

    def look(number):
        child = files[number % len(files)]
        begun = time.perf_counter()
        entries.note_look(token, "register.read", EntrySubject("register.child", child, child, None, None))
        return (time.perf_counter() - begun) * 1000

    for number in range(20):
        look(number)
    took, asked = measure.timed(look, 300)
    end_session(Speaker(token).token)
    result.times("look", "the committed look at a file on the trail", took, requests=asked)


def time_list_pages(result, place, head, district, seconds):
    """Pages a second of the list, beside the bare framework's on the same machine right after."""
    ours = pages_per_second([head], "/cases/", seconds=seconds)
    port = free_port()
    with serve_umai(replace(place), parts=()) as empty:
        command, environment = bare.server_command(port, WORKERS)
        empty.family.start("bare", command, environment)
        wait_for(f"http://127.0.0.1:{port}/{district}/")
        theirs = pages_per_second([Visitor(f"127.0.0.1:{port}")], f"/{district}/", seconds=seconds)
    for load in (ours, theirs):
        if load.wrong or not load.took:
            sys.exit(f"{load.wrong} pages were not answered with 200")
    middle, high = percentiles(ours.took)
    result.add(
        "list_rate",
        "list pages a second, 16 connections",
        unit="pages/s",
        value=round(ours.rate, 1),
        bare=round(theirs.rate, 1),
        ratio=round(ours.rate / theirs.rate, 2),
        more={"p50_ms": round(middle, 1), "p95_ms": round(high, 1)},
    )


if __name__ == "__main__":
    main()
