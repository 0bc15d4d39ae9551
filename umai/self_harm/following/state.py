"""What the year after holds: the contacts of a path, and until when the next one is due."""

from datetime import date
from typing import NamedTuple

from umai.law.terms.clock import today
from umai.self_harm.following.models import FollowingContact, SaysAgain


class FollowingState(NamedTuple):
    """The contacts of a path, the latest first, and the last day of the next; None when it has ended."""

    contacts: list[FollowingContact]
    due_on: date | None
    year_over: bool = False  # no further contact: the path waits to be ended

    @property
    def is_late(self) -> bool:
        return self.due_on is not None and self.due_on < today()

    @property
    def says_again(self) -> bool:
        """Whether the child said it again in the latest contact that was made."""
        made = next((one for one in self.contacts if one.made), None)
        return made is not None and made.says_again == SaysAgain.YES


def following_state(path, by, *, runs=True) -> FollowingState:
    """The contacts of this path within reach; the same rule as `self_harm_following` of the database."""
    with by.speaking():
        rows = FollowingContact.objects.within_reach_of(by).select_related("recorded_by")
        contacts = list(rows.filter(path=path).order_by("-recorded_at", "id"))
    if not runs or path.follow_until is None:
        return FollowingState(contacts, None)
    due_on = contacts[0].next_due_on if contacts else path.contact_due_on
    return FollowingState(contacts, due_on or path.follow_until, due_on is None)
