"""Which records are one child, for a count: by decisions, by what readers said, and by likely pairs."""

from collections import defaultdict
from itertools import count

from django.db import connections, transaction

from umai.matching.engine.clusters import clusters

REGISTER = -1  # the number of the register among the lists
LATEST = """with latest as (
    select e.id, e.source_id, e.to_on, m.model, m.recorded_at as matched_at
    from linkage_listedition e join linkage_matchrun m on m.edition_id = e.id
    where e.source_id = any (%(sources)s)
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

    def add_named(self, child, where) -> int:
        """Add that a list names this child of the register; answers the number of its place on that list.

        A child, or two records that were joined, stands on such a list once.
        """
        one = self.number((where, self.one_of.get(child, child)), where)
        self.pairs.append((one, self.number(child, REGISTER), 1.0))
        return one

    def number(self, record, where):
        number = self.ids[self.one_of.get(record, record)]
        self.list_of[number] = where
        return number

    def joined(self, threshold) -> dict[int, int]:
        """For the number of each record that is joined to another, the number of its group."""
        return clusters(self.pairs, self.list_of, threshold, self.apart)


def stream_rows(using, statement, values=None):
    """The rows that this statement answers, some thousand at a time: the server keeps the rest."""
    with transaction.atomic(using=using), connections[using].cursor() as plan:
        plan.execute("set local cursor_tuple_fraction = 1")  # all rows are read, so plan for all
        with connections[using].chunked_cursor() as cursor:
            cursor.execute(statement, values)
            while rows := cursor.fetchmany(10_000):
                yield from rows
