"""A contact of the year after an attempt, a harm or a threat of it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow
from umai.access.row_security import RowSecurity
from umai.self_harm.path.models import CLOSED_TO_OTHER_BODIES, SelfHarmPath


class NotReached(models.TextChoices):
    """Why nobody was in touch with the child."""

    NO_ANSWER = "no_answer", _("nobody answered, nobody was at home")
    CHILD_REFUSED = "child", _("the child did not want to")
    FAMILY_REFUSED = "family", _("the family did not let it")
    MOVED = "moved", _("the child moved, and nobody knows where")
    NO_WAY = "no_way", _("no road, no car, no worker")
    OTHER = "other", _("something else")


class SaysAgain(models.TextChoices):
    """Whether the child says again that it will harm itself."""

    NO = "no", _("no")
    YES = "yes", _("yes")
    NOT_ASKED = "not_asked", _("nobody asked")


class FollowingContact(FileRow):
    """Somebody was in touch with the child after the first days, or tried to in vain.

    What is due next follows from the days of the contacts that were made; one in vain changes nothing.
    """

    protected_by = RowSecurity(unless=CLOSED_TO_OTHER_BODIES)

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, db_index=False, related_name="+")
    """Child of the path; the row is part of this child's file."""
    path = models.ForeignKey(SelfHarmPath, on_delete=models.PROTECT, related_name="contacts")
    """Path after which somebody is in touch with the child."""
    contact_on = models.DateField(_("on which day"))
    """Day in Bishkek of the contact, or of the one in vain."""
    made = models.BooleanField(_("somebody was in touch with the child"))
    """False where it was in vain."""
    why_not = models.CharField(_("why not"), max_length=10, choices=NotReached, blank=True)
    """Why nobody was in touch with the child; empty where somebody was."""
    says_again = models.CharField(_("the child says it again"), max_length=10, choices=SaysAgain, blank=True)
    """Whether the child speaks of harming itself again; empty where nobody was in touch."""
    words = models.TextField(_("how the child is, or what was tried"))
    """How the child is, what helps and what is agreed, or what was tried in vain."""
    next_on = models.DateField(_("next contact agreed for"), null=True)
    """Day agreed for the next contact or for trying again; null where none was agreed."""
    next_due_on = models.DateField(_("next contact until"), null=True)
    """Last day of the next contact as it stood after this row; null where the year holds no further one."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(made=True, why_not="") & ~Q(says_again="")
                | Q(made=False, says_again="") & ~Q(why_not=""),
                name="self_harm_contact_or_why_not",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="self_harm_contact_says_how"),
            models.CheckConstraint(
                condition=Q(next_on=None) | Q(next_on__gte=F("contact_on")), name="self_harm_next_comes_later"
            ),
        ]
        indexes = [models.Index(fields=["path", "-recorded_at"], name="self_harm_contacts_of_path")]
