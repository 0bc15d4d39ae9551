"""A round, its teams and its dwellings. No row here says anything of a child: teams carry the list of it."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import StampedForeignKey, StampedNumberField
from umai.design.fields.listed import ListedField
from umai.design.law.choices import choice_label
from umai.law.options.choices import is_marked
from umai.rounds.codes import code_of
from umai.trail.rows.proven import ProvenRows

FORM_VERSION = 1  # of the questions at the door
SHEET = 20  # dwellings


class RoundRow(models.Model):
    """A row of a round: where, when and by whom it was written, as the database stamps it. Never changed."""

    proven_by = ProvenRows()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    district = StampedForeignKey("places.Place")
    """District in which the round is walked; decides who reads the row."""
    municipality = StampedForeignKey("places.Place")
    """Aiyl okmotu or town of the row's place; null where only the district is known."""
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the row was written, stamped by the database."""
    recorded_by = StampedForeignKey("staff.Worker")
    """Who wrote the row, stamped by the database; null where nobody was signed in."""

    class Meta:
        abstract = True


class RoundQuerySet(models.QuerySet["Round"]):
    def running(self, *, on):
        """Those that were not ended and have begun by this day, also when their last day has passed."""
        return self.filter(ending=None, from_on__lte=on)


class Round(RoundRow):
    """A territory is walked from one day to another by teams, to find the children whom nobody knows."""

    number = StampedNumberField(default=0, editable=False)
    """Number of the round in its district, given by the database; the first part of each code."""
    place = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, related_name="+", verbose_name=_("where")
    )
    """Village, municipality or district that is walked."""
    purpose = ListedField(_("where children are looked for"), listed="round_purposes")
    """What was chosen: from house to house, market, street, bus station, school."""
    from_on = models.DateField(_("from which day"))
    """First day of the walk, in Bishkek."""
    to_on = models.DateField(_("until which day"))
    """Last day of the walk, inclusive, as it was planned."""
    form_version = models.PositiveSmallIntegerField(default=FORM_VERSION, editable=False)
    """Version of the questions that are asked at the door."""

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["district", "number"], name="round_number_in_district"),
            models.CheckConstraint(condition=Q(to_on__gte=F("from_on")), name="round_ends_after_it_began"),
        ]
        indexes = [models.Index(fields=["district", "from_on"], name="round_of_district")]

    def get_absolute_url(self):
        return reverse("rounds:round", args=[self.pk])

    @property
    def purpose_label(self) -> str:
        """Where children are looked for, in words."""
        return choice_label("round_purposes", self.purpose)

    @property
    def has_dwellings(self) -> bool:
        """Whether teams go from dwelling to dwelling; else they write down children whom they see."""
        return is_marked("round_purposes", self.purpose, "dwellings")


class RoundEnding(RoundRow):
    """A round is over, or was broken off; it ends once."""

    round = models.OneToOneField(Round, on_delete=models.PROTECT, related_name="ending")
    """Round that is over."""
    ended_on = models.DateField(_("last day"))
    """Day, in Bishkek, after which nobody walks."""
    reason = models.TextField(_("why it ends"), blank=True)
    """Why it ends with dwellings left; may be empty where none are left."""


class TeamMember(RoundRow):
    """Somebody walks in a team of a round. An account is not needed: teams carry paper."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="members", db_index=False)
    """Round that is walked."""
    team = models.PositiveSmallIntegerField(_("team"))
    """Number of the team within the round, from 1."""
    name = models.CharField(_("name"), max_length=100)
    """Name of who walks, as it is printed on the team's list."""
    post = models.CharField(_("post"), max_length=100, blank=True)
    """Post of who walks, as teacher or head of the village; may be empty."""
    worker = models.ForeignKey(
        "staff.Worker", on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
    """Account of who walks; null for a person without one."""
    from_on = models.DateField(_("from which day"))
    """First day on which this person walks."""

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(team__gt=0) & ~Q(name=""), name="member_has_team")]
        indexes = [models.Index(fields=["round", "team"], name="members_of_round")]


class MemberLeaving(RoundRow):
    """Somebody walks no more after a day."""

    member = models.OneToOneField(TeamMember, on_delete=models.PROTECT, related_name="leaving")
    """Member who left."""
    last_on = models.DateField(_("last day"))
    """Last day, inclusive, on which this person walked."""


class Dwelling(RoundRow):
    """A place where people may live. It stays for later rounds, and names nobody who lives there."""

    settlement = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+", db_index=False)
    """Village or town in which it stands."""
    number = models.PositiveIntegerField()
    """Number of the dwelling in its settlement, in the order in which it was written down."""
    words = models.CharField(_("street and house"), max_length=200, blank=True)
    """Street and house; empty where a team writes it down on its way."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["settlement", "number"], name="dwelling_number")]


class RoundStop(models.Model):
    """A dwelling in a round, in the order of the walk, and how far it came.

    What was said there stands in answers alone, which a team does not read again: this row says whether
    somebody has to go there, and no more. `answer_id` and what follows are kept by the database.
    """

    proven_by = ProvenRows(moving=("answer_id", "done", "attempts", "last_on", "again_on"))

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row; it means nothing else."""
    district = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+", db_index=False)
    """District in which the dwelling stands; decides who reads the row."""
    municipality = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    """Aiyl okmotu or town in which the dwelling stands."""
    settlement = models.ForeignKey("places.Place", on_delete=models.PROTECT, related_name="+", db_index=False)
    """Village or town in which the dwelling stands."""
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="stops", db_index=False)
    """Round in which somebody goes there."""
    dwelling = models.ForeignKey(Dwelling, on_delete=models.PROTECT, related_name="stops")
    """Dwelling that is asked."""
    number = models.PositiveIntegerField()
    """Number of the dwelling within the round, in the order of the walk; the second part of its code."""
    answer_id = models.UUIDField(null=True, editable=False)
    """Key of the answer that counts, by the team that walked; null until somebody was there."""
    done = models.BooleanField(default=False, editable=False)
    """Whether nobody has to go there again in this round."""
    attempts = models.PositiveSmallIntegerField(default=0, editable=False)
    """How many times a team was there."""
    last_on = models.DateField(null=True, editable=False)
    """Day of the last visit; null before any."""
    again_on = models.DateField(null=True, editable=False)
    """Day on which a team goes again; null where it does not."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="stop_number"),
            models.UniqueConstraint(fields=["round", "dwelling"], name="stop_of_dwelling"),
        ]
        indexes = [
            models.Index(fields=["round", "settlement"], name="stops_of_settlement"),
            # When somebody was last there in a round is asked on the first page of whoever answers for it.
            models.Index(fields=["round", "last_on"], name="stops_visited", condition=~Q(last_on=None)),
        ]

    @property
    def code(self) -> str:
        return code_of(self.round.number, self.number)

    @property
    def sheet(self) -> int:
        """The number of the sheet on which this dwelling stands, from 1."""
        return (self.number - 1) // SHEET + 1
