"""Is the right child found under any spelling, in the first ten, and how fast?

    UMAI_HOME=… .venv/bin/python -m bench.search [--who neighbour] [--children 1000] [--json DIR]

Draws children of a rehearsal and asks for them as `bench.damage` damages them, or as `bench.neighbour` has
it: what somebody has heard. For each reach — the
nation, an oblast, a district — the statements that find candidates run as the web role with a
worker's token behind row security; *bare* is the same SQL through psycopg as the owner, for whom no
policy narrows anything. No role of a register reaches the whole country: for the nation the function
that tells the districts is put in place of its own inside a transaction that is rolled back. Every
statement is timed that a search sends to find its candidates; with `--best` they run so often and the
quickest counts, to keep other work on the machine out.

Recall is counted as `bench.recall` says. The rules of spelling were sharpened on seeds 1 and 3: take another
seed for a figure that they did not see.
"""

import time
from contextlib import contextmanager
from dataclasses import replace

from bench.damage import Damage, RecordedChild
from bench.neighbour import NeighbourDamage
from bench.recall import measure_recall
from bench.results import Result, bench_parser, percentiles, read_volume, rounded
from bench.serving import filled_home, open_database

SAMPLE = """
select i.child_id, i.surname, i.given, i.patronymic, coalesce(f.given, ''), i.sex, i.birth_date
from register_identity i left join lateral (
    select a.given from register_kinship k
    join register_adultidentity a on a.adult_id = k.adult_id and a.current
    where k.child_id = i.child_id and k.current and k.relation = 'father' limit 1) f on true
where i.current and i.birth_precision = 'day' {within} order by md5(i.child_id::text || %s) limit %s
"""
SPEAKER_QUERY = """
select t.worker_id from staff_term t join staff_office o on o.id = t.office_id
join places_place p on p.id = o.place_id
where t.role = %s and t.to_on is null order by (select count(*) from register_child c
    join places_place d on d.id = c.district_id where d.id = p.id or d.parent_id = p.id) desc limit 1
"""
WHO = {"list": Damage, "neighbour": NeighbourDamage}
EVERYWHERE = """
create or replace function access_districts() returns int[] language sql stable parallel safe security definer
    as $$ select array_agg(id::int) from places_place where district_id = id $$
"""


def main():
    asking = bench_parser(__doc__)
    asking.add_argument("--children", type=int, default=1000, help="how many are asked for (1000)")
    asking.add_argument("--seed", type=int, default=1)
    asking.add_argument("--who", choices=WHO, default="list", help="as who asks (list: as offices write)")
    asking.add_argument("--recall-only", action="store_true", help="time nothing")
    asking.add_argument(
        "--best", type=int, default=1, help="runs of a search's statements, the best of which counts (1)"
    )
    args = asking.parse_args()
    with open_database(filled_home()):
        from django.db import connections

        with connections["owner"].cursor() as cursor:
            cursor.execute("vacuum (analyze) register_searchkey")
            question = "search" if args.who == "list" else f"search_{args.who}"
            result = Result(question, read_volume(cursor), **({"quiet": True} if args.recall_only else {}))
        for reach in () if args.recall_only else ("nation", "oblast", "district"):
            time_statements(result, reach, args)
        questions = list(draw_questions(args.children, args.seed, who=args.who))
        measure_recall(result, questions, who="" if args.who == "list" else args.who)
        result.tell(args.json)


