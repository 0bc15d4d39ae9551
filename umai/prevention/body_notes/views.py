"""Notes of schools and clinics: they write them here, and the department finds the child."""

from django.http import Http404
from django.urls import reverse

from umai.access.doors import consult, consult_list
from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do
from umai.identification.inbox.reading import child_heading
from umai.prevention.body_notes import actions
from umai.prevention.body_notes.forms import BodyNoteForm, SetAsideForm
from umai.prevention.child.kinds import FILE_ROW_KINDS, NOTE_TITLES, slug_of
from umai.prevention.lists.reading import tabs
from umai.prevention.models import KINDS_OF_ROLE, BodyNote
from umai.prevention.words import note_in_words
from umai.register.child.forms import SearchForm
from umai.register.models import Child
from umai.register.search import proof
from umai.register.search.search import find_children

SHOWN = 100


class OwnBodyNotes(Page):
    """The notes that this office wrote, and the kinds that it can write. Not what became of them."""

    look = "prevention.tell"
    template = "prevention/mine.html"

    def context(self):
        rows = BodyNote.objects.within_reach_of(self.by).order_by("-recorded_at")[:SHOWN]
        notes = consult_list(
            "prevention.told", rows, by=self.by, read=lambda rows: rows.order_by("-recorded_at")
        )
        kinds = KINDS_OF_ROLE[self.by.role]
        return {
            "told": [(row, note_in_words(row)) for row in notes],
            "adds": [(NOTE_TITLES[kind], reverse("prevention:tell", args=[slug_of(kind)])) for kind in kinds],
        }


class WriteBodyNote(ActPage):
    """Write what is known of a child, whom the writer names in words."""

    act = actions.record_body_note
    makes = BodyNote
    form_class = BodyNoteForm
    template = "prevention/tell.html"

    def permit(self):
        super().permit()
        what = FILE_ROW_KINDS.get(self.address["slug"])
        if what is None or what.kind not in KINDS_OF_ROLE[self.by.role]:
            raise Http404
        self.what = what

    def form_options(self):
        return {"kind": self.what.kind}

    def perform(self):
        return self.act(self.by.office, by=self.by, **self.answers())

    def context(self):
        return {"what": self.what}

    def destination(self, note):
        return reverse("prevention:mine")


class WaitingBodyNotes(Page):
    """Notes of schools and clinics that are in no file yet, the oldest first."""

    look = "prevention.match"
    template = "prevention/told.html"

    def context(self):
        def read(rows):
            return rows.select_related("recorded_by", "recorded_office").order_by("recorded_at")

        rows = BodyNote.objects.within_reach_of(self.by).waiting().order_by("recorded_at")[:SHOWN]
        notes = consult_list("prevention.told", rows, by=self.by, read=read)
        return {
            "told": [(row, NOTE_TITLES[row.kind], note_in_words(row)) for row in notes],
            "tabs": tabs(self.by, "told"),
        }


class BodyNotePage(Page):
    """A page about a note of a school or a clinic, for whoever may find the child."""

    of = BodyNote
    related = ("recorded_office", "recorded_by")

    def head(self):
        note = self.record
        return super().head() | {"told": note, "said": note_in_words(note), "title": NOTE_TITLES[note.kind]}


class FindChildOfNote(BodyNotePage):
    """Search the register for the child of a note; a child that is found can be chosen."""

    look = "prevention.match"
    template = "prevention/child.html"
    methods = ("GET", "HEAD", "POST")

    def context(self):
        form = SearchForm(self.request.POST if self.request.method == "POST" else None, by=self.by)
        page = {"form": form, "may_add": may_do(self.by, "register.add_child")}
        if form.is_valid():
            terms, then = form.search_terms(), reverse("prevention:child", args=[self.record.pk])
            found = find_children(**terms, by=self.by)
            token = proof.sign_proof(terms, found, by=self.by, then=then)
            page |= {"searched": True, "found": found, "then": then, "token": token}
        elif form.is_bound:
            self.status = 422
        return page


class MatchBodyNote(BodyNotePage, ActPage):
    """Show the child once more; then put the note to the file."""

    act = actions.match_body_note
    template = "prevention/this_child.html"

    def find(self):
        self.child = consult(Child, self.address["child_id"], by=self.by)
        return super().find()

    def answers(self):
        return {"child": self.child}

    def context(self):
        return {"child": self.child} | child_heading(self.child, self.by)

    def destination(self, note):
        return reverse("prevention:of_child", args=[self.child.pk])


class SetBodyNoteAside(BodyNotePage, ActPage):
    """Set a note aside, with what was done to find the child."""

    act = actions.set_body_note_aside
    form_class = SetAsideForm
    template = "prevention/aside.html"

    def destination(self, result):
        return reverse("prevention:told")
