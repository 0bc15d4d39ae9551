"""The forms of a path: opening it, and ending it."""

from django.forms import HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, LongTextField
from umai.design.fields.forms import Form as PlainForm
from umai.design.law.choices import choice_pairs
from umai.law.terms.clock import today
from umai.protection.forms import WhenForm
from umai.self_harm.path.models import KINDS, PathOutcome, ToldBy


class OpenPathForm(WhenForm):
    """What the child said or did, and when; from where it is known in general terms only."""

    WHICH_DAY = _("On which day did the child say or do it?")

    id = UUIDField(widget=HiddenInput)
    seen = UUIDField(widget=HiddenInput, required=False)
    kind = ChoiceField(label=_("What happened?"), required_message=_("Choose what happened."))
    words = LongTextField(
        label=_("What did the child say or do?"),
        help_text=_(
            "As it was said, in a few words. Never write who told you, and nothing from which it can be"
            " guessed."
        ),
        max_length=3000,
        rows=4,
        required_message=_("Write what the child said or did."),
    )
    told_by = ChoiceField(
        label=_("Who told the office?"),
        choices=ToldBy,
        help_text=_("In general terms. No name stands here: school and family never hear who it was."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = choice_pairs(KINDS, today())
        self.order_fields(["kind", "words", "happened_on", "happened_time", "told_by"])


class EndPathForm(PlainForm):
    """Why a path runs no more."""

    id = UUIDField(widget=HiddenInput)
    outcome = ChoiceField(
        label=_("Why does it end?"),
        choices=[(one.value, one.label) for one in PathOutcome if one != PathOutcome.GOES_ON],
    )
    words = LongTextField(
        label=_("How is it known, and who is near the child now?"),
        max_length=2000,
        rows=4,
        required_message=_("Write how it is known, and who is near the child now."),
    )
