"""Openings of files as a month has them, with some snoops among them, written to the trail as the owner.

Most are by who has the case, by day. Some have no task, some are early or late, some children happen to have the
surname of who opens them: so the rules are measured against what is not unusual. Nothing is committed here.
"""

import random
from collections import Counter
from typing import NamedTuple

DAYS = 20  # working days over which the openings are spread
NO_TASK, OUT_OF_HOURS = 0.04, 0.05  # shares of the ordinary openings
# Of the snoops: relatives, neighbours, at night, one after the other, and for no reason that a rule knows.
SNOOPS = {"same_surname": 20, "own_village": 14, "night": 10, "serial": 13, "curious": 3}

WORKERS = """select w.id, w.surname, t.office_id, t.role, p.district_id, p.municipality_id
    from staff_worker w join staff_term t on t.worker_id = w.id and t.to_on is null and t.ended_at is null
    join staff_office o on o.id = t.office_id join places_place p on p.id = o.place_id
    where t.role in ('social_worker', 'specialist', 'head') and p.district_id is not null order by w.id"""
CHILDREN = """select c.id, c.district_id, c.municipality_id, opens_stem(i.surname),
        (select a.settlement_id from register_address a where a.child_id = c.id and a.current and a.kind = 'actual'
            limit 1)
    from register_child c join register_identity i on i.child_id = c.id and i.current order by c.id"""
ENTRY = """insert into trail_entry (id, at, worker_id, office_id, role, act, outcome, kind, record_id, child_id,
        district_id, lane, seq, prev, hash)
    select gen_random_uuid(), (date %(first)s + e.day * interval '1 day' + e.minute * interval '1 minute')
            at time zone 'Asia/Bishkek', e.worker, e.office, e.role, 'register.read', 'looked', 'register.child', gen_random_uuid(),
        e.child, e.district, 'looks', 1, '', ''
    from unnest(%(day)s::int[], %(minute)s::float[], %(worker)s::uuid[], %(office)s::uuid[], %(role)s::text[],
        %(child)s::uuid[], %(district)s::int[]) as e (day, minute, worker, office, role, child, district)"""
GRANT = """insert into access_grant (id, worker_id, child_id, reason, from_at)
    select gen_random_uuid(), g.worker, g.child, 'assigned', date %(first)s
    from unnest(%(worker)s::uuid[], %(child)s::uuid[]) as g (worker, child)"""


HOME = """insert into staff_particulars (worker_id, dwelling_id, pin, dwelling_words, phone, email,
        language) values (%s, %s, '', '', '', '', 'ky')
    on conflict (worker_id) do update set dwelling_id = excluded.dwelling_id"""


class SeededWorker(NamedTuple):
    id: object
    surname: str
    office: object
    role: str
    district: int
    municipality: int | None


class SeededChild(NamedTuple):
    id: object
    district: int
    municipality: int | None
    stem: str
    settlement: int | None


def plant(cursor, *, opens, snoops, first, seed=20261128):
    """Write so many openings from the day `first` on; answers the (worker, child, day) of the snoops."""
    draw = random.Random(seed)
    cursor.execute(WORKERS)
    workers = [SeededWorker(*row) for row in cursor.fetchall()]
    cursor.execute(CHILDREN)
    children = [SeededChild(*row) for row in cursor.fetchall()]
    here = {w: [c for c in children if c.district == w.district] for w in workers}
    workers = [w for w in workers if len(here[w]) > 40]
    cases = {w: draw.sample(here[w], min(30, len(here[w]) // 3)) for w in workers}
    rows = [ordinary(draw, workers, here, cases) for _ in range(opens - snoops)]
    planted = [row for kind in SNOOPS for row in snooping(draw, kind, snoops, workers, here, cases, cursor)]
    cursor.execute(
        GRANT,
        {
            "first": str(first),
            "worker": [w.id for w in workers for _ in cases[w]],
            "child": [c.id for w in workers for c in cases[w]],
        },
    )
    every = [*rows, *planted]
    cursor.execute(
        ENTRY,
        {
            "first": str(first),
            "day": [day for day, _, _, _ in every],
            "minute": [minute for _, minute, _, _ in every],
            "worker": [w.id for _, _, w, _ in every],
            "office": [w.office for _, _, w, _ in every],
            "role": [w.role for _, _, w, _ in every],
            "child": [c.id for _, _, _, c in every],
            "district": [c.district for _, _, _, c in every],
        },
    )
    return {(w.id, c.id, day) for day, _, w, c in planted}


def working_day(draw):
    """One of the days from a Monday on, without the Sundays."""
    return draw.choice([day for day in range(DAYS * 7 // 6) if day % 7 != 6])


def ordinary(draw, workers, here, cases):
    """Somebody opens a file in the work of a day: mostly of an own case, mostly by day."""
    worker = draw.choice(workers)
    child = draw.choice(here[worker] if draw.random() < NO_TASK else cases[worker])
    late = draw.random() < OUT_OF_HOURS
    return working_day(draw), draw.uniform(20.2, 23) * 60 if late else draw.uniform(8, 18) * 60, worker, child


def snooping(draw, kind, snoops, workers, here, cases, cursor):
    """The openings of one kind of snoop, in proportion to `SNOOPS`."""
    wanted = round(SNOOPS[kind] * snoops / sum(SNOOPS.values()))
    at_office = [w for w in workers if w.role != "social_worker"]  # no worker of the child's own village
    rows: list = []
    homes: dict = {}
    namesakes = namesakes_of(at_office, here, cases, cursor) if kind == "same_surname" else []
    run = draw.choice(at_office), working_day(draw), draw.uniform(9, 16) * 60
    while len(rows) < wanted:
        worker, day, minute = draw.choice(at_office), working_day(draw), draw.uniform(8, 18) * 60
        if kind == "serial":
            worker, day, minute = run[0], run[1], run[2] + len(rows) * 0.5
        strange = [c for c in here[worker] if c not in cases[worker]]
        child = draw.choice(strange)
        if kind == "night":
            minute = draw.uniform(20.5, 23.5) * 60
        elif kind == "same_surname":
            worker, child = draw.choice(namesakes)
        elif kind == "own_village":
            if worker not in homes:
                homes[worker] = Counter(c.settlement for c in strange if c.settlement).most_common(1)[0][0]
                cursor.execute(HOME, [worker.id, homes[worker]])
            child = draw.choice([c for c in strange if c.settlement == homes[worker]])
        if (worker.id, child.id) not in {(w.id, c.id) for _, _, w, c in rows}:
            rows.append((day, minute, worker, child))
    return rows


def namesakes_of(workers, here, cases, cursor):
    """(worker, child) where a child of nobody's own case has the worker's surname.

    A few of the workers get the surname that most children of their district have, so that there are some.
    """
    found = []
    for worker in workers[:5]:
        strange = [c for c in here[worker] if c.stem and c not in cases[worker]]
        ((stem, _times),) = Counter(c.stem for c in strange).most_common(1)
        cursor.execute("update staff_worker set surname = %s where id = %s", [f"{stem}ов", worker.id])
        found += [(worker, c) for c in strange if c.stem == stem]
    return found
