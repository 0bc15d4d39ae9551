"""Is the right child first when one new record comes in, and how fast?

    UMAI_HOME=… .venv/bin/python -m bench.record [--children 1000] [--seed 7] [--lost N] [--json DIR]

Draws children of a rehearsal and makes of each a record as a form, a report or a line of a list has it: the
name and the date as `bench.damage` damages them, the sex, the PIN in six of ten, and the village: the child's
own, another of its district, or none. Each is asked of the whole register, as the door asks before anybody is
registered, and weighed by the numbers in use. Counted is whether the right child is first and among the first
ten, by kind of damage; *lost* are those that were not among the candidates at all. *By chance*: what is to be
expected of whoever draws among the children of whom all that the record tells is true alike.

In the database: all statements of one question together, without what Python does between them. The rules of
spelling were sharpened on seeds 1 and 3: take another for a figure that they did not see.
"""

import random
import time
from contextlib import contextmanager

from bench.damage import Damage, RecordedChild
from bench.results import Result, bench_parser, read_volume, rounded
from bench.serving import filled_home, open_database

SAMPLE = """
select i.child_id, i.surname, i.given, i.patronymic, coalesce(f.given, ''), i.sex, i.birth_date, i.pin,
    h.settlement_id, i.district_id
from register_identity i left join lateral (
    select a.given from register_kinship k
    join register_adultidentity a on a.adult_id = k.adult_id and a.current
    where k.child_id = i.child_id and k.current and k.relation = 'father' limit 1) f on true
left join lateral (select settlement_id from register_address a where a.child_id = i.child_id and a.current
    and a.kind = 'actual' and a.holds_to is null limit 1) h on true
where i.current and i.birth_precision = 'day' order by md5(i.child_id::text || %s) limit %s
"""
NAMESAKES = """
select count(distinct o.child_id) from register_searchkey t join register_searchkey o on o.given = t.given
    and (not %(surname)s or t.surname is null or o.surname = t.surname)
    and (not (%(father)s or %(surname)s and t.surname is null) or o.father is not distinct from t.father)
    and (not %(dated)s or case when %(years)s::int is null then o.birth_date = t.birth_date
        else abs(extract(year from o.birth_date) - extract(year from t.birth_date)) <= %(years)s::int end)
join register_identity i on i.child_id = o.child_id and i.current and i.sex = %(sex)s
where t.child_id = %(child)s and t.nth = 0 and o.district_id = any (%(districts)s)
    and (%(there)s::int is null or exists (select from register_address a where a.child_id = o.child_id
        and a.current and a.kind = 'actual' and a.settlement_id = %(there)s::int))
"""
PIN, OWN_PLACE, NO_PLACE = 0.6, 0.8, 0.1  # shares; what is left of the places is another of the district
YEARS = {"year": 0, "next_year": 1}


def main():
    asking = bench_parser(__doc__)
    asking.add_argument("--children", type=int, default=1000, help="how many are asked for (1000)")
    asking.add_argument("--seed", type=int, default=7)
    asking.add_argument("--lost", type=int, default=0, metavar="N", help="show what was asked of N not first")
    args = asking.parse_args()
    with open_database(filled_home()):
        from django.db import connections

        with connections["owner"].cursor() as cursor:
            result = Result("record", read_volume(cursor))
            records = list(draw_records(cursor, args.children, args.seed))
            measure(result, records, cursor, args.lost)
        for reach in ("oblast", "district"):
            time_search_as(result, reach, args)
        result.tell(args.json)


def draw_records(cursor, number, seed):
    """(child, record, kinds, whether it is a weak form) of so many children, drawn by the seed."""
    from umai.places.models import Place
    from umai.register.fields.birth_date import BirthDate
    from umai.register.search.search import ChildDescription

    cursor.execute(SAMPLE, [str(seed), number])
    rows, damage, draw = cursor.fetchall(), Damage(seed), random.Random(seed)
    villages = {}
    for pk, district in Place.objects.using("owner").villages().values_list("pk", "district_id"):
        villages.setdefault(district, []).append(pk)
    for child, *known, pin, settlement, district in rows:
        asked = damage.ask(RecordedChild(*known))
        sex, place = known[4], draw.random()
        there = settlement if place < OWN_PLACE else None
        if place > OWN_PLACE + NO_PLACE:
            there = draw.choice(villages.get(district) or [settlement])
        told = pin if pin and draw.random() < PIN else ""
        record = ChildDescription(
            asked.surname,
            asked.given,
            asked.patronymic,
            sex,
            BirthDate.parse(asked.born) if asked.born else None,
            told,
            there,
        )
        where = "own" if there and there == settlement else "another" if there else "none"
        yield child, record, (*asked.kinds, f"place:{where}", f"pin:{'told' if told else 'none'}"), asked.weak


