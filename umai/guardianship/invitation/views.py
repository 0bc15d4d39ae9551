"""The pages of a code and of what was sent with it: give it, take it back, read, take over, reject."""

from umai.access.doors import consult_list
from umai.access.pages import Page
from umai.access.permissions import may_do
from umai.guardianship.departure.lines import names_of
from umai.guardianship.departure.models import Departure
from umai.guardianship.invitation import actions, lines
from umai.guardianship.invitation.forms import InviteParentForm, RejectForm, TakeOverForm
from umai.guardianship.invitation.giving import GiveCodePage
from umai.guardianship.invitation.models import Invitation, SentAnnouncement, SentAnnouncementAnswer
from umai.guardianship.invitation.sealed import read_sent
from umai.register.child.page import FileActPage, FilePage
from umai.register.fields.person import FormContext

MAX_CAME = 200  # announcements in the list of an office


class InviteParent(GiveCodePage):
    """Ask which parent gets a code to announce that they leave, and show the code once."""

    act = actions.invite_parent
    form_class = InviteParentForm
    template = "guardianship/invite.html"
    given_template = "guardianship/invited.html"
    site_path = "leaving/"


class TakeInvitationBack(FileActPage):
    """For whom a code is and what became of it; a button takes it back."""

    act = actions.take_invitation_back
    of = Invitation
    look = "guardianship.read"
    related = ("recorded_by", "child", "taken_back", "sent", "sent__answer")
    template = "guardianship/invitation.html"

    def context(self):
        opens = lines.sent_of(self.record) is None and not hasattr(self.record, "taken_back")
        return {
            "invitation": self.record,
            "rows": lines.invitation_rows(self.record),
            "opens": opens and not lines.is_over(self.record),
            "sent": lines.sent_of(self.record),
        }


class CameFromSite(Page):
    """What parents sent from the site and nobody has answered, the first last day first."""

    look = "guardianship.read"
    template = "guardianship/came.html"

    def context(self):
        rows = actions.unanswered(self.by)[:MAX_CAME]
        found = consult_list("guardianship.read", rows, by=self.by)
        names = names_of({one.child_id for one in found}, self.by)
        return {"came": [lines.came_line(one, names) for one in found]}


class SentPage(FilePage):
    """A page about what was sent from the site."""

    of = SentAnnouncement
    related = ("child", "invitation", "answer", "answer__departure", "answer__recorded_by")

    def head(self):
        said = read_sent(self.record)
        shown = {"sent": self.record, "came": lines.came_rows(self.record), "unreadable": said is None}
        return super().head() | shown | {"said": lines.said_rows(said) if said else []}


class ShowSent(SentPage):
    """What was sent, and what became of it."""

    look = "guardianship.read"
    template = "guardianship/sent.html"

    def context(self):
        answer = lines.answer_of(self.record)
        writes = answer is None and may_do(self.by, "guardianship.take_over", self.record)
        return {"answer": answer, "writes": writes}


class TakeOver(SentPage, FileActPage):
    """Make an announcement of what was sent; the form is filled with it, and the words stand beside."""

    act = actions.take_over_announcement
    makes = Departure
    form_class = TakeOverForm
    template = "guardianship/take_over.html"

    def form_options(self):
        return {"about": FormContext(self.record.child, self.by)}

    def initial(self):
        said = read_sent(self.record)
        if said is None:
            return {"adult_id": self.record.invitation.adult_id}
        return {
            "adult_id": self.record.invitation.adult_id,
            **{name: getattr(said, name) for name in ("kind", "country", "reason", "contact")},
            **{name: said.day(name) for name in ("leaves_on", "returns_on")},
            "words": said.told,
        }

    def belongs(self):
        return {"child_id": self.record.child_id}

    def context(self):
        return {"child": self.record.child}

    def destination(self, departure):
        return departure


class RejectSent(SentPage, FileActPage):
    """Ask why nothing follows of what was sent."""

    act = actions.reject_announcement
    makes = SentAnnouncementAnswer
    form_class = RejectForm
    template = "guardianship/reject.html"
