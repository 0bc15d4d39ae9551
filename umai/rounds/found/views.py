"""The pages of the office about children of doors, and the page of who wrote that a child is in danger."""

from django.urls import reverse
from django.utils.translation import gettext_lazy

from umai.access.doors import answer_not_found
from umai.access.pages import ActPage, Page
from umai.design.parts import Code, SummaryRow
from umai.identification.inbox.reading import child_heading
from umai.names.parts import parse_name
from umai.outreach.contacts import poster_contacts_of
from umai.register.child.forms import SearchForm
from umai.register.models import Child
from umai.register.search import proof
from umai.register.search.search import find_children, find_likely_children
from umai.rounds.door.models import DoorChild
from umai.rounds.door.sent import sent_with
from umai.rounds.door.signals import concern_of
from umai.rounds.door.words import dwelling_in_words, said_of
from umai.rounds.found import actions, reading
from umai.rounds.found.forms import DoorSignalForm, FoundForm
from umai.rounds.found.models import FoundAnswer
from umai.trail.entries import EntrySubject


class FoundList(Page):
    """The children of whom somebody spoke at a door and nobody has said who they are."""

    look = "rounds.found.read"
    template = "rounds/found_list.html"

    def context(self):
        lines, total = reading.work_list(self.by)
        return {"lines": lines, "total": total, "more": total - len(lines)}


class DoorChildPage(ActPage):
    """A page about one child of a door; a team has no such page."""

    of = DoorChild
    related = reading.RELATED
    right_to_find = "rounds.found.read"

    def head(self):
        child, said = self.record, reading.words_said(self.record)
        rows = [("", said.child), *said_of(child), ("", said.happened)]
        return super().head() | {
            "child": child,
            "name": reading.name_of(child),
            "said": [
                SummaryRow(label or WORDS[n > 0], value) for n, (label, value) in enumerate(rows) if value
            ],
            "where": dwelling_in_words(child.answer.stop),
            "code": Code(child.answer.stop.code),
        }

    def destination(self, row):
        return reverse("rounds:found_list")


WORDS = (gettext_lazy("Who the child is"), gettext_lazy("What else was said"))


class SayWho(DoorChildPage):
    """Say who one child is: the register is searched with what was said, or with what somebody types."""

    act = actions.say_who
    makes = FoundAnswer
    form_class = FoundForm
    template = "rounds/found.html"

    def find_standing(self):
        return FoundAnswer.objects.filter(door_child=self.record).first()

    def make_form(self):
        """The form with the children whom the search found; unanswered where somebody searches again."""
        sent = self.sent if self.request.POST.get("step") == "search" else None
        suggested = reading.suggested_search(self.record)
        known = proof.read_proof(self.request.POST.get("searched", ""), by=self.by)
        self.search = SearchForm(sent, by=self.by, initial=suggested, auto_id="id_search_%s")
        self.terms, self.shown = known.asked if known else suggested, known.shown if known else set()
        if self.search.is_valid():
            self.terms = self.search.search_terms()
        self.found = find_children(**self.terms, by=self.by) if is_asked(self.terms) else []
        self.looked_again = False
        if sent is None:
            return super().make_form()
        self.status = 422 if self.search.errors else 200
        return FoundForm(initial=self.initial(), **self.form_options())

    def form_options(self):
        return {"by": self.by, "found": self.found}

    def initial(self):
        """What was said, as the boxes of a new child show it."""
        child, said = self.record, reading.suggested_search(self.record)
        name = parse_name(said["text"])
        return {
            "seen": self.standing and self.standing.pk,
            "surname": name.surname,
            "given": name.given,
            "patronymic": name.patronymic,
            "sex": child.sex,
            "born": said["born"],
            "settlement": str(said["settlement"]),
            "words": child.answer.stop.dwelling.words,
        }

    def respond(self):
        if self.form.is_bound and self.form.is_valid() and not self.received() and self.must_look_again():
            self.status = 409
            return self.draw()
        return super().respond()

    def must_look_again(self):
        """Whether a child would be registered while a likely one was not shown; the page then shows it."""
        if not self.form.registers():
            return False
        likely = [one for one in find_likely_children(self.form.description(), by=self.by) if one.is_likely]
        shown = {str(one.child.pk) for one in self.found} if self.request.POST.get("searched") else set()
        if {str(one.child.pk) for one in likely} <= shown | self.shown:
            return False
        known = {one.child.pk for one in self.found}
        self.found = [*self.found, *(one for one in likely if one.child.pk not in known)]
        self.form.offer(self.found)
        self.looked_again = True
        return True

    def context(self):
        by, child = self.by, self.record
        made, signal = reading.signal_of(child, by)
        return {
            "search": self.search,
            "searched": is_asked(self.terms),
            "found": self.found,
            "looked_again": self.looked_again,
            "token": proof.sign_proof(self.terms, self.found, by=by),
            "answers": reading.answers_about(child),
            **self.standing_child(),
            "others": [(one, reading.name_of(one)) for one in reading.others_of_dwelling(child, by)],
            "made": made,
            "signal_url": signal.get_absolute_url() if signal else "",
        }

    def standing_child(self):
        """The name and the file of the child whom somebody found it to be, where this worker reaches it."""
        pk = self.standing and self.standing.found_id
        found = pk and Child.objects.within_reach_of(self.by).filter(pk=pk).first()
        if not found:
            return {}
        heading = child_heading(found, self.by)
        return {"standing_name": heading["name"], "standing_url": found.get_absolute_url()}


class MakeDoorSignal(DoorChildPage):
    """Make a signal of one child of a door who needs help."""

    act = actions.make_signal
    form_class = DoorSignalForm
    template = "rounds/found_signal.html"

    def initial(self):
        return {"concern": concern_of(self.record).value}

    def destination(self, row):
        return reverse("rounds:found", args=[self.record.pk])


class SentAtOnce(Page):
    """Who wrote that a child is in danger reads that it went out, whether somebody took it, whom to call."""

    look = "rounds.answer"
    template = "rounds/sent.html"

    def context(self):
        pk = self.address["pk"]
        sent = sent_with(pk, self.by)
        if sent is None:
            answer_not_found("rounds.sent", EntrySubject("rounds.dooranswer", pk), by=self.by)
        return {"sent": sent, "contacts": poster_contacts_of(self.by.office.place)}


def is_asked(terms) -> bool:
    """Whether these terms find anybody: a name, a PIN, or the year and the place."""
    return bool(terms["text"] or terms.get("pin") or (terms["born"] and terms["settlement"]))
