"""The form on which a tie is declared."""

import uuid

from django.utils.translation import gettext_lazy as _

from umai.access.models import Tie
from umai.design.fields.forms import ChoiceField, Form, LongTextField, SelectField, as_choices


class DeclareTieForm(Form):
    worker_id = SelectField(
        label=_("Who is it?"), help_text=_("You, or a colleague. Nobody tells the colleague.")
    )
    tie = ChoiceField(label=_("What is the tie?"), choices=as_choices(Tie))
    words = LongTextField(
        label=_("How is it known?"),
        help_text=_("The head of the department and the oblast read this, and nobody below them."),
        required=False,
        rows=3,
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["worker_id"].choices = [("", self.fields["worker_id"].choices[0][1]), *people]

    def answers(self):
        found = super().answers()
        return found | {"worker_id": uuid.UUID(found["worker_id"]), "words": found["words"] or ""}
