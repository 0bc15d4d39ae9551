"""With whom a child lives, and on what paper."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.access.facts import Fact
from umai.access.roles.words import WordsChar
from umai.access.row_security import RowSecurity
from umai.design.days import date_in_words
from umai.design.fields.forms import ChoiceField, DateField, PastDateField, SelectField, TextField, YesNoField
from umai.register.facts.kind import UNKNOWN_DAY, FactForm, FactKind
from umai.register.family.members import adult_name_of
from umai.register.family.papers import PaperBeside, one_paper_constraint
from umai.register.people import Adult, Child, Relation


class CarePaper(models.TextChoices):
    """On what paper the care rests. None at all is the commonest, and never a reason to refuse an entry."""

    NONE = "none", _("no paper")
    POWER_OF_ATTORNEY = "power_of_attorney", _("notarised power of attorney")
    PRELIMINARY = "preliminary", _("preliminary guardianship")
    COURT = "court", _("guardianship by court decision")
    FOSTER = "foster", _("foster family agreement")
    INSTITUTION = "institution", _("placement in an institution")
    OTHER = "other", _("other paper")


class CareArrangement(Fact):
    """With whom a child lives and on what paper, from one day to another.

    `holds_from` and `holds_to` are the days the care itself lasts; the paper has a term of its
    own. Care by relatives without papers is accepted, recorded and shown as a risk; care by
    people who are not relatives is a higher risk.
    """

    protected_by = RowSecurity(
        of_lists="which children somebody cares for is asked before their files open", plain=("institution",)
    )

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="care")
    """Child for whom the carer or the institution cares."""
    carer = models.ForeignKey(
        Adult, on_delete=models.PROTECT, null=True, blank=True, related_name="cares_for"
    )
    """Adult with whom the child lives; null where only an institution is named."""
    institution = models.CharField(_("institution"), max_length=200, blank=True)
    """Name of the institution in which the child lives; empty when it is in none."""
    is_kin = models.BooleanField(_("the carer is a relative"), null=True, blank=True)
    """Whether the carer is a relative: false is a higher risk, null is not known."""
    paper = models.CharField(_("paper"), max_length=20, choices=CarePaper, default=CarePaper.NONE)
    """On what document the care rests; none at all is accepted and shown as a risk."""
    number = WordsChar(_("number of the paper"), max_length=60, blank=True)
    """Number on the document of the care; empty when there is none or nobody saw it."""
    issuer = WordsChar(_("issued by"), max_length=200, blank=True)
    """Who gave out the document of the care; empty when there is none or it is unknown."""
    paper_from = models.DateField(_("paper valid from"), null=True, blank=True)
    """First day on which the document of the care is valid; null when it is not known."""
    paper_to = models.DateField(_("paper valid through"), null=True, blank=True)
    """Last day, inclusive, on which the document of the care is valid; null: none known."""
    beside = models.CharField(
        _("beside another carer's paper"), max_length=10, choices=PaperBeside, blank=True, db_default=""
    )
    """Why the paper is valid while another carer's is: joint, or taken over; empty: nobody said it."""

    class Meta(Fact.Meta):
        constraints = [
            one_paper_constraint(),
            models.CheckConstraint(
                condition=models.Q(beside="") | ~models.Q(paper="none"), name="beside_is_of_a_paper"
            ),
        ]
        indexes = [
            models.Index(
                fields=["district", "holds_from"],
                include=[
                    "holds_to",
                    "paper",
                    "paper_to",
                    "child",
                    "carer",
                    "municipality",
                    "recorded_office",
                ],
                condition=models.Q(current=True),
                name="care_of_district",
            ),
            *(
                models.Index(
                    fields=[place],
                    condition=models.Q(current=True) & ~models.Q(paper="none"),
                    name=f"paper_of_{place}",
                )
                for place in ("district", "municipality")
            ),
        ]


class CareForm(FactForm):
    WHO = ("carer_id",)

    carer_id = SelectField(
        label=_("Who takes care of the child?"),
        required=False,
        help_text=_("Somebody who is not on the list is added to the family first."),
    )
    institution = TextField(label=_("Institution, if the child lives in one"), required=False, max_length=200)
    is_kin = YesNoField(label=_("Is the carer a relative?"), required=False)
    paper = ChoiceField(
        label=_("On what paper?"),
        choices=CarePaper,
        initial=CarePaper.NONE,
        help_text=_("Most families have none. That is recorded too, and nobody is turned away."),
    )
    number = TextField(label=_("Number of the paper"), required=False, max_length=60, size="m")
    issuer = TextField(label=_("Issued by"), required=False, max_length=200)
    paper_from = DateField(label=_("Paper valid from"), required=False)
    paper_to = DateField(label=_("Paper valid until"), required=False)
    beside = ChoiceField(
        label=_("Does another carer have a paper for the same days?"),
        choices=[("", _("no, or nobody knows how they stand together")), *PaperBeside.choices],
        required=False,
        initial="",
    )
    holds_from = PastDateField(label=_("Cares for the child since"), required=False, help_text=UNKNOWN_DAY)
    holds_to = PastDateField(label=_("Cared for the child until"), required=False)

    def clean(self):
        cleaned = super().clean()
        if not self.errors and not cleaned.get("carer_id") and not cleaned.get("institution"):
            raise ValidationError(gettext("Choose who takes care of the child, or write the institution."))
        return cleaned

    def answers(self):
        """Whether the carer is a relative follows from the family, when it was not said."""
        facts = super().answers()
        kinship = self.about.kinships.get(facts["carer_id"])
        if facts["is_kin"] is None and kinship:
            facts["is_kin"] = kinship.relation != Relation.NOT_RELATED
        if facts["paper"] == CarePaper.NONE:
            facts["beside"] = ""
        return facts


def care_in_words(row, file=None):
    """With whom the child lives, since when, and on what paper."""
    if file is None:
        return ""  # who the carer is stands in the file
    who = row.institution or (
        adult_name_of(file.person(row.carer_id)) if row.carer_id else gettext("carer not written down")
    )
    kin = {True: gettext("a relative"), False: gettext("not a relative")}.get(row.is_kin, "")
    lines = [", ".join(filter(None, [who, kin]))]
    if row.holds_from:
        lines.append(gettext("Since %(day)s") % {"day": date_in_words(row.holds_from)})
    if row.paper == CarePaper.NONE:
        lines.append(gettext("No paper"))
        return "\n".join(lines)
    paper = str(row.get_paper_display())
    if row.number:
        paper = gettext("%(paper)s, number %(number)s") % {"paper": paper, "number": row.number}
    lines.append(", ".join(filter(None, [paper, row.issuer])))
    if row.paper_to:
        lines.append(gettext("Paper valid through %(day)s") % {"day": date_in_words(row.paper_to)})
    if row.beside:
        lines.append(capfirst(row.get_beside_display()))
    return "\n".join(lines)


CARE = FactKind(
    slug="care",
    model=CareArrangement,
    form=CareForm,
    title=_("Care"),
    question=_("Who takes care of the child?"),
    label=_("Lives with"),
    words=care_in_words,
    tab="family",
)
