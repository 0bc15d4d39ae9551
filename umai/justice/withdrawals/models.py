"""Statements that take a complaint back: kept as what they are, and never an end."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from umai.justice.incidents.models import IncidentRow


class WithdrawnComplaint(IncidentRow):
    """Somebody signed that a complaint is taken back. It ends nothing; `happened_on` is its day."""

    signer = models.ForeignKey(
        "register.Adult",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("somebody of the family"),
    )
    """Who signed, where it is an adult of the child's family on the register; null for anybody else."""
    name = models.CharField(_("name and surname, of anybody else"), max_length=200, blank=True)
    """Name of who signed and is not in the family; empty where it is not known."""
    signed_as = models.CharField(_("as what"), max_length=40)
    """Code of the list withdrawal_signers."""
    received_by = models.CharField(_("which body received it"), max_length=40)
    """Code of the list proceeding_bodies."""
    pressure = models.CharField(_("was there pressure"), max_length=40)
    """Code of the list withdrawal_pressures."""
    reason = models.TextField(_("why, as it is said in it"))
    """Why the complaint is taken back, in the words of who signed."""

    class Meta(IncidentRow.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(signer=None) | Q(name=""), name="signer_on_the_register_or_in_words"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="withdrawn_in_words"),
        ]
        indexes = [
            models.Index(fields=["incident"], name="withdrawal_of_incident", condition=Q(current=True))
        ]