def measure(result, records, cursor, lost):
    from rehearsal.search_command import speak_nationwide
    from umai.register.search.search import find_likely_children

    kinds, took, asked, missed = {}, [], [], []
    with speak_nationwide() as by:
        districts = all_districts(cursor)
        for child, record, named, weak in records:
            with clock_statements() as spent:
                begun = time.perf_counter()
                found = find_likely_children(record, by=by, limit=10)
                took.append((time.perf_counter() - begun) * 1000)
            asked.append(spent[0] * 1000)
            at = next((at for at, one in enumerate(found) if one.identity.child_id == child), None)
            share = 1 / count_namesakes(cursor, child, record, named, districts)
            counted = ("a weak form (rule 13)",) if weak else ("all", *named, *groups_of(named))
            for kind in counted:
                kinds.setdefault(kind, []).append((at == 0, at is not None, share))
            if at != 0 and len(missed) < lost:
                missed.append((record, named, at, round(share, 2), found[:2]))
    for key, says, times in (
        ("record_database", "a record, nation: all its statements in the database", asked[20:]),
        ("record_all", "a record, nation: all of it", took[20:]),
    ):
        result.times(key, says, times, p99=rounded(sorted(times)[int(len(times) * 0.99)]))
    add_first_figures(result, kinds)
    for record, named, at, share, found in missed:
        print(at, share, record, named, sep="\n   ")
        for one in found:
            print("       ", one.identity.full_name(), one.identity.birth_date, round(one.bits, 1), one.why)


def groups_of(named):
    """Whether the record is one that tells enough for one child, or may be many."""
    date = next(kind for kind in named if kind.startswith("date:"))
    if date == "date:absent":
        return ("undated",)
    return ("a date or a year", "a year only" if date in DOUBTFUL else "dated")


DOUBTFUL = ("date:year", "date:next_year")


def add_first_figures(result, kinds):
    for kind in sorted(kinds, key=lambda one: (one != "all", ":" in one, one)):
        first, ten, chance = (rounded(100 * sum(c) / len(c)) for c in zip(*kinds[kind], strict=True))
        more = {"in_ten": ten, "asked": len(kinds[kind]), "by_chance": chance}
        says = f"right child first: {kind} (by chance {chance:g}; in the first ten {ten:g})"
        result.add(f"first_{kind}".replace(" ", "_"), says, value=first, unit="%", more=more)


def count_namesakes(cursor, child, record, named, districts):
    """How many children the record fits as well as the right one, itself among them."""
    if record.pin:
        return 1
    date = next(kind for kind in named if kind.startswith("date:")).removeprefix("date:")
    cursor.execute(
        NAMESAKES,
        {
            "child": child,
            "surname": bool(record.surname),
            "father": bool(record.patronymic),
            "dated": date != "absent",
            "years": YEARS.get(date),
            "sex": record.sex,
            "districts": districts,
            "there": record.settlement if "place:own" in named else None,
        },
    )
    return max(1, cursor.fetchone()[0])


def all_districts(cursor):
    cursor.execute("select array_agg(id) from places_place where district_id = id")
    return cursor.fetchone()[0]


@contextmanager
def clock_statements():
    """[seconds] that the statements of this block took, as the program waits for them."""
    from django.db import connections

    spent = [0.0]

    def clock(execute, sql, params, many, context):
        begun = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            spent[0] += time.perf_counter() - begun

    with connections["default"].execute_wrapper(clock), connections["trail"].execute_wrapper(clock):
        yield spent


def time_search_as(result, reach, args):
    """All of one question, with its look committed to the trail, as a worker with this reach."""
    from django.db import connections

    from bench.search import speak_with_reach
    from umai.register.search.search import find_likely_children

    with speak_with_reach(reach) as (by, _web, _owner), connections["owner"].cursor() as cursor:
        took, asked = [], []
        for _child, record, *_ in draw_records(cursor, args.children // 3, args.seed):
            with clock_statements() as spent:
                begun = time.perf_counter()
                find_likely_children(record, by=by)
                took.append((time.perf_counter() - begun) * 1000)
            asked.append(spent[0] * 1000)
    for key, says, times in (
        ("database", "all its statements in the database", asked[10:]),
        ("all", "all of it", took[10:]),
    ):
        p99 = rounded(sorted(times)[int(len(times) * 0.99)])
        result.times(f"record_{reach}_{key}", f"a record, {reach}: {says}", times, p99=p99)


if __name__ == "__main__":
    main()
