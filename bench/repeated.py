"""How fast is it found that violence repeats, among 100,000 incidents?

    UMAI_HOME=… .venv/bin/python -m bench.repeated [--incidents 100000] [--searches 400] [--json DIR]

Writes so many incidents onto a rehearsal, of children, households, suspects and houses of its own, in one
transaction that is rolled back, and asks the functions that the pages of an incident and of a child call, as
the head of the district with the most of them, behind row security and after a look on the trail. *bare* is
one tie alone, the other incidents of the same child, in plain SQL as the owner.

Suspects bear given names and surnames as unequally as people do (one over the rank), one in twenty of them
has two incidents of different children, and each child lives with another one who has an incident.
"""

import time
from contextlib import contextmanager

from bench.results import Result, bench_parser, percentiles, read_volume
from bench.serving import filled_home, open_database

TABLES = (
    "register_child",
    "register_household",
    "register_membership",
    "justice_incident",
    "justice_suspect",
)
MADE = """
create temporary table places on commit drop as
    select row_number() over (order by id) - 1 as n, id, district_id
    from places_place where level = 'municipality' and district_id is not null;
create temporary table kids on commit drop as
    select k.n, gen_random_uuid() as id, gen_random_uuid() as home, p.id as at, p.district_id
    from generate_series(0, {children} - 1) k (n)
        join places p on p.n = (k.n / 2) % (select count(*) from places);
create temporary table said on commit drop as
    select s.n, gen_random_uuid() as id, gen_random_uuid() as suspect, k.n as kid,
        s.n - (case when s.n % 20 = 0 then 1 else 0 end) as person, k.id as child, k.at, k.district_id
    from generate_series(1, {incidents}) s (n) join kids k on k.n = s.n % {children};
insert into register_child (id, district_id, municipality_id, recorded_at, source, external_id)
    select id, district_id, at, now(), 'batch', '' from kids;
insert into register_household (id, district_id, municipality_id, recorded_at, source, address, external_id)
    select home, district_id, at, now(), 'batch', '', '' from kids where n % 2 = 0;
insert into register_membership (id, district_id, municipality_id, recorded_at, source, why, current,
        household_id, child_id)
    select gen_random_uuid(), k.district_id, k.at, now(), 'batch', 'change', true, h.home, k.id
    from kids k join kids h on h.n = k.n - k.n % 2;
insert into justice_incident (id, district_id, municipality_id, recorded_at, source, why, current,
        happened_on, child_id, line, kinds, day_known, often, place, known_by, known_on, words, sealed)
    select id, district_id, at, now(), 'batch', 'change', true, access_today() - (n % 900)::int, child, id,
        '{{beaten}}', 'exact', 'once', 'home', 'school', access_today(), 'Сабалган.', n % 15 = 0
    from said;
insert into justice_suspect (id, district_id, municipality_id, recorded_at, source, why, current, child_id,
        incident_id, sealed, name, relation, state)
    select suspect, district_id, at, now(), 'batch', 'change', true, child, id, n % 15 = 0, 'Асанов',
        'relative', '' from said;
insert into justice_suspectkey (suspect_id, given, root, given_bits, root_bits, birth_year, enough, version)
    select s.suspect, c.given, r.root, 3 + log(2, c.given), 3 + log(2, r.root % 100000 + 1),
        1950 + s.person % 50, 20, 0
    from said s
        cross join lateral (
            select floor(exp(ln(1500) * (hashint8(s.person) & 65535) / 65536.0))::int as given) c
        cross join lateral (
            select 100000 * k.part
                + floor(exp(ln(5000) * (hashint8(s.person * 3 + k.part) & 65535) / 65536.0))::int as root
            from (values (0), (1)) k (part)) r
    on conflict do nothing;
insert into justice_incidenttrace (incident_id, settlement_id, house, alarms_until)
    select id, at, kid / 2, access_today() + 1000 from said;
"""
SPEAKER_QUERY = """
select t.worker_id from staff_term t join staff_office o on o.id = t.office_id
    join places_place p on p.id = o.place_id
where t.role = 'head' and t.to_on is null and o.kind = 'district'
order by (select count(*) from justice_incident i where i.district_id = p.id) desc limit 1
"""
ONE_TIE = """
select o.line from justice_incident i join justice_incident o on o.child_id = i.child_id and o.current
    and o.line <> i.line where i.line = %s and i.current
"""
QUESTIONS = {
    "repeated_incident": (
        "what belongs to an incident",
        "select * from justice_repeated(array[%(line)s]::uuid[])",
    ),
    "repeated_child": ("who near a child is a suspect", "select * from justice_near_child(%(child)s)"),
}


