"""Limits on guessing passwords that do not lock out the victim; django-axes counts.

The limit is for the pair of a sign-in name and an address: a person who guesses Aigul's password from
one address has to wait there, and Aigul can sign in from hers. The first tries are free; then each
wrong one doubles the wait, up to an hour. After a day without a mistake the count is deleted.

The tables hold a keyed hash of the name and of the address, and nothing that was typed, because people
type passwords into the wrong box, and an address says where somebody was.
"""

import hmac
from datetime import timedelta
from ipaddress import IPv6Address
from math import ceil
from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.core.internal.ratelimit import truncate_ip
from django.conf import settings
from django.db.models import Max, Sum
from django.shortcuts import render
from django.utils import timezone

from umai.trail.entries import EntrySubject

FREE_TRIES = 5  # wrong tries before the first wait
LONGEST_WAIT = timedelta(hours=1)


def wait_after(failures):
    """How long the next try has to wait after this number of wrong ones."""
    if failures < FREE_TRIES:
        return timedelta(0)
    return min(timedelta(minutes=2 ** min(failures - FREE_TRIES, 10)), LONGEST_WAIT)


def failure_limit(request, credentials):
    """The number of failures from which axes refuses this try.

    It is the present number during the wait, and one more when the wait is over.
    """
    failures, left = failures_so_far(request, credentials)
    return max(failures, 1) if left > timedelta(0) else failures + 1


def failures_so_far(request, credentials):
    """The number of wrong tries of this pair, and the rest of the wait."""
    from axes.models import AccessAttempt  # its tables are not there yet when settings are read

    tried = AccessAttempt.objects.filter(
        username=name_hash(request, credentials), ip_address=hidden_address(request)
    ).aggregate(failures=Sum("failures_since_start"), last=Max("attempt_time"))
    if not tried["failures"]:
        return 0, timedelta(0)
    return tried["failures"], tried["last"] + wait_after(tried["failures"]) - timezone.now()


def name_hash(request, credentials):
    """A keyed hash of the sign-in name."""
    typed = (credentials or {}).get("username") or request.POST.get("login", "")
    return _hash("name", typed.strip().lower()).hex()


def subject_of_unknown_name(name):
    """What the trail says a refused sign-in was about, where no account has this name.

    The id is a keyed hash of the name, so that the trail shows one name guessed often, and holds none.
    """
    return EntrySubject("staff.account", UUID(bytes=_hash("unknown", name)[:16], version=4))


def hidden_address(request):
    """The keyed hash of the address of a try."""
    return get_adapter().get_client_ip(request)


def hide_address(address):
    """A keyed hash of an address, in the form of an address for columns and limits.

    Of an IPv6 address only the first half is hashed, which one house or office has to itself.
    """
    return str(IPv6Address(_hash("address", truncate_ip(address))[:16]))


def wait_page(request, response, credentials):
    """The page for a person who has to wait: how long, and what to do instead."""
    _, left = failures_so_far(request, credentials)
    minutes = max(1, ceil(left / timedelta(minutes=1)))
    return render(request, "staff/wait.html", {"minutes": minutes}, status=429)


def _hash(kind, text):
    return hmac.digest(settings.SECRET_KEY.encode(), f"guessing:{kind}:{text}".encode(), "sha256")
