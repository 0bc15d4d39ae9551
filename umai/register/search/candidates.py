"""Children whom a search may mean: from the words typed to the ids of a few children, in two statements.

First the vocabulary, which holds no person: which words that occur in names may be meant. Then the
children: a few equalities on indexes, ranked coarsely by which parts agree. The originals are
compared afterwards, by `umai.register.search.likeness`.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.conf import settings
from django.db import connection

from umai.names.keys import word_number
from umai.names.similarity import Similarity, far_traces, near_traces, similarity_of
from umai.places.models import Precision
from umai.register.index import SearchKey, VocabularyWord
from umai.register.search.keys import numbers_of

MOST_NEAR = 10  # words near one word typed, the nearest first
MOST_FORMS = 40  # names of which one word typed is a short or a long form, the surest first
FORMS = (Similarity.FORM, Similarity.FORM_NEAR)
MOST_ROWS = 4000  # rows that one statement ranks
MOST_COMPARED = 50  # children whose names are compared afterwards, at most
ENOUGH = 20  # children compared, where those beyond them agree in less
PARTS = ("given", "surname", "father")


@dataclass
class PartNumbers:
    """For one part of a name, the numbers of the words that may be meant.

    `typed` as they were typed; `sure` those and the best guesses for words that occur nowhere;
    `near` what else is near.
    """

    typed: set = field(default_factory=set)
    sure: set = field(default_factory=set)
    near: set = field(default_factory=set)

    def values(self, part):
        """What the statement below compares with, by the names that it has for them."""
        sets = {
            "": self.sure,
            "_near": self.near - self.sure,
            "_all": self.sure | self.near,
            "_typed": self.typed,
        }
        return {f"{part}{which}": list(numbers) for which, numbers in sets.items()}


def part_numbers_of(words, torn=(), *, widely=False) -> dict[str, PartNumbers]:
    """What the words typed may mean, part by part, from the vocabulary.

    The words near one that occurs nowhere are taken as sure: they are the best guess there is; for
    one that is near none either, those that are farther off. `widely` does that for every word.
    """
    near = Vocabulary(words, torn)
    lost = [word for word in words if widely or not near.any(word)]
    if lost:
        near.look_farther(lost)
    found = {part: PartNumbers() for part in PARTS}
    for word in (*words, *torn):
        guessed = widely or not near.occurs(word)
        for part in PARTS:
            for root in getattr(word, part):
                others = near.others(part, root)
                found[part].typed.add(word_number(root))
                found[part].sure.add(word_number(root))
                (found[part].sure if guessed else found[part].near).update(map(word_number, others))
    return found


class Vocabulary:
    """The words that occur in names, as far as they are alike to those asked for."""

    def __init__(self, words, torn):
        self.alike = {}
        self.look({root for word in (*words, *torn) for root in roots_of(word)}, near_traces)

    def look(self, roots, traces):
        given = VocabularyWord.GIVEN
        numbers = {one for kind, root in roots for one in numbers_of(kind, traces(root, given=kind == given))}
        with connection.cursor() as cursor:
            cursor.execute(
                "select kind, word from register_vocabularyword where trace = any (%s)", [list(numbers)]
            )
            known = set(cursor.fetchall())
        for kind, root in roots:
            before = self.alike.get((kind, root), ())
            words = {word for of, word in known if of == kind} | {word for _, word in before}
            levels = (
                (level, word) for word in words if (level := similarity_of(root, word, given=kind == given))
            )
            self.alike[kind, root] = sorted(levels, reverse=True)

    def look_farther(self, words):
        self.look({root for word in words for root in roots_of(word)}, far_traces)

    def to(self, part, root):
        """The words alike to this root, as (level, word), the nearest first."""
        return self.alike[kind_of(part), root]

    def others(self, part, root):
        """The other words that may be meant, the nearest first: not every one of a common root."""
        others = [(level, word) for level, word in self.to(part, root) if level < Similarity.FOLDED]
        forms = [word for level, word in others if level in FORMS]
        return [word for level, word in others if level not in FORMS][:MOST_NEAR] + forms[:MOST_FORMS]

    def any(self, word):
        return any(self.alike[key] for key in roots_of(word))

    def occurs(self, word):
        """Whether this word stands in a name just so."""
        return any(
            level == Similarity.FOLDED
            for part in PARTS
            for root in getattr(word, part)[:1]
            for level, _ in self.to(part, root)[:1]
        )


def kind_of(part):
    return VocabularyWord.SURNAME if part == "surname" else VocabularyWord.GIVEN


def roots_of(word):
    return {(kind_of(part), root) for part in PARTS for root in getattr(word, part)}


RANKING_SQL = """
select child_id, max(named), max(named + born), max(named + born + there), array_agg(father) from (
    select child_id, father, {born} as born, {there} as there,
        case when given = any (%(given_typed)s) then 6 when given = any (%(given_all)s) then 4 else 0 end
        + case when surname = any (%(surname_typed)s) then 6 when surname = any (%(surname_all)s) then 4
          else 0 end
        + case when father = any (%(father_typed)s) then 5 when father = any (%(father_all)s) then 3
          else 0 end as named
    from register_searchkey where ({meant}) and ({reach}) limit %(rows)s
) found
group by child_id order by 4 desc, 1 limit %(compared)s
"""
# Of many who agree equally in name and date, those of the place that was named are compared first.
PLACE_POINTS = """case when municipality_id = %(municipality)s then 3 when district_id = %(district)s then 1
    else 0 end"""
TWO_PARTS, ONE_PART, THAT_DAY = 7, 3, 7  # what two parts of a name agree to at least, one part, and the date
BIRTH_POINTS = {
    Precision.DAY: """case when birth_date = %(born)s then 9 when birth_date = any (%(swapped)s) then 7
        when birth_date = any (%(slips)s) then 5 when birth_date between %(from)s and %(to)s then 3
        else 0 end""",
    Precision.YEAR: """case when birth_date between %(from)s and %(to)s then 5
        when birth_date between %(before)s and %(after)s then 2 else 0 end""",
}
BIRTH_POINTS[Precision.MONTH] = BIRTH_POINTS[Precision.YEAR]
PAIRS = {
    "given = any (%(given)s) and surname = any (%(surname_all)s)": ("given", "surname_all"),
    "given = any (%(given_near)s) and surname = any (%(surname)s)": ("given_near", "surname"),
    "given = any (%(given)s) and father = any (%(father_all)s)": ("given", "father_all"),
    "given = any (%(given_near)s) and father = any (%(father)s)": ("given_near", "father"),
    "surname = any (%(surname)s) and father = any (%(father)s)": ("surname", "father"),
}
SINGLE = {"given = any (%(given)s)": ("given",), "surname = any (%(surname)s)": ("surname",)}
# An index answers each condition alone, so that rows of other children are not read from the table.
SAME_DAY = {
    f"birth_date = any (%(days)s) and {part} = any (%({part}_all)s)": (f"{part}_all",) for part in PARTS
}
# In the place that was named one part of the name is enough: the other may be too misspelt to be found.
IN_PLACE = "district_id = %(district)s and municipality_id = %(municipality)s and "
GIVEN_THERE, SURNAME_THERE = "given = any (%(given_all)s)", "surname = any (%(surname)s)"
NEAR_BORN = " and birth_date between %(before)s and %(after)s"


def find_candidates(words, *, by, torn=(), born=None, place=None) -> dict:
    """Children within reach whom these words may mean: id to the numbers of their fathers' names.

    `place` is the Place that was named: of many alike, those of its municipality and district come first.
    Where nobody agrees in two parts of the name, or in one and the date, words farther off are tried too.
    """
    alone = len(words) == 1
    how = {"alone": alone, "born": born, "by": by, "place": place}
    rows = _ranked_rows(part_numbers_of(words, torn), **how)
    if not any(
        named >= (ONE_PART if alone else TWO_PARTS) or (named and rank - named >= THAT_DAY)
        for _, named, rank, *_ in rows
    ):
        rows += _ranked_rows(part_numbers_of(words, torn, widely=True), **how, widely=True)
    ranks = sorted((rank for *_, rank, _fathers in rows), reverse=True)
    least = ranks[ENOUGH - 1] if len(ranks) >= ENOUGH else 0
    return {child: set(fathers) for child, *_, rank, fathers in rows if rank >= least}


def _ranked_rows(parts, **how):
    """[(child, what its name agrees to, that and its date, both and its place, fathers' numbers)]."""
    statement, values = ranking_query(parts, **how)
    if not statement:
        return []
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()


def ranking_query(parts, *, alone, born, by, place=None, widely=False):
    """(SQL, values) that finds and ranks the children whom these words may mean; "" when none can be."""
    values = {"rows": MOST_ROWS if born or not alone else MOST_COMPARED, "compared": MOST_COMPARED}
    values |= _days(born) if born else {}
    if place:
        values |= {"municipality": place.municipality_id, "district": place.district_id}
    for part, one in parts.items():
        values |= one.values(part)
    wheres = _conditions(values, alone=alone, born=born, widely=widely)
    if place and place.municipality_id and wheres:
        wheres += _in_place(born)
    if not wheres:
        return "", {}
    reach, more = reach_condition(by)
    meant = " or ".join(f"({where})" for where in wheres)
    statement = RANKING_SQL.format(
        born=BIRTH_POINTS[born.precision] if born else "0",
        there=PLACE_POINTS if place else "0",
        meant=meant,
        reach=reach,
    )
    return statement, values | more


def _conditions(values, *, alone, born, widely):
    """The conditions of which one must hold; a word alone has no other part to agree with it."""

    def usable(conditions):
        return [where for where, needs in conditions.items() if all(values[name] for name in needs)]

    same_day = usable(SAME_DAY) if born and born.precision == Precision.DAY else []
    if alone and same_day and not widely:
        return same_day
    wheres = usable(SINGLE if alone else PAIRS)
    return [where + NEAR_BORN for where in wheres] + same_day if born and alone else wheres + same_day


def _in_place(born):
    """The conditions on who lives in the place named; where a date is known, it must be near."""
    if not born:
        return [IN_PLACE + GIVEN_THERE]
    return [IN_PLACE + part + NEAR_BORN for part in (GIVEN_THERE, SURNAME_THERE)]


def search_keys_of_birth(born, by):
    """The search keys of children within reach who were born on this day, or in this year."""
    rows = SearchKey.objects.within_reach_of(by)
    if born.precision == Precision.DAY:
        return rows.filter(birth_date=born.day)
    return rows.filter(birth_date__year=born.day.year)


def reach_condition(by):
    """(condition, values): the application's own filter, as `within_reach_of` has it."""
    if not settings.UMAI_OWN_FILTER:
        return "true", {}
    reach, arms = by.reach, []
    if reach.districts:
        arms.append("district_id = any (%(districts)s)")
    if reach.municipalities:
        arms.append("""municipality_id = any (%(municipalities)s) and district_id = any (
            array(select district_id from places_place where id = any (%(municipalities)s)))""")
    if reach.granted:
        arms.append("child_id = any (%(granted)s)")
    seen = " or ".join(f"({arm})" for arm in arms) or "false"
    if reach.walled:
        seen = f"({seen}) and child_id <> all (%(walled)s)"
    names = ("districts", "municipalities", "granted", "walled")
    return seen, {name: list(getattr(reach, name)) for name in names}


def _days(born):
    day = born.day
    begin, end = date(day.year, 1, 1), date(day.year, 12, 31)
    swapped = [date(day.year, day.day, day.month)] if day.day <= 12 and day.day != day.month else []
    return {
        "born": day,
        "swapped": swapped,
        "days": [day, *swapped],
        "slips": slips_of(day),
        "from": begin,
        "to": end,
        "before": begin - timedelta(366),
        "after": end + timedelta(366),
    }


def slips_of(day: date) -> list[date]:
    """The dates that differ from this one in one digit."""
    digits, found = day.isoformat(), []
    for at in (2, 3, 5, 6, 8, 9):
        for digit in "0123456789":
            other = digits[:at] + digit + digits[at + 1 :]
            try:
                found.append(date.fromisoformat(other))
            except ValueError:
                continue
    return [other for other in found if other != day]
