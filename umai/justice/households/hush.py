"""Whether anything may reach the household of a child: until the hour that is agreed, nothing does."""

from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from umai.design.days import moment_in_words


class Hush(NamedTuple):
    """That nothing may reach a household yet: nobody decided, or until the hour that is agreed."""

    undecided: bool
    until: datetime | None


def held_until(child_id, by) -> Hush | None:
    """Whether letters, messages and reminders to the family of this child are held; None where they go.

    Also by an incident that the reader may not read: what is held says nothing of it.
    """
    return hush_of("justice_held_until", child_id, by)


def hush_of(function, child_id, by) -> Hush | None:
    found = by.ask(f"select * from {function}(%(child)s)", child=child_id)
    return Hush(*found[0]) if found else None


def hush_warnings(child_id, by) -> list[str]:
    """The warning before a visit or a call to this household; none that tells a sealed incident."""
    hush = hush_of("justice_hush_shown", child_id, by)
    if hush is None:
        return []
    if hush.undecided or hush.until is None:
        return [
            _(
                "Do not go to this household and do not call there yet: it is not decided who goes there with"
                " the police, and when. Ask the head of the department."
            )
        ]
    return [
        _(
            "Do not go to this household and do not call there before %(at)s: then a visit is made together"
            " with the police."
        )
        % {"at": moment_in_words(hush.until)}
    ]
