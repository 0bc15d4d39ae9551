"""How long does it take to take in a list and match it with the register, and how good is what is found?

    UMAI_HOME=… .venv/bin/python -m bench.importing [--rows 100000] [--seed 1] [--json DIR]

Draws children of a rehearsal, writes them down as `bench.damage` damages names and dates, with two fifths
of the PINs missing, among them a fifth of strangers of the same villages and a tenth of brothers and sisters
whom the register does not know; runs `bin/umai import` on that list as anybody would; and asks the database
what became of each row. Then all rows are put into one district, and the lines of nobody's care there are
derived anew, as they are every night and while who begins a case in that district waits; that is taken back.
The list stays in the rehearsal, so use a copy of one that other benches need.

*Processor* counts the command and the database's own processes. Memory is that of the command.
"""

import csv
import json
import os
import random
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from bench.damage import Damage, RecordedChild
from bench.peak import measure_run
from bench.results import CHECKOUT, Result, bench_parser, read_volume, rounded
from bench.serving import filled_home, open_database

STRANGERS, BROTHERS, NO_PIN = 0.2, 0.1, 0.4
HEADER = [
    "Номер дела",
    "Фамилия",
    "Имя",
    "Отчество",
    "Дата рождения",
    "Пол",
    "ПИН",
    "Код населённого пункта",
    "Мать",
]
SAMPLE = """
with drawn as materialized (
    select i.* from register_identity i tablesample bernoulli (%s) repeatable (%s)
    where i.current and i.birth_precision = 'day' limit %s)
select i.child_id, i.surname, i.given, i.patronymic, coalesce(f.given, ''), i.sex, i.birth_date, i.pin,
    p.code, coalesce(m.given, '')
from drawn i join register_child c on c.id = i.child_id
left join lateral (select settlement_id from register_address
    where child_id = c.id and current and kind = 'actual' and holds_to is null limit 1) a on true
left join places_place p on p.id = coalesce(a.settlement_id, c.municipality_id)
left join lateral (select a.given from register_kinship k join register_adultidentity a using (adult_id)
    where k.child_id = c.id and k.current and a.current and k.relation = 'father' limit 1) f on true
left join lateral (select a.given from register_kinship k join register_adultidentity a using (adult_id)
    where k.child_id = c.id and k.current and a.current and k.relation = 'mother' limit 1) m on true
order by i.child_id
"""
OUTCOMES = """
select r.listed_as, s.child_id, b.child_id, coalesce(b.band, '') from linkage_listrow r
left join linkage_resolution s on s.row_id = r.id and s.current
left join lateral (select p.child_id, p.band from linkage_recordpair p
    where p.row_id = r.id and p.child_id is not null
    order by p.probability desc, p.bits desc, p.child_id limit 1) b on true
where r.edition_id = %s
"""


def main():
    asking = bench_parser(__doc__)
    asking.add_argument("--rows", type=int, default=100_000)
    asking.add_argument("--seed", type=int, default=1)
    args = asking.parse_args()
    place = filled_home()
    with open_database(place), tempfile.TemporaryDirectory(prefix="umai-importing-") as folder:
        from django.db import connections

        with connections["owner"].cursor() as cursor:
            result = Result("importing", read_volume(cursor) | {"rows": args.rows})
            truth = write_list(cursor, Path(folder) / "list.csv", args)
            said, spent = run_import(Path(folder) / "list.csv", place, args)
            add_figures(result, said, spent, args)
            add_quality(result, cursor, said["edition"], truth)
        time_regrouping(result, said["edition"])
    result.tell(args.json)


def write_list(cursor, path, args):
    """Write the list; answers the number of each row with its child, None for who is not registered."""
    draw, damage, truth = random.Random(args.seed), Damage(args.seed), {}
    known = draw_children(cursor, args)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADER)
        for number, child in enumerate(known, 1):
            kind = draw.random()
            if kind < STRANGERS:
                child = as_stranger(child, known, draw)
            elif kind < STRANGERS + BROTHERS:
                child = as_sibling(child, known, draw)
            truth[str(number)] = child[0]
            writer.writerow([number, *as_row(child, damage, draw)])
    return truth


def draw_children(cursor, args):
    cursor.execute("select greatest(count(*), 1) from register_identity where current")
    share = min(100, 130 * args.rows / cursor.fetchone()[0])
    cursor.execute(SAMPLE, [share, args.seed, args.rows])
    found = cursor.fetchall()
    random.Random(args.seed).shuffle(found)
    return found


def as_stranger(child, known, draw):
    """Somebody of this village who is nobody of the register: parts of three children."""
    surname, father = draw.choice(known)[1], draw.choice(known)[4]
    born = draw.choice(known)[6] + timedelta(draw.randrange(-200, 200))
    return (None, surname, other_given_name(child, known, draw), "", father, child[5], born, "", *child[8:])


def as_sibling(child, known, draw):
    """A brother or sister, of whom the register does not know: family, village and mother are the same."""
    born = child[6] + timedelta(draw.choice([-1, 1]) * draw.randrange(300, 1500))
    return (None, child[1], other_given_name(child, known, draw), *child[3:6], born, "", *child[8:])


