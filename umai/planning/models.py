"""Two plans in a case: their drafts are facts, what was handed in is frozen, and each step is a row."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, Held
from umai.access.reach import ReachableQuerySet
from umai.assessment.models import Domain
from umai.planning.choices import Form, MeasureKind, PlanKind, ProgressKind, StepKind
from umai.planning.sitting import sits

__all__ = [
    "Edition", "Form", "Goal", "Measure", "MeasureKind", "Need", "Placement", "Plan", "PlanKind", "Progress",
    "ProgressKind", "Step", "StepKind",
]  # fmt: skip


class Plan(Held):
    """One of the two plans of a case: of the child, or of the work with the family (Code on Children)."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="plans")
    kind = models.CharField(_("which plan"), max_length=10, choices=PlanKind)
    begun_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "kind"], name="one_plan_a_kind")]

    def get_absolute_url(self):
        return reverse("planning:draft", args=[self.case_id, self.kind])


class Line(Fact):
    """One line of the draft of a plan. `line` stays the same when a later row takes this one's place."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    line = models.UUIDField(default=uuid.uuid4)

    class Meta(Fact.Meta):
        abstract = True


class Need(Line):
    """What the child or the family lacks, often as the assessment found it."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    domain = models.CharField(_("domain"), max_length=20, choices=Domain)
    words = models.TextField(_("what is needed"))
    finding = models.ForeignKey(
        "assessment.Finding", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta(Line.Meta):
        constraints = [
            models.UniqueConstraint(fields=["plan", "line"], condition=Q(current=True), name="one_row_a_need")
        ]


class Goal(Line):
    """What shall be reached for one need."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    need_line = models.UUIDField()
    words = models.TextField(_("what shall be reached"))

    class Meta(Line.Meta):
        constraints = [
            models.UniqueConstraint(fields=["plan", "line"], condition=Q(current=True), name="one_row_a_goal")
        ]


class Measure(Line):
    """What somebody does by a day. One that protects now is begun with its writing, whatever is approved.

    `need_line` and `goal_line` say what it is for; `body` or `body_words` and `person` or
    `person_words` who answers for it.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    need_line = models.UUIDField(null=True, blank=True)
    goal_line = models.UUIDField(null=True, blank=True)
    kind = models.CharField(_("kind of measure"), max_length=20, choices=MeasureKind)
    words = models.TextField(_("what is done"))
    body = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    body_words = models.CharField(_("responsible body"), max_length=200, blank=True)
    person = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    person_words = models.CharField(_("responsible person"), max_length=200, blank=True)
    due_on = models.DateField(_("by which day"))
    protects_now = models.BooleanField(_("protects the child now"), default=False)
    begun_on = models.DateField(null=True, blank=True)

    class Meta(Line.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "line"], condition=Q(current=True), name="one_row_a_measure"
            )
        ]

    def bodies(self):
        """The responsible body in words, "" where none is named."""
        return self.body_words or (str(self.body) if self.body_id else "")

    def people(self):
        """The responsible person in words, "" where none is named."""
        return self.person_words or (str(self.person) if self.person_id else "")


class Progress(Held):
    """What became of a measure by a day. The last one written of a line counts."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="+")
    line = models.UUIDField()
    kind = models.CharField(_("what became of it"), max_length=10, choices=ProgressKind)
    happened_on = models.DateField(_("on which day"))
    words = models.TextField(_("what was done, or why not"), blank=True)

    class Meta:
        indexes = [models.Index(fields=["plan", "line", "recorded_at"], name="progress_of_line")]


class Placement(Fact):
    """Where the child is to live: the form of placement that the child's plan has to name (Art. 41)."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(_("form of placement"), max_length=20, choices=Form)
    words = models.TextField(_("with whom, and why this is best"))

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(fields=["plan"], condition=Q(current=True), name="one_placement_a_plan")
        ]


class EditionQuerySet(ReachableQuerySet):
    def within_reach_of(self, by):
        """Also what was submitted, for the Commission and the administration of the district."""
        own = super().within_reach_of(by)
        if not settings.UMAI_OWN_FILTER or not sits(by):
            return own
        submitted = Exists(Step.objects.filter(edition=OuterRef("pk"), kind=StepKind.SUBMITTED))
        return own | self.filter(submitted, district__in=sits(by)).exclude(child_id__in=by.reach.walled)


class Edition(Held):
    """A plan as it was handed in: its text is frozen, and is what is agreed, approved and printed.

    `text` is canonical JSON (`umai.planning.freezing`); `code` is made from it. `why` says why an
    approved plan is changed, or what is different after one was sent back.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="editions")
    kind = models.CharField(_("which plan"), max_length=10, choices=PlanKind)
    number = models.PositiveSmallIntegerField(_("number"))
    handed_in_on = models.DateField(_("handed in on"))
    text = models.JSONField()
    code = models.CharField(_("check code"), max_length=12)
    why = models.TextField(_("why the plan is changed"), blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_edition_a_number"),
            models.UniqueConstraint(fields=["code"], name="one_edition_a_code"),
        ]
        indexes = [models.Index(fields=["case"], name="edition_of_case")]

    def get_absolute_url(self):
        return reverse("planning:edition", args=[self.pk])

    def open_to(self, by):
        """Whether the speaker sits where this is decided, and it was submitted."""
        return self.district_id in sits(by) and self.steps.filter(kind=StepKind.SUBMITTED).exists()


class StepQuerySet(ReachableQuerySet):
    def within_reach_of(self, by):
        """Also the steps of what was submitted, for the Commission and the administration of the district."""
        own = super().within_reach_of(by)
        if not settings.UMAI_OWN_FILTER or not sits(by):
            return own
        submitted = Exists(Step.objects.filter(edition=OuterRef("edition"), kind=StepKind.SUBMITTED))
        return own | self.filter(submitted, district__in=sits(by)).exclude(child_id__in=by.reach.walled)


class Step(Held):
    """What happened to an edition: submitted, agreed by the Commission, approved, or sent back.

    `happened_on` is the day of the step, `recorded_at` when it was entered. Of a step on paper the
    number, the day and who decided are named. `due_on` is the last day of what comes next, by the law
    of `happened_on`. `words`: why it is sent back, or why nobody else submitted it.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(_("step"), max_length=10, choices=StepKind)
    happened_on = models.DateField(_("on which day"))
    words = models.TextField(_("reasons"), blank=True)
    on_paper = models.BooleanField(_("on paper"), default=False)
    paper_number = models.CharField(_("number of the paper"), max_length=60, blank=True)
    paper_on = models.DateField(_("day on the paper"), null=True, blank=True)
    decided_by = models.CharField(_("who decided"), max_length=200, blank=True)
    scan = models.ForeignKey(
        "documents.File", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    is_late = models.BooleanField(default=False)

    objects = StepQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "kind"], name="one_step_a_kind"),
            models.CheckConstraint(
                condition=Q(on_paper=False) | ~Q(paper_number="") & ~Q(decided_by=""),
                name="paper_step_names_paper",
            ),
            models.CheckConstraint(
                condition=~Q(kind="returned") | ~Q(words=""), name="sent_back_with_reasons"
            ),
        ]

    def open_to(self, by):
        """Whether the speaker sits where this was decided, and it was submitted."""
        return self.district_id in sits(by) and self.edition.open_to(by)
