"""Orders that keep invented children safe: running, over, extended, revoked, broken."""

from datetime import timedelta

from rehearsal.draw import Wheel
from rehearsal.justice.told import ToldIncident
from rehearsal.register_rows import fact_dates
from rehearsal.row_writer import RowWriter
from rehearsal.tables import NULL
from umai.law.justice.orders import longest_until
from umai.law.options.choices import choices_of

# No figure was found: how often somebody is kept away, and how that goes on, is an assumption.
OF_THOSE_AT_HOME, OF_OTHERS = 0.3, 0.08  # of the incidents by somebody of the family, and by others
KINDS = Wheel(
    {"police_order": 72, "ban_contact": 11, "ban_approach": 9, "eviction": 4, "measure_of_restraint": 4}
)
GOES_ON = Wheel({"": 62, "extended": 18, "breached": 12, "revoked": 8})
POLICE, COURT = "Райондук милиция бөлүмү", "Райондук сот"
TOLD = Wheel({"{police}": 60, "{police,local}": 18, "{police,prosecutor}": 12, "{nobody}": 10})
MOST_EXTENSIONS = 3
NOT_AFTER = ("kept_from_school", "left_alone", "neglected")
NOBODY = ("unknown", "stranger")  # against whom no order can be given


class OrderRows(RowWriter):
    """Writes the order that was given after one incident after another, and what changed or broke it."""

    def write(self, told: ToldIncident, made=None):
        near = told.suspect["adult"] != NULL
        said = made.order if made else ""
        if not said and not self.happens(OF_THOSE_AT_HOME if near else OF_OTHERS):
            return
        unlikely = told.kind in NOT_AFTER or told.suspect["relation"] in NOBODY
        if unlikely and not said:
            return
        on = told.known_on + (timedelta(0) if said else self.days(0, 4))
        if on > self.yesterday:
            return
        kind = "police_order" if said else KINDS.draw(self.random)
        ends = longest_of(kind, on)
        if ends is None and kind != "measure_of_restraint":  # no court could give it yet
            kind, ends = "police_order", longest_of("police_order", on)
        order = self.order(told, kind, on, ends)
        self.go_on(told, order, kind, (on, ends), said or GOES_ON.draw(self.random), lately=bool(said))

    def order(self, told, kind, on, ends, changes=None, change="", does=""):
        """The row of an order, or of one that changes another; answers its line."""
        this = next(self.new_id)
        suspect, of_court = told.suspect, kind != "police_order"
        against = "" if suspect["adult"] != NULL else suspect["name"] or self.note("order_against")
        final = "f" if of_court and self.happens(0.3) else NULL
        monitoring = "t" if of_court and self.happens(0.25) else NULL
        held = self.held(told.home, on, hour=18)
        incident = NULL if changes else told.line
        words = "" if changes else self.note("order_forbids")
        self.lines.justice_protectionorder(
            f"{this}\t{held}\t{fact_dates(happened=on)}\t{told.child.id}\t{this}\t{changes or NULL}\t{change}"
            f"\t{does}\t{kind}\t{suspect['adult']}\t{against}\t{COURT if of_court else POLICE}"
            f"\t{self.paper_number(on)}\t{on}\t{ends or NULL}\t{final}\t{monitoring}\t{words}\t{incident}"
            f"\t{told.sealed}"
        )
        return this

    def go_on(self, told, order, kind, days, how, *, lately):
        """What became of it until yesterday; `lately`: it was broken the day before, and waits."""
        on, ends = days
        if how == "extended" and ends:
            for _ in range(MOST_EXTENSIONS):
                if ends > self.yesterday:
                    break
                at, ends = ends, longest_of(kind, ends)
                self.order(told, kind, at, ends, order, "extend", "extends")
        elif how == "revoked":
            at = on + self.days(5, 20)
            if at <= min(ends or self.yesterday, self.yesterday):
                self.order(told, kind, at, None, order, "revoke", "ends")
        elif how == "breached" and told.assigned():
            last = min(ends or self.yesterday, self.yesterday)
            if last > on:
                self.breach(told, order, last if lately else on + self.days(1, min((last - on).days, 15)))

    def breach(self, told, order, on):
        held = self.held(told.home, on, hour=20)
        named = f"{held}\t{fact_dates(happened=on)}\t{told.child.id}\t{order}"
        bodies = TOLD.draw(self.random)
        number = "" if bodies == "{nobody}" else f"ЖУИ {self.paper_number(on)}"
        self.lines.justice_orderbreach(
            f"{next(self.new_id)}\t{named}\t{self.note('order_broken')}\t{bodies}\t{number}\t{told.sealed}"
        )


def longest_of(kind, on):
    """The last day of an order of this kind from this day on; None where no law of that day names one."""
    return longest_until(choices_of("order_kinds")[kind].marks, on)
