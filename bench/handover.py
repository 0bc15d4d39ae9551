"""How long does it take to hand over all children of a worker in one act?

    UMAI_HOME=… .venv/bin/python -m bench.handover [--runs 10] [--children 60] [--json DIR]

As the rehearsal's head of a department (gulzat): sixty open cases of one worker go to all the others of the
district; between the runs they are gathered in one hand again. Beside it: the page that proposes who
takes whom.
"""

import sys
import time
import uuid

from bench.results import Result, bench_parser, read_volume
from bench.serving import filled_home, open_database, serve_umai
from bench.visitor import Visitor

HEAD = "gulzat"


def main():
    asking = bench_parser(__doc__)
    asking.add_argument("--runs", type=int, default=10, help="how often it is handed over (10)")
    asking.add_argument("--children", type=int, default=60, help="children of one worker (60)")
    args = asking.parse_args()
    place = filled_home()
    with open_database(place):
        from django.db import connections

        with connections["owner"].cursor() as cursor:
            result = Result("handover", read_volume(cursor))
        by = speaker_of(HEAD)
        cases, workers = gather_cases(by, args.children)
        first, *others = workers
        times = []
        for _run in range(args.runs):
            times.append(time_handover(by, cases, first, others))
            give_all_to(by, cases, first)  # for the next run, outside the time
        result.times("handed_over", f"{len(cases)} children handed over in one act", times)
        with serve_umai(place) as umai:
            head = Visitor(umai.address).sign_in(HEAD)
            pages = [head.get(f"/caseload/{first}/").took for _run in range(args.runs)]
            result.times("handover_page", "the page that proposes who takes whom", pages)
    result.tell(args.json)


def speaker_of(username):
    """The rehearsal's head, signed in; everything is done with the web's own role and row security."""
    from umai.access.sessions import Speaker, open_session
    from umai.staff.models import Account, Worker

    worker_id = Account.objects.using("owner").get(username=username).worker_id
    return Speaker(open_session(Worker.objects.using("owner").get(pk=worker_id)))


def gather_cases(by, number):
    """Open cases of the head's district, all of them given to one worker, and the workers there."""
    from umai.intake.cases.workers import terms_in_district
    from umai.intake.models import WorklistRow

    district = by.office.place.district_id
    workers = list(terms_in_district(district).exclude(worker_id=by.pk).values_list("worker_id", flat=True))
    with by.speaking():
        cases = list(WorklistRow.objects.filter(district_id=district).order_by("case_id")[:number])
    if len(cases) < number or len(workers) < 3:
        sys.exit(f"The district has {len(cases)} open cases and {len(workers)} workers: too few.")
    give_all_to(by, [case.case_id for case in cases], workers[0])
    return [case.case_id for case in cases], workers


def give_all_to(by, cases, worker):
    """Give all these cases to one worker, from whoever has them."""
    from umai.intake.handover.actions import hand_over as act
    from umai.intake.models import WorklistRow

    with by.speaking():
        holders = dict(WorklistRow.objects.filter(case_id__in=cases).values_list("case_id", "worker_id"))
    for holder in set(holders.values()) - {worker}:
        theirs = [case for case in cases if holders[case] == holder]
        act(by.office, by=by, id=uuid.uuid4(), from_worker=holder, shares=[(theirs, worker)])


def time_handover(by, cases, holder, to):
    """Milliseconds of the one act that gives these cases to these workers in turn."""
    from umai.intake.handover.actions import hand_over as act

    shares = [(cases[number :: len(to)], worker) for number, worker in enumerate(to)]
    begun = time.perf_counter()
    act(by.office, by=by, id=uuid.uuid4(), from_worker=holder, shares=shares)
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
