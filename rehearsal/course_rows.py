"""From the course of an invented case to its rows: plans, visits, reviews, referrals, the clock's end."""

import json
from collections import Counter
from datetime import timedelta

from rehearsal.catalogue import sent_content
from rehearsal.conference_rows import ConferenceRows
from rehearsal.course import FORMS, measure_due_on, measure_progress
from rehearsal.question_rows import QuestionRows
from rehearsal.register_rows import ZONE, fact_dates
from rehearsal.tables import NULL, as_copy_text
from rehearsal.visit_rows import MADE_OUTCOMES, VisitRows, as_copy_bool, copy_line
from umai.documents.papers import to_plain_json
from umai.law.children.ages import age_on
from umai.law.terms.clock import is_late
from umai.law.terms.intervals import next_review_due_on
from umai.law.terms.reviews import first_review_due_on
from umai.planning.editions.codes import code_of

# A worry of the assessment to the kind of measure that answers it.
MEASURES = {
    "health": ("doctor", "clinic"),
    "education": ("school", "school"),
    "emotional": ("psychologist", ""),
    "identity": ("documents", ""),
    "family_relations": ("talk", ""),
    "living_conditions": ("benefit", ""),
    "safety": ("carer", ""),
    "care_capacity": ("carer", ""),
    "housing": ("benefit", ""),
    "income": ("benefit", ""),
    "environment": ("talk", ""),
    "parents_absence": ("guardianship", ""),
}
NEEDS = tuple(MEASURES)


