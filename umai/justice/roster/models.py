"""Who may be asked to represent a child, for which territory and from which day to which; names no child."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import StampedForeignKey
from umai.design.fields.listed import ListedField
from umai.justice.line import StampedUUIDField
from umai.trail.rows.proven import ProvenRows


class RosterRow(models.Model):
    """A row of the roster: who wrote it and when, as the database stamps it. Never changed or deleted."""

    proven_by = ProvenRows()

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    """Key of the row, made by its writer; it means nothing else."""
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    """When the row was written, stamped by the database."""
    recorded_by = StampedForeignKey("staff.Worker")
    """Who wrote the row, stamped by the database; null where nobody was signed in."""

    class Meta:
        abstract = True


class RosterEntryQuerySet(models.QuerySet["RosterEntry"]):
    def standing(self):
        """The rows that say now what holds: a corrected row is left out, one that is over is not."""
        return self.filter(later=None)

    def not_over(self, day):
        """Those whose last day is not before this one."""
        ended = RosterEnding.objects.using(self.db).filter(last_on__lt=day)
        return self.exclude(line__in=ended.values("entry_id"))


class RosterEntry(RosterRow):
    """A person or a body who represents children of a territory that have nobody else to do it."""

    line = StampedUUIDField(null=True, editable=False)
    """Id of the first row of the entry; the same in every row that corrects it."""
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, editable=False, related_name="later"
    )
    """Row that was wrong and in whose place this one stands; a row is replaced at most once."""
    office = StampedForeignKey("staff.Office")
    """Office that keeps the entry: that of who added it, also where somebody else corrects it."""
    kind = ListedField(_("as what"), listed="representative_bodies")
    """What was chosen: state centre, lawyer, trained representative, organisation."""
    name = models.CharField(_("name of the person or organisation"), max_length=200)
    """Name of the person or organisation that is asked."""
    place = models.ForeignKey(
        "places.Place", on_delete=models.PROTECT, related_name="+", verbose_name=_("for children of")
    )
    """Country, oblast or district whose children are represented."""
    phone = models.CharField(_("telephone"), max_length=60)
    """Number at which the office asks; more than one may stand there."""
    languages = ArrayField(
        ListedField(listed="representative_languages"), verbose_name=_("languages spoken with children")
    )
    """What was chosen: the languages in which children are spoken with, at least one."""
    serves = models.CharField(_("for which children"), max_length=200, blank=True)
    """Which children alone, in short words, as girls; empty where it is any child."""
    from_on = models.DateField(_("from which day"))
    """First day, in Bishkek, on which this entry can be asked."""

    objects = RosterEntryQuerySet.as_manager()

    later: "RosterEntry"  # the row that corrects this one, where one does

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(phone=""), name="roster_entry_is_reached"),
            models.CheckConstraint(condition=Q(languages__len__gt=0), name="roster_entry_speaks"),
        ]
        indexes = [
            models.Index(fields=["place"], name="roster_of_place"),
            models.Index(fields=["line"], name="roster_line"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("justice:roster")


class RosterEnding(RosterRow):
    """An entry of the roster is asked no more after a day. It ends once; who comes back is added anew."""

    entry = models.OneToOneField(RosterEntry, on_delete=models.PROTECT, related_name="ending")
    """Entry that is over, by its first row."""
    last_on = models.DateField(_("last day"))
    """Last day, inclusive, in Bishkek, on which the entry can be asked."""
    reason = models.TextField(_("why"))
    """Why nobody asks there any more."""

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="roster_ending_says_why")]
