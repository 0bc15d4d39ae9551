"""The forms: what is decided about the card, what stands on it, that it was given, and that it was lost."""

from datetime import time

from django.forms import HiddenInput, UUIDField, ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from umai.contact.models import CardOutcome, CardReceiver
from umai.contact.texts import LANGUAGES
from umai.design.fields.forms import (
    ChoiceField,
    Form,
    LongTextField,
    NameField,
    PastDateField,
    TimeField,
    YesNoField,
    as_choices,
)

LONGEST_NAME = 20  # letters that stand beside a telephone on a card of this size
# Beginnings of words by which whoever finds a card would know, or believe to know, from where it is.
TELLING = (
    *("соц", "social", "опек", "камкор", "инспек", "кызмат", "служб", "ходим", "коргоо", "умай", "umai"),
    *("полиц", "милиц", "прокур", "комисс", "управл", "башкарм", "бошқарм", "психолог", "борбор", "центр"),
)


class DecideCardForm(Form):
    """Whether it is safe that the child carries the card, who may find it, and why."""

    id = UUIDField(widget=HiddenInput)
    outcome = ChoiceField(
        label=_("Is it safe that the child carries the card?"),
        choices=[
            (CardOutcome.CARRY, _("Yes, the child may carry it")),
            (CardOutcome.NOT_GIVEN, _("No, the card is not given")),
        ],
    )
    who_may_find = LongTextField(
        label=_("Who may find the card?"),
        help_text=_("At home, at school, in the bag or the pocket; and what that person would do."),
        required=False,
        max_length=1000,
        rows=3,
    )
    why = LongTextField(
        label=_("Why do you decide so?"),
        help_text=_("Needed where the card is not given, and where a warning stands above."),
        required=False,
        max_length=1000,
        rows=3,
    )


class CardForm(Form):
    """What stands on the card. `own` and `office` say whether there is such a telephone.

    `lines` are the two short numbers, which the law keeps.
    """

    whose = ChoiceField(
        label=_("Which telephone?"),
        choices=[("own", _("Mine")), ("office", _("That of the office"))],
        help_text=_("Whoever finds the card may call it. At an office the voice says which one it is."),
        required_message=_("Choose which telephone stands on the card."),
    )
    name = NameField(
        label=_("Your first name, or what the child calls you"),
        help_text=_("It may stay empty. Never the name of the child, nor a post or an office."),
        required=False,
        max_length=LONGEST_NAME,
    )
    hours_from = TimeField(
        label=_("I answer from"), help_text=_("For your own telephone, for example 9:00; it may stay empty.")
    )
    hours_to = TimeField(label=_("I answer until"), help_text=_("For example 17:00."))
    lines = YesNoField(help_text=_("Only the numbers, without words. Whoever finds the card may know them."))
    language = ChoiceField(label=_("In which language are the hours?"), choices=list(LANGUAGES.items()))
    many = ChoiceField(
        label=_("How many?"), choices=[("one", _("One card")), ("many", _("Ten cards on a sheet"))]
    )

    def __init__(self, *args, own, office, lines, names_of_child=(), names_of_worker=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.names_of_child, self.names_of_worker = fold_all(names_of_child), fold_all(names_of_worker)
        there = {"own": own, "office": office}
        field = self.fields["whose"]
        field.choices = [(key, label) for key, label in field.choices if there[key]]
        self.fields["lines"].label = gettext("Shall %(numbers)s stand on it too?") % {"numbers": lines}

    def clean_name(self):
        """The name, which tells neither who carries the card nor from where it is."""
        name = self.cleaned_data["name"]
        words = fold_all(name.replace("-", " ").split())
        if words & (self.names_of_child - self.names_of_worker):
            raise ValidationError(_("The name of the child does not stand on the card. Write another name."))
        if any(word.startswith(TELLING) for word in words):
            raise ValidationError(_("A post or an office does not stand on the card. Write a first name."))
        return name

    def clean(self):
        said = super().clean()
        begins, ends = said.get("hours_from"), said.get("hours_to")
        if bool(begins) != bool(ends) or (begins and ends and begins >= ends):
            self.add_error("hours_to", _("Write from which hour until which hour, or leave both empty."))
        return said

    def own_hours(self, words) -> str:
        """The hours of the own telephone, in these words; "" where none were written."""
        begins, ends = self.cleaned_data["hours_from"], self.cleaned_data["hours_to"]
        return words["own"].format_map({"from": hour(begins), "until": hour(ends)}) if begins else ""


class GiveForm(Form):
    """That a card was given: on which day, and to whom."""

    id = UUIDField(widget=HiddenInput)
    given_on = PastDateField(
        label=_("On which day was the card given?"), required_message=_("Write the day.")
    )
    to_whom = ChoiceField(label=_("To whom was it given?"), choices=as_choices(CardReceiver))
    words = LongTextField(
        label=_("To which adult?"),
        help_text=_("Only where it was given to an adult."),
        required=False,
        max_length=200,
        rows=2,
    )


class LoseForm(Form):
    """That a card is lost: since when, and how."""

    id = UUIDField(widget=HiddenInput)
    noticed_on = PastDateField(label=_("On which day was it noticed?"), required_message=_("Write the day."))
    words = LongTextField(
        label=_("How was it lost, and who may have it?"),
        help_text=_("It may stay empty when nobody knows."),
        required=False,
        max_length=1000,
        rows=3,
    )


def fold_all(names) -> set[str]:
    """These names so that large and small letters are the same."""
    return {one.casefold() for one in names if one}


def hour(at: time) -> str:
    return f"{at:%H:%M}"
