"""Children who were seen at a market, on a street or at a station, and which of these rows are one child.

Only what was said or seen is written, and no photograph: who a child is, a person says at the office.
"""

from functools import cached_property

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact, FileRow, StampedForeignKey
from umai.access.row_security import RowSecurity
from umai.design.fields.listed import ListedField
from umai.identification.signal.sealing import ReportWords, open_words
from umai.register.models import Sex
from umai.rounds.door.models import NOT_WALLED, READ, WRITTEN
from umai.rounds.planning.models import Round
from umai.trail.rows.proven import ProvenRows

MOST_HOURS = 24


class MedicalCare(models.TextChoices):
    """Whether a child needs a doctor, as it was said or seen."""

    NEEDS = "needs", _("needs a doctor")
    HAS = "has", _("a doctor sees the child")
    UNKNOWN = "unknown", _("nobody said")


class Sighting(Fact):
    """A child was seen once, by a team of a round. Its words are sealed, as those of a signal are.

    Who wrote it wrongly writes a row that replaces it; what is said of a sighting (that it is the child of
    another one, that a signal was made) names the row that its writer read.
    """

    protected_by = RowSecurity(
        reach=READ, writes=WRITTEN, wall=NOT_WALLED.format(column="id"), kept_by="rounds_keep_words"
    )
    proven_by = ProvenRows(
        erasable=("sealed_words",),
        erased_by="exists (select from public.rounds_wordsexpunging x where x.round_id = n.round_id)",
    )

    child_id = models.UUIDField(null=True, editable=False)
    """Always null: which child it is, a person says at the office."""
    first = StampedForeignKey("self", db_index=True)
    """Row that was written first of this sighting, stamped by the database; null where it is this one."""
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="sightings")
    """Round of a market, a street, a station or a school, in which the child was seen."""
    team = models.PositiveSmallIntegerField(_("team"))
    """Number of the team within the round, from 1."""
    seen_on = models.DateField(_("seen on"))
    """Day, in Bishkek, on which the child was seen."""
    from_hour = models.TimeField(_("from which hour"), null=True, blank=True)
    """Hour from which the child is there on such a day; null where nobody said it."""
    hours = models.PositiveSmallIntegerField(_("hours a day"), null=True, blank=True)
    """Hours of work on such a day, as it was said; null where nobody said it."""
    age = models.PositiveSmallIntegerField(_("age, about"), null=True, blank=True)
    """Years, about, as it was said or guessed; null where nobody could tell."""
    sex = models.CharField(_("sex"), max_length=1, choices=Sex, blank=True)
    """Sex, as it was said or seen; empty where nobody could tell."""
    work = ListedField(_("what the child does"), listed="round_work")
    """What was chosen: sells, carries loads, begs, lives there, and so on."""
    company = ListedField(_("with whom"), listed="round_company")
    """What was chosen: alone, with other children, a parent, an employer, and so on."""
    at_school = models.BooleanField(_("goes to school"), null=True)
    """Whether the child goes to school, as it was said; null where nobody said it."""
    care = models.CharField(_("medical care"), max_length=8, choices=MedicalCare, default=MedicalCare.UNKNOWN)
    """Whether the child needs a doctor or has one, as it was said or seen."""
    nameless = models.BooleanField(_("no name was said"), default=False)
    """Whether the sealed words describe the child, because nobody said a name."""
    danger_now = models.BooleanField(_("danger to life or health now"), default=False)
    """Whether life or health is in danger, as it was said or seen."""
    self_harm = models.BooleanField(_("suicide attempt, self-harm or a threat of it"), default=False)
    """Whether suicide, self-harm or a threat of it was spoken of."""
    sealed_words = models.BinaryField(editable=False)
    """Name or description, row or gate, and what else was said, sealed; empty once unreadable by rule."""
    words_key = models.CharField(max_length=40, editable=False)
    """Id of the public key to which the words were sealed."""

    class Meta(Fact.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(age=None) | Q(age__lt=18), name="sighted_is_a_child"),
            models.CheckConstraint(
                condition=Q(hours=None) | Q(hours__lte=MOST_HOURS), name="sighting_within_a_day"
            ),
            models.CheckConstraint(condition=Q(team__gt=0), name="sighting_has_team"),
        ]

    @cached_property
    def said(self) -> ReportWords:
        """The words, opened: name or description in `child`, row or gate in `where`, more in `happened`."""
        return open_words(self.pk, self.sealed_words)

    @property
    def urgent(self) -> bool:
        return self.danger_now or self.self_harm

    @property
    def seen_id(self):
        """Id of the sighting, which stays the same when it is corrected."""
        return self.first_id or self.pk

    def get_absolute_url(self):
        return reverse("rounds:sighting", args=[self.pk])


def of_sightings(ids, named=""):
    """The condition that a row is, or names as `named`, any row of the sightings with these ids."""
    before = f"{named}__" if named else ""
    return Q(**{f"{before}id__in": ids}) | Q(**{f"{before}first__in": ids})


class SightingMatch(Fact):
    """A person at the office says that two sightings are one child, or which child of the register it is.

    A chain of sightings leads to the earliest of them, which stands for the child.
    """

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, null=True, related_name="+")
    """Child of the register who was seen; null where two sightings are said to be one child."""
    sighting = models.ForeignKey(Sighting, on_delete=models.PROTECT, related_name="matches")
    """Sighting of which this is said."""
    same_as = models.ForeignKey(Sighting, on_delete=models.PROTECT, null=True, related_name="matched")
    """Earlier sighting of the same child; null where the child of the register is named."""

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["sighting"],
                condition=Q(current=True, same_as__isnull=False),
                name="one_earlier_sighting",
            ),
            models.UniqueConstraint(
                fields=["sighting"],
                condition=Q(current=True, child__isnull=False),
                name="one_child_a_sighting",
            ),
            models.CheckConstraint(
                condition=Q(child=None, same_as__isnull=False) | Q(child__isnull=False, same_as=None),
                name="match_says_one_thing",
            ),
            models.CheckConstraint(condition=~Q(sighting=F("same_as")), name="matched_with_another"),
        ]


class SightingSignal(FileRow):
    """A signal was made of a sighting: at once where there was danger, else by a person at the office."""

    protected_by = RowSecurity(reach=READ, writes=WRITTEN, wall=NOT_WALLED.format(column="sighting_id"))

    child_id = models.UUIDField(null=True, editable=False)
    """Always null: a signal is part of no child's file."""
    sighting = models.OneToOneField(Sighting, on_delete=models.PROTECT, related_name="made")
    """Sighting of which the signal was made."""
    signal = models.ForeignKey(
        "identification.Signal", on_delete=models.PROTECT, related_name="+", db_index=False
    )
    """Signal that was made."""
