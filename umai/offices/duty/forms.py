"""The forms of the roster: setting turns, one or many, and handing one over."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from umai.design.fields import forms
from umai.offices.duty.roster import midnight
from umai.offices.staff import today

LONGEST_TURN = 31  # days
FURTHEST_AHEAD = 366  # days ahead
REPEATS = [
    ("1", _("every week")),
    ("2", _("every second week")),
    ("3", _("every third week")),
    ("4", _("every fourth week")),
]


class TurnPeopleForm(forms.Form):
    """Who is on duty, and the substitute."""

    def __init__(self, *args, workers, **kwargs):
        super().__init__(*args, **kwargs)
        self.workers = {str(worker.pk): worker for worker in workers}
        people = [("", _("Choose from the list")), *((pk, str(who)) for pk, who in self.workers.items())]
        self.fields["worker"].choices = people
        self.fields["substitute"].choices = people

    def clean(self):
        found = super().clean()
        if found.get("substitute") and found.get("substitute") == found.get("worker"):
            self.add_error("substitute", _("Nobody stands in for themselves. Choose somebody else."))
        first, last = found.get("first_on"), found.get("last_on")
        if first and last and last < first:
            self.add_error("last_on", _("The last day lies before the first. Check both."))
        if first and first < today():
            self.add_error("first_on", _("This day is over. Choose today or a later day."))
        return found

    def people(self):
        found = self.cleaned_data
        return {"worker": self.workers[found["worker"]], "substitute": self.workers.get(found["substitute"])}

    def times(self):
        """The instants of whole days, to the midnight after the last; a turn from today begins now."""
        found = self.cleaned_data
        return {
            "from_at": max(midnight(found["first_on"]), timezone.now()),
            "to_at": midnight(found["last_on"] + timedelta(days=1)),
        }


class TurnsForm(TurnPeopleForm):
    """A turn of some days, and the same again every few weeks."""

    worker = forms.SelectField(label=_("Who is on duty?"))
    substitute = forms.SelectField(
        label=_("Who stands in?"),
        help_text=_("Called next, when whoever is on duty does not answer."),
        required=False,
    )
    first_on = forms.DateField(label=_("First day"))
    last_on = forms.DateField(label=_("Last day"), help_text=_("Until midnight of this day."))
    every = forms.SelectField(label=_("The same again later?"), choices=REPEATS, required=False)
    count = forms.WholeNumberField(
        label=_("How many times altogether?"), min_value=1, max_value=26, required=False
    )

    def clean(self):
        found = super().clean()
        first, last = found.get("first_on"), found.get("last_on")
        weeks = int(found.get("every") or 0)
        if not first or not last or self.errors:
            return found
        if (last - first).days >= LONGEST_TURN:
            self.add_error(
                "last_on", _("A turn lasts %(days)s days at most. Make two of it.") % {"days": LONGEST_TURN}
            )
        if weeks and not found.get("count"):
            self.add_error("count", _("Write how many times, for example 4."))
        elif weeks and (last - first).days >= 7 * weeks:
            self.add_error("every", _("The turn is longer than that: it would run into itself."))
        elif (last - today()).days + 7 * weeks * ((found.get("count") or 1) - 1) > FURTHEST_AHEAD:
            self.add_error("count", _("Turns are set for a year ahead at most. Write a smaller number."))
        return found

    def turns(self):
        """The arguments of the act, for each turn."""
        first, weeks = self.times(), int(self.cleaned_data["every"] or 0)
        return [
            self.people()
            | {name: at + timedelta(weeks=weeks * number) for name, at in first.items()}
            | (
                {"from_at": midnight(self.cleaned_data["first_on"] + timedelta(weeks=weeks * number))}
                if number
                else {}
            )
            for number in range((self.cleaned_data["count"] or 1) if weeks else 1)
        ]


class HandOverForm(TurnPeopleForm):
    """The rest of a turn, or some days of it, to somebody else."""

    worker = forms.SelectField(label=_("Who takes over?"))
    substitute = forms.SelectField(label=_("Who stands in?"), required=False)
    first_on = forms.DateField(label=_("From"), help_text=_("From today means from now."))
    last_on = forms.DateField(label=_("Last day"))

    def answers(self):
        return self.people() | self.times()
