"""What came of something that a family may ask for."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow


class OutcomeState(models.TextChoices):
    """How far it is."""

    ASKED = "asked", _("was asked for")
    OBTAINED = "obtained", _("was obtained")
    REFUSED = "refused", _("was turned down")


class HelpOutcome(FileRow):
    """Something was asked for, obtained or refused; of one kind of help the latest row stands."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child for whose family it was asked."""
    code = models.CharField(_("what it is"), max_length=40)
    """Code of the help in the list of the law of what a family may ask for."""
    state = models.CharField(_("what came of it"), max_length=8, choices=OutcomeState)
    """Whether it was asked for, obtained or refused."""
    happened_on = models.DateField(_("on which day"))
    """Day in Bishkek on which it was asked for, obtained or refused, as claimed."""
    words = models.TextField(_("in words"), blank=True)
    """Which body said what; required where it was refused, else it may be empty."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(state="refused", words=""), name="refused_help_says_why")
        ]
