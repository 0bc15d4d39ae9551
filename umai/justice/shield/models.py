"""What a worker asked for to reach a child, and whether it came."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact
from umai.access.roles.words import WordsChar, WordsText
from umai.access.row_security import LOOKED_SQL, RowSecurity
from umai.design.fields.listed import ListedField

# Whoever wrote a row reads it, and whoever heads the office or oversees it; no colleague does.
NOT_FOR_READER = """recorded_by_id is distinct from (select access_worker())
        and not (coalesce((select access_role()), '') in ('head', 'oblast_supervisor')
            and district_id = any ((select access_districts())::int[]))"""
OF_SHIELD = RowSecurity(
    of_lists="what was asked for and never came is counted by office and year",
    plain=("what", "way"),
    looked=f"{LOOKED_SQL} or child_id is null",
    unless=NOT_FOR_READER,
)


class Want(Fact):
    """A worker asked for something on a day, as a car, fuel or the police: for a child or for none."""

    protected_by = OF_SHIELD

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, null=True, related_name="+")
    """Child for whom it was asked; null where it was for no child in particular."""
    what = ListedField(_("what was asked for"), listed="shield_wants")
    """What was asked for, as chosen from a list."""
    wanted_on = models.DateField(_("for which day"))
    """Day in Bishkek on which it was needed, which may lie ahead."""
    asked_office = models.ForeignKey(
        "staff.Office", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """Office that was asked; null where it is none of the register and stands in words."""
    asked_words = WordsChar(_("which body was asked"), max_length=200, blank=True)
    """Body that was asked and is no office of the register; empty where it is one."""
    asked_at = models.DateTimeField(_("when it was asked for"))
    """When the worker asked, as claimed."""
    way = ListedField(_("how"), listed="notice_ways")
    """How it was asked for, as chosen from a list."""
    words = WordsText(_("what for"), blank=True)
    """What it was needed for, in the words of the worker; may be empty."""

    class Meta(Fact.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(asked_office=None) & ~Q(asked_words="")
                | Q(asked_office__isnull=False, asked_words=""),
                name="want_names_one_body",
            )
        ]
        indexes = [
            models.Index(fields=["child"], name="want_of_child"),
            models.Index(fields=["recorded_by", "wanted_on"], name="want_of_worker"),
        ]


class WantOutcome(models.TextChoices):
    """Whether it came."""

    CAME = "came", _("it came in time")
    LATE = "late", _("it came late")
    NOT = "not", _("it did not come")


class WantAnswer(Fact):
    """Whether what a worker asked for came. One current row for each; without one it is not known."""

    protected_by = RowSecurity(of_lists=OF_SHIELD.of_lists, looked=OF_SHIELD.looked, unless=OF_SHIELD.unless)

    child = models.ForeignKey("register.Child", on_delete=models.PROTECT, null=True, related_name="+")
    """Child for whom it was asked; null where it was for no child in particular."""
    want = models.ForeignKey(Want, on_delete=models.PROTECT, related_name="answers")
    """What was asked for; one answer of it is current."""
    outcome = models.CharField(_("did it come?"), max_length=5, choices=WantOutcome)
    """Whether it came in time, late, or not at all."""
    outcome_on = models.DateField(_("on which day"))
    """Day in Bishkek on which it came, or on which it was clear that it would not."""

    class Meta(Fact.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["want"], condition=Q(current=True), name="one_current_answer_a_want"
            )
        ]
