"""The forms of documents."""

from django.forms import FileField, FileInput, HiddenInput, UUIDField
from django.utils.translation import gettext_lazy as _

from umai.design.fields.forms import ChoiceField, Form, LongTextField, PastDateField, TextField, YesNoField
from umai.design.fields.text import BaseField
from umai.documents.clean.file_kinds import ENDINGS
from umai.documents.inspection import MEDIA_TYPES
from umai.documents.models import DocumentKind

# With photos in the list a telephone offers its camera, and an iPhone sends a JPEG instead of HEIC.
ACCEPTED = ",".join([*(f".{ending}" for ending in ENDINGS), *MEDIA_TYPES.values()])


class UploadField(BaseField, FileField):
    """One file. The act checks its content, not the form."""

    default_error_messages = {
        "required": _("Choose the file."),
        "missing": _("Choose the file."),
        "invalid": _("Choose the file again."),
        "max_length": _("The file's name is too long. Give it a shorter one, and choose it again."),
    }

    def __init__(self, **kwargs):
        super().__init__(widget=FileInput(attrs={"accept": ACCEPTED}), max_length=255, **kwargs)
        self.allow_empty_file = True


class AttachForm(Form):
    """A file to attach to a child's file."""

    id = UUIDField(widget=HiddenInput)
    upload = UploadField(
        label=_("The file"),
        help_text=_(
            "A photo (JPEG, PNG), PDF, DOCX, ODT or XLSX, up to 20 megabytes. On a telephone you can take a"
            " photo now."
        ),
    )
    kind = ChoiceField(
        label=_("What kind of paper is it?"),
        choices=DocumentKind,
        required_message=_("Choose what kind of paper it is."),
    )
    title = TextField(
        label=_("What is it?"),
        help_text=_("In a few words, for example: birth certificate, reply of the school."),
        max_length=150,
        required_message=_("Write what it is."),
    )
    happened_on = PastDateField(
        label=_("From which day is it?"),
        help_text=_("The day on the paper, or on which the photo was taken. Leave it empty if nobody knows."),
        required=False,
    )
    sealed = YesNoField(
        label=_("Does it speak of sexual violence, health, adoption or a safe place?"),
        help_text=_("Then only the worker of the case and the head of the department see it."),
        required_message=_("Choose whether it speaks of one of these."),
    )


class StrikeDocumentForm(Form):
    """Why a file is struck."""

    reason = LongTextField(
        label=_("Why does this file not belong here?"),
        help_text=_("This stays in the file, with your name."),
        required_message=_("Write why the file does not belong here."),
        max_length=1000,
        rows=3,
    )