def other_given_name(child, known, draw):
    """A given name of the same sex that is not this child's."""
    while True:
        one = draw.choice(known)
        if one[5] == child[5] and one[2] != child[2]:
            return one[2]


def as_row(child, damage, draw):
    _, surname, given, patronymic, father, sex, born, pin, code, mother = child
    asked = damage.ask(RecordedChild(surname, given, patronymic, father, sex, born))
    return [
        asked.surname,
        asked.given,
        asked.patronymic,
        asked.born,
        {"m": "м", "f": "ж"}.get(sex, ""),
        pin if draw.random() >= NO_PIN else "",
        code or "",
        mother if draw.random() < 0.5 else "",
    ]


def run_import(path, place, args):
    words = [
        CHECKOUT / "bin" / "umai",
        "import",
        path,
        "--source",
        f"bench-{os.getpid()}",
        "--name",
        "A bench",
        "--body",
        "school",
        "--ground",
        "none: invented",
        "--whom",
        "children of a rehearsal",
        "--of-migrants",
        "--skip-refused",
        "--json",
    ]
    answer = path.with_suffix(".json")
    before = processor_seconds(place)
    shell = ["sh", "-c", 'out="$1"; shift; exec "$@" > "$out"', "sh", answer, *words]
    spent = measure_run(shell, env=os.environ | {"UMAI_HOME": str(place.home)})
    return json.loads(answer.read_text()), spent._replace(
        processor=spent.processor + processor_seconds(place) - before
    )


def processor_seconds(place) -> float:
    """Seconds of processor of all the database's processes, those that ended included."""
    tick, total = os.sysconf("SC_CLK_TCK"), 0
    first = int(next(place.home.rglob("postmaster.pid")).read_text().split()[0])
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(path.parent.name) == first:
            total += sum(map(int, fields[11:15]))
        elif int(fields[1]) == first:
            total += sum(map(int, fields[11:13]))
    return total / tick


def add_figures(result, said, spent, args):
    result.add(
        "import_seconds",
        "a list, from the command to its end",
        unit="s",
        value=rounded(spent.seconds),
        more={"processor": rounded(spent.processor), "of_it": said["seconds_of"]},
    )
    result.add("import_rows", "rows a second", unit="rows", value=rounded(args.rows / spent.seconds))
    result.add("import_memory", "the most memory of the command", unit="MB", value=round(spent.peak / 2**20))
    matched = said["matched"]
    result.add(
        "import_pairs",
        "pairs weighed for each row",
        unit="pairs",
        value=rounded(matched["scored"] / said["rows"]),
        more={"crowded_rows": matched["crowded"]},
    )


def add_quality(result, cursor, edition, truth):
    """What became of each row, against who it is."""
    cursor.execute(OUTCOMES, [edition])
    rows = [(truth[number], taken, best, band) for number, taken, best, band in cursor.fetchall()]
    known, others = [one for one in rows if one[0]], [one for one in rows if not one[0]]
    taken = [one for one in rows if one[1]]

    def share(key, says, part, whole):
        value = round(100 * len(part) / max(len(whole), 1), 3)
        result.add(key, says, unit="%", value=value, more={"of": len(whole)})

    share(
        "import_first",
        "of children on the register: the right one first",
        [r for r in known if r[2] == r[0]],
        known,
    )
    share(
        "import_right",
        "of them taken by rule, for the right child",
        [r for r in known if r[1] == r[0]],
        known,
    )
    share(
        "import_asked",
        "of them waiting for a person",
        [r for r in known if not r[1] and r[3] == "clerical"],
        known,
    )
    share("import_wrong", "of all taken by rule: another child", [r for r in taken if r[1] != r[0]], taken)
    share(
        "import_strangers",
        "of those who are not on the register: taken by rule",
        [r for r in others if r[1]],
        others,
    )


def time_regrouping(result, edition):
    """How long a district waits, of which the whole list is."""
    from django.db import connections, transaction

    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute("alter table linkage_listrow disable trigger user, no force row level security")
        cursor.execute(
            "update linkage_listrow set district_id = (select min(district_id) from linkage_listrow"
            " where edition_id = %s) where edition_id = %s and district_id is not null returning district_id",
            [edition, edition],
        )
        (district,), rows = cursor.fetchone(), cursor.rowcount
        cursor.execute("delete from unseen_listedchild")
        cursor.execute("select linkage_analyze()")
        begun = time.perf_counter()
        cursor.execute("select unseen_regroup(%s)", [district])
        spent = time.perf_counter() - begun
        cursor.execute("select count(*) from unseen_listedchild where district_id = %s", [district])
        (lines,) = cursor.fetchone()
        transaction.set_rollback(True, using="owner")
    result.add(
        "import_grouped",
        "nobody's care, were all rows of one district: its lines anew",
        unit="s",
        value=rounded(spent),
        more={"rows": rows, "lines": lines},
    )


if __name__ == "__main__":
    sys.exit(main())
