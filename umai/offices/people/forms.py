"""The forms about staff."""

from django.forms import ValidationError
from django.utils.translation import gettext_lazy as _

from umai.design.fields import forms
from umai.offices.staff import today
from umai.staff.models import Role

NEW = "new"


class AppointForm(forms.Form):
    """The person, the post and its days; an existing person is chosen, a new one is written in."""

    worker = forms.SelectField(
        label=_("Who?"), help_text=_("Choose a person who works here already, or write in a new one.")
    )
    surname = forms.NameField(label=_("Surname"), required=False)
    given = forms.NameField(label=_("Given name"), required=False)
    patronymic = forms.NameField(label=_("Patronymic"), required=False)
    pin = forms.PinField(
        label=_("PIN"),
        help_text=_("So that one person is one person, also with two accounts. It is shown to nobody."),
        required=False,
    )
    dwelling = forms.TextField(
        label=_("Where does this person live?"),
        help_text=_("So that nobody is given the file of a neighbour or a relative. It is shown to nobody."),
        max_length=300,
        required=False,
    )
    role = forms.ChoiceField(label=_("Which post?"))
    from_on = forms.DateField(label=_("First day"))
    to_on = forms.DateField(
        label=_("Last day"), help_text=_("Leave it empty when it is not known."), required=False
    )
    superior = forms.SelectField(label=_("Who is the superior?"), required=False)
    reason = forms.TextField(
        label=_("Why?"),
        help_text=_("Another person reads this, when the person has an account already."),
        max_length=500,
        required=False,
    )

    def __init__(self, *args, posts, known, superiors, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = {str(worker.pk): worker for worker in known}
        self.superiors = {str(worker.pk): worker for worker in superiors}
        people = [(pk, str(worker)) for pk, worker in self.known.items()]
        self.fields["worker"].choices = [("", _("Choose from the list")), (NEW, _("A new person")), *people]
        self.fields["role"].choices = [(post, Role(post).label) for post in posts]
        self.fields["superior"].choices = [
            ("", _("Choose from the list")),
            *((pk, str(worker)) for pk, worker in self.superiors.items()),
        ]

    def clean(self):
        found = super().clean()
        if found.get("worker") == NEW:
            for name, sentence in (
                ("surname", _("Write the surname of the new person.")),
                ("given", _("Write the given name of the new person.")),
            ):
                if not found.get(name) and name not in self.errors:
                    self.add_error(name, ValidationError(sentence, code="required"))
        if found.get("from_on") and found.get("to_on") and found["to_on"] < found["from_on"]:
            self.add_error("to_on", _("The last day lies before the first. Check both."))
        return found

    def answers(self):
        found = self.cleaned_data
        return {
            "worker": self.known.get(found["worker"]),
            "names": {name: found[name] for name in ("surname", "given", "patronymic")},
            "pin": found["pin"] or "",
            "dwelling": found["dwelling"],
            "role": found["role"],
            "from_on": found["from_on"],
            "to_on": found["to_on"],
            "superior": self.superiors.get(found["superior"]),
            "reason": found["reason"],
        }


class EndTermForm(forms.Form):
    """The last day of a term, or at once."""

    when = forms.ChoiceField(
        label=_("When does the post end?"),
        choices=[("on", _("with a day")), ("now", _("at once: every open session of this person ends now"))],
    )
    to_on = forms.DateField(label=_("Last day"), required=False)

    def clean(self):
        found = super().clean()
        if found.get("when") == "on" and not found.get("to_on") and "to_on" not in self.errors:
            self.add_error("to_on", _("Write the last day."))
        if found.get("when") == "on" and found.get("to_on") and found["to_on"] < today():
            self.add_error("to_on", _("This day is over. Choose today or a later day, or at once."))
        return found

    def answers(self):
        """The last day, None for at once."""
        return {"to_on": self.cleaned_data["to_on"] if self.cleaned_data["when"] == "on" else None}


class AccountForm(forms.Form):
    username = forms.TextField(
        label=_("Sign-in name"),
        help_text=_("Small Latin letters and digits. For an account that is there already, its name."),
        max_length=60,
        size="m",
        required_message=_("Write the sign-in name."),
    )
    reason = forms.TextField(
        label=_("Why?"),
        help_text=_("Another person reads this, when the account is in use already."),
        max_length=500,
        required=False,
    )