class CourseRows(VisitRows):
    """Writes what comes after an assessment; `note` draws a sentence of notes.toml."""

    def __init__(self, lines, new_id, random, today, note):
        self.lines, self.new_id, self.random, self.today, self.note = lines, new_id, random, today, note
        self.load = Counter()  # worker to open cases so far
        self.questions = QuestionRows(lines, new_id, random, today, note)
        self.conferences = ConferenceRows(lines, new_id, random, note)

    def write(self, child, home, story, case, course, stamp):
        """All rows of one course. `stamp(day, hour)`: the columns of a row that the worker wrote then."""
        self.child, self.home, self.story, self.case = child, home, story, case
        self.stamp = stamp
        self.questions.begin(child, home, case, story.worker, stamp)
        self.load[story.worker] += story.closed_on is None
        self.visits(course)
        self.risk(course)
        if course.handed_in_on:
            for kind in ("child", "family"):
                edition = self.plan(kind, course)
                if kind == "child":
                    edition_of_child = edition
            self.reviews(course, edition_of_child)
        if course.submitted_on:
            late = is_late(story.due_on, course.submitted_on)
            self.lines.intake_stop(
                f"{next(self.new_id)}\t{stamp(course.submitted_on, 16)}\t{child.id}\t{case}"
                f"\t{course.submitted_on}\t{story.due_on}\t{'t' if late else 'f'}"
                f"\t{first_review_due_on(story.risk, course.submitted_on)}"
            )
            self.conferences.write(child, home, case, story, course.met_on, stamp)
        if course.asked:
            self.referral(course.asked)

    def risk(self, course):
        """The level of risk from the assessment on; before it is complete, from the first visit on."""
        story = self.story
        since = story.completed_on or next(
            (one.on for one in course.visits if one.what in MADE_OUTCOMES), None
        )
        if since:
            held, review = fact_dates(since, happened=since), next_review_due_on(story.risk, since)
            self.lines.intake_risklevel(
                copy_line(
                    next(self.new_id),
                    self.stamp(since, 16),
                    held,
                    self.child.id,
                    self.case,
                    story.risk,
                    self.note("reasons"),
                    review,
                )
            )

    def plan(self, kind, course):
        """One plan with its lines, its only edition and the steps that came; answers the edition's id."""
        lines, new_id, child, case = self.lines, self.new_id, self.child, self.case
        at, story = self.stamp(course.handed_in_on, 11), self.story
        plan, edition = next(new_id), next(new_id)
        lines.planning_plan(f"{plan}\t{at}\t{child.id}\t{case}\t{kind}\t{course.handed_in_on}")
        told = self.edition_text(kind, course, plan)
        fact = fact_dates(happened=course.handed_in_on)
        for need in told["needs"]:
            lines.planning_need(
                f"{next(new_id)}\t{at}\t{fact}\t{plan}\t{need['line']}\t{child.id}\t{need['domain']}"
                f"\t{need['words']}\t{NULL}"
            )
        for goal in told["goals"]:
            lines.planning_goal(
                f"{next(new_id)}\t{at}\t{fact}\t{plan}\t{goal['line']}\t{child.id}\t{goal['need']}\t{goal['words']}"
            )
        for measure in told["measures"]:
            self.measure(measure, plan, at, fact, measure_due_on(course))
        if told["placement"]:
            form, words = told["placement"]["form"], told["placement"]["words"]
            lines.planning_placement(f"{next(new_id)}\t{at}\t{fact}\t{child.id}\t{plan}\t{form}\t{words}")
        frozen = as_copy_text(json.dumps(told, ensure_ascii=False))
        lines.planning_planedition(
            f"{edition}\t{at}\t{child.id}\t{case}\t{plan}\t{kind}\t1\t{course.handed_in_on}\t{frozen}"
            f"\t{code_of(told)}\t"
        )
        for step, on, due in course.steps():
            self.step(edition, step, on, due, late_after=story.due_on)
        return edition

    def edition_text(self, kind, course, plan):
        """The text of the edition, as `umai.planning.editions.frozen_text` writes it."""
        child, home, new_id = self.child, self.home, self.new_id
        born, due = child.birth_date, measure_due_on(course)
        domains = [NEEDS[int(self.random() * len(NEEDS))] for _ in range(1 + int(self.random() * 2))]
        needs = [
            {"line": next(new_id), "domain": domain, "words": self.note("found_serious")}
            for domain in dict.fromkeys(domains)
        ]
        goals = [{"line": next(new_id), "need": need["line"], "words": self.note("goal")} for need in needs]
        names = dict(zip(("ky", "ru", "en"), home.department_names, strict=True))
        measures = [
            {
                "line": next(new_id),
                "need": need["line"],
                "goal": goal["line"],
                "kind": MEASURES[need["domain"]][0],
                "words": self.note("measure"),
                "body": names,
                "person": home.names[self.story.worker],
                "due_on": due.isoformat(),
                "protects_now": False,
                "begun_on": None,
                "progress": None,
            }
            for need, goal in zip(needs, goals, strict=True)
        ]
        view = {"hearing": "alone", "words": self.note("heard")}
        return {
            "plan": plan,
            "kind": kind,
            "number": 1,
            "handed_in_on": course.handed_in_on.isoformat(),
            "handed_in_by": home.names[self.story.worker],
            "office": names,
            "why": "",
            "child": {
                "name": f"{child.surname} {child.given} {child.patronymic}".strip(),
                "born": born.isoformat() if born else None,
                "precision": child.precision if child.precision in ("day", "month") else "year",
                "age": age_on(born, course.handed_in_on) if born else None,
            },
            "family": [],
            "view": view,
            "risk": self.story.risk,
            "needs": needs,
            "goals": goals,
            "measures": measures,
            "placement": {"form": FORMS.draw(self.random), "words": self.note("lives_with")}
            if kind == "child"
            else None,
        }

    def measure(self, measure, plan, at, fact, due):
        lines, new_id, child = self.lines, self.new_id, self.child
        row = next(new_id)
        lines.planning_measure(
            f"{row}\t{at}\t{fact}\t{plan}\t{measure['line']}\t{child.id}\t{measure['need']}\t{measure['goal']}"
            f"\t{measure['kind']}\t{measure['words']}\t{self.home.department}\t\t{self.story.worker}\t"
            f"\t{due}\tf\t{NULL}"
        )
        done = measure_progress(due, self.random, (self.story.closed_on or self.today) - timedelta(1))
        if done:
            on, kind = done
            lines.planning_measureprogress(
                f"{next(new_id)}\t{self.stamp(on, 12)}\t{child.id}\t{plan}\t{row}\t{measure['line']}\t{kind}"
                f"\t{on}\t{self.note('measure_done' if kind == 'done' else 'measure_not_done')}"
            )

    def step(self, edition, step, on, due, *, late_after):
        """Submitted by the department; agreed and approved on paper, as it is today."""
        home = self.home
        by = home.specialists[0] if home.specialists else self.story.worker
        paper = step != "submitted"
        at = f"{home.district}\t{home.id}\t{home.office}\t{on} 16:20{ZONE}\t{by}\t{home.department}\tform"
        late = step == "submitted" and is_late(late_after, on)
        said = (
            f"t\t{1 + int(self.random() * 90)}\t{on}\t{self.note(f'decided_{step}')}"
            if paper
            else f"f\t\t{NULL}\t"
        )
        self.lines.planning_planstep(
            f"{next(self.new_id)}\t{at}\t{self.child.id}\t{edition}\t{step}\t{on}\t\t{said}\t{NULL}"
            f"\t{due or NULL}\t{'t' if late else 'f'}"
        )

    def reviews(self, course, edition):
        for held, due, following in course.reviews:
            works = ("yes", "partly", "partly", "no")[int(self.random() * 4)]
            self.lines.review_review(
                copy_line(
                    next(self.new_id),
                    self.stamp(held, 15),
                    self.child.id,
                    self.case,
                    edition,
                    held,
                    works,
                    self.note("achieved"),
                    self.note("heard"),
                    self.story.risk,
                    self.note("reasons"),
                    "[]",
                    as_copy_bool(works == "no"),
                    following,
                    due,
                    as_copy_bool(held > due),
                    "",
                    NULL,
                    "",
                    NULL,
                )
            )

    def referral(self, asked):
        """One body is asked; what it said came on paper."""
        lines, new_id, child, home = self.lines, self.new_id, self.child, self.home
        body = home.bodies[asked.body]
        referral, urgent = next(new_id), self.story.risk == "urgent"
        sent = as_copy_text(to_plain_json(sent_content(asked.body, child, self.note("measure"))))
        at = self.stamp(asked.sent_on, 10)
        lines.referrals_referral(
            copy_line(
                referral,
                at,
                child.id,
                self.case,
                body.service,
                body.office,
                body.agreement,
                NULL,
                sent,
                as_copy_bool(urgent),
                asked.sent_on,
                asked.due_on,
            )
        )
        why = self.note("found_serious")
        lines.referrals_referralreason(copy_line(next(new_id), at, child.id, referral, why))
        said = [(asked.answer, asked.answered_on, asked.service_due_on or NULL)] if asked.answered_on else []
        said += [("done", asked.done_on, NULL)] if asked.done_on else []
        for kind, on, service_due in said:
            words, number = (
                self.note("refused_service") if kind == "refused" else "",
                int(self.random() * 400),
            )
            lines.referrals_referralanswer(
                copy_line(
                    next(new_id),
                    self.stamp(on, 14),
                    child.id,
                    referral,
                    body.office,
                    kind,
                    on,
                    words,
                    service_due,
                    "t",
                    number + 1,
                    on,
                    body.signs,
                    NULL,
                )
            )
