"""Counts what comes from one network, in the memory of the one process that serves the form.

No address is kept, only a keyed hash of its network. The key is lost when the process ends. Nothing is
written to a disk, a log or the database.
"""

import hmac
import secrets
import time
from collections import OrderedDict
from functools import cache
from ipaddress import ip_address
from threading import Lock
from typing import Any

from django.conf import settings

report_settings: Any = settings  # of `umai.settings_of_report`, which has names that other settings have not

MOST_NETWORKS = 20_000  # beyond it, the one that sent nothing for longest is forgotten


class NetworkCounter:
    """Counts the events of each network within the last `seconds`."""

    def __init__(self, seconds: int, *, clock=time.monotonic):
        self.seconds, self.clock = seconds, clock
        self.key = secrets.token_bytes(32)
        self.seen: OrderedDict[bytes, list[float]] = OrderedDict()
        self.lock = Lock()

    def add(self, sender) -> int:
        """Count one event of this sender; answers how many came within the time, this one included."""
        with self.lock:
            times = self._recent(sender)
            times.append(self.clock())
            name = self._name(sender)
            self.seen[name] = times
            self.seen.move_to_end(name)
            while len(self.seen) > MOST_NETWORKS:
                self.seen.popitem(last=False)
            return len(times)

    def count(self, sender) -> int:
        with self.lock:
            return len(self._recent(sender))

    def _recent(self, sender):
        since = self.clock() - self.seconds
        return [one for one in self.seen.get(self._name(sender), ()) if one > since]

    def _name(self, sender):
        return hmac.digest(self.key, network(sender), "sha256")[:16]


def network(address: str) -> bytes:
    """The first 24 bits of an IPv4 address, or 48 of an IPv6 one; b"" for what is no address."""
    try:
        found = ip_address(address.strip().strip("[]"))
    except ValueError:
        return b""
    found = getattr(found, "ipv4_mapped", None) or found
    return found.packed[: 3 if found.version == 4 else 6]


def address_of(request) -> str:
    """The address of the sender, for counting: the one that our own proxy added to X-Forwarded-For."""
    if proxies := report_settings.UMAI_REPORT_PROXIES:
        forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        return forwarded[-proxies] if len(forwarded) >= proxies else ""
    return request.META.get("REMOTE_ADDR", "")


class RepeatGuard(NetworkCounter):
    """Remembers for `seconds` what was done, so that a form that is sent twice does it once."""

    def was_done(self, what: bytes) -> bool:
        return self.count(what) > 0

    def remember(self, what: bytes) -> None:
        self.add(what)

    def _name(self, what):
        return hmac.digest(self.key, what, "sha256")[:16]


class ReportLimiter:
    """Counts reports of a network: many of them are listed last, and beyond a limit none is taken."""

    def __init__(self, clock=time.monotonic):
        self.few, few_seconds = report_settings.UMAI_REPORT_CROWDED
        self.most, many_seconds = report_settings.UMAI_REPORT_CLOSED
        self.wrong, wrong_seconds = report_settings.UMAI_REPORT_WRONG_CODES
        self.lately = NetworkCounter(few_seconds, clock=clock)
        self.long = NetworkCounter(many_seconds, clock=clock)
        self.guesses = NetworkCounter(wrong_seconds, clock=clock)
        self.added = RepeatGuard(many_seconds, clock=clock)

    def is_closed(self, sender: str) -> bool:
        return self.long.count(sender) >= self.most

    def count_report(self, sender: str) -> bool:
        """Count a report that was taken; answers whether very many came from this network."""
        self.long.add(sender)
        return self.lately.add(sender) > self.few

    def guesses_too_much(self, sender: str) -> bool:
        return self.guesses.count(sender) >= self.wrong

    def count_wrong_code(self, sender: str) -> None:
        self.guesses.add(sender)


@cache
def report_limiter() -> ReportLimiter:
    """The one limiter of this process."""
    return ReportLimiter()
