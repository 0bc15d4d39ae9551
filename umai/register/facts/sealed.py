"""The sealed parts of a file, and who sees them: health details, a shelter's address, adoption.

The database decides (the policy `sealed`); `may_see_sealed` asks the same, so that a page knows whether to
offer them and an act can refuse with a sentence.
"""

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact
from umai.access.row_security import RowSecurity
from umai.design.fields.forms import LongTextField, PastDateField
from umai.register.facts.kind import SINCE, UNTIL, FactForm, FactKind, words_of_row
from umai.register.people import Child
from umai.staff.models import Role


class HealthDetail(Fact):
    """Sealed: a diagnosis, a disability, a treatment."""

    protected_by = RowSecurity(sealed=True)

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="health_details")
    """Child whose diagnosis, disability or treatment it is."""
    words = models.TextField(_("health details"))
    """Diagnosis, disability, treatment. Sealed: for the case worker, the head and those named."""


class ShelterAddress(Fact):
    """Sealed: where a child is kept safe. Never beside the ordinary addresses."""

    protected_by = RowSecurity(sealed=True)

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="shelters")
    """Child who is kept safe at this place."""
    words = models.TextField(_("address of the safe place"))
    """Where the child is kept safe. Sealed: for the case worker, the head and those named."""


class Adoption(Fact):
    """Sealed: that, when and how a child was adopted. The secret of adoption is kept by law."""

    protected_by = RowSecurity(sealed=True)

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="adoptions")
    """Child who was adopted; that it was so is a secret kept by law."""
    words = models.TextField(_("adoption"))
    """When and how it was adopted. Sealed: for the case worker, the head and those named."""


class SealedForm(FactForm):
    words = LongTextField(
        label=_("What is to be known"),
        max_length=5000,
        help_text=_("Only the worker of the case and the head read this. Every look is noted."),
    )
    holds_from = PastDateField(label=SINCE, required=False)
    holds_to = PastDateField(label=UNTIL, required=False)


def may_see_sealed(child, *, by):
    """The worker of the case, those to whom it was opened by name, and the head of the district."""
    if child.pk in by.reach.walled:
        return False
    if by.role == Role.HEAD and child.district_id in by.reach.districts:
        return True
    with by.speaking(), connection.cursor() as cursor:
        cursor.execute("select %s = any (access_unsealed())", [child.pk])
        return cursor.fetchone()[0]


def sealed_kind(slug, model, title, question):
    return FactKind(
        slug=slug,
        model=model,
        form=SealedForm,
        title=title,
        question=question,
        words=words_of_row,
        sealed=True,
    )


HEALTH = sealed_kind("health", HealthDetail, _("Health details"), _("Health details"))
SHELTER = sealed_kind("shelter", ShelterAddress, _("Safe place"), _("Where is the child kept safe?"))
ADOPTION = sealed_kind("adoption", Adoption, _("Adoption"), _("Adoption"))
