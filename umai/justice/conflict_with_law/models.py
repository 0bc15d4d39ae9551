"""A child who ran away, was detained or is said to have broken the law: a child to be protected.

All of it is sealed: only the worker of the case, the head and those to whom the file was opened by name read
it, but whoever learns of it writes it down.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact
from umai.access.row_security import RowSecurity
from umai.justice.line import LineRow

ALWAYS_SEALED = RowSecurity(sealed_by="sealed")
IS_SEALED = Q(sealed=True)


class OffenceMatter(LineRow):
    """A child ran away or came into conflict with the law; what becomes of it are rows that name this one.

    `happened_on` is its day, or the first day of what goes on. It says nothing of guilt.
    """

    protected_by = ALWAYS_SEALED

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child to be protected; the row is part of this child's file."""
    kind = models.CharField(_("what it is"), max_length=40)
    """Code of the list conflict_kinds."""
    away = models.BooleanField()
    """Whether the child is away by it until somebody writes that it was found: then it is urgent."""
    article = models.CharField(_("on which article, if one was named"), max_length=200, blank=True)
    """Article that the police or a court named, with its code; empty where none was."""
    body = models.CharField(_("where it is registered"), max_length=200, blank=True)
    """Police station or court that keeps the matter; empty where none does."""
    number = models.CharField(_("number there"), max_length=60, blank=True)
    """Number under which that body keeps it; may be empty."""
    words = models.TextField(_("what is said to have happened"))
    """What is said to have happened, and from whom the child ran away, in words that blame nobody."""
    harm = models.TextField(_("what harm was done to the child itself"), blank=True)
    """What was done to the child before, meanwhile or by the detention; may be empty."""
    childs_words = models.TextField(_("what the child says, and why it left or did it"), blank=True)
    """What the child says of it, in its own words; empty while nobody could ask."""
    sealed = models.BooleanField(default=True, editable=False)
    """Always true: the whole matter is read by few."""

    class Meta(LineRow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["line"], condition=Q(current=True), name="one_current_matter"),
            models.CheckConstraint(condition=IS_SEALED, name="matter_is_sealed"),
            models.CheckConstraint(
                condition=~Q(kind="") & ~Q(words="") & Q(happened_on__isnull=False),
                name="matter_says_what_and_when",
            ),
        ]
        indexes = [
            models.Index(fields=["child"], name="matter_of_child", condition=Q(current=True)),
            models.Index(fields=["district"], name="matter_away", condition=Q(current=True, away=True)),
        ]

    def get_absolute_url(self):
        return reverse("justice:matter", args=[self.line])


class MatterRow(Fact):
    """A row about one such matter, sealed with it."""

    protected_by = ALWAYS_SEALED

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child to be protected; the row is part of this child's file."""
    matter = models.ForeignKey(OffenceMatter, on_delete=models.PROTECT, related_name="+")
    """Matter by its first row, whichever row says now what happened."""
    sealed = models.BooleanField(default=True, editable=False)
    """Always true: it is read by few, as the matter is."""

    class Meta(Fact.Meta):
        abstract = True


class ChildDetention(MatterRow):
    """A child was detained: by whom, when, and when its carers and the office were told."""

    body = models.CharField(_("by whom, and where it is kept"), max_length=200)
    """Police station or other body, and the place where the child is kept."""
    detained_at = models.TimeField(_("at what time"))
    """Hour and minute in Bishkek at which the child was detained, on `happened_on`."""
    carers_on = models.DateField(_("parents or carers were told on"), null=True, blank=True)
    """Day in Bishkek on which they were told; null while nobody told them."""
    carers_at = models.TimeField(_("at what time were they told"), null=True, blank=True)
    """Hour and minute in Bishkek at which they were told; null while nobody told them."""
    office_on = models.DateField(_("the office was told on"), null=True, blank=True)
    """Day in Bishkek on which the body for child protection was told; null while nobody told it."""
    office_at = models.TimeField(_("at what time was it told"), null=True, blank=True)
    """Hour and minute in Bishkek at which it was told; null while nobody told it."""
    lawyer = models.BooleanField(_("a lawyer came"), null=True, blank=True)
    """Whether a lawyer came to the child; null where nobody knows."""
    with_adults = models.BooleanField(_("kept together with adults"), null=True, blank=True)
    """Whether the child was kept with detained adults, which is never lawful; null where nobody knows."""
    words = models.TextField(_("how the child is"), blank=True)
    """Health, marks of force, food, sleep, and what the child needs; may be empty."""

    class Meta(MatterRow.Meta):
        constraints = [
            models.CheckConstraint(condition=IS_SEALED, name="detention_is_sealed"),
            models.CheckConstraint(
                condition=Q(carers_on=None, carers_at=None)
                | Q(carers_on__isnull=False, carers_at__isnull=False),
                name="carers_told_at_an_hour",
            ),
            models.CheckConstraint(
                condition=Q(office_on=None, office_at=None)
                | Q(office_on__isnull=False, office_at__isnull=False),
                name="office_told_at_an_hour",
            ),
            models.CheckConstraint(condition=Q(happened_on__isnull=False), name="detention_has_a_day"),
        ]
        indexes = [models.Index(fields=["matter"], name="detention_of_matter")]


