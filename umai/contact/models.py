"""Whether a child carries a card with a telephone, when it was given, and when it was lost.

What is printed on a card is stored nowhere: the telephone and the name that the worker chose are on paper.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from umai.access.facts import FileRow


class CardOutcome(models.TextChoices):
    """What was decided about the card."""

    CARRY = "carry", _("it is safe, the child may carry the card")
    NOT_GIVEN = "not_given", _("the card is not given")


class CardDecision(FileRow):
    """Somebody thought about who may find the card, and decided; the latest decision stands."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child for whom it was decided."""
    outcome = models.CharField(_("what was decided"), max_length=9, choices=CardOutcome)
    """Whether the child may carry the card or it is not given."""
    who_may_find = models.TextField(_("who may find the card"), blank=True)
    """Who may find the card on the child; required where the child may carry it."""
    why = models.TextField(_("why"), blank=True)
    """Why it is not given, or why it is given although somebody who may do harm is near."""
    near = models.BooleanField()
    """Whether the page warned of somebody who may harm the child when it was decided."""

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome="carry", who_may_find=""), name="card_says_who_may_find_it"
            ),
            models.CheckConstraint(condition=~Q(outcome="not_given", why=""), name="no_card_says_why"),
            models.CheckConstraint(condition=~Q(near=True, why=""), name="card_near_danger_says_why"),
        ]


class CardReceiver(models.TextChoices):
    """Into whose hand the card was given."""

    CHILD = "child", _("to the child")
    ADULT = "adult", _("to an adult whom the child trusts")


class GivenCard(FileRow):
    """A card was given; who gave it is the writer of the row."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child for whom it is."""
    decision = models.ForeignKey(CardDecision, on_delete=models.PROTECT, related_name="+")
    """Decision by which the child may carry it."""
    given_on = models.DateField(_("given on"))
    """Day in Bishkek on which it was given, as claimed."""
    to_whom = models.CharField(_("to whom"), max_length=5, choices=CardReceiver)
    """Whether it was given to the child or to an adult."""
    words = models.TextField(_("to which adult"), blank=True)
    """Which adult took it; required for an adult, else it may be empty."""

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(to_whom="adult", words=""), name="card_says_which_adult")
        ]


class LostCard(FileRow):
    """A card that was given is lost, or somebody took it away."""

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child who had it."""
    card = models.OneToOneField(GivenCard, on_delete=models.PROTECT, related_name="lost")
    """Card that is lost; this is said of it at most once."""
    noticed_on = models.DateField(_("noticed on"))
    """Day in Bishkek on which the loss was noticed, as claimed."""
    words = models.TextField(_("how"), blank=True)
    """How it was lost and who may have it; empty when nobody knows."""
