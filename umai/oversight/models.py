"""What a person made of whether a body knew of a child's danger and did not report it; what boards ask."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact
from umai.identification.official import Body
from umai.oversight.ten_days import TenDays

__all__ = ["Found", "Judgement", "TenDays"]


class Found(models.TextChoices):
    """What a person found, after asking the body. Nothing else decides, and no figure is made of it."""

    KNEW = "knew", _("it knew, and did not report")
    NOT_KNOWN = "not_known", _("it did not know")
    ELSEWHERE = "elsewhere", _("it reported to another body")
    CANNOT_TELL = "cannot_tell", _("cannot tell")


class Judgement(Fact):
    """One person's finding about one body in the case of one child who was hurt; a later one replaces it.

    `key` names the body as the list does (`umai.oversight.knew`): an office by its id, or a school or a
    clinic that the record knows by name only. `name` is the name as it was shown.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, related_name="+")
    body = models.CharField(_("body"), max_length=10, choices=Body)
    key = models.CharField(max_length=260)
    name = models.CharField(max_length=250)
    found = models.CharField(_("what you found"), max_length=12, choices=Found)
    words = models.TextField(_("what was asked, and what was answered"))

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["case", "key"], condition=Q(current=True), name="one_judgement_a_body"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="judgement_says_why"),
        ]
