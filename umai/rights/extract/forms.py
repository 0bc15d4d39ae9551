"""The forms of an extract: who asks, and whether it is safe."""

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import (
    ChoiceField,
    Form,
    LongTextField,
    PastDateField,
    SelectField,
    TextField,
    as_choices,
)
from umai.rights.extract.models import Asker, ExtractRefusal, ExtractSubject


class AskExtractForm(Form):
    """`kin` are the adults of the family, as (id, words)."""

    id = UUIDField(widget=HiddenInput)
    asker = ChoiceField(label=_("Who asks?"), choices=as_choices(Asker))
    adult_id = SelectField(
        label=_("Which adult of the family?"),
        required=False,
        help_text=_("Leave it empty if the person whose file it is asks."),
    )
    subject = ChoiceField(label=_("About whom is the paper?"), choices=as_choices(ExtractSubject))
    ground = LongTextField(
        label=_("In what right does this person ask?"),
        help_text=_(
            "For example: the mother by the birth certificate; the guardian by an order, with its number."
        ),
        rows=3,
    )
    shown = LongTextField(
        label=_("What was shown to prove who it is?"),
        help_text=_("The kind of paper and its number."),
        rows=3,
    )
    asked_on = PastDateField(label=_("On which day was it asked?"))

    def __init__(self, *args, kin=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["adult_id"].choices = [("", _("Choose from the list")), *kin]


class ReleaseExtractForm(Form):
    words = LongTextField(
        label=_("Is it safe to hand this over? How do you know?"),
        help_text=_(
            "Think of who will read the paper at home. What could happen to the child? Whom did you ask?"
        ),
        required_message=_("Write how you judged that it is safe."),
        rows=4,
    )


class RefuseExtractForm(Form):
    refused_for = ChoiceField(label=_("Why is it not handed over?"), choices=as_choices(ExtractRefusal))
    words = LongTextField(
        label=_("How was it judged?"),
        help_text=_("Whoever asks does not read this."),
        required_message=_("Write how it was judged."),
        rows=4,
    )


class PaperTakenForm(Form):
    to_whom = TextField(label=_("Who took the paper?"), max_length=200)
    handed_on = PastDateField(label=_("On which day?"))