def main():
    asking = bench_parser(__doc__)
    asking.add_argument("--incidents", type=int, default=100_000)
    asking.add_argument("--searches", type=int, default=400, help="incidents asked for (400)")
    args = asking.parse_args()
    with open_database(filled_home()):
        from django.db import connections

        with connections["owner"].cursor() as cursor:
            result = Result("repeated", read_volume(cursor) | {"incidents": args.incidents})
        with many_incidents(args.incidents) as (cursor, worker):
            asked = draw_incidents(cursor, worker, args.searches)
            bare = [took(cursor, ONE_TIE, [line]) for line, _child in asked]
            with speaking(cursor, worker, asked):
                found = 0
                for key, (says, question) in QUESTIONS.items():
                    times = []
                    for line, child in asked:
                        times.append(took(cursor, question, {"line": line, "child": child}))
                        found += cursor.rowcount
                    result.times(key, says, times[10:], bare=percentiles(bare)[0])
            result.add(
                "repeated_found", "rows found an incident", unit="", value=round(found / len(asked), 2)
            )
        result.tell(args.json)


def took(cursor, question, values) -> float:
    """The milliseconds of one question, with all its rows."""
    begun = time.perf_counter()
    cursor.execute(question, values)
    cursor.fetchall()
    return (time.perf_counter() - begun) * 1000


@contextmanager
def many_incidents(number):
    """(cursor of the owner, who speaks) among so many incidents; they are gone afterwards."""
    import psycopg

    from umai.access.sessions import Speaker, open_session
    from umai.machine.cluster.server import Cluster
    from umai.machine.installation import Installation
    from umai.staff.models import Worker

    url = Cluster(Installation.from_environment().home).url(database="umai")
    with psycopg.connect(url) as connection:
        cursor = connection.cursor()
        for table in TABLES:
            cursor.execute(f"alter table {table} disable trigger user, no force row level security")
        for statement in MADE.format(incidents=number, children=number * 4 // 5).split(";\n"):
            cursor.execute(statement)
        for table in (*TABLES, "justice_suspectkey", "justice_incidenttrace"):
            cursor.execute(f"analyze {table}")
        cursor.execute(SPEAKER_QUERY)
        yield cursor, Speaker(open_session(Worker.objects.using("owner").get(pk=cursor.fetchone()[0])))
        connection.rollback()


def draw_incidents(cursor, by, number):
    """Incidents of the speaker's district, with their children."""
    cursor.execute(
        "select line, child_id from justice_incident where district_id = any (%s) and current and not sealed"
        " order by md5(line::text) limit %s",
        [list(by.reach.districts), number],
    )
    return cursor.fetchall()


@contextmanager
def speaking(cursor, by, asked):
    """The web role with the claim of who speaks, after a look at these children."""
    from umai.trail import claims

    claim = claims.claim(by.token, cursor.connection.info.backend_pid)
    cursor.execute("select set_config('umai.speaker', %s, true)", [claim])
    cursor.execute(
        "select trail_write('justice.repeated', 'looked', 'list', %s, null, null, null, null, null, %s)",
        [by.pk, [child for _line, child in asked]],
    )
    cursor.execute("set local role umai_web")
    yield
    cursor.execute("reset role")


if __name__ == "__main__":
    main()