def time_statements(result, reach, args):
    """The candidates of a text typed and of a record, as a worker with this reach."""
    with speak_with_reach(reach) as (by, web, owner):
        typed, records = [], []
        within = by.reach.districts if reach != "nation" else ()
        for _, asked in draw_questions(args.children // 2, args.seed, within, args.who):
            typed.append(time_question(question_of_text(asked), by, web, owner, args.best))
            if asked.given or asked.surname:
                records.append(time_question(question_of_parts(asked), by, web, owner, args.best))
    for key, says, times in (("typed", "a name typed", typed), ("record", "a record", records)):
        add_times(result, f"{key}_{reach}", f"{says}, {reach}: in the database", times)
    if reach != "nation":
        time_whole_search(result, reach, by, args)


def add_times(result, key, says, times):
    mine, bare = [one for one, _ in times], [other for _, other in times]
    highest = sorted(mine)[int(len(mine) * 0.99)]
    result.times(key, says, mine, bare=percentiles(bare)[0], p99=rounded(highest))


def time_whole_search(result, reach, by, args):
    """Everything that a search does, with its look committed to the trail."""
    from umai.register.fields.birth_date import BirthDate
    from umai.register.search.search import find_children

    took = []
    for _, asked in draw_questions(args.children // 4, args.seed, by.reach.districts, args.who):
        begun = time.perf_counter()
        find_children(asked.text, by=by, born=BirthDate.parse(asked.born) if asked.born else None)
        took.append((time.perf_counter() - begun) * 1000)
    took = took[10:]
    result.times(
        f"find_{reach}",
        f"a search, {reach}: all of it",
        took,
        p99=rounded(sorted(took)[int(len(took) * 0.99)]),
    )


def draw_questions(number, seed, districts=(), who="list"):
    """(child, what is asked) of so many children, drawn by the seed."""
    from django.db import connections

    within = "and i.district_id = any (%s)" if districts else ""
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            SAMPLE.format(within=within), [*([list(districts)] if districts else []), str(seed), number]
        )
        rows = cursor.fetchall()
    damage = WHO[who](seed)
    for child, *known in rows:
        asked = damage.ask(RecordedChild(*known))
        yield child, replace(asked, kinds=(*asked.kinds, "dated" if asked.born else "undated"))


def question_of_text(asked):
    from umai.names.query import join_neighbours, parse_query

    words = parse_query(asked.text)
    return words, join_neighbours(words), asked.born


def question_of_parts(asked):
    from umai.names.parts import parts_of
    from umai.names.query import query_words_of

    return query_words_of(parts_of(asked.surname, asked.given, asked.patronymic)), [], asked.born


def time_question(question, by, web, owner, best):
    """(milliseconds behind row security, milliseconds bare) of all statements that find the candidates."""
    asked = record_statements(question, by)
    return quickest_run(web, asked, best), quickest_run(owner, asked, best)


def record_statements(question, by):
    """What a search sends to find its candidates, the wider look of a word that is lost included.

    It is sent to the owner, who sees whom this reach names; so everything is warm when it is timed.
    """
    from django.db import connections

    from umai.register.fields.birth_date import BirthDate
    from umai.register.search.candidates import find_candidates

    (words, torn, born), asked = question, []

    def note(execute, sql, params, many, context):
        asked.append((sql, params))
        return execute(sql, params, many, context)

    before = connections["default"]
    connections["default"] = connections["owner"]
    try:
        with connections["owner"].execute_wrapper(note):
            find_candidates(words, torn=torn, born=BirthDate.parse(born) if born else None, by=by)
    finally:
        connections["default"] = before
    return asked


def quickest_run(cursor, asked, best):
    took = []
    for _ in range(best):
        begun = time.perf_counter()
        for statement, values in asked:
            cursor.execute(statement, values)
            cursor.fetchall()
        took.append((time.perf_counter() - begun) * 1000)
    return min(took)


@contextmanager
def speak_with_reach(reach):
    """(speaker, a cursor of the web role that speaks for it, a cursor of the owner), for one reach."""
    import psycopg
    from django.db import connections

    from umai.access.sessions import Speaker, open_session
    from umai.machine.cluster.server import Cluster
    from umai.machine.installation import Installation
    from umai.staff.models import Role, Worker
    from umai.trail import claims

    with connections["owner"].cursor() as owner:
        owner.execute(SPEAKER_QUERY, [Role.HEAD if reach == "district" else Role.OBLAST_SUPERVISOR])
        by = Speaker(open_session(Worker.objects.using("owner").get(pk=owner.fetchone()[0])))
        with psycopg.connect(
            Cluster(Installation.from_environment().home).url(database="umai")
        ) as connection:
            web = connection.cursor()
            if reach == "nation":
                web.execute(EVERYWHERE)
                web.execute("select array_agg(id::int) from places_place where district_id = id")
                by.reach = replace(by.reach, districts=tuple(web.fetchone()[0]))
            web.execute("set local role umai_web")
            claim = claims.claim(by.token, connection.info.backend_pid)
            web.execute("select set_config('umai.speaker', %s, true)", [claim])
            yield by, web, owner
            connection.rollback()


if __name__ == "__main__":
    main()
