"""The pages of one child: what is known before harm is done, and the forms that write it."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from umai.access.doors import consult, turn_away
from umai.access.may import may, require
from umai.intake.models import Case
from umai.law.terms.clock import today
from umai.prevention.child import actions, kinds, lines
from umai.prevention.child.forms import NoteForm
from umai.prevention.families import reasons_of
from umai.prevention.models import Note
from umai.prevention.reading import standing
from umai.prevention.words import reason_in_words
from umai.register import same
from umai.register.child.page import FileActPage, FilePage
from umai.register.models import Child
from umai.trail.entries import About as Subject


class OfChild(FilePage):
    """All that was noted, said and tried, the newest first, and why the family stands in the list."""

    of = Child
    look = "prevention.read"
    template = "prevention/of_child.html"

    def find(self):
        return same.consulted(self.address["pk"], self.by)

    def respond(self):
        if self.record.pk != self.address["pk"]:  # another record of this child leads
            return redirect("prevention:of_child", self.record.pk)
        return super().respond()

    def context(self):
        child, by = self.record, self.by
        notes, talks, contacts = standing(child.pk, by)
        called = lines.names_of(contacts)
        changes = may(by, "prevention.correct", child)
        writes = may(by, "prevention.note", child)
        records = same.ids_of(child.pk, by)
        return {
            "child": child,
            "reasons": [reason_in_words(one) for one in reasons_of(child.pk, by=by, on=today())],
            "has_case": Case.objects.open().filter(child_id__in=records).exists(),
            "opens": may(by, "intake.open_case", child),
            "adds": [(what.title, address(child, what)) for what in kinds.ALL.values()] if writes else [],
            "talks": [lines.of_talk(row, changes) for row in talks],
            "contacts": [lines.of_contact(row, changes, called) for row in contacts],
            "notes": [lines.of_note(row, changes) for row in notes],
        }


class OfKind:
    """A page on which one kind of row is written; the address names the kind."""

    def find(self):
        child = self.child = consult(Child, self.address["pk"], by=self.by)
        require(self.by, "prevention.read", child)
        if self.address["slug"] not in kinds.ALL:
            raise Http404
        self.what = kinds.ALL[self.address["slug"]]
        self.form_class = self.form_class and self.what.form
        return child

    def form_options(self):
        return self.what.form_options(self.child, self.by)

    def head(self):
        return super().head() | {"child": self.child, "what": self.what}

    def destination(self, row):
        return reverse("prevention:of_child", args=[self.child.pk])


class Write(OfKind, FileActPage):
    """Write a note, a talk or a contact: act and table are those of the kind."""

    act = actions.note
    of = Child
    form_class = NoteForm
    makes = Note
    template = "prevention/write.html"

    def find(self):
        child = super().find()
        self.act, self.makes = self.what.act, self.what.model
        return child

    def context(self):
        return {"no_parents": lacks_parents(self.form)}


class OfRow(OfKind):
    """A page about a row of the child's file, which the address names; whether it still stands or not."""

    of = Note

    def find(self):
        child = super().find()
        row = self.what.row(self.address["row"], child)
        if row is None:
            turn_away("prevention.read", Subject.row(child), by=self.by)
        return row

    def find_standing(self):
        later = self.what.model.objects.filter(replaces=self.record).first() if self.meanwhile else None
        return later or self.record

    def context(self):
        return {"before": lines.of_row(self.standing)}


class Correct(OfRow, FileActPage):
    """Write again what was wrong; what stood there stays in the file."""

    act = actions.correct
    form_class = NoteForm
    template = "prevention/write.html"

    def initial(self):
        return super().initial() | {"contacted_at": getattr(self.standing, "contacted_at", None)}

    def answers(self):
        answers = self.form.answers()
        del answers["id"]  # of the row that stands in its place, which the act makes
        return answers

    def context(self):
        slug, row = self.what.slug, self.standing
        return super().context() | {
            "strikes": may(self.by, "prevention.strike", self.child) and row.current,
            "strike_url": reverse("prevention:strike", args=[self.child.pk, slug, row.pk]),
        }


class Strike(OfRow, FileActPage):
    """Ask once more, then strike out what belongs to no file or to another one."""

    act = actions.strike
    template = "prevention/strike.html"


def address(child, what):
    """Where a row of this kind is written."""
    return reverse("prevention:new", args=[child.pk, what.slug])


def lacks_parents(form):
    """Whether a contact is asked about and nobody of the family is on record."""
    field = form.fields.get("adult_id")
    return field is not None and len(list(field.choices)) == 1
