"""The banner on top of every page while a call waits for the signed-in person."""

from dataclasses import dataclass

from django.utils.translation import ngettext

from umai.notices.calls import reading


@dataclass(frozen=True)
class CallAlarm:
    """The number of calls that wait; at 0 it is on the page but hidden, so that a script can show it."""

    count: int
    template = "notices/banner.html"

    @classmethod
    def of(cls, by):
        return cls(reading.waiting_count(by))

    @property
    def words(self):
        return ngettext(
            "Nobody has taken %(n)d urgent call", "Nobody has taken %(n)d urgent calls", self.count
        ) % {"n": self.count}
