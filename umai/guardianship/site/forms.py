"""What a parent with a code is asked on the site: the code, and then everything on one page, in own words.

No page names the child or anybody of the register: who holds a code need not be the parent.
"""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from umai.design.fields.forms import DateField
from umai.identification.report_form.forms import (
    ReadableLongTextField,
    ReadableTextField,
    ReportChoiceField,
    ReportQuestionForm,
)
from umai.register.fields.countries import country_choices

# The choices are those of the announcement in the office, whose models this process does not load.
KINDS = [("external", _("Abroad")), ("internal", _("Elsewhere in Kyrgyzstan"))]
REASONS = [
    ("work", _("To work")),
    ("study", _("To study")),
    ("treatment", _("For treatment")),
    ("family", _("To the family elsewhere")),
    ("other", _("For another reason")),
]
CARER_SAYS = [("agrees", _("Yes")), ("declines", _("No")), ("not_asked", _("Nobody has asked yet"))]
OTHER_PARENT_SAYS = [
    ("consents", _("Yes")),
    ("objects", _("No")),
    ("not_reached", _("I cannot reach the other parent")),
    ("nobody", _("There is no other parent who decides")),
]
SAY_WHY = _("Write in a few words why.")


TOO_LONG = ngettext_lazy(
    "This is %(more)d letter too long. Nothing is lost: shorten it.",
    "This is %(more)d letters too long. Nothing is lost: shorten it.",
    "more",
)


class LeavingTextField(ReadableTextField):
    """A line; nothing can be added later, so what is too long has to be shortened."""

    default_error_messages = {"max_length": TOO_LONG}


class LeavingLongTextField(ReadableLongTextField):
    """The same in several lines."""

    default_error_messages = {"max_length": TOO_LONG}


class CodeForm(ReportQuestionForm):
    """The code alone."""

    code = LeavingTextField(
        label=_("Your code"),
        help_text=_("Sixteen signs, from the office. Spaces, small letters and the alphabet do not matter."),
        max_length=200,
        size="m",
        required_message=_("Write the code."),
    )


class CodedForm(CodeForm):
    """All that is asked with a code. `knows_code`: the code was good a moment ago, and is not asked again."""

    def __init__(self, *args: Any, knows_code: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ask_code(not knows_code)

    def ask_code(self, asks: bool) -> None:
        """Show the box for the code, or keep the code out of sight."""
        field = CodeForm.base_fields["code"]
        self.fields["code"].widget = field.widget if asks else forms.HiddenInput()

    def said(self) -> dict[str, str]:
        """The answers as they are sealed: texts, codes of choices, and days as 2026-03-05."""
        answers = {name: value for name, value in self.cleaned_data.items() if name != "code"}
        return {name: str(value) if value else "" for name, value in answers.items()}

    def on_receipt(self) -> dict[str, Any]:
        """What the receipt repeats of the answers, for its template."""
        return {}


class LeavingForm(CodedForm):
    """All that is asked of a parent who leaves, or is away."""

    who_writes = LeavingTextField(
        label=_("Your name, and what you are to the children"),
        help_text=_("For example: mother, father."),
        max_length=300,
        required_message=_("Write your name."),
    )
    kind = ReportChoiceField(label=_("Where are you going, or where are you?"), choices=KINDS)
    country = forms.ChoiceField(label=_("Country"), required=False)
    reason = ReportChoiceField(label=_("Why do you leave?"), choices=REASONS)
    leaves_on = DateField(
        label=_("From which day on?"),
        required=False,
        help_text=_("If you are away already, since when. Leave it empty if you do not know."),
    )
    returns_on = DateField(label=_("Until which day?"), required=False)
    child_stays = LeavingLongTextField(
        label=_("Which child stays with whom?"),
        help_text=_(
            "Write each child, and who takes care of it: name, what they are to the child, where they live."
        ),
        max_length=1200,
        rows=5,
        required_message=_("Write which child stays with whom."),
    )
    contact = LeavingTextField(
        label=_("Your telephone or messenger"),
        help_text=_("At which we reach you while you are away."),
        max_length=200,
        required_message=_("Write how we reach you. We have to speak with you."),
    )
    carer = ReportChoiceField(label=_("Does whoever takes care of the child agree?"), choices=CARER_SAYS)
    carer_words = LeavingTextField(label=_("If not, why"), required=False, max_length=1000)
    other_parent = ReportChoiceField(label=_("Does the other parent agree?"), choices=OTHER_PARENT_SAYS)
    other_words = LeavingTextField(label=_("If not, why"), required=False, max_length=1000)
    words = LeavingLongTextField(label=_("What else should we know?"), required=False, max_length=700, rows=4)

    WORDS: ClassVar[dict[str, tuple[str, str]]] = {
        "carer_words": ("carer", "declines"),
        "other_words": ("other_parent", "objects"),
    }

    def prepare_choices(self):
        field: Any = self.fields["country"]
        field.choices = lambda: [("", "–"), *country_choices()]
        field.error_messages["invalid_choice"] = _("Choose one of the answers.")

    def clean(self):
        answers = super().clean()
        for name, (question, answer) in self.WORDS.items():
            if answers.get(question) == answer and not answers.get(name):
                self.add_error(name, SAY_WHY)
        if answers.get("kind") == "internal" and answers.get("country"):
            self.add_error(
                "country",
                _("No country is chosen for somebody within Kyrgyzstan. Clear it, or choose “Abroad”."),
            )
        leaves, returns = answers.get("leaves_on"), answers.get("returns_on")
        if leaves and returns and returns < leaves:
            self.add_error("returns_on", _("The end is before the beginning. Check both days."))
        return answers
