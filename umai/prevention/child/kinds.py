"""The kinds of rows of this room: the name in an address, the model, the act, the form, the title."""

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from umai.prevention.child import actions
from umai.prevention.child.forms import FileRowForm, NoteForm, ParentContactForm, PreventiveTalkForm
from umai.prevention.models import Note, NoteKind, ParentContact, Talk
from umai.register.fields.person import FormContext


class FileRowKind(NamedTuple):
    """One kind of row in a child's file. `guidance` names the text that is shown beside the form."""

    slug: str
    model: type[Any]
    act: Any
    form: type[FileRowForm]
    title: Any
    guidance: str
    kind: NoteKind | None = None

    def form_options(self, child, by):
        """What else the form is made with."""
        if self.model is ParentContact:
            return {"about": FormContext(child, by)}
        return {"kind": self.kind} if self.kind else {}

    def row(self, pk, child):
        """This row of the child's file, current or replaced; None where there is none."""
        rows = self.model.ever.filter(pk=pk, child_id=child.pk)
        return (rows.filter(kind=self.kind) if self.kind else rows).first()


NOTE_TITLES = {
    NoteKind.ATTENDANCE: _("Attendance at school"),
    NoteKind.PERFORMANCE: _("Performance at school"),
    NoteKind.ENROLMENT: _("Enrolment in a school"),
    NoteKind.LABOUR: _("Work of the child"),
    NoteKind.VACCINATION: _("Vaccination"),
    NoteKind.CHECK_UP: _("Check-up by a doctor"),
}


def slug_of(kind):
    """A kind of note as an address has it."""
    return str(kind).replace("_", "-")


FILE_ROW_KINDS = {
    "talk": FileRowKind(
        "talk", Talk, actions.record_talk, PreventiveTalkForm, _("Preventive talk"), "prevention/talk"
    ),
    "contact": FileRowKind(
        "contact",
        ParentContact,
        actions.record_contact,
        ParentContactForm,
        _("Contact with a parent who is away"),
        "prevention/contact",
    ),
} | {
    slug_of(kind): FileRowKind(
        slug_of(kind), Note, actions.record_note, NoteForm, title, "prevention/note", kind
    )
    for kind, title in NOTE_TITLES.items()
}
