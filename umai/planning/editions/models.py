"""Plans as they were handed in, and what happened to them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow
from umai.access.reach import ReachableQuerySet
from umai.access.roles.words import WordsChar, WordsJSON, WordsText
from umai.access.row_security import RowSecurity
from umai.planning.draft.choices import PlanKind, StepKind
from umai.planning.editions.bodies import deciding_districts

# Where the speaker sits on a Commission, or heads the administration.
DECIDES_HERE_SQL = "district_id = any ((select access_deciding_districts())::int[])"


class PlanEditionQuerySet(ReachableQuerySet):
    edition = "pk"  # the column with the id of the edition

    def within_reach_of(self, by):
        """Also what was submitted, for the Commission and the administration of the district."""
        own = super().within_reach_of(by)
        if not settings.UMAI_OWN_FILTER or not deciding_districts(by):
            return own
        submitted = Exists(PlanStep.objects.filter(edition=OuterRef(self.edition), kind=StepKind.SUBMITTED))
        return own | self.filter(submitted, district__in=deciding_districts(by)).exclude(
            child_id__in=by.reach.walled
        )


class PlanEdition(FileRow):
    """A plan as it was handed in: its text is frozen, and is what is agreed, approved and printed.

    `text` is canonical JSON (`umai.planning.editions.frozen_text`); `code` is made from it. `why` says why an
    approved plan is changed, or what is different after one was sent back.
    """

    protected_by = RowSecurity(
        of_lists="which plans wait is asked before any of them is shown",
        plain=("code",),
        also=f"({DECIDES_HERE_SQL} and planning_submitted(id))",
    )

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the plan; the row is part of this child's file."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="+")
    """Case of the plan, copied from it."""
    plan = models.ForeignKey("planning.Plan", on_delete=models.PROTECT, related_name="editions")
    """Plan that was handed in."""
    kind = models.CharField(_("which plan"), max_length=10, choices=PlanKind)
    """Which of the two plans of a case it is, copied from the plan."""
    number = models.PositiveSmallIntegerField(_("number"))
    """Number of the edition within its plan, counted from 1."""
    handed_in_on = models.DateField(_("handed in on"))
    """Day in Bishkek on which the draft was frozen as this edition."""
    text = WordsJSON()
    """Frozen plan as JSON: what is agreed, approved and printed; it never changes."""
    code = models.CharField(_("check code"), max_length=12)
    """Check code for the printed plan: first 60 bits of the SHA-256 of its text, in base 32."""
    why = WordsText(_("why the plan is changed"), blank=True)
    """Reason to change an approved or returned plan; empty where none was needed."""

    objects: ClassVar = PlanEditionQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() makes a class

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
        return (
            self.district_id in deciding_districts(by) and self.steps.filter(kind=StepKind.SUBMITTED).exists()
        )


class PlanStepQuerySet(PlanEditionQuerySet):
    """The steps of what is within reach."""

    edition = "edition"


class PlanStep(FileRow):
    """What happened to an edition: submitted, agreed by the Commission, approved, or sent back.

    `happened_on` is the day of the step, `recorded_at` when it was entered. Of a step on paper the
    number, the day and who decided are named. `due_on` is the last day of what comes next, by the law
    of `happened_on`. `words`: why it is sent back, or why nobody else submitted it.
    """

    protected_by = RowSecurity(
        of_lists="which plans wait is asked before any of them is shown",
        also=f"({DECIDES_HERE_SQL} and planning_submitted(edition_id))",
    )

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child of the plan; the row is part of this child's file."""
    edition = models.ForeignKey(PlanEdition, on_delete=models.PROTECT, related_name="steps")
    """Plan edition to which the step happened; each kind of step happens once."""
    kind = models.CharField(_("step"), max_length=10, choices=StepKind)
    """What happened: submitted, agreed by the Commission, approved, or sent back."""
    happened_on = models.DateField(_("on which day"))
    """Day of the step, as claimed; the first submission of the child's plan ends the ten days."""
    words = WordsText(_("reasons"), blank=True)
    """Why it is sent back, or why nobody else submitted it; else remarks, may be empty."""
    on_paper = models.BooleanField(_("on paper"), default=False)
    """True if the step was taken outside the system and entered here afterwards."""
    paper_number = WordsChar(_("number of the paper"), max_length=60, blank=True)
    """Number of the paper or of the Commission's minutes; empty where there is none."""
    paper_on = models.DateField(_("day on the paper"), null=True, blank=True)
    """Date that stands on the paper; null where there is none."""
    decided_by = WordsChar(_("who decided"), max_length=200, blank=True)
    """Who decided or signed, by name and post on the paper; empty where there is no paper."""
    scan = models.ForeignKey(
        "documents.Document", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """File with the photo or scan of the paper; null where there is none."""
    due_on = models.DateField(null=True, blank=True)
    """Last day, inclusive, of the step that comes next; null where nothing comes next."""
    is_late = models.BooleanField(default=False)
    """True if the step was taken or entered after the last day that it was due."""

    objects: ClassVar = PlanStepQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() makes a class

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
        return self.district_id in deciding_districts(by) and self.edition.open_to(by)
