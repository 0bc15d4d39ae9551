"""The risk level of a case: a person's judgement, made in an assessment, a visit or a review."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact
from umai.access.roles.words import WordsText
from umai.access.row_security import RowSecurity


class Risk(models.TextChoices):
    """A person's judgement, with reasons; no score decides."""

    URGENT = "urgent", _("urgent: life or health in danger now")
    HIGH = "high", _("high: serious harm has happened or is likely")
    MEDIUM = "medium", _("medium: needs are not met, harm is possible")
    LOW = "low", _("low: no present concern")


class RiskLevel(Fact):
    """The risk in a case from a day on, as the assessment, a visit or a review found it. One current row."""

    protected_by = RowSecurity(of_lists="cases are sorted and filtered by their risk")

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child for whom the risk was judged."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="risks")
    """Case in which the judgement was made; one level of it is current."""
    risk = models.CharField(_("risk level"), max_length=10, choices=Risk)
    """How great the danger is from holds_from on, as a person judged; no score decides."""
    reasons = WordsText(_("reasons for the risk level"), blank=True)
    """Reasons for the judgement, as the person wrote them; may be empty."""
    review_on = models.DateField(null=True)
    """Day, inclusive, by which this level asks for a plan review; null in rows of before."""

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=Q(current=True), name="one_risk_a_case")
        ]
