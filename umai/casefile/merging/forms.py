"""The forms that merge two records, and undo it."""

from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, Form, LongTextField, ManyField
from umai.register.models import Doubt, MergeReason

FIRST, SECOND = "first", "second"


class MergeForm(Form):
    """Which record leads, how it was found, and which doubts were looked at."""

    despite = ManyField(
        label=_("This speaks against it. Tick what you have looked at"),
        required_message=_(
            "Something speaks against this being one child. Nothing was changed. Look at it below, and say"
            " that you did."
        ),
        help_text=_("Write below how you know that it is one child all the same."),
    )
    leads = ChoiceField(
        label=_("Under which record is the file shown?"),
        help_text=_("The better documented one. Both keep all that they have."),
    )
    reason = ChoiceField(label=_("How do you know that it is one child?"), choices=MergeReason)
    words = LongTextField(label=_("In your own words"), required=False, max_length=2000, rows=3)

    def __init__(self, *args, doubts, names, **kwargs):
        super().__init__(*args, **kwargs)
        labels = dict(Doubt.choices)
        self.fields["despite"].choices = [(doubt, labels[doubt]) for doubt in doubts]
        self.fields["leads"].choices = list(zip((FIRST, SECOND), _labels_of(names), strict=True))
        if not doubts:
            del self.fields["despite"]

    def first_leads(self):
        return self.cleaned_data["leads"] == FIRST

    def answers(self):
        """The arguments of the act besides the two records."""
        answers = self.cleaned_data
        return {
            "reason": answers["reason"],
            "words": answers["words"] or "",
            "despite": answers.get("despite") or [],
        }


def _labels_of(names):
    """The labels of the two records, with their side of the page, as both can have one name."""
    places = (_("on the left: %(name)s"), _("on the right: %(name)s"))
    return [place % {"name": name} for place, name in zip(places, names, strict=True)]


class UnmergeForm(Form):
    """How it was found that these are two children."""

    words = LongTextField(
        label=_("How was it found that these are two children?"),
        required_message=_("Write how it was found that these are two children."),
        max_length=2000,
        rows=4,
    )


class RefuseMergeForm(Form):
    """Why another person does not agree to a merge, or to its undoing."""

    words = LongTextField(
        label=_("Why do you not agree?"),
        help_text=_("Whoever proposed it reads this, with your name."),
        required_message=_("Write why you do not agree."),
        max_length=2000,
        rows=4,
    )
