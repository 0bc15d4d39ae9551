"""Of the children asked for in the search box, how many are first and among the first ten: by who asks.

Over the nation, by kind of damage: nobody of a real register asks so, and a name alone means hundreds there.
Then as those ask who do: a worker of the child's district, who reaches its children, and the social worker
of its aiyl aimak or town; and with the village chosen from the list. *By chance*: what is to be expected of
whoever draws among the children within reach that share all that was typed, folded. Exact spelling tells some
of them apart, so a search may do a little better.
"""

from contextlib import contextmanager
from dataclasses import replace

from bench.results import rounded

NAMESAKES = """
select count(distinct o.child_id) from register_searchkey t join register_searchkey o on o.given = t.given
and (not %(surname)s or t.surname is null or o.surname = t.surname)
and (not (%(father)s or %(surname)s and t.surname is null) or o.father is not distinct from t.father)
and (not %(dated)s or o.birth_date = t.birth_date
     or abs(extract(year from o.birth_date) - extract(year from t.birth_date)) <= %(years)s::int)
where t.child_id = %(child)s and t.nth = 0
"""
WITHIN = {
    "nation": "",
    "district": " and o.district_id = t.district_id",
    "municipality": " and o.municipality_id = t.municipality_id",
    "village": """ and exists (select from register_address a where a.child_id = o.child_id and a.current
        and a.kind = 'actual' and a.holds_to is null and a.settlement_id = %(settlement)s)""",
}
HOME = """
select c.district_id, c.municipality_id, (select a.settlement_id from register_address a
    where a.child_id = c.id and a.current and a.kind = 'actual' and a.holds_to is null limit 1)
from register_child c where c.id = %s
"""
WAYS = {
    "district": "as a worker of the child's district",
    "municipality": "as the social worker of the child's place",
    "village": "over the nation, the village chosen",
}


def measure_recall(result, questions, who=""):
    """Ask each question in each way, and note how often the right child is first and in the first ten.

    Figures of who else than an office asks are of their own: `who` stands in their keys and words.
    """
    from django.db import connections

    from rehearsal.search_command import speak_nationwide

    kinds, differ = {}, 0
    with speak_nationwide() as by, connections["owner"].cursor() as cursor:
        for child, asked in questions:
            cursor.execute(HOME, [child])
            home = cursor.fetchone()
            where = dict(zip(("district", "municipality", "settlement"), home, strict=True))
            dated = asked.kinds[-1]
            found, again = first_ten(asked, by), first_ten(asked, by)
            differ += found != again
            counted = ("a weak form (rule 13)",) if asked.weak else ("all", *asked.kinds)
            note_answer(kinds, counted, child, found, count_namesakes(cursor, child, asked, "nation", where))
            for way in WAYS:
                if asked.weak or (way == "village" and where["settlement"] is None):
                    continue
                with set_reach(by, way, where):
                    found = first_ten(asked, by, where["settlement"] if way == "village" else None)
                names = [f"{way}: {kind}" for kind in ("all", dated)]
                note_answer(kinds, names, child, found, count_namesakes(cursor, child, asked, way, where))
    for kind in sorted(kinds, key=lambda one: (one.split(":")[0] in WAYS, one != "all", ":" in one, one)):
        add_recall_figure(result, kind, kinds[kind], who)
    result.add("differ", "questions answered otherwise when asked again", value=differ, unit="")


def first_ten(asked, by, settlement=None):
    """The ids of the first ten."""
    from umai.register.fields.birth_date import BirthDate
    from umai.register.search.search import find_children

    born = BirthDate.parse(asked.born) if asked.born else None
    found = find_children(asked.text, by=by, born=born, settlement=settlement, limit=10)
    return [one.identity.child_id for one in found]


@contextmanager
def set_reach(by, way, where):
    """Let this speaker reach what somebody reaches who asks so; over the nation everything."""
    from django.test import override_settings

    before = by.reach
    if way == "district":
        by.reach = replace(before, districts=(where["district"],))
    elif way == "municipality":
        by.reach = replace(before, municipalities=(where["municipality"],))
    try:
        with override_settings(UMAI_OWN_FILTER=way != "village"):
            yield
    finally:
        by.reach = before


def note_answer(kinds, names, child, found, namesakes):
    at = found.index(child) if child in found else None
    for name in names:
        kinds.setdefault(name, []).append((at == 0, at is not None, 1 / namesakes, min(1, 10 / namesakes)))


def add_recall_figure(result, kind, asked, who=""):
    first, ten, most_first, most_ten = (
        rounded(100 * sum(column) / len(column)) for column in zip(*asked, strict=True)
    )
    more = {"first": first, "asked": len(asked), "by_chance": most_ten, "by_chance_first": most_first}
    way, _, what = kind.partition(": ")
    words = f"{WAYS[way]}, {what}" if way in WAYS else kind
    key = "_".join(filter(None, ("recall", who, kind))).replace(": ", "_").replace(" ", "_")
    says = f"{who and f'asked by a {who}, '}in the first ten: {words} (by chance {most_ten:g})"
    result.add(key, says, value=ten, unit="%", more=more)


def count_namesakes(cursor, child, asked, way, where):
    """How many children within this reach share what was typed of this one, itself among them."""
    date = next(kind for kind in asked.kinds if kind.startswith("date:")).removeprefix("date:")
    years = {"year": 0, "next_year": 1}.get(date)
    cursor.execute(
        NAMESAKES + WITHIN[way],
        {
            "child": child,
            "surname": bool(asked.surname),
            "father": bool(asked.patronymic),
            "years": years,
            "dated": date != "absent",
            **where,
        },
    )
    return max(1, cursor.fetchone()[0])
