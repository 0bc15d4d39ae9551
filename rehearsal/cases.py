"""Invented cases at every stage, some late by the law's own clock."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from rehearsal.draw import Wheel, shuffled_forever
from umai.law.terms import clock

BISHKEK = clock.BISHKEK
ELDEST_CASE = 560  # days ago: a case is never older than its child
# How many of a hundred cases stand at which stage. Judgement; every stage is met early.
STAGES = {
    "unassigned": 5,  # opened, nobody answers for it yet
    "assigned": 7,
    "begun": 8,  # the assessment is begun, some domains are written
    "due_today": 2,
    "overdue": 5,  # past the last day, no assessment begun
    "begun_overdue": 5,
    "in_time": 16,  # assessment complete in time
    "late": 9,  # assessment complete, late
    "proposed": 6,  # closing proposed, nobody agreed yet
    "closed": 27,
    "closed_late": 6,
    "follow_up": 4,  # an earlier case is closed, a later one names it
}
# Days between the information and today, from and to; what is still running is younger than its last day.
DAYS_AGO = {
    "unassigned": (1, 3),
    "assigned": (1, 8),
    "begun": (3, 9),
    "due_today": (10, 10),
    "overdue": (12, 40),
    "begun_overdue": (11, 60),
    "in_time": (6, 550),
    "late": (14, 550),
    "proposed": (40, 300),
    "closed": (60, 550),
    "closed_late": (60, 550),
    "follow_up": (200, 550),
}
CLOSED = {"closed", "closed_late", "follow_up"}
COMPLETE = {"in_time", "late", "proposed", *CLOSED}
LATE = {"late", "closed_late"}
# Of all stories, those with a case that stands open: a follow-up's later one does.
OPEN_SHARE = sum(n for stage, n in STAGES.items() if stage not in CLOSED or stage == "follow_up") / 100
BEGUN = {"begun", "begun_overdue", *COMPLETE}

CONCERNS = Wheel(
    {
        "left_behind": 46,
        "no_care": 8,
        "violence": 10,
        "neglect": 14,
        "no_school": 8,
        "no_papers": 7,
        "labour": 3,
        "self_harm": 1,
        "in_conflict": 2,
        "other": 1,
    }
)
CHANNELS = Wheel(
    {
        "visit": 26,
        "round": 26,
        "school": 16,
        "citizen": 10,
        "clinic": 5,
        "police": 6,
        "hotline": 3,
        "child": 1,
        "list": 4,
        "other_office": 3,
    }
)
RISKS = Wheel({"urgent": 4, "high": 18, "medium": 48, "low": 30})
WORRIES = Wheel({"none": 55, "some": 30, "serious": 10, "unknown": 5})
REASONS = Wheel({"goals_met": 70, "placed": 8, "abroad": 7, "unfounded": 10, "other": 5})
# The chance that a child has or had a case, by how it lives; together about 3 %.
NEED = {"stranger": 0.30, "neither": 0.13, "one_away": 0.05, "other": 0.019}
SHOWN_FACTOR = 5  # times as many where a demonstration worker is to meet every stage


@dataclass(slots=True)
class Story:
    """One case and what came of it; a day that is None has not come."""

    stage: str
    concern: str
    channel: str
    received_at: datetime
    discovered: bool  # found by a worker, not reported
    started_on: date
    due_on: date
    worker: str | None = None
    assigned_on: date | None = None
    begun_on: date | None = None
    findings: int = 0
    completed_on: date | None = None
    risk: str = ""
    proposed_on: date | None = None
    closing_reason: str = ""
    closed_on: date | None = None
    before: "Story | None" = None
    notes: dict = field(default_factory=dict)

    @property
    def is_late(self):
        return self.completed_on is not None and clock.is_late(self.due_on, self.completed_on)


class OpenCaseQuota:
    """Raises or lowers every child's chance so that about so many cases stand open among so many children.

    Adapted child by child to what is still wanted, so the number is met to within a few.
    """

    def __init__(self, number, among):
        self.left, self.children = number, among
        self.seen, self.usual = 200, 200 * 0.025  # a beginning; the children seen soon outweigh it

    def chance(self, usual):
        """The chance of a child who would usually have this one."""
        self.seen, self.usual = self.seen + 1, self.usual + usual
        expected = max(self.children, 1) * self.usual / self.seen * OPEN_SHARE
        self.children -= 1
        return usual * max(self.left, 0) / expected

    def count(self, story):
        if story.closed_on is None:
            self.left -= 1


class CaseInventor:
    """Decides which child has a case, and tells its story.

    `wanted` says how many cases are to stand open in the end; then nobody's municipality is favoured.
    """

    def __init__(self, random, today, domains=12, wanted=None):
        self.random, self.today, self.domains, self.wanted = random, today, domains, wanted
        stages = [stage for stage, number in STAGES.items() for _ in range(number)]
        self.everywhere = self.endless_stages(stages)
        self.shown = {}
        self.stages = stages

    def endless_stages(self, stages):
        """Each stage once, then in their proportions."""
        yield from STAGES
        yield from shuffled_forever(stages, self.random)

    def story(self, child, family):
        """The story of this child's case, or None: most children have no case."""
        young = child.birth_date is None or (self.today - child.birth_date).days <= ELDEST_CASE
        if young and not self.wanted:
            return None
        chance = NEED[
            "stranger"
            if family.kin is False
            else "neither"
            if family.paper
            else "one_away"
            if family.away
            else "other"
        ]
        if self.wanted:
            chance = self.wanted.chance(0 if young else chance)
        elif family.home.shown:
            chance *= SHOWN_FACTOR
        if self.random() >= chance:
            return None
        if family.home.shown:
            stages = self.shown.setdefault(family.home.code, self.endless_stages(self.stages))
        else:
            stages = self.everywhere
        story = self.make_story(next(stages), family.home)
        if self.wanted:
            self.wanted.count(story)
        return story

    def make_story(self, stage, home, after=None):
        """Put the days of one story in order, by the law's clock. It begins after this day."""
        random = self.random
        first, last = DAYS_AGO[stage]
        if after:
            last = min(last, (self.today - after).days - 1)
        ago = first + int(random() * (last - first + 1))
        started = self.today - timedelta(ago)
        due = clock.assessment_due_on(started)
        channel = CHANNELS.draw(random)
        at = datetime.combine(started, time(8 + int(random() * 9), int(random() * 60)), BISHKEK)
        story = Story(stage, CONCERNS.draw(random), channel, at, channel in ("visit", "round"), started, due)
        if stage != "unassigned":
            self.assign(story, home)
        if stage in BEGUN:
            self.assess(story)
        if stage in CLOSED or stage == "proposed":
            self.close(story)
        if stage == "follow_up":
            stage = ("assigned", "begun", "in_time")[int(random() * 3)]
            later = self.make_story(stage, home, after=story.closed_on)
            later.before, later.stage = story, "follow_up"
            return later
        return story

    def assign(self, story, home):
        staff = home.workers or home.specialists
        if self.random() < 0.25 and home.specialists:
            staff = home.specialists
        story.worker = staff[int(self.random() * len(staff))]
        story.assigned_on = min(story.started_on + timedelta(int(self.random() * 3)), self.yesterday)

    def assess(self, story):
        random = self.random
        last = min(story.due_on, self.yesterday)
        span = max(0, (last - story.assigned_on).days)
        story.begun_on = story.assigned_on + timedelta(int(random() * min(span, 4)))
        story.findings = self.domains
        if story.stage not in COMPLETE:
            story.findings = 2 + int(random() * 6)
            return
        if story.stage in LATE:
            most = max(1, (self.yesterday - story.due_on).days)
            story.completed_on = story.due_on + timedelta(1 + int(random() * min(most, 20)))
        else:
            story.completed_on = story.begun_on + timedelta(
                int(random() * ((last - story.begun_on).days + 1))
            )
        story.risk = RISKS.draw(random)

    def close(self, story):
        left = (self.yesterday - story.completed_on).days
        story.proposed_on = story.completed_on + timedelta(int(left * (0.3 + self.random() * 0.6)))
        story.closing_reason = REASONS.draw(self.random)
        if story.stage in CLOSED:
            left = (self.yesterday - story.proposed_on).days
            story.closed_on = story.proposed_on + timedelta(int(self.random() * min(left + 1, 14)))

    @property
    def yesterday(self):
        return self.today - timedelta(1)
