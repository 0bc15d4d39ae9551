"""The form on which it is said who helps with the program."""

from django.utils.translation import gettext_lazy as _

from umai.design.fields import forms


class HelperForm(forms.Form):
    """Name, telephone and hours; all of it empty where nobody helps."""

    name = forms.TextField(
        label=_("Who helps?"),
        help_text=_("Name of a person, or of a desk that answers."),
        max_length=100,
        required=False,
    )
    phone = forms.PhoneField(label=_("Telephone"), required=False)
    hours = forms.TextField(
        label=_("When does somebody answer?"),
        help_text=_("For example: Monday to Friday, 9:00–18:00."),
        max_length=100,
        required=False,
    )

    def clean(self):
        found = super().clean()
        named, called = found.get("name"), found.get("phone")
        if (called or found.get("hours")) and not named:
            self.add_error("name", _("Write who helps, or leave all of it empty."))
        if named and not called and "phone" not in self.errors:
            self.add_error("phone", _("Write the telephone number."))
        return found