class MatterQuestioning(MatterRow):
    """A child in conflict with the law was questioned: by whom, and who was with the child."""

    body = models.CharField(_("who questioned the child"), max_length=40)
    """Code of the list interview_bodies."""
    presence = ArrayField(models.CharField(max_length=40), verbose_name=_("who was with the child"))
    """Codes of the list interview_presence, at least one; "nobody" is one of them."""
    lawyer = models.BooleanField(_("a lawyer was there"), null=True)
    """Whether a lawyer was there from the first question on; null where nobody knows."""
    recorded = models.BooleanField(_("recorded on video, so that nobody has to ask again"), null=True)
    """Whether it was recorded on video; null where nobody knows."""
    words = models.TextField(_("what was explained, and how it went"), blank=True)
    """What the child was told of its rights, how long it lasted, any pressure; may be empty."""

    class Meta(MatterRow.Meta):
        constraints = [
            models.CheckConstraint(condition=IS_SEALED, name="questioning_is_sealed"),
            models.CheckConstraint(
                condition=Q(presence__len__gt=0) & Q(happened_on__isnull=False),
                name="questioning_says_who_was_there",
            ),
        ]
        indexes = [models.Index(fields=["matter"], name="questioning_of_matter")]


class MatterOutcome(MatterRow):
    """What became of it: found, released, handed over, placed, decided."""

    outcome = models.CharField(_("what became of it"), max_length=40)
    """Code of the list matter_outcomes."""
    found = models.BooleanField()
    """Whether the child is away no more by it, copied from the mark of the list."""
    to_whom = models.CharField(_("to whom, where the child is now"), max_length=300, blank=True)
    """Person or place with whom the child is since then; may be empty."""
    words = models.TextField(_("in words"), blank=True)
    """How the child was found and is, and what was decided; may be empty."""

    class Meta(MatterRow.Meta):
        constraints = [
            models.CheckConstraint(condition=IS_SEALED, name="outcome_is_sealed"),
            models.CheckConstraint(
                condition=~Q(outcome="") & Q(happened_on__isnull=False), name="outcome_says_what_and_when"
            ),
        ]
        indexes = [models.Index(fields=["matter"], name="outcome_of_matter", condition=Q(current=True))]


class Diversion(MatterRow):
    """A step by which a child is led away from criminal proceedings."""

    kind = models.CharField(_("by which way"), max_length=40)
    """Code of the list diversion_kinds."""
    stage = models.CharField(_("how far it is"), max_length=40)
    """Code of the list diversion_stages: proposed, decided, agreed, refused, carried out, failed."""
    body = models.CharField(_("by which body"), max_length=200, blank=True)
    """Prosecutor, investigator, court or office that took the step; may be empty."""
    child_agrees = models.BooleanField(_("the child agrees"), null=True, blank=True)
    """Whether the child agrees; null where it was not asked at this step."""
    representative_agrees = models.BooleanField(_("the representative agrees"), null=True, blank=True)
    """Whether the legal or independent representative agrees; null where nobody was asked."""
    until = models.DateField(_("to be carried out by"), null=True, blank=True)
    """Last day, inclusive, by which it has to be carried out; null where none is set."""
    words = models.TextField(_("what was promised, or what stood in the way"), blank=True)
    """What the child and the bodies promised, or why it failed; may be empty."""

    class Meta(MatterRow.Meta):
        constraints = [
            models.CheckConstraint(condition=IS_SEALED, name="diversion_is_sealed"),
            models.CheckConstraint(
                condition=~Q(kind="") & ~Q(stage="") & Q(happened_on__isnull=False),
                name="diversion_says_what_and_when",
            ),
        ]
        indexes = [models.Index(fields=["matter"], name="diversion_of_matter")]
