"""Letters to the prosecutor about matters that were settled away, and what was answered."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from umai.access.facts import StampedNumberField
from umai.justice.incidents.models import Incident, IncidentRow
from umai.justice.line import LineRow, StampedUUIDField
from umai.justice.proceedings.models import Proceeding


class SettledLetter(IncidentRow, LineRow):
    """The office asks the prosecutor to look at a matter that was settled away; `happened_on` is its day.

    It says number, days, act, article and ground as they stood when it was written, and nothing else of the
    file: no name, and never who reported. The office to which it goes reads that on its own page.
    """

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    """Incident of the proceedings, copied by the database."""
    proceeding = models.ForeignKey(Proceeding, on_delete=models.PROTECT, related_name="+")
    """First row of the proceedings that were settled away."""
    level = models.CharField(_("to whom it goes"), max_length=40)
    """Code of the list letter_levels: the prosecutor of the district, or one above."""
    to_office = models.ForeignKey(
        "staff.Office",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("prosecutor's office that answers here"),
    )
    """Office of prosecution that reads the letter here; null where it goes on paper alone."""
    to_words = models.CharField(_("name of the office, where it goes on paper"), max_length=200, blank=True)
    """The office to which the paper goes, where it has no place here; empty otherwise."""
    year = StampedNumberField(null=True, editable=False)
    """Year of the number, by the day in Bishkek on which it was given."""
    number = StampedNumberField(null=True, editable=False)
    """Number of the letter among those of its office and year, given by the database without gaps."""
    ended_on = models.DateField()
    """Day on which the matter ended, as it was known then."""
    stage = models.CharField(max_length=40)
    """Code of the list proceeding_stages: at which stage it ended."""
    ground = models.CharField(max_length=40)
    """Code of the list ending_grounds: on which ground it ended."""
    act = models.CharField(max_length=40, blank=True)
    """Code of the list proceeding_acts; empty where the act was not known."""
    article = models.CharField(max_length=100, blank=True)
    """Article as the body wrote it; empty where none was told."""
    matter = models.CharField(max_length=60, blank=True)
    """Number of the matter at the body that led it; empty where none was told."""
    body = models.CharField(max_length=40)
    """Code of the list proceeding_bodies: which body ended it."""
    due_on = models.DateField()
    """Last day, inclusive, for the prosecutor to answer."""
    follows = StampedUUIDField(null=True, editable=False)
    """Line of the letter before, which stayed unanswered or was not enough; null for the first one."""

    class Meta(LineRow.Meta):
        constraints = [
            models.UniqueConstraint(fields=["line"], condition=Q(current=True), name="one_current_letter"),
            models.UniqueConstraint(
                fields=["recorded_office", "year", "number"],
                condition=Q(replaces=None, number__isnull=False),
                name="letter_numbered_once",
            ),
            models.CheckConstraint(
                condition=Q(to_office__isnull=False) | ~Q(to_words=""), name="letter_goes_somewhere"
            ),
        ]
        indexes = [
            models.Index(fields=["proceeding"], name="letter_of_proceeding", condition=Q(current=True)),
            models.Index(
                fields=["to_office"],
                name="letter_to_office",
                condition=Q(current=True, to_office__isnull=False),
            ),
        ]

    def get_absolute_url(self):
        return reverse("justice:letter", args=[self.line])


class SettledAnswer(IncidentRow):
    """What the prosecutor answered to a letter, written by the prosecutor or copied from the paper."""

    incident = models.ForeignKey(Incident, on_delete=models.PROTECT, related_name="+")
    """Incident of the letter, copied by the database."""
    letter = models.ForeignKey(SettledLetter, on_delete=models.PROTECT, related_name="+")
    """First row of the letter that is answered."""
    answer = models.CharField(_("what is answered"), max_length=40)
    """Code of the list letter_answers."""
    number = models.CharField(_("number of the answer"), max_length=60, blank=True)
    """Number of the answer at the prosecutor's office; may be empty."""
    words = models.TextField(_("in words"))
    """What was answered, with its reasons."""
    from_body = models.BooleanField(editable=False)
    """Whether the prosecutor wrote it; the database says so by the role of the writer."""

    class Meta(IncidentRow.Meta):
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="letter_answered_in_words"),
            models.CheckConstraint(condition=Q(happened_on__isnull=False), name="answer_has_a_day"),
        ]
        indexes = [models.Index(fields=["letter"], name="answer_of_letter", condition=Q(current=True))]
