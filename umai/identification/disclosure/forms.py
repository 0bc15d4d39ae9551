"""The forms for opening who reported. A key is never put back on a page."""

from django.forms import FileField, FileInput, HiddenInput, PasswordInput, UUIDField
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, Form, LongTextField, SelectField, TextField

LONGEST = 200  # characters that are read of a key's file; a key has 64


class KeyForm(Form):
    """The private half of whoever is signed in, chosen as a file or pasted; it stays in memory."""

    key_file = FileField(
        label=_("The file of your key"),
        help_text=_("From your own stick. It is used once, now, and kept nowhere."),
        required=False,
        widget=FileInput(attrs={"accept": ".key,text/plain"}),
        max_length=255,
    )
    key = TextField(
        label=_("Or the 64 signs of your key"),
        required=False,
        max_length=LONGEST,
        widget=PasswordInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("key_file", "key"):
            self.fields[name].unmarked = True  # one of the two has to be given

    def clean(self):
        answers = super().clean()
        given = answers.get("key_file")
        if given is not None:
            answers["key"] = given.read(LONGEST).decode("ascii", "replace")
        if not answers.get("key") and not self.errors:
            self.add_error("key_file", _("Choose the file of your key. Nothing was opened."))
        return answers

    def answers(self):
        return {name: value for name, value in super().answers().items() if name != "key_file"}


class AskOpeningForm(KeyForm):
    """Why the reporter is to be opened, and with which other holder."""

    id = UUIDField(widget=HiddenInput)
    ground = ChoiceField(label=_("On which legal ground?"), required_message=_("Choose the legal ground."))
    reason = LongTextField(
        label=_("Why, in your words"),
        help_text=_("The other person reads this. Write no name here."),
        required_message=_("Write why."),
        max_length=1000,
        rows=3,
    )
    holder = SelectField(
        label=_("Which other holder of a key is to agree?"), required_message=_("Choose the other holder.")
    )
    field_order = ("id", "ground", "reason", "holder", "key_file", "key")

    def __init__(self, *args, grounds, holders, **kwargs):
        super().__init__(*args, **kwargs)
        language = get_language() or "ky"
        self.fields["ground"].choices = [(one.code, one.label(language)) for one in grounds]
        self.fields["holder"].choices = [("", _("Choose from the list")), *((name, name) for name in holders)]
