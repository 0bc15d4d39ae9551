"""The pages of a session: convene, its agenda, who came, closed or not held, its papers."""

from typing import ClassVar

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from umai.access.doors import answer_not_found
from umai.access.pages import ActPage, Page
from umai.access.permissions import may_do
from umai.commission.decisions.items import items_of
from umai.commission.models import Sitting
from umai.commission.papers import sheets
from umai.commission.papers.minutes import close_session
from umai.commission.papers.notes import with_what_is_asked
from umai.commission.proposing.actions import move_session, put_on_agenda
from umai.commission.proposing.forms import AgendaForm
from umai.commission.proposing.waiting import waiting_matters
from umai.commission.session import actions
from umai.commission.session.forms import ConveneForm, InviteForm, MoveSessionForm, OpenForm, ReasonForm
from umai.commission.session.models import Member
from umai.commission.session.reading import members_of, state_of
from umai.design.parts import UiText
from umai.documents.papers import LANGUAGES, as_pdf_response, render_pdf
from umai.law.terms.clock import today
from umai.law.terms.commission import quorum_of
from umai.trail.entries import EntrySubject

PAPERS = ("agenda", "notes", "minutes")


class SessionPage(Page):
    """A page of one session of the own Commission."""

    of = Sitting
    look = "commission.sessions.read"

    def find(self):
        number = self.address["pk"]
        with self.by.speaking():
            found = Sitting.objects.within_reach_of(self.by).filter(pk=number).first()
        if found is None:
            answer_not_found(self.look, EntrySubject("commission.sitting", number), by=self.by)
        self.state = state_of(found)
        return found

    def head(self):
        return super().head() | {"session": self.record, "state": self.state}


class ShowSession(SessionPage):
    """A session: who is invited or came, the agenda, and what can be done now."""

    template = "commission/session.html"

    def context(self):
        state, items = self.state, items_of(self.record, self.by)
        members = members_of(self.record)
        papers = [("agenda", _("Agenda")), ("notes", _("Notes for the members"))]
        if state.opened:
            papers.append(("minutes", _("Minutes")))
        return {
            "items": items,
            "members": members,
            "quorum": state.opened.quorum if state.opened else quorum_of(len(members), self.record.held_on),
            "ways": self.ways(),
            "papers": papers,
            "languages": LANGUAGES.items(),
        }

    def ways(self):
        """What this speaker can do with the session now: (address, words)."""
        if not may_do(self.by, "commission.convene") or self.state.is_over:
            return []
        found = [("commission:agenda", _("Put on the agenda what waits"))]
        if self.state.opened:
            return [*found, ("commission:close", _("Close the session"))]
        if self.record.held_on <= today():
            found.append(("commission:open", _("Open it: who came?")))
        return [
            *found,
            ("commission:invite", _("Invite one more member")),
            ("commission:move", _("Move it to another day")),
            ("commission:cancel", _("It was not held")),
        ]


class SessionActPage(SessionPage, ActPage):
    """A page on which something happens to a session; all have one template."""

    template = "commission/act.html"
    title: ClassVar
    button: ClassVar
    intro: ClassVar[UiText] = ""
    look = ""

    def find(self):
        self.look = "commission.sessions.read"
        found = super().find()
        self.look = ""
        return found

    def context(self):
        return {
            "title": self.title,
            "button": self.button,
            "intro": self.intro,
            "back": self.record.get_absolute_url(),
            "guide": "",
            "lines": self.lines(),
        }

    def lines(self):
        """What is said above the form, as labels and values."""
        return []

    def destination(self, outcome):
        return self.record.get_absolute_url()


class ConveneSession(ActPage):
    """Convene a session of the own Commission."""

    act = actions.convene_session
    makes = Sitting
    form_class = ConveneForm
    template = "commission/act.html"

    def find(self):
        return self.by.office

    def context(self):
        return {
            "title": _("Convene a session"),
            "button": _("Convene it"),
            "intro": _("All who hold the post of a member are invited, and those who were named last time."),
            "back": reverse("commission:front"),
            "guide": "",
            "lines": [],
        }

    def destination(self, outcome):
        return outcome.get_absolute_url()


class BuildAgenda(SessionActPage):
    """Put on the agenda what waits; all of it is proposed, and each can be left out."""

    act = put_on_agenda
    form_class = AgendaForm
    title, button = _("Put on the agenda what waits"), _("Put on the agenda")
    intro = _("What waits is chosen already. Take the mark away where it should wait for another session.")

    def form_options(self):
        return {"waiting": waiting_matters(self.by)}


class InviteMember(SessionActPage):
    """Invite one more member, who has no account."""

    act = actions.invite_member
    makes = Member
    form_class = InviteForm
    title, button = _("Invite one more member"), _("Invite")


class OpenSession(SessionActPage):
    """Say who came, and open the session."""

    act = actions.begin_session
    form_class = OpenForm
    title, button = _("Who came?"), _("Open the session")

    def form_options(self):
        return {"members": members_of(self.record)}

    def lines(self):
        members = members_of(self.record)
        quorum = quorum_of(len(members), self.record.held_on)
        return [(_("Invited"), len(members)), (_("Have to be there"), quorum)]


class CloseSession(SessionActPage):
    """Close the session."""

    act = close_session
    title, button = _("Close the session"), _("Close it")
    intro = _("Nothing more is decided then, and the minutes get a code. What is not decided waits again.")


class CancelSession(SessionActPage):
    """Say that the session was not held."""

    act = actions.cancel_session
    form_class = ReasonForm
    title, button = _("The session was not held"), _("Write it down")
    intro = _("What stands on its agenda waits again.")


class MoveSession(SessionActPage):
    """Move the session to another day."""

    act = move_session
    makes = Sitting
    form_class = MoveSessionForm
    title, button = _("Move the session to another day"), _("Move it")
    intro = _("Its agenda goes along. Members with an account are told by message of both days.")

    def destination(self, outcome):
        return outcome.get_absolute_url()


class PrintSession(SessionPage):
    """The agenda, the notes for members, or the minutes, as PDF in Kyrgyz or Russian; the trail notes it."""

    def respond(self):
        paper, language = self.address["paper"], self.address["language"]
        if language not in LANGUAGES or paper not in PAPERS:
            raise Http404
        if paper == "minutes" and not self.state.opened:
            raise Http404
        state, by = self.state, self.by
        items = items_of(self.record, by, noted=f"commission.printed_{paper}")
        if paper == "agenda":
            values = sheets.agenda_values(state, items, members_of(self.record), by, language)
        elif paper == "notes":
            with override(language):
                noted = with_what_is_asked(items, by)
            values = sheets.notes_values(state, noted, by, language)
        else:
            values = sheets.minutes_values(state, items, members_of(self.record), by, language)
        pdf = render_pdf(sheets.TEMPLATE, values, language, record=self.record.pk)
        return as_pdf_response(pdf, f"{paper}-{self.record.held_on.isoformat()}-{language}")
