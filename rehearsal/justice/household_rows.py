"""What was decided for the other children near invented suspects, home by home, and what was found."""

from datetime import timedelta

from rehearsal.bulk_load import copy_lines, rules_asleep
from rehearsal.draw import Wheel
from rehearsal.register_rows import fact_dates
from rehearsal.row_writer import RowWriter
from rehearsal.tables import COLUMNS, NULL, Lines
from umai.law.children.ages import minors_born_after

# No figure was found: how often these children are thought of, and what is found, is an assumption.
DECIDED_OF_OLD, DECIDED_OF_NEW, OLD = 0.86, 0.4, 14  # shares; days since the suspect was written down
ANSWERS = Wheel({"visit": 74, "safe": 14, "no_contact": 12})
# Of a child in danger a protection begins; those are invented beside the protections.
FOUND = Wheel({"safe": 68, "needs_help": 20, "not_there": 8, "not_let_in": 4})
TABLES = ("justice_householddecision", "justice_householdvisitresult")
POLICE = "Жашы жете электердин иштери боюнча инспекция"

NEAR = """
select n.incident, i.child_id, i.sealed, i.municipality_id, n.home,
    array_remove(array_agg(n.child order by n.child), null), min(n.since at time zone 'Asia/Bishkek')::date
from justice_near(array(select line from justice_incident where current), %s) n
    join justice_incident i on i.line = n.incident and i.current
group by n.incident, i.child_id, i.sealed, i.municipality_id, n.home
having bool_and(n.decision is null) order by 7, 1, 5
"""


class HouseholdRows(RowWriter):
    """Writes the decision about one household after another, and how its children were found."""

    def decide(self, home, near):
        """What was decided for this row of the question; most were not forgotten, and some are new."""
        incident, child, sealed, _place, household, others, since = near
        if not self.happens(DECIDED_OF_OLD if (self.today - since).days > OLD else DECIDED_OF_NEW):
            return
        on = since + self.days(0, 3)
        if on > self.yesterday:
            return
        answer = ANSWERS.draw(self.random) if others else "no_child"
        at = on + timedelta(1) if answer == "visit" else None
        this, sealed = next(self.new_id), "t" if sealed else "f"
        goes = f"{self.at(at, 10)}\t{POLICE}\t{home.names[home.workers[0]]}" if at else f"{NULL}\t\t"
        words = "" if at else self.note(f"near_{answer}")
        covered = "{" + ",".join(map(str, others)) + "}"
        self.lines.justice_householddecision(
            f"{this}\t{self.held(home, on)}\t{fact_dates(happened=on)}\t{child}\t{incident}\t{sealed}\t{this}"
            f"\t{household or NULL}\t{covered}\t{answer}\t{goes}\t{words}"
        )
        if at and at <= self.yesterday:
            for other in others:
                found = FOUND.draw(self.random)
                self.lines.justice_householdvisitresult(
                    f"{next(self.new_id)}\t{self.held(home, at, hour=17)}\t{fact_dates(happened=at)}\t{child}"
                    f"\t{incident}\t{sealed}\t{this}\t{other}\t\t{found}\t{self.note(f'near_found_{found}')}"
                )


def invent_households(cursor, country, new_id, random, today):
    """Decide for most of the households that the register finds near the suspects, once it is loaded."""
    homes = {one.id: one for one in country.municipalities if one.workers}
    lines = Lines()
    rows = HouseholdRows(lines, new_id, random, today)
    cursor.execute(NEAR, [minors_born_after(today)])
    for near in cursor.fetchall():
        if near[3] in homes:
            rows.decide(homes[near[3]], near)
    with rules_asleep(cursor, TABLES):
        copy_lines(cursor, COLUMNS, lines.of)
