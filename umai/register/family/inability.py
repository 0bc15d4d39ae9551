"""That an adult cannot take care of children: died, missing, in prison, in hospital, incapable."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact
from umai.design.days import date_in_words
from umai.design.fields.forms import ChoiceField, PastDateField, SelectField, TextField
from umai.register.facts.kind import UNKNOWN_DAY, FactForm, FactKind
from umai.register.people import Adult, family_protection


class InabilityKind(models.TextChoices):
    """Why, in the words of the causes of the Code on Children (`umai/law/categories`)."""

    DIED = "died", _("died")
    DECLARED_DEAD = "declared_dead", _("declared dead by a court")
    MISSING = "missing", _("declared missing by a court")
    NO_TRACE = "no_trace", _("gone without a trace")
    INCAPABLE = "incapable", _("declared incapable by a court")
    PRISON = "prison", _("serves a sentence")
    DETENTION = "detention", _("in detention")
    HOSPITAL = "hospital", _("in hospital for long")


FINAL = (InabilityKind.DIED, InabilityKind.DECLARED_DEAD)


class Inability(Fact):
    """An adult cannot take care of any child: why, since when, until when, by which document.

    Who is away for work is not unable (`Absence`). A claim of a neighbour is no row: it is written down
    as what somebody said.
    """

    protected_by = family_protection("adult", "adult_id")

    child_id = models.UUIDField(null=True, editable=False)
    """Always null: what happened to an adult belongs to the files of all their children."""
    adult = models.ForeignKey(Adult, on_delete=models.PROTECT, related_name="inabilities")
    """Adult who died, or cannot take care of children for another reason."""
    kind = models.CharField(_("what happened"), max_length=20, choices=InabilityKind)
    """Why the adult cannot take care of children."""
    document = models.CharField(_("by which document"), max_length=200, blank=True)
    """Certificate, decision or letter that says so, with its number; empty when none was seen."""


class InabilityForm(FactForm):
    WHO = ("adult_id",)

    adult_id = SelectField(label=_("Who cannot take care of children?"))
    kind = ChoiceField(label=_("What happened?"), choices=InabilityKind)
    document = TextField(
        label=_("By which document?"),
        required=False,
        max_length=200,
        help_text=_("Certificate, decision or letter, with its number. Leave it empty if nobody saw one."),
    )
    holds_from = PastDateField(label=_("On which day, or since when?"), required=False, help_text=UNKNOWN_DAY)
    holds_to = PastDateField(
        label=_("Until when?"), required=False, help_text=_("Leave it empty while it lasts.")
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("holds_to") and cleaned.get("kind") in FINAL:
            self.add_error(
                "holds_to",
                gettext("This does not end. If it turned out to be wrong, correct the entry and say why."),
            )
        return cleaned


def inability_in_words(row, _file=None) -> str:
    """What happened to an adult, when, and by which document."""
    lines = [str(row.get_kind_display()).capitalize()]
    if row.holds_from:
        said = gettext("On %(day)s") if row.kind in FINAL else gettext("Since %(day)s")
        lines.append(said % {"day": date_in_words(row.holds_from)})
    else:
        lines.append(gettext("The day is not known"))
    if row.holds_to:
        lines.append(gettext("Until %(day)s") % {"day": date_in_words(row.holds_to)})
    return "\n".join(filter(None, [*lines, row.document]))


INABILITY = FactKind(
    slug="inability",
    model=Inability,
    form=InabilityForm,
    title=_("Death, or unable to take care"),
    question=_("Who died, or cannot take care of children?"),
    words=inability_in_words,
    tab="family",
    why=_("So that nobody waits for a parent who cannot come, and the child gets a guardian in time."),
)
