"""The form on which the juvenile inspector writes the next stage."""

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import Form, PastDateField, SelectField, TextField, choices_after_none
from umai.design.law.choices import choice_pairs
from umai.justice.forms import offered
from umai.law.terms.clock import today


class NextStageForm(Form):
    """What happened, on which day, and on which ground where it ended."""

    id = UUIDField(widget=HiddenInput)
    stage = SelectField(label=_("What happened?"), choices=())
    happened_on = PastDateField(label=_("On which day?"), required=True)
    ground = SelectField(
        label=_("On which ground?"),
        choices=(),
        required=False,
        help_text=_("Only where it ended or was not opened."),
    )
    article = TextField(label=_("Article and part"), required=False, max_length=100)
    number = TextField(label=_("Number of the paper"), required=False, max_length=60)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["stage"].choices = choices_after_none(choice_pairs("proceeding_stages", today()))
        self.fields["ground"].choices = choices_after_none(offered("ending_grounds", None, every=True))
