"""Refuse what ends or deletes something while no signed head is kept elsewhere.

Whoever owns this machine can rebuild a trail of which nothing lies elsewhere; so long as that is so, a
real register joins, closes, exports and deletes nothing. What begins or protects never asks here.
"""

from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from umai.machine.cluster.functions import fetch_value
from umai.refusal import Refusal

HOURS_KEPT = 4  # hours since a head was last known to lie elsewhere, after which nothing is ended


class HeadsNotKept(Refusal):
    """No place outside this machine has had the newest head of the trail for four hours."""


def kept_at(*, using="default") -> datetime | None:
    """When the newest head was last known to lie elsewhere; None when it never did."""
    return fetch_value("select trail_kept_at()", using=using)


def may_end(*, using="default") -> bool:
    """Whether things may be ended now: always in a rehearsal, which only shows when heads are not kept."""
    if settings.UMAI_REHEARSAL:
        return True
    lately = f"select coalesce(trail_kept_at() > now() - interval '{HOURS_KEPT} hours', false)"
    return fetch_value(lately, using=using)


def require_kept_heads(*, using="default") -> None:
    """Raise `HeadsNotKept` where things may not be ended now."""
    if not may_end(using=using):
        raise HeadsNotKept(
            _(
                "This was not done, and nothing was changed. For hours no proof of what is recorded"
                " here was kept on another machine. Until it is, nothing is joined, closed, exported or"
                " deleted."
                " Everything that protects a child works as always. Tell the administrator of the server."
            )
        )
