"""The form on which a contradiction is answered."""

from django.utils.translation import gettext_lazy as _

from umai.contradictions.models import ContradictionAnswerKind
from umai.design.fields.forms import ChoiceField, LongTextField, ReplacingForm


class ContradictionAnswerForm(ReplacingForm):
    what = ChoiceField(label=_("What is so?"), choices=ContradictionAnswerKind)
    words = LongTextField(
        label=_("Why?"),
        max_length=2000,
        help_text=_("What you tried to find out, and with whom you spoke; or why both are true."),
    )
