"""Who speaks for a child in proceedings, who was asked to do it instead, and what the child itself says."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from umai.justice.incidents.models import IncidentRow


class ChildRepresentation(IncidentRow):
    """Somebody represents the child about an incident; whether that person may is computed at each look."""

    adult = models.ForeignKey(
        "register.Adult",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("somebody of the family"),
    )
    """Representative who is in the child's family on the register; null for anybody else."""
    name = models.CharField(_("name and surname, of anybody else"), max_length=200, blank=True)
    """Name of a representative who is not in the family; empty where there is nobody."""
    role = models.CharField(_("as what this person represents the child"), max_length=40)
    """Code of the list representative_kinds."""
    conflicts = ArrayField(
        models.CharField(max_length=40), blank=True, default=list, verbose_name=_("why not alone")
    )
    """Codes of the list representative_conflicts that were told; what the register knows is not repeated."""
    words = models.TextField(_("what is known of it"), blank=True)
    """What is known of the conflict, or how the person represents the child; may be empty."""

    class Meta(IncidentRow.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(adult=None) | Q(name=""), name="representative_on_the_register_or_in_words"
            )
        ]
        indexes = [models.Index(fields=["incident"], name="representation_of_incident")]


class IndependentAsked(IncidentRow):
    """An independent representative was asked for, named, or was not to be had; `happened_on` is that day."""

    entry = models.ForeignKey(
        "justice.RosterEntry",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name=_("who of the roster"),
    )
    """Who of the roster was asked, by the first row; null where it was somebody else or nobody."""
    asked_of = models.CharField(_("who was asked"), max_length=40)
    """Code of the list independent_sources."""
    outcome = models.CharField(_("what came of it"), max_length=40)
    """Code of the list independent_outcomes."""
    name = models.CharField(_("who was named"), max_length=200, blank=True)
    """Name of the independent representative, and how to reach them; empty while nobody is named."""
    reason = models.TextField(_("why not"), blank=True)
    """Why nobody was asked or named; empty where somebody was."""
    waits = models.BooleanField()
    """Whether an answer is owed, by the mark of the outcome; a later row of the incident may have it."""
    named = models.BooleanField()
    """Whether somebody was named, by the mark of the outcome."""
    no_roster = models.BooleanField()
    """Whether nobody was asked because the roster held nobody for the district on that day."""
    due_on = models.DateField(null=True)
    """Last day, inclusive, in Bishkek, on which the answer is in time; null where none is owed."""

    class Meta(IncidentRow.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(waits=True, due_on__isnull=False, due_on__gte=F("happened_on"))
                | Q(waits=False, due_on=None),
                name="independent_answer_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(waits=True, named=True) & (Q(no_roster=False) | Q(waits=False, named=False)),
                name="independent_outcome_is_one",
            ),
            models.CheckConstraint(
                condition=Q(no_roster=False) | Q(entry=None), name="independent_of_roster_or_of_none"
            ),
            models.CheckConstraint(condition=Q(happened_on__isnull=False), name="independent_asked_on_a_day"),
        ]
        indexes = [
            models.Index(fields=["incident"], name="independent_of_incident"),
            models.Index(
                fields=["district"], name="independent_waits", condition=Q(current=True, waits=True)
            ),
            models.Index(fields=["entry"], name="independent_of_entry", condition=Q(entry__isnull=False)),
        ]


class ViewInProceedings(IncidentRow):
    """What the child itself says about the proceedings, apart from what its representative says."""

    hearing = models.CharField(_("how the child was heard"), max_length=40)
    """Code of the list view_hearings."""
    heard_by = models.CharField(_("who heard the child"), max_length=200, blank=True)
    """Name and post of who heard the child; empty where nobody did."""
    words = models.TextField(_("what the child said, in its own words; or what was seen, or why not"))
    """What the child said or what was seen, or why it was not heard."""
    wants = models.TextField(_("what the child wants to happen, and why"), blank=True)
    """The child's own justified opinion about the proceedings and their end; may be empty."""
    representative_wants = models.TextField(_("what its representative wants, and why"), blank=True)
    """What the representative says, kept apart from the child's opinion; may be empty."""

    class Meta(IncidentRow.Meta):
        constraints = [models.CheckConstraint(condition=~Q(words=""), name="view_in_proceedings_in_words")]
        indexes = [models.Index(fields=["incident"], name="view_of_incident")]
