"""The forms: what the child was told and answered, why it was not told, what was done about a no."""

from django.forms import CharField, HiddenInput, UUIDField
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
from umai.feedback import actions
from umai.feedback.kinds import CarerToo, NotToldReason, Reaction, TellWay
from umai.feedback.texts import GAP
from umai.law.terms.clock import today

SENTENCES = ("decided_words", "became_words", "call")
LANG = {"uz": "uz-Cyrl"}  # as a page names the language


def carer_field():
    return SelectField(
        label=_("Was whoever cares for the child told?"),
        help_text=_("Where that person may be the danger, say nothing."),
        choices=as_choices(CarerToo),
    )


class TellForm(Form):
    """Three sentences in the child's language, who said them, and what the child answered."""

    id = UUIDField(widget=HiddenInput)
    language = CharField(widget=HiddenInput)
    decided_words = LongTextField(label=_("1. What was decided"), rows=3)
    became_words = LongTextField(
        label=_("2. What became of the child's words"),
        help_text=_("If the child was not asked, say so, and ask now."),
        rows=3,
    )
    call = LongTextField(label=_("3. Whom the child may call"), rows=3)
    told_on = PastDateField(label=_("On which day was the child told?"), initial=today)
    told_by = TextField(
        label=_("Who told the child?"),
        help_text=_("Name and post of one person whom the child knows."),
        max_length=200,
    )
    how = SelectField(label=_("How was the child told?"), choices=as_choices(TellWay))
    reaction = SelectField(label=_("What did the child show?"), choices=as_choices(Reaction))
    reaction_words = LongTextField(
        label=_("What did the child say, in its own words?"),
        help_text=_("Needed where the child does not agree: it stays on My day until something is done."),
        required=False,
        rows=3,
    )
    carer = carer_field()

    def __init__(self, *args, language, **kwargs):
        super().__init__(*args, **kwargs)
        for name in SENTENCES:
            self.fields[name].widget.attrs["lang"] = LANG.get(language, language)

    def clean(self):
        found = super().clean()
        for name in SENTENCES:
            if GAP in found.get(name, ""):
                self.add_error(name, actions.gap_left())
        if found.get("reaction") == Reaction.DISAGREES and not found.get("reaction_words", "").strip():
            self.add_error("reaction_words", actions.disagrees_without_words())
        return found


class NotToldForm(Form):
    id = UUIDField(widget=HiddenInput)
    reason = ChoiceField(label=_("Why was the child not told?"), choices=as_choices(NotToldReason))
    reason_words = LongTextField(
        label=_("In a few words"), help_text=_("Needed for another reason."), required=False, rows=3
    )
    carer = carer_field()

    def clean(self):
        found = super().clean()
        if found.get("reason") == NotToldReason.OTHER and not found.get("reason_words", "").strip():
            self.add_error("reason_words", actions.other_without_words())
        return found


class DisagreementForm(Form):
    id = UUIDField(widget=HiddenInput)
    words = LongTextField(
        label=_("What was done about it?"),
        help_text=_(
            "For example: the plan was changed; whom you asked; why it stays, and how you told the child."
        ),
        rows=4,
    )
