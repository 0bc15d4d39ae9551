"""From the course of an invented case to its visits: planned, made, tried in vain, missed."""

from datetime import timedelta

from rehearsal.question_rows import WrittenVisit
from rehearsal.register_rows import ZONE, fact_dates
from rehearsal.tables import NULL
from umai.law.children.ages import may_be_observed_instead
from umai.law.terms.visits import CASELOAD_LIMIT

MADE_OUTCOMES = ("made", "written_late")


class VisitRows:
    """Writes the visits of a case, for `CourseRows`, which knows whose they are."""

    def visits(self, course):
        lines, new_id, child, case, story = self.lines, self.new_id, self.child, self.case, self.story
        for one in course.visits:
            window = next(new_id)
            waits, risk = "t" if one.what == "waits" else "f", story.risk
            kept, whose = outcome_columns(one, story.worker)
            lines.visits_visitwindow(
                f"{window}\t{self.clock(one.earliest_on)}\t{fact_dates(happened=one.earliest_on)}\t{child.id}\t{case}"
                f"\t{one.earliest_on}\t{one.latest_on}\t{'' if one.reason == 'first_contact' else risk}"
                f"\t{one.reason}\t\t{waits}\t{kept}\t{whose}"
            )
            if one.what == "missed" or one.what == "tried":
                load, night = self.load[story.worker], self.clock(one.latest_on + timedelta(1))
                lines.visits_missedvisit(
                    f"{next(new_id)}\t{night}\t{child.id}\t{case}\t{window}\t{story.worker}"
                    f"\t{one.latest_on}\t{load}\t{as_copy_bool(load > CASELOAD_LIMIT.on(one.latest_on))}"
                )
            if one.on:
                self.visit(one, window)

    def clock(self, on):
        """The columns of a row that the clock wrote: nobody recorded it."""
        home = self.home
        return f"{home.district}\t{home.id}\t{home.office}\t{on} 04:10{ZONE}\t{NULL}\t{NULL}\tform"

    def visit(self, one, window):
        """A visit that was made, or the vain try."""
        random, story = self.random, self.story
        made = one.what != "tried"
        late = one.what == "written_late"
        written = (
            min(one.on + timedelta(4 + int(random() * 8)), self.today - timedelta(1)) if late else one.on
        )
        late = late and written > one.on + timedelta(3)
        seen = made and random() < 0.95
        alone, words = "", ""
        if seen:
            if may_be_observed_instead(self.child.birth_date, one.on):
                alone, words = "observed", self.note("observed")
            else:
                alone, words = self.questions.alone(), self.questions.words()
        line = next(self.new_id)
        at = f"{one.on} {9 + int(random() * 8):02d}:{int(random() * 60):02d}{ZONE}"
        self.lines.visits_visit(
            copy_line(
                line,
                self.stamp(written, 17),
                fact_dates(happened=one.on),
                self.child.id,
                self.case,
                window,
                line,
                story.worker,
                as_copy_bool(made),
                one.not_made,
                "",
                at,
                "",
                "f",
                NULL,
                NULL,
                NULL,
                "",
                "f",
                as_copy_bool(seen) if made else NULL,
                "" if seen or not made else self.note("not_seen"),
                alone,
                self.note("not_alone") if alone == "no" else "",
                words,
                NULL,
                NULL,
                NULL,
                "",
                "",
                "",
                *(
                    [self.note("carer"), self.note("dwelling"), "", story.risk, "", self.note("agreed")]
                    if made
                    else [""] * 6
                ),
                NULL,
                "",
                as_copy_bool(late),
            )
        )
        self.questions.ask_about(WrittenVisit(line, one.on, written, made, seen, alone, words, one.not_made))


def outcome_columns(one, worker):
    """What the database would say of a planned visit: made or missed, and with whom it counts."""
    return (NULL, NULL) if one.what == "waits" else (as_copy_bool(one.what in MADE_OUTCOMES), worker)


def as_copy_bool(value):
    return "t" if value else "f"


def copy_line(*values):
    """One line of COPY."""
    return "\t".join(map(str, values))
