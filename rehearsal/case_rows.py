"""From an invented case to its rows: intake, assessment, grants, sealed parts."""

from datetime import date, timedelta

from rehearsal.cases import WORRIES
from rehearsal.course import CourseInventor
from rehearsal.course_rows import CourseRows
from rehearsal.register_rows import NOTES, ZONE, fact_dates
from rehearsal.tables import NULL
from umai.assessment.models import Domain
from umai.identification.signal.concerns import Concern
from umai.law.children.ages import may_be_observed_instead
from umai.law.terms.reviews import closing_decision_due_on

DOMAINS = tuple(domain.value for domain in Domain)
SEALED = {
    "register_healthdetail": ("health", 0.06),
    "register_shelteraddress": ("shelter", 0.01),
    "register_adoption": ("adoption", 0.01),
}


class CaseRows:
    """Writes cases into lines; the notes in them are sentences of notes.toml."""

    def __init__(self, lines, new_id, random, today):
        self.lines, self.new_id, self.random, self.today = lines, new_id, random, today
        self.courses = CourseInventor(random, today)
        self.after = CourseRows(lines, new_id, random, today, self.note)

    def note(self, kind):
        notes = NOTES[kind]
        return notes[int(self.random() * len(notes))]

    def stamp(self, home, on: date, worker, office, hour=None):
        hour = hour or 9 + int(self.random() * 8)
        at = f"{on.isoformat()} {hour:02d}:{int(self.random() * 60):02d}{ZONE}"
        return f"{home.district}\t{home.id}\t{home.office}\t{at}\t{worker}\t{office}\tform"

    def write(self, child, home, story, follows=NULL):
        """All rows of one case, the earlier case that it follows first; answers the case's id."""
        if story.before:
            follows = self.write(child, home, story.before)
        lines, new_id = self.lines, self.new_id
        opener = home.specialists[0] if home.specialists else home.workers[0]
        opened = self.stamp(home, story.started_on, opener, home.department)
        case = next(new_id)
        words = self.note("reported") if story.concern != Concern.OTHER else ""
        lines.intake_case(
            f"{case}\t{opened}\t{child.id}\t{story.concern}\t{story.channel}\t{words}"
            f"\t{story.started_on.isoformat()}\t{follows}"
        )
        at = story.received_at.isoformat()
        received, discovered = (NULL, at) if story.discovered else (at, NULL)
        lines.intake_clock(
            f"{next(new_id)}\t{opened}\t{fact_dates()}\t{child.id}\t{case}\t{received}\t{discovered}"
            f"\t{story.started_on.isoformat()}\t{story.due_on.isoformat()}"
        )
        if story.worker:
            self.write_assignment(child, home, story, case, opener)
        if story.begun_on:
            self.write_assessment(child, home, story, case)
        if story.worker:
            office = self.office_of(home, story.worker)
            told = self.courses.course_of if story.completed_on else self.courses.course_of_begun
            self.after.write(
                child,
                home,
                story,
                case,
                told(story),
                lambda on, hour: self.stamp(home, on, story.worker, office, hour=hour),
            )
        if story.proposed_on:
            self.write_closing(child, home, story, case)
        if not follows or follows == NULL:
            self.write_sealed(child, opened)
        return case

    def office_of(self, home, worker):
        return home.office if worker in home.workers else home.department

    def write_assignment(self, child, home, story, case, opener):
        """Who answers for the case, one in fifteen after somebody else; and the grant that goes with it."""
        lines, new_id = self.lines, self.new_id
        stamp = self.stamp(home, story.assigned_on, opener, home.department)
        before = ""
        others = [one for one in (*home.workers, *home.specialists) if one != story.worker]
        if others and self.random() < 1 / 15:
            before = next(new_id)
            earlier = fact_dates(story.assigned_on, current="f")
            lines.intake_assignment(f"{before}\t{stamp}\t{earlier}\t{child.id}\t{case}\t{others[0]}")
            from_at = f"{story.assigned_on.isoformat()} 09:00{ZONE}"
            lines.access_grant(
                f"{next(new_id)}\t{others[0]}\t{child.id}\tassigned\t{from_at}\t{from_at}\t{from_at}"
            )
        held = fact_dates(story.assigned_on, replaces=before)
        lines.intake_assignment(f"{next(new_id)}\t{stamp}\t{held}\t{child.id}\t{case}\t{story.worker}")
        from_at = f"{story.assigned_on.isoformat()} 09:00{ZONE}"
        until = f"{story.closed_on.isoformat()} 18:00{ZONE}" if story.closed_on else NULL
        lines.access_grant(
            f"{next(new_id)}\t{story.worker}\t{child.id}\tassigned\t{from_at}\t{until}\t{from_at}"
        )

    def write_assessment(self, child, home, story, case):
        lines, new_id = self.lines, self.new_id
        office = self.office_of(home, story.worker)
        begun = self.stamp(home, story.begun_on, story.worker, office)
        assessment = next(new_id)
        lines.assessment_assessment(
            f"{assessment}\t{begun}\t{child.id}\t{case}\t{story.begun_on.isoformat()}"
        )
        for domain in DOMAINS[: story.findings]:
            self.write_finding(child, story, assessment, domain, begun)
        if not story.completed_on:
            return
        done = self.stamp(home, story.completed_on, story.worker, office)
        if may_be_observed_instead(child.birth_date, story.begun_on):
            hearing, words = "observed", self.note("observed")
        else:
            hearing, words = ("alone" if self.random() < 0.7 else "with_others"), self.note("heard")
        lines.assessment_childsview(
            f"{next(new_id)}\t{begun}\t{fact_dates(happened=story.begun_on)}\t{child.id}\t{assessment}\t{hearing}\t{words}"
        )
        lines.assessment_completion(
            f"{next(new_id)}\t{done}\t{child.id}\t{assessment}\t{story.risk}\t{self.note('reasons')}"
            f"\t{story.completed_on.isoformat()}\t{story.due_on.isoformat()}\t{'t' if story.is_late else 'f'}"
        )

    def write_finding(self, child, story, assessment, domain, stamp):
        """What was found in one domain; in one of forty it was written again after a second look."""
        worry = WORRIES.draw(self.random)
        words = self.note(f"found_{worry}")
        before = ""
        if self.random() < 1 / 40:
            before = next(self.new_id)
            earlier = fact_dates(happened=story.begun_on, current="f")
            self.lines.assessment_finding(
                f"{before}\t{stamp}\t{earlier}\t{child.id}\t{assessment}\t{domain}\tunknown"
                f"\t{self.note('found_unknown')}"
            )
        held = fact_dates(happened=story.begun_on, replaces=before)
        self.lines.assessment_finding(
            f"{next(self.new_id)}\t{stamp}\t{held}\t{child.id}\t{assessment}\t{domain}\t{worry}\t{words}"
        )

    def write_closing(self, child, home, story, case):
        """One proposes, another agrees: the head of the department."""
        lines, new_id = self.lines, self.new_id
        proposed = self.stamp(home, story.proposed_on, story.worker, self.office_of(home, story.worker))
        proposal = next(new_id)
        lines.intake_closingproposal(
            f"{proposal}\t{proposed}\t{child.id}\t{case}\t{story.closing_reason}\t{self.note('achieved')}"
            f"\t{self.note('view_at_close')}\t{self.note('lives_with')}\t{closing_decision_due_on(story.proposed_on)}"
        )
        if story.closed_on:
            # In the evening: agreed after it was proposed, also on the same day.
            agreed = self.stamp(home, story.closed_on, home.heads[0], home.department, hour=17)
            lines.intake_closure(
                f"{next(new_id)}\t{agreed}\t{child.id}\t{case}\t{proposal}\t{story.closed_on.isoformat()}"
            )

    def write_sealed(self, child, stamp):
        for table, (kind, chance) in SEALED.items():
            if self.random() < chance:
                since = fact_dates(self.today - timedelta(100 + int(self.random() * 200)))
                self.lines.of[table].append(
                    f"{next(self.new_id)}\t{stamp}\t{since}\t{child.id}\t{self.note(kind)}"
                )
