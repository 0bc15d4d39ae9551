"""Decisions that a child is told of, what the child was told and answered, and what was done about a no."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow
from umai.access.row_security import RowSecurity
from umai.feedback.kinds import (
    OPEN_STATES,
    CarerToo,
    NotToldReason,
    Reaction,
    TellKind,
    TellState,
    TellWay,
    ToldLanguage,
)

SEALED_WITH_DECISION = RowSecurity(sealed_by="sealed", derived=("sealed",))
IS_OPEN = Q(state__in=OPEN_STATES)


class ChildDecision(FileRow):
    """A decision about a child, of which the child is told: one row for each decision, whoever made it.

    The database writes it when the row of the decision is written (`feedback_on_decision`), and keeps its
    state by what is written afterwards. A correction of that row leaves it the same decision; a change is
    another one.
    """

    protected_by = RowSecurity(sealed_by="sealed", derived=("sealed", "state", "decided_on", "counted_from"))

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child about whom it was decided; the row is part of this child's file."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, null=True, related_name="+")
    """Case in which it was decided; null for a decision outside of cases."""
    kind = models.CharField(max_length=10, choices=TellKind)
    """Which decision it was; says in which table its row stands."""
    decided = models.UUIDField()
    """Id of the row of the decision, of the plan edition for a plan; before corrections the first."""
    decided_on = models.DateField()
    """Day of the decision in Bishkek, as its row has it."""
    state = models.CharField(max_length=10, choices=TellState, default=TellState.WAITS)
    """What has become of it by the rows that name it; kept by the database."""
    counted_from = models.DateField()
    """Day 0 of the term: of the decision, or of the last attempt that failed for now."""
    sealed = models.BooleanField(default=False)
    """Whether the row of the decision is sealed, copied from it by the database."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "decided"], name="one_row_a_decision")]
        indexes = [
            models.Index(fields=[place], name=f"untold_of_{place}", condition=IS_OPEN)
            for place in ("district", "municipality")
        ]


WAS_TOLD = (
    Q(told=True, told_on__isnull=False, reason="", reason_words="")
    & ~Q(told_by="")
    & ~Q(how="")
    & ~Q(language="")
    & ~Q(decided_words="")
    & ~Q(became_words="")
    & ~Q(call="")
    & ~Q(reaction="")
)
WAS_NOT_TOLD = Q(
    told=False,
    told_on=None,
    told_by="",
    how="",
    language="",
    decided_words="",
    became_words="",
    call="",
    reaction="",
    reaction_words="",
) & ~Q(reason="")


class Telling(FileRow):
    """The child was told of a decision in three sentences, and answered; or was not told, and why."""

    protected_by = SEALED_WITH_DECISION

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child who was told; the row is part of this child's file."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, null=True, related_name="+")
    """Case of the decision; null for a decision outside of cases."""
    decision = models.ForeignKey(ChildDecision, on_delete=models.PROTECT, related_name="tellings")
    """Decision of which the child was told, or was not."""
    told = models.BooleanField()
    """True if the child was told, false if not; says which of the columns below are filled."""
    told_on = models.DateField(_("on which day"), null=True)
    """Day in Bishkek on which the child was told, as claimed; null where it was not."""
    told_by = models.CharField(_("who told the child"), max_length=200, blank=True)
    """Name of the person who spoke with the child; empty where the child was not told."""
    how = models.CharField(_("how"), max_length=12, choices=TellWay, blank=True)
    """How the child was told; empty where it was not."""
    language = models.CharField(_("in which language"), max_length=2, choices=ToldLanguage, blank=True)
    """Language of the three sentences; empty where the child was not told."""
    decided_words = models.TextField(_("what was decided"), blank=True)
    """First sentence: what was decided; empty where the child was not told."""
    became_words = models.TextField(_("what became of the child's words"), blank=True)
    """Second sentence: what became of the child's words; empty where it was not told."""
    call = models.TextField(_("whom to call"), blank=True)
    """Third sentence: whom the child may call; empty where the child was not told."""
    carer = models.CharField(
        _("whether whoever cares for the child was told"), max_length=8, choices=CarerToo
    )
    """Whether whoever cares for the child was told; said also where the child was not."""
    reaction = models.CharField(_("what the child showed"), max_length=10, choices=Reaction, blank=True)
    """What the child showed or said, of a fixed list; empty where it was not told."""
    reaction_words = models.TextField(_("in the child's own words"), blank=True)
    """What the child said, in its own words; required where it does not agree."""
    reason = models.CharField(
        _("why the child was not told"), max_length=12, choices=NotToldReason, blank=True
    )
    """Why the child was not told; empty where it was."""
    reason_words = models.TextField(_("in words"), blank=True)
    """More about that reason; required for another reason, empty where the child was told."""
    sealed = models.BooleanField(default=False)
    """Whether the decision is sealed, copied from it by the database."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=WAS_TOLD | WAS_NOT_TOLD, name="told_or_not_told"),
            models.CheckConstraint(condition=~Q(carer=""), name="telling_says_of_the_carer"),
            models.CheckConstraint(
                condition=~Q(reaction=Reaction.DISAGREES) | ~Q(reaction_words=""),
                name="disagreement_in_words",
            ),
            models.CheckConstraint(
                condition=~Q(reason=NotToldReason.OTHER) | ~Q(reason_words=""), name="other_reason_in_words"
            ),
        ]


class DisagreementAnswer(FileRow):
    """Something was done about it that the child does not agree with a decision."""

    protected_by = SEALED_WITH_DECISION

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child who does not agree; the row is part of this child's file."""
    decision = models.ForeignKey(ChildDecision, on_delete=models.PROTECT, related_name="answers")
    """Decision with which the child does not agree."""
    words = models.TextField(_("what was done about it"))
    """What was done, and what the child was told of that."""
    sealed = models.BooleanField(default=False)
    """Whether the decision is sealed, copied from it by the database."""

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="disagreement_answer_says_what")]
