"""The child and the people around: what the child says, the other children, who speaks for the child."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from umai.protection.emergency.models import ProtectionStep, one_current_row


class ChildHearing(models.TextChoices):
    """Whether the child was heard about what happens now."""

    ALONE = "alone", _("heard alone")
    WITH_OTHERS = "with_others", _("heard with others present")
    OBSERVED = "observed", _("too young or unable to speak: observed")
    NOT_HEARD = "not_heard", _("not heard")


class OpinionOnProtection(ProtectionStep):
    """What the child says about what is done, or why the child could not be heard."""

    heard = models.CharField(_("was the child heard"), max_length=12, choices=ChildHearing)
    """Whether the child was heard on this protection: alone, with others, observed, or not."""
    words = models.TextField(_("what the child said or showed, or why the child was not heard"))
    """What the child said or showed, or why the child was not heard."""
    knows = models.BooleanField(_("the child was told what happens next"), null=True, blank=True)
    """True if the child was told what happens next; null where nobody answered."""

    class Meta(ProtectionStep.Meta):
        constraints = [one_current_row("one_view_a_protection")]


class SiblingHousehold(models.TextChoices):
    HOUSEHOLD = "household", _("of the same household, or a brother or sister")
    SUSPECT = "suspect", _("of the household of whoever is dangerous")


class Whereabouts(models.TextChoices):
    """What becomes of another child."""

    TOGETHER = "together", _("together with this child")
    ELSEWHERE = "elsewhere", _("safe in another place")
    LEFT = "left", _("left where they were")


class SiblingSafety(ProtectionStep):
    """Another child who may be in the same danger: together with this one, elsewhere, or left, and why.

    `other` is a child of the register; `who` names one whom nobody has registered yet.
    """

    other = models.ForeignKey(
        "register.Child", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Another child on the register; null where that child stands in words only."""
    who = models.CharField(_("name, age"), max_length=200, blank=True)
    """Name and age of the other child in words; required where the child is not registered."""
    whose = models.CharField(
        _("of which household"), max_length=10, choices=SiblingHousehold, default=SiblingHousehold.HOUSEHOLD
    )
    """Whether the other child is of this child's family or the dangerous person's household."""
    where = models.CharField(_("where the child is"), max_length=10, choices=Whereabouts)
    """What becomes of the other child: stays with this child, is safe elsewhere, or was left."""
    reason = models.TextField(_("why"), blank=True)
    """Why the children are apart, and where the other is; empty only where they are together."""

    class Meta(ProtectionStep.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["protection", "other"],
                condition=Q(current=True, other__isnull=False),
                name="one_word_on_a_sibling",
            ),
            models.CheckConstraint(
                condition=Q(other__isnull=False) | ~Q(who=""), name="sibling_is_known_or_named"
            ),
            models.CheckConstraint(
                condition=Q(where="together") | ~Q(reason=""), name="sibling_apart_says_why"
            ),
        ]


class RepresentativeInterest(models.TextChoices):
    """Whether whoever represents the child in law can speak for the child in this."""

    NONE = "none", _("no conflict of interest")
    IS_SUSPECT = "is_suspect", _("is the person the danger comes from")
    LIVES_WITH = "lives_with", _("lives with that person")
    DEPENDS = "depends", _("depends on that person or their family")
    NOBODY = "nobody", _("nobody can be reached: parents away, no guardian")


class ConflictOfInterest(ProtectionStep):
    """Whether the legal representative has a conflict of interest, and who is asked to act instead."""

    interest = models.CharField(_("conflict of interest"), max_length=12, choices=RepresentativeInterest)
    """Whether the legal representative can speak for the child, and if not, why not."""
    adult = models.ForeignKey(
        "register.Adult", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Legal representative, one of the family; null where in words or where nobody is named."""
    who = models.CharField(_("the representative, in words"), max_length=200, blank=True)
    """Legal representative not on the register: name, relation to the child; else empty."""
    reason = models.TextField(_("what this rests on"), blank=True)
    """What the answer on a conflict of interest rests on; required where a person has one."""
    asked_whom = models.CharField(
        _("who was asked for an independent representative"), max_length=300, blank=True
    )
    """Who was asked to provide an independent representative; empty while nobody was."""
    independent = models.CharField(_("independent representative"), max_length=300, blank=True)
    """Representative without a conflict: name, post, telephone; empty until one is known."""

    class Meta(ProtectionStep.Meta):
        constraints = [one_current_row("one_conflict_a_protection")]


class Watch(ProtectionStep):
    """After an attempt, self-harm or a threat of it: who stays, means out of reach, doctor, psychologist."""

    stays = models.TextField(_("who stays with the child tonight"))
    """Who is with the child during the night, by name and telephone."""
    means_removed = models.BooleanField(_("means are out of reach"))
    """True if medicines, poisons, blades, weapons and the like are out of the child's reach."""
    doctor = models.CharField(_("doctor or ambulance"), max_length=300, blank=True)
    """Doctor or ambulance that came, by name; empty where none is written."""
    psychologist = models.CharField(_("psychologist"), max_length=300, blank=True)
    """Psychologist who helps, and when; empty where none is written."""
    words = models.TextField(_("what was agreed"), blank=True)
    """What was agreed with the child and the family for the child's safety; may be empty."""

    class Meta(ProtectionStep.Meta):
        constraints = [one_current_row("one_watch_a_protection")]


class FollowUpContact(ProtectionStep):
    """Somebody was in contact with the child again."""

    child_seen = models.BooleanField(_("the child was seen"))
    """True if whoever made this later contact saw the child, false if not."""
    findings = models.TextField(_("how the child is"))
    """How the child was at this later contact."""
