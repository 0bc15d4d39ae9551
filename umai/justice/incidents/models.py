"""What was done to a child, and who did it, saw it and examined the child: rows about one incident."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact
from umai.access.row_security import RowSecurity
from umai.design.fields.listed import ListedField
from umai.justice.line import LineRow

SEALED_ROWS = RowSecurity(sealed_by="sealed")
SEALED_WITH_INCIDENT = RowSecurity(sealed_by="sealed", derived=("sealed",))


class Incident(LineRow):
    """Something was done to a child, or left undone, that harmed the child: one event, or one that goes on.

    An incident of a sexual kind is sealed: only the worker of the case, the head and those to whom the file
    was opened read it and what hangs on it, but whoever learns of it writes it down. `happened_on` is its
    day, or the first day of what goes on.
    """

    protected_by = SEALED_ROWS

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child to whom it was done."""
    case = models.ForeignKey("intake.Case", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    """Case that was open when it was written down; null where none was."""
    kinds = ArrayField(ListedField(listed="incident_kinds"), verbose_name=_("what was done"))
    """Kinds of violence, neglect or exploitation, at least one."""
    day_known = ListedField(_("how sure the day is"), listed="incident_days")
    """What was chosen: the day is known, it is about then, or it is not known."""
    often = ListedField(_("how often"), listed="incident_times")
    """What was chosen: once, several times, for a long time."""
    place = ListedField(_("where"), listed="incident_places")
    """What was chosen: what kind of place it was."""
    settlement = models.ForeignKey(
        "places.Place",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("village or town"),
    )
    """Village or town where it happened; null where it is not known or was no place."""
    known_by = ListedField(_("how it became known"), listed="incident_sources")
    """What was chosen: who told or saw it first, by kind; never a name."""
    known_on = models.DateField(_("day on which the office learned of it"))
    """Day in Bishkek on which somebody of the office learned of it."""
    words = models.TextField(_("what happened"))
    """What happened, as it was told and seen; without the name of whoever reported."""
    sealed = models.BooleanField()
    """Whether any of its kinds is of a sexual nature, so that it is read by few."""

    class Meta(LineRow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["line"], condition=Q(current=True), name="one_current_incident"),
            models.CheckConstraint(condition=Q(kinds__len__gt=0), name="incident_says_what"),
            models.CheckConstraint(condition=Q(happened_on__isnull=False), name="incident_has_a_day"),
            models.CheckConstraint(condition=~Q(words=""), name="incident_in_words"),
        ]
        indexes = [
            models.Index(fields=["child"], name="incident_of_child", condition=Q(current=True)),
            models.Index(
                fields=["district", "happened_on"], name="incident_of_district", condition=Q(current=True)
            ),
        ]

    def get_absolute_url(self):
        return reverse("justice:incident", args=[self.line])


class IncidentRow(Fact):
    """A row about one incident, sealed where the incident is; the database copies that from it."""

    protected_by = SEALED_WITH_INCIDENT

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, related_name="+")
    """Child to whom the incident was done; the row is part of this child's file."""
    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    """Incident by its first row, whichever row says now what happened."""
    sealed = models.BooleanField(default=False)
    """Whether the incident is sealed, copied from it by the database."""

    class Meta(Fact.Meta):
        abstract = True


class Suspect(IncidentRow):
    """Who is said to have done it. Nobody is guilty here: it says whom children must be kept safe from."""

    adult = models.ForeignKey(
        "register.Adult",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("somebody of the family"),
    )
    """Suspect who is in the child's family on the register; null for anybody else."""
    name = models.CharField(_("name and surname, of anybody else"), max_length=200, blank=True)
    """Name of a suspect who is not in the family; empty where it is not known."""
    birth_year = models.PositiveSmallIntegerField(_("year of birth, about"), null=True, blank=True)
    """Year of birth as far as it is known, by which one name is told from another."""
    relation = ListedField(_("what this person is to the child"), listed="suspect_relations")
    """Mother, carer, neighbour, stranger and so on; nobody known is one of them."""
    lives_with = models.BooleanField(_("lives with the child"), null=True)
    """Whether the suspect lived with the child on that day; null where nobody knows."""
    had_care = models.BooleanField(_("the child was left in this person's care"), null=True)
    """Whether the child had been left or placed with the suspect; null where nobody knows."""
    state = models.TextField(_("where this person is now"), blank=True)
    """Where the suspect is and what is known of other children there; may be empty."""

    class Meta(IncidentRow.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["incident", "adult"],
                condition=Q(current=True, adult__isnull=False),
                name="suspect_named_once",
            ),
            models.CheckConstraint(
                condition=Q(adult=None) | Q(name=""), name="suspect_on_the_register_or_in_words"
            ),
        ]
        indexes = [
            models.Index(
                fields=["adult"], name="suspect_adult", condition=Q(current=True, adult__isnull=False)
            ),
            models.Index(fields=["incident"], name="suspect_of_incident", condition=Q(current=True)),
        ]


class IncidentWitness(IncidentRow):
    """Another child who saw or heard it; seeing violence harms too."""

    other = models.ForeignKey(
        "register.Child",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("child of the register"),
    )
    """Child of the register who saw it; null where the child is named in words alone."""
    name = models.CharField(_("which child"), max_length=200, blank=True)
    """Which child it was: name, age, whose; empty where it is a child of the register."""
    saw = ListedField(_("what the child saw"), listed="witness_sights")
    """What was chosen: saw it, heard it, was hurt too."""
    words = models.TextField(_("what this child needs now"), blank=True)
    """Who looks after that child now, and what it needs; may be empty."""

    class Meta(IncidentRow.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(other__isnull=False) | ~Q(name=""), name="witness_is_known_or_named"
            ),
            models.UniqueConstraint(
                fields=["incident", "other"],
                condition=Q(current=True, other__isnull=False),
                name="witness_named_once",
            ),
        ]


class IncidentExamination(IncidentRow):
    """First aid, a doctor or a forensic examination: done, waited for, or refused and by whom."""

    kind = ListedField(_("what"), listed="examination_kinds")
    """What was chosen: first aid, doctor, forensic examination, psychologist."""
    outcome = ListedField(_("was it done?"), listed="examination_outcomes")
    """Done, ordered, refused, or that nobody ordered it."""
    refused_by = ListedField(_("who refused"), listed="examination_refusals", blank=True)
    """Child, parent, carer or body that refused; empty where nobody did."""
    body = models.CharField(_("where, by whom"), max_length=200, blank=True)
    """Hospital, laboratory or doctor; may be empty."""
    number = models.CharField(_("number of the conclusion"), max_length=60, blank=True)
    """Number of the written conclusion; empty while there is none."""
    findings = models.TextField(_("injuries and findings"), blank=True)
    """Injuries and what was found, or why it was refused; may be empty."""

    class Meta(IncidentRow.Meta):
        indexes = [models.Index(fields=["incident"], name="examination_of_incident")]
