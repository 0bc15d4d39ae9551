"""What a parent asked on the site, opened with the key of this machine. It may be anything."""

from datetime import date
from typing import NamedTuple

from umai.call_back.site.forms import NOTHING, REASONS
from umai.call_back.site.zones import when_in_words
from umai.guardianship.invitation.sealed import opened, texts_of
from umai.identification.signal.concerns import ReporterLanguage
from umai.identification.signal.sealing import open_call


class AskedOnSite(NamedTuple):
    """The answers of the page on the site, as texts; "" for what is not there."""

    phone: str = ""
    speaks: str = ""
    zone: str = ""
    hours: str = ""
    reason: str = ""

    @property
    def dialled(self) -> str:
        """The number as a telephone takes it; "" for what is none."""
        return "".join(sign for sign in self.phone if sign in "+0123456789")

    @property
    def language(self) -> str:
        return str(dict(ReporterLanguage.choices).get(self.speaks, self.speaks))

    @property
    def why(self) -> str:
        """What it is about, in words; "" where the parent rather says it on the telephone."""
        return "" if self.reason == NOTHING else str(dict(REASONS).get(self.reason, self.reason))

    def when(self, on: date) -> str:
        return when_in_words(self.zone, self.hours, on)


def read_request(request) -> AskedOnSite | None:
    """What was asked; None where it cannot be opened here: without the key, or after an erasure."""
    said = opened(request, open_call)
    return None if said is None else AskedOnSite(**texts_of(said, AskedOnSite._fields))
