"""The forms on which a worker says a tie, and on which a tie that may be there is decided."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from umai.access.models import Tie
from umai.design.fields.forms import ChoiceField, Form, LongTextField, as_choices

NOT_RELATED = "none"


class SayTieForm(Form):
    words = LongTextField(
        label=_("Which child is it, and what ties you?"),
        help_text=_("Name and village, as far as you know them. The head of your office reads it."),
        required_message=_("Write which child it is, and what ties you."),
        rows=4,
    )


class AnswerSuggestionForm(Form):
    tie = ChoiceField(label=_("What is so?"))
    words = LongTextField(
        label=_("How do you know it?"),
        help_text=_("Needed where there is no tie: it is not suggested again."),
        required=False,
        rows=3,
    )

    def __init__(self, *args, said, **kwargs):
        super().__init__(*args, **kwargs)
        none = (NOT_RELATED, capfirst(_("it is done on the child's file, or there is no such child")))
        unrelated = (NOT_RELATED, capfirst(_("there is no tie")))
        self.fields["tie"].choices = [none] if said else [*as_choices(Tie), unrelated]

    def answers(self):
        found = super().answers()
        return {"tie": "" if found["tie"] == NOT_RELATED else found["tie"], "words": found["words"] or ""}
