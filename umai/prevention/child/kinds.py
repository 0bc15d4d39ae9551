"""Everything that is written in this room: its name in an address, its table, act, form and words."""

from typing import Any, NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

from umai.prevention.child import actions
from umai.prevention.child.forms import ContactForm, NoteForm, TalkForm
from umai.prevention.models import Kind, Note, ParentContact, Talk
from umai.register.facts.form_parts import About


class What(NamedTuple):
    """One kind of row in a child's file. `guidance` is the step whose text stands beside the form."""

    slug: str
    model: type[models.Model]
    act: Any
    title: Any
    guidance: str
    kind: Kind | None = None

    def form(self, data, child, by, before=None):
        """The form, empty or with what stands there."""
        if self.model is Note:
            return NoteForm(data, kind=self.kind, before=before)
        if self.model is Talk:
            return TalkForm(data, before=before)
        return ContactForm(data, about=About(child, by), before=before)

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
    "talk": What("talk", Talk, actions.talk, _("Preventive talk"), "prevention/talk"),
    "contact": What(
        "contact",
        ParentContact,
        actions.contact_parent,
        _("Contact with a parent who is away"),
        "prevention/contact",
    ),
} | {
    slug_of(kind): What(slug_of(kind), Note, actions.note, title, "prevention/note", kind)
    for kind, title in TITLES.items()
}
