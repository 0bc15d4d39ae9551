"""The pages of one child: all notes, talks and contacts, and the forms to write them."""

from django.db.models import Model
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from umai.access.doors import answer_not_found, consult
from umai.access.permissions import may_do, require_right
from umai.design.fields.forms import Form
from umai.intake.models import Case
from umai.law.terms.clock import today
from umai.prevention.child import actions, kinds, lines
from umai.prevention.child.forms import NoteForm
from umai.prevention.families import reasons_of
from umai.prevention.models import Note
from umai.prevention.reading import current_rows_of
from umai.prevention.words import reason_in_words
from umai.register import merge_groups
from umai.register.child.page import FileActPage, FilePage
from umai.register.models import Child
from umai.trail.entries import EntrySubject


class ChildPrevention(FilePage):
    """All notes, talks and contacts, the newest first, and why the family is in the list of those at risk."""

    of = Child
    look = "prevention.read"
    template = "prevention/of_child.html"

    def find(self):
        return merge_groups.consult_child(self.address["pk"], self.by)

    def respond(self):
        if self.record.pk != self.address["pk"]:  # another record of this child is the leading one
            return redirect("prevention:of_child", self.record.pk)
        return super().respond()

    def context(self):
        child, by = self.record, self.by
        notes, talks, contacts = current_rows_of(child.pk, by)
        parents = lines.parent_names_of(contacts)
        changes = may_do(by, "prevention.correct", child)
        added = kinds.FILE_ROW_KINDS.values() if may_do(by, "prevention.note", child) else []
        records = merge_groups.ids_of(child.pk, by)
        return {
            "child": child,
            "reasons": [reason_in_words(one) for one in reasons_of(child.pk, by=by, on=today())],
            "has_case": Case.objects.open().filter(child_id__in=records).exists(),
            "opens": may_do(by, "intake.open_case", child),
            "adds": [(what.title, reverse("prevention:new", args=[child.pk, what.slug])) for what in added],
            "talks": [lines.talk_summary(row, changes) for row in talks],
            "contacts": [lines.contact_summary(row, changes, parents) for row in contacts],
            "notes": [lines.note_summary(row, changes) for row in notes],
        }


class FileRowKindPage(FileActPage):
    """A page on which one kind of row is written; the address names the kind."""

    def find(self):
        child = self.child = consult(Child, self.address["pk"], by=self.by)
        require_right(self.by, "prevention.read", child)
        if self.address["slug"] not in kinds.FILE_ROW_KINDS:
            raise Http404
        self.what = kinds.FILE_ROW_KINDS[self.address["slug"]]
        self.form_class = self.form_class and self.what.form
        return child

    def form_options(self):
        return self.what.form_options(self.child, self.by)

    def head(self):
        return super().head() | {"child": self.child, "what": self.what}

    def destination(self, row):
        return reverse("prevention:of_child", args=[self.child.pk])


class WriteFileRow(FileRowKindPage):
    """Write a note, a talk or a contact, with the act and the model of its kind."""

    act = actions.record_note
    of = Child
    form_class: type[Form] | None = NoteForm
    makes: type[Model] | None = Note
    template = "prevention/write.html"

    def find(self):
        child = super().find()
        self.act = self.what.act  # type: ignore[misc]  # each kind has an act of its own
        self.makes = self.what.model
        return child

    def context(self):
        return {"no_parents": has_no_parents(self.form)}


class FileRowPage(FileRowKindPage):
    """A page about a row of the child's file, current or replaced, which the address names."""

    of = Note

    def find(self):
        child = super().find()
        row = self.what.row(self.address["row"], child)
        if row is None:
            answer_not_found("prevention.read", EntrySubject.of_row(child), by=self.by)
        return row

    def find_standing(self):
        later = self.what.model.objects.filter(replaces=self.record).first() if self.meanwhile else None
        return later or self.record

    def context(self):
        return {"before": lines.summary_of(self.standing)}


class CorrectFileRow(FileRowPage):
    """Correct a row; the one that was wrong stays in the file."""

    act = actions.correct_row
    form_class = NoteForm
    template = "prevention/write.html"

    def initial(self):
        return super().initial() | {"contacted_at": getattr(self.standing, "contacted_at", None)}

    def answers(self):
        answers = self.form.answers()
        del answers["id"]  # the act makes that of the new row
        return answers

    def context(self):
        slug, row = self.what.slug, self.standing
        return super().context() | {
            "strikes": may_do(self.by, "prevention.strike", self.child) and row.current,
            "strike_url": reverse("prevention:strike", args=[self.child.pk, slug, row.pk]),
        }


class StrikeFileRow(FileRowPage):
    """Ask once more, then strike out a row that belongs to no file or to another one."""

    act = actions.strike_row
    template = "prevention/strike.html"


def has_no_parents(form):
    """Whether the form asks for a parent and nobody of the family is on record."""
    field = form.fields.get("adult_id")
    return field is not None and len(list(field.choices)) == 1
