"""What stands on top of every page as long as a call waits for the one who is signed in."""

from dataclasses import dataclass

from django.utils.translation import ngettext

from umai.notices.calls import reading


@dataclass(frozen=True)
class CallAlarm:
    """How many calls wait. It is on the page, hidden, also at 0, so that the page's script can show it."""

    count: int
    template = "notices/banner.html"

    @classmethod
    def of(cls, by):
        return cls(reading.waiting_count(by))

    @property
    def words(self):
        return ngettext("%(n)d urgent call waits for you", "%(n)d urgent calls wait for you", self.count) % {
            "n": self.count
        }
