"""The forms of evidence: choose the file, say what it is, ask for the original, answer."""

from django.forms import CharField, FileInput, HiddenInput, IntegerField, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, Form, LongTextField
from umai.documents.forms import UploadField
from umai.justice.forms import JusticeForm


class EvidenceFileField(UploadField):
    """One file of any kind: evidence is not refused for what it is."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.widget = FileInput()


class ChooseEvidenceForm(Form):
    """The file; a script that sends it in parts says its name and size instead."""

    id = UUIDField(widget=HiddenInput)
    upload = EvidenceFileField(
        label=_("The file"),
        help_text=_(
            "Of any kind, as it was found: do not open it anew, do not cut it. Up to 500 megabytes; larger"
            " than 20 only where the page can send it in parts."
        ),
        required=False,
    )
    name = CharField(widget=HiddenInput, required=False, max_length=255)
    size = IntegerField(widget=HiddenInput, required=False, min_value=0, max_value=10**12)

    def clean(self):
        answers = super().clean()
        if answers.get("upload") is None and answers.get("size") is None and "upload" not in self.errors:
            self.add_error("upload", _("Choose the file."))
        return answers


class EvidenceQuestions(JusticeForm):
    """What is asked about evidence; the script of the page fills in the hash of the whole file.

    It makes no id: the evidence has that of what was sent.
    """

    whole = CharField(widget=HiddenInput, required=False, max_length=64)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["id" if self.row is None else "whole"]


class AskOriginalForm(Form):
    """Why the original is needed."""

    reason = LongTextField(
        label=_("Why is the original needed?"),
        help_text=_("Another person reads this and decides. This stays in the file, with your name."),
        required_message=_("Write why the original is needed."),
        max_length=1000,
        rows=3,
    )


class AnswerOriginalForm(Form):
    """Whether another person agrees, and why not."""

    agrees = ChoiceField(
        label=_("Is the original opened to this person?"),
        choices=[("yes", _("Yes, for the time that the law gives")), ("no", _("No"))],
        required_message=_("Choose whether it is opened."),
    )
    reason = LongTextField(
        label=_("If not: why?"),
        help_text=_("Whoever asked reads this, with your name."),
        required=False,
        max_length=1000,
        rows=3,
    )

    def answers(self):
        answers = super().answers()
        return answers | {"agrees": answers["agrees"] == "yes"}
