"""Two plans in a case: their drafts are facts, what was handed in is frozen, and each step is a row."""

import uuid

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, FileRow
from umai.assessment.models import Domain
from umai.planning.draft.choices import MeasureKind, PlacementKind, PlanKind, ProgressKind


class Plan(FileRow):
    """One of the two plans of a case: of the child, or of the work with the family (Code on Children)."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the case that is planned for; the row is part of this child's file."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="plans")
    """Case to which the plan belongs; it has at most one plan of each kind."""
    kind = models.CharField(_("which plan"), max_length=10, choices=PlanKind)
    """Which of the two plans of a case: of the child, or of the work with the family."""
    begun_on = models.DateField()
    """Day in Bishkek on which somebody began to write the plan."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "kind"], name="one_plan_a_kind")]

    def get_absolute_url(self):
        return reverse("planning:draft", args=[self.case_id, self.kind])


class PlanLine(Fact):
    """One line of the draft of a plan. `line` stays the same when a later row takes this one's place."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    """Plan in whose draft the line stands."""
    line = models.UUIDField(default=uuid.uuid4)
    """Id of the line, made by its writer; it stays when a later row replaces this one."""

    class Meta(Fact.Meta):
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "line"], condition=Q(current=True), name="one_row_a_%(class)s"
            )
        ]


class Need(PlanLine):
    """What the child or the family lacks, often as the assessment found it."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the plan; the row is part of this child's file."""
    domain = models.CharField(_("domain"), max_length=20, choices=Domain)
    """Part of the life of the child or the family, as in the assessment."""
    words = models.TextField(_("what is needed"))
    """What the child or the family lacks."""
    finding = models.ForeignKey(
        "assessment.Finding", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Finding of the assessment from which the need was taken; null where from none."""


class Goal(PlanLine):
    """What shall be reached for one need."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the plan; the row is part of this child's file."""
    need_line = models.UUIDField()
    """Line of the need that the goal serves, in the same plan."""
    words = models.TextField(_("what shall be reached"))
    """What shall be different in the end, so that anybody can see if it was reached."""


class Measure(PlanLine):
    """What somebody does by a day. One that protects now is begun with its writing, whatever is approved.

    `need_line` and `goal_line` say what it is for; `body` or `body_words` and `person` or
    `person_words` who answers for it.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the plan; the row is part of this child's file."""
    need_line = models.UUIDField(null=True, blank=True)
    """Line of the need that the measure serves; null where it serves none."""
    goal_line = models.UUIDField(null=True, blank=True)
    """Line of the goal that the measure serves; null where it serves none."""
    kind = models.CharField(_("kind of measure"), max_length=20, choices=MeasureKind)
    """Kind of help that the measure gives."""
    words = models.TextField(_("what is done"))
    """What is done, as it stands in the plan."""
    body = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Office that answers for the measure; null where it stands in words or none is named."""
    body_words = models.CharField(_("responsible body"), max_length=200, blank=True)
    """Body that answers for it, in words; empty where none. Shown in place of the office."""
    person = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Worker who answers for the measure; null where it stands in words or none is named."""
    person_words = models.CharField(_("responsible person"), max_length=200, blank=True)
    """Person who answers for it, in words; empty where none. Shown in place of the worker."""
    due_on = models.DateField(_("by which day"))
    """Last day, inclusive, by which the measure is to be done."""
    protects_now = models.BooleanField(_("protects the child now"), default=False)
    """True if it begins with its writing and waits for no agreement or approval."""
    begun_on = models.DateField(null=True, blank=True)
    """Day in Bishkek on which it was first marked as protecting now; null if it never was."""

    def bodies(self):
        """The responsible body in words, "" where none is named."""
        return self.body_words or (str(self.body) if self.body_id else "")

    def people(self):
        """The responsible person in words, "" where none is named."""
        return self.person_words or (str(self.person) if self.person_id else "")


class MeasureProgress(FileRow):
    """What became of a measure by a day. The last one written of a line counts."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the plan; the row is part of this child's file."""
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    """Plan to which the measure belongs."""
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="+")
    """Row of the measure as the writer of the progress saw it."""
    line = models.UUIDField()
    """Line of the measure; of all rows of one line the one recorded last counts."""
    kind = models.CharField(_("what became of it"), max_length=10, choices=ProgressKind)
    """What became of the measure: begun, done, not done yet, or stopped."""
    happened_on = models.DateField(_("on which day"))
    """Day on which it was begun, done, stopped or not done yet, as the writer says."""
    words = models.TextField(_("what was done, or why not"), blank=True)
    """What was done, or why not; required where it was not done or was stopped."""

    class Meta:
        indexes = [models.Index(fields=["plan", "line", "recorded_at"], name="progress_of_line")]


class Placement(Fact):
    """Where the child is to live: the form of placement that the child's plan has to name (Art. 41)."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the plan; the row is part of this child's file."""
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    """Plan that names the placement: always the child's own, never the family's."""
    form = models.CharField(_("form of placement"), max_length=20, choices=PlacementKind)
    """Where the child is to live; the child's plan has to name it (Article 41)."""
    words = models.TextField(_("with whom, and why this is best"))
    """With whom the child is to live, and why this is best; no address of a safe place."""

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(fields=["plan"], condition=Q(current=True), name="one_placement_a_plan")
        ]
