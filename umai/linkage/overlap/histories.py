"""Which child is on which lists: counts without a name, from which those on no list are estimated later.

Rows are joined by what a person or a rule decided, by what readers said of pairs, and where they said nothing
from a probability on (`umai.law.lists`) that is lower than the one of case work: a count wants as many false
joins as missed ones, a file hardly any false one. Two rows of one list are one child only where that pair
itself is joined; two records of the register only where they were merged.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import count

from django.db import connections, transaction
from django.utils.translation import gettext as _

from umai.law import lists as law
from umai.law.terms.clock import today
from umai.linkage.lists.models import ListEdition, ListSource
from umai.linkage.overlap.models import Histories
from umai.matching.engine.clusters import clusters
from umai.refusal import Refusal
from umai.trail import entries
from umai.trail.entries import EntrySubject

REGISTER = -1  # the number of the register among the lists
LATEST = """with latest as (
    select e.id, e.source_id, m.model from linkage_listedition e join linkage_matchrun m on m.edition_id =
    e.id where e.source_id = any (%(sources)s)
        and not exists (select from linkage_listedition later where later.follows_id = e.id))"""
DECIDED = f"""{LATEST} select s.row_id, s.child_id, l.source_id from linkage_resolution s
    join linkage_listrow r on r.id = s.row_id join latest l on l.id = r.edition_id where s.current"""
PAIRS = f"""{LATEST}, of_read as materialized (select x as id from linkage_read_rows() x)
    select p.row_id, p.child_id, p.other_id, p.probability, l.source_id, o.source_id,
        case when p.row_id in (select id from of_read) then linkage_readers_answer(p) end
    from linkage_recordpair p join linkage_listrow r on r.id = p.row_id
    join latest l on l.id = r.edition_id and l.model = p.model
    left join linkage_listrow t on t.id = p.other_id left join latest o on o.id = t.edition_id
    where (p.probability >= %(from)s or p.row_id in (select id from of_read))
        and (p.other_id is null or o.id is not null)"""
JOINED = """select m.record, (select x from unnest(register_one_with(array[m.record])) x order by x limit 1)
    from (select child_id as record from register_merge where current
        union select other_id from register_merge where current) m"""


class TooFewLists(Refusal):
    """Histories are of two lists at least, each of them taken in and compared."""


@dataclass
class OverlapCounts:
    """How many children are on exactly which lists.

    `counts` is the numbers of lists, in order, to how many children are on exactly these; `editions` are
    those that were counted, `models` the versions of the trained numbers by which they were compared.
    """

    per_cent: int
    sources: list
    editions: list
    models: list
    counts: Counter = field(default_factory=Counter)

    def rows(self):
        """A header, and a row of 0 and 1 for each combination of lists that occurs, with its count."""
        yield [*(source.slug for source in self.sources), "count"]
        for on, number in sorted(self.counts.items()):
            yield [*(int(at in on) for at in range(len(self.sources))), number]

    def lists(self):
        """What each edition is: of which list, for which time, whom it can contain, how many rows."""
        return [
            {
                "list": one.source.slug,
                "name": one.source.name,
                "from": one.from_on.isoformat(),
                "to": one.to_on.isoformat(),
                "whom": one.whom,
                "rows": one.rows - one.refused,
                "edition": str(one.pk),
            }
            for one in self.editions
        ]


def count_histories(slugs=(), *, using, per_cent: int | None = None) -> OverlapCounts:
    """Count the children of the latest editions of these sources, of all when none is named.

    `per_cent`: the probability from which a pair is one child; left out, the law's parameter of
    today. Raises `TooFewLists`.
    """
    found = prepare_counts(slugs, using, law.COUNTING_PER_CENT.on(today()) if per_cent is None else per_cent)
    number = {source.pk: at for at, source in enumerate(found.sources)}
    joiner = RecordJoiner(dict(stream_rows(using, JOINED)))
    values = {"sources": list(number), "from": found.per_cent / 100}
    for row, child, source in stream_rows(using, DECIDED, values):
        joiner.add_decision(row, child, number[source])
    for row, child, other, likely, here, there, answer in stream_rows(using, PAIRS, values):
        two = (row, number[here]), (child or other, REGISTER if other is None else number[there])
        joiner.add(*two, likely, answer)
    on = joiner.lists_of_each(found.per_cent / 100)
    for lists, alone in count_unjoined_rows(found, number, on).items():
        found.counts[lists] += alone
    for lists, _rows in on:
        if lists:
            found.counts[lists] += 1
    found.counts = +found.counts
    return found


def prepare_counts(slugs, using, per_cent) -> OverlapCounts:
    asked = [
        one for one in ListSource.objects.using(using).order_by("slug") if not slugs or one.slug in slugs
    ]
    later = ListEdition.objects.using(using).exclude(follows=None).values("follows_id")
    matched = ListEdition.objects.using(using).filter(source__in=asked).exclude(matched=None)
    latest = matched.exclude(pk__in=later).select_related("source", "matched")
    editions = list(latest.order_by("source__slug", "from_on", "pk"))
    known = {one.source_id for one in editions}
    sources = [one for one in asked if one.pk in known]
    if len(sources) < 2:
        raise TooFewLists(
            _(
                "Fewer than two of these lists were taken in and compared. Nothing was counted. Take in a"
                " second one."
            )
        )
    return OverlapCounts(per_cent, sources, editions, sorted({one.matched.model for one in editions}))


class RecordJoiner:
    """Numbers for rows and children, the pairs of them, and in which list each stands.

    `one_of` is a record of the register that was merged to the record that represents its group.
    """

    def __init__(self, one_of):
        self.ids, self.list_of, self.pairs = defaultdict(count().__next__), {}, []
        self.one_of, self.decided, self.apart = one_of, set(), set()

    def add_decision(self, row, child, where):
        """Add what was decided of a row: that outweighs every pair with a child of the register."""
        self.decided.add(row)
        if child is not None:
            self.pairs.append((self.number(row, where), self.number(child, REGISTER), 1.0))

    def add(self, one, other, likely, answer):
        """Add a pair of records, each with its list; the readers' `answer` outweighs `likely`."""
        if other[1] == REGISTER and one[0] in self.decided:
            return
        first, second = self.number(*one), self.number(*other)
        if answer == "not":
            self.apart.add((first, second))
        else:
            self.pairs.append((first, second, 1.0 if answer == "same" else likely))

    def number(self, record, where):
        number = self.ids[self.one_of.get(record, record)]
        self.list_of[number] = where
        return number

    def lists_of_each(self, threshold):
        """(the lists, the number of rows by list) of each child with more than one record."""
        members = defaultdict(Counter)
        for one, root in clusters(self.pairs, self.list_of, threshold, self.apart).items():
            members[root][self.list_of[one]] += 1
        return [
            (tuple(sorted(set(rows) - {REGISTER})), {at: n for at, n in rows.items() if at != REGISTER})
            for rows in members.values()
        ]


def count_unjoined_rows(found, number, on):
    """How many rows of each list are joined to no other record: each is a child on this list alone."""
    alone = Counter()
    for edition in found.editions:
        alone[(number[edition.source_id],)] += edition.rows - edition.refused
    for _lists, rows in on:
        for at, joined in rows.items():
            alone[(at,)] -= joined
    return alone


def freeze_histories(found: OverlapCounts, *, using) -> Histories:
    """Keep these counts, with the lists and the versions of the model; nothing changes them later."""
    with transaction.atomic(using=using):
        frozen = Histories.objects.using(using).create(
            per_cent=found.per_cent, versions=found.models, lists=found.lists(), counts=list(found.rows())
        )
        entries.note_act("", "linkage.freeze", EntrySubject.of_row(frozen), using=using)
    return frozen


def stream_rows(using, statement, values=None):
    with connections[using].cursor() as cursor:
        cursor.execute(statement, values)
        while rows := cursor.fetchmany(10_000):
            yield from rows
