"""Everything that is written in this room: its name in an address, its table, act, form and words."""

from typing import Any, NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from umai.prevention.child import actions
from umai.prevention.child.forms import ContactForm, NoteForm, TalkForm, WrittenForm
from umai.prevention.models import Kind, Note, ParentContact, Talk
from umai.register.fields.person import About


class What(NamedTuple):
    """One kind of row in a child's file. `guidance` is the step whose text stands beside the form."""

    slug: str
    model: type[models.Model]
    act: Any
    form: type[WrittenForm]
    title: Any
    guidance: str
    kind: Kind | None = None

    def form_options(self, child, by):
        """What else the form is made with."""
        if self.model is ParentContact:
            return {"about": About(child, by)}
        return {"kind": self.kind} if self.kind else {}

    def row(self, pk, child):
        """This row of the child's file, whether it still stands or not; None where there is none."""
        rows = self.model.ever.filter(pk=pk, child_id=child.pk)
        return (rows.filter(kind=self.kind) if self.kind else rows).first()


TITLES = {
    Kind.ATTENDANCE: _("Attendance at school"),
    Kind.PERFORMANCE: _("Performance at school"),
    Kind.ENROLMENT: _("Enrolment in a school"),
    Kind.LABOUR: _("Work of the child"),
    Kind.VACCINATION: _("Vaccination"),
    Kind.CHECK_UP: _("Check-up by a doctor"),
}


def slug_of(kind):
    """A kind of note as an address has it."""
    return str(kind).replace("_", "-")


ALL = {
    "talk": What("talk", Talk, actions.talk, TalkForm, _("Preventive talk"), "prevention/talk"),
    "contact": What(
        "contact",
        ParentContact,
        actions.contact_parent,
        ContactForm,
        _("Contact with a parent who is away"),
        "prevention/contact",
    ),
} | {
    slug_of(kind): What(slug_of(kind), Note, actions.note, NoteForm, title, "prevention/note", kind)
    for kind, title in TITLES.items()
}
