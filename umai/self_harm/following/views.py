"""The pages of the year after: write a contact, and the list of those that are due."""

from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from umai.access.pages import ActPage, Page
from umai.design.days import date_in_words
from umai.law.terms.clock import today
from umai.self_harm.following import actions
from umai.self_harm.following.forms import FollowingForm
from umai.self_harm.following.models import FollowingContact
from umai.self_harm.following.state import following_state
from umai.self_harm.path.models import SelfHarmPath
from umai.self_harm.path.state import ending_of, names_shown
from umai.self_harm.path.views import SelfHarmPage

AHEAD = timedelta(days=7)  # contacts that are due soon stand on the list too
MOST_FOLLOWED = 100  # rows on the page; the rest is counted


class RecordFollowing(SelfHarmPage, ActPage):
    """Ask whether somebody was in touch with the child, and how it is."""

    act = actions.record_following
    makes = FollowingContact
    form_class = FollowingForm
    template = "self_harm/contact.html"
    message = gettext_lazy("The contact is written down.")

    def context(self):
        ended = ending_of(self.record, self.by) is not None
        state = following_state(self.record, self.by, runs=not ended)
        return {"due": state, "said": contact_lines(state), "back": self.record.get_absolute_url()}


class FollowedPath(NamedTuple):
    """One path, as `self_harm_following` answers it."""

    child: UUID
    path: UUID
    due_on: date
    spoken: bool
    """Whether somebody has spoken with the child, at first or in a contact."""


class FollowedChildren(Page):
    """The children with whom nobody has spoken, then the contacts that are late, due today and due soon."""

    look = "self_harm.read"
    template = "self_harm/following.html"

    def context(self):
        by, on = self.by, today()
        due = by.ask("select * from self_harm_following(%(day)s)", day=on + AHEAD)
        shown = [FollowedPath(*one) for one in due[:MOST_FOLLOWED]]
        children = {one.child for one in shown}
        names = names_shown("self_harm.following", [one.path for one in shown], children, by)
        spoken = [one for one in shown if one.spoken]
        return {
            "unspoken": [row_of(names, one) for one in shown if not one.spoken],
            "late": [row_of(names, one) for one in spoken if one.due_on < on],
            "soon": [row_of(names, one) for one in spoken if one.due_on >= on],
            "left_out": len(due) - len(shown),
        }


def row_of(names, one):
    """A child of the list: the name, the address of the path, and the last day."""
    url = SelfHarmPath(pk=one.path).get_absolute_url()
    return names.get(one.child) or _("Name not known"), url, one.due_on


def contact_lines(state) -> list[tuple[str, str]]:
    """The contacts of a path, the latest first: the day with what came of it, and the words."""
    return [(contact_title(one), one.words) for one in state.contacts]


def contact_title(row) -> str:
    """The day of a contact with what came of it."""
    if not row.made:
        said = _("in vain: %(why)s") % {"why": row.get_why_not_display()}
    else:
        said = _("says it again: %(answer)s") % {"answer": row.get_says_again_display()}
    return f"{date_in_words(row.contact_on)}: {said}"
