"""What a person found about whether a body knew of a child's danger and did not report it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact
from umai.access.row_security import RowSecurity
from umai.identification.officials.models import ReportingBody


class DutyFinding(models.TextChoices):
    """What a person found after asking the body; no figure is made of it."""

    KNEW = "knew", _("it knew, and did not report")
    NOT_KNOWN = "not_known", _("it did not know")
    ELSEWHERE = "elsewhere", _("it reported to another body")
    CANNOT_TELL = "cannot_tell", _("cannot tell")


class DutyJudgement(Fact):
    """One person's finding about one body in the case of one child who was hurt; a later one replaces it.

    `key` names the body as the list does (`umai.oversight.duty.evidence`): an office by its id, or a
    school or a clinic that the record knows by name only. `name` is the name as it was shown.
    """

    protected_by = RowSecurity(
        reach="""(district_id = any ((select access_districts())::int[])
        and (select access_role()) in ('head', 'oblast_supervisor'))"""
    )

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child who was hurt, and of whose file the finding is part."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="+")
    """Case in which the child was hurt; one finding for each body is current."""
    body = models.CharField(_("body"), max_length=10, choices=ReportingBody)
    """Kind of office that may have known: school, clinic or police."""
    key = models.CharField(max_length=260)
    """Which body: the id of its office, or school: or clinic: and its name in the record."""
    name = models.CharField(max_length=250)
    """What the body was called when the finding was first written, as it was shown."""
    found = models.CharField(_("what you found"), max_length=12, choices=DutyFinding)
    """Whether the body knew and did not report, as a person found after asking it."""
    words = models.TextField(_("what was asked, and what was answered"))
    """What was asked and what was answered; never empty."""

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["case", "key"], condition=Q(current=True), name="one_judgement_a_body"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="judgement_says_why"),
        ]
