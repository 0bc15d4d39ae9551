"""That the risk of a case was judged lower than before, and what the department said to it."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow
from umai.access.reach import ReachableQuerySet
from umai.access.roles.words import WordsChar, WordsText
from umai.access.row_security import RowSecurity
from umai.intake.risk_models import Risk, RiskLevel


class SeenHow(models.TextChoices):
    """How the child was seen by whoever says that the risk is lower."""

    ALONE = "alone", _("alone, without the family")
    WITH_OTHERS = "others", _("only while others were there")
    OBSERVED = "observed", _("observed: too young to be spoken with")
    UNSEEN = "unseen", _("not seen")


class SecondPersonReason(models.TextChoices):
    """Why a lower risk waits for a second person."""

    LEVELS = "levels", _("The risk falls by two levels or more.")
    INCIDENT = "incident", _("Shortly before, the child was in danger.")
    ABSENCE = "absence", _("A parent went away shortly before.")


class RiskLoweringQuerySet(ReachableQuerySet):
    def unanswered(self):
        return self.filter(answer=None)

    def waiting(self):
        """Those that wait for a second person; in a closed case none does."""
        return self.unanswered().exclude(why_two="").filter(case__closure=None)

    def to_look_at(self):
        """Those that wait for a second person, and those at which no head has looked."""
        return self.unanswered().filter(Q(why_two="") | Q(case__closure=None))


class RiskLowering(FileRow):
    """Somebody judged the risk of a case lower than it stands, and said why.

    The database writes `why_two` by the rule of `review_why_two`. Where it is empty, the lower level stands
    at once, and a head looks at it. Otherwise the higher level stands until a second person agrees.
    """

    protected_by = RowSecurity(of_lists="which judgements wait is asked before any of them is shown")

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child for whom the risk was judged lower."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="lowerings")
    """Case in which it was judged, by a visit, an assessment or a review."""
    standing = models.ForeignKey(RiskLevel, on_delete=models.PROTECT, related_name="lowerings")
    """Level that stood when the lower one was judged, and stands on while it waits."""
    risk = models.CharField(_("risk level"), max_length=10, choices=Risk)
    """Level that was judged, lower than the standing one; refused by the database otherwise."""
    reasons = WordsText(_("reasons for the risk level"), blank=True)
    """Reasons for the lower level, as the visit, assessment or review has them."""
    what_changed = WordsText(_("what changed"))
    """What changed for the child since the higher level was found; never empty."""
    who_saw = WordsChar(_("who saw the child"), max_length=300)
    """Name and post of who saw the child, or that nobody did; never empty."""
    seen_how = models.CharField(_("how the child was seen"), max_length=10, choices=SeenHow)
    """Whether the child was seen alone; taken over from the visit where there is one."""
    judged_on = models.DateField()
    """Day of the visit, assessment or review; from here the days of the rule go back."""
    incidents_since = models.DateField()
    """First day, inclusive, whose incidents ask for a second person, by the law of judged_on."""
    decide_by = models.DateField()
    """Last day, inclusive, for the second person to agree or refuse, where one is needed."""
    why_two = models.CharField(
        max_length=10, choices=SecondPersonReason, blank=True, default="", db_default="", editable=False
    )
    """Why a second person has to agree, written by the database; empty where one is enough."""

    objects: ClassVar = RiskLoweringQuerySet.as_manager()  # type: ignore[assignment]  # as_manager() makes a class

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(what_changed="") & ~Q(who_saw=""), name="lowering_says_what_changed"
            ),
            models.CheckConstraint(
                condition=Q(incidents_since__lte=F("judged_on")), name="lowering_looks_back"
            ),
        ]
        indexes = [models.Index(fields=["district", "recorded_at"], name="lowering_of_district")]


class LoweringOutcome(models.TextChoices):
    SEEN = "seen", _("looked at")
    AGREED = "agreed", _("agreed to")
    REFUSED = "refused", _("refused")
    OVERTAKEN = "overtaken", _("judged again since")


class RiskLoweringAnswer(FileRow):
    """What became of a lowered risk: a head looked, another person agreed or refused, or it was overtaken."""

    protected_by = RowSecurity(of_lists="which judgements wait is asked before any of them is shown")

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child for whom the risk was judged lower."""
    lowering = models.OneToOneField(RiskLowering, on_delete=models.PROTECT, related_name="answer")
    """Lowered risk that is answered; each is answered once."""
    outcome = models.CharField(max_length=10, choices=LoweringOutcome)
    """Looked at, agreed to, refused, or overtaken by a later judgement of anybody."""
    reason = WordsText(_("reason"), blank=True)
    """Why it was refused, and what is to be done first; empty for the other outcomes."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome="refused") | ~Q(reason=""), name="refused_lowering_says_why"
            )
        ]
