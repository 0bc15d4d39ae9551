"""The pages of the year after: write a contact, and the list of those that are due."""

from datetime import timedelta

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


class FollowedChildren(Page):
    """The contacts that are late, due today and due soon, of all paths that run within reach."""

    look = "self_harm.read"
    template = "self_harm/following.html"

    def context(self):
        by, on = self.by, today()
        due = by.ask("select child_id, path_id, due_on from self_harm_following(%(day)s)", day=on + AHEAD)
        shown = due[:MOST_FOLLOWED]
        children = {child for child, _path, _due in shown}
        names = names_shown("self_harm.following", [path for _child, path, _due in shown], children, by)
        return {
            "late": [row_of(names, one) for one in shown if one[2] < on],
            "soon": [row_of(names, one) for one in shown if one[2] >= on],
            "left_out": len(due) - len(shown),
        }


def row_of(names, one):
    """A child of the list: the name, the address of the path, and the last day."""
    child, path, due_on = one
    return names.get(child) or _("Name not known"), SelfHarmPath(pk=path).get_absolute_url(), due_on


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
