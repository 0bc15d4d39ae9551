"""What becomes of an invented case after its assessment: plans, visits, reviews, referrals, by day.

Plain values; `rehearsal.course_rows` writes them. Lateness is plausible, not measured: judgement, as
no figure of it was found anywhere.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from rehearsal.cases import RISKS
from rehearsal.draw import Wheel
from umai.law.terms import visits as law
from umai.law.terms.intervals import next_review_due_on
from umai.law.terms.plans import agreement_due_on, approval_due_on
from umai.law.terms.referrals import referral_answer_due_on, referral_service_due_on

FORMS = Wheel(
    {
        "relatives": 44,
        "parents": 34,
        "relatives_guardian": 14,
        "guardian": 2,
        "foster": 2,
        "shelter": 2,
        "institution": 1,
        "other": 1,
    }
)
# Of a hundred planned visits: made in time, made and written down late, tried in vain, missed.
VISIT_OUTCOMES = Wheel({"made": 78, "written_late": 7, "tried": 4, "missed": 11})
TRIED = Wheel({"nobody_home": 70, "refused": 8, "moved": 5, "road": 9, "ill": 8})
REFERRAL_OUTCOMES = Wheel({"done": 46, "accepted": 14, "refused": 9, "none": 31})
CONFERENCE_SHARE = {"urgent": 0.5, "high": 0.35, "medium": 0.07, "low": 0.02}  # of cases with a plan
BODIES = Wheel({"clinic": 55, "school": 45})
MOST_VISITS = 60  # of one case: urgent ones are visited every week
FAR_AWAY = 0.03  # of cases: once the family is on the summer pasture for a while, and nobody is at home


@dataclass(slots=True)
class InventedVisit:
    """One planned visit and what became of it; `on` is the day of the visit or of the vain try."""

    earliest_on: date
    latest_on: date
    reason: str
    what: str  # made, written_late, tried, missed, or waits
    on: date | None = None
    not_made: str = ""  # why a try was in vain


@dataclass(slots=True)
class InventedReferral:
    """One referral; a day that is None has not come, or never will."""

    body: str
    sent_on: date
    due_on: date
    answered_on: date | None = None
    answer: str = ""
    service_due_on: date | None = None
    done_on: date | None = None


@dataclass(slots=True)
class Course:
    """Everything after the assessment of one case, as far as it has come until yesterday."""

    handed_in_on: date | None = None
    submitted_on: date | None = None
    agreed_on: date | None = None
    approved_on: date | None = None
    visits: list = field(default_factory=list)
    reviews: list = field(default_factory=list)  # held on, was due on, next due on
    asked: InventedReferral | None = None
    met_on: date | None = None  # a case conference

    def steps(self):
        """The steps of the plan with what follows from each: kind, day, last day of what comes next."""
        if self.submitted_on:
            yield "submitted", self.submitted_on, agreement_due_on(self.submitted_on)
        if self.agreed_on:
            yield "agreed", self.agreed_on, approval_due_on(self.agreed_on)
        if self.approved_on:
            yield "approved", self.approved_on, None


class CourseInventor:
    """Tells the course of one case after another."""

    def __init__(self, random, today):
        self.random, self.today = random, today

    def within(self, least, most):
        return timedelta(least + int(self.random() * (most - least + 1)))

    def course_of(self, story):
        """The course of this story, whose assessment is complete."""
        course, last = Course(), story.closed_on or self.today - timedelta(1)
        self.plan(course, story, last)
        self.visits(course, story, last)
        if course.submitted_on:
            self.reviews(course, story, last)
            if self.random() < 0.4:
                self.ask(course, story, last)
            self.meet(course, story, last)
        return course

    def course_of_begun(self, story):
        """The course of an open case whose assessment is not complete: visits alone, which judge the risk."""
        course, story.risk = Course(), RISKS.draw(self.random)
        self.visits(course, story, self.today - timedelta(1))
        return course

    def plan(self, course, story, last):
        """Handed in soon after the assessment; of open cases some have no plan yet, and some still wait."""
        if story.closed_on is None and self.random() < 0.07:
            return
        course.handed_in_on = min(story.completed_on + self.within(0, 1), last)
        submitted = course.handed_in_on + self.within(0, 1)
        if submitted > last:
            return
        course.submitted_on = submitted
        agreed, waits = submitted + self.within(2, 14), story.closed_on is None
        if agreed > last or (waits and self.random() < 0.12):
            return
        course.agreed_on = agreed
        approved = agreed + self.within(1, 8)
        if approved <= last and not (waits and self.random() < 0.1):
            course.approved_on = approved

    def visits(self, course, story, last):
        """One planned visit after another, until one waits or the case is closed."""
        random, risk = self.random, story.risk
        planned, reason = law.first_contact_window("", story.started_on), "first_contact"
        away = 1 + int(random() * 5) if random() < FAR_AWAY else MOST_VISITS
        for number in range(MOST_VISITS):
            what = "made" if reason == "first_contact" and random() < 0.8 else VISIT_OUTCOMES.draw(random)
            gone = away <= number < away + 3
            if gone:
                what = "tried"
            spread = (planned.latest_on - planned.earliest_on).days
            on = planned.latest_on - timedelta(int(random() * (min(spread, 5) + 1)))
            in_vain = what in ("missed", "tried")
            if on > last or (in_vain and planned.latest_on > last):
                break
            why = "" if what != "tried" else "nobody_home" if gone else TRIED.draw(random)
            course.visits.append(InventedVisit(*planned, reason, what, None if what == "missed" else on, why))
            if in_vain:
                planned, reason = law.window_after_missed(risk, planned.latest_on), "after_missed"
            else:
                planned, reason = law.window_after_visit(risk, on), "interval"
        if story.closed_on is None:
            latest = max(planned.latest_on, self.today)
            course.visits.append(InventedVisit(min(planned.earliest_on, latest), latest, reason, "waits"))

    def reviews(self, course, story, last):
        due = next_review_due_on(story.risk, course.submitted_on)
        while (held := due - self.within(-12, 10)) <= last:
            following = next_review_due_on(story.risk, held)
            course.reviews.append((held, due, following))
            due = following

    def meet(self, course, story, last):
        """A case conference, most often where the risk is high."""
        on = course.submitted_on + self.within(3, 90)
        if on <= last and self.random() < CONFERENCE_SHARE[story.risk]:
            course.met_on = on

    def ask(self, course, story, last):
        """One body is asked for one service."""
        sent = course.submitted_on + self.within(0, 20)
        if sent > last:
            return
        urgent = story.risk == "urgent"
        course.asked = asked = InventedReferral(
            BODIES.draw(self.random), sent, referral_answer_due_on(sent, urgent=urgent)
        )
        answer = REFERRAL_OUTCOMES.draw(self.random)
        answered = sent + self.within(1, 16)
        if answer == "none" or answered > last:
            return
        asked.answered_on, asked.answer = answered, "refused" if answer == "refused" else "accepted"
        if asked.answer == "accepted":
            asked.service_due_on = referral_service_due_on(answered)
            done = answered + self.within(3, 40)
            asked.done_on = done if answer == "done" and done <= last else None


def measure_due_on(course):
    """The day by which the measures of a plan are to be done."""
    return course.handed_in_on + timedelta(60)


def measure_progress(due, random, last):
    """What became of a measure that was due before `last`: day and kind of progress, or None."""
    if due >= last:
        return None
    drawn = random()
    if drawn < 0.75:
        return due - timedelta(int(random() * 20)), "done"
    return (min(due + timedelta(1), last), "not_done") if drawn < 0.88 else None
