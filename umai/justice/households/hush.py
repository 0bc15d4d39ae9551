"""The warning that nobody calls, writes or goes to a household before the hour that is agreed."""

from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from umai.design.days import moment_in_words


class Hush(NamedTuple):
    """That nobody may go to a household yet: nobody decided, or until the hour that is agreed."""

    undecided: bool
    until: datetime | None


def hush_warnings(child_id, by) -> list[str]:
    """The warning before a visit or a call to this household; none that tells a sealed incident."""
    found = by.ask("select * from justice_hush_shown(%(child)s)", child=child_id)
    if not found:
        return []
    hush = Hush(*found[0])
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
