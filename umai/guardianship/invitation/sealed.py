"""What was written on the site, opened with the key of this machine. It may be anything."""

from base64 import b64decode
from binascii import Error as NotBase64
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from umai.identification.signal.sealing import NoKey, open_announcement

LONGEST = 6000  # signs of one answer that a page shows


class SaidOnSite(NamedTuple):
    """The answers of the page on the site, as texts; "" for what was left empty."""

    who_writes: str = ""
    kind: str = ""
    country: str = ""
    reason: str = ""
    leaves_on: str = ""
    returns_on: str = ""
    child_stays: str = ""
    contact: str = ""
    carer: str = ""
    carer_words: str = ""
    other_parent: str = ""
    other_words: str = ""
    words: str = ""

    def day(self, name: str) -> date | None:
        """One of the days; None where it was left empty or is none."""
        with suppress(ValueError):
            return date.fromisoformat(getattr(self, name))
        return None

    @property
    def told(self) -> str:
        """What the parent told in own words, as the announcement keeps it."""
        return "\n".join(filter(None, [self.child_stays, self.words]))


def read_sent(sent) -> SaidOnSite | None:
    """What was sent; None where it cannot be opened here: without the key, or after an erasure."""
    said = opened(sent, open_announcement)
    return None if said is None else SaidOnSite(**texts_of(said, SaidOnSite._fields))


def opened(row, open_box) -> dict | None:
    """What stands in the sealed box of this row; None where it cannot be opened, or is no answers."""
    try:
        said: object = open_box(row.pk, b64decode(row.sealed, validate=True))
    except (NoKey, NotBase64, ValueError):
        return None
    return said if isinstance(said, dict) else None


def texts_of(said: dict, names) -> dict[str, str]:
    """The answers of these names, as texts that a page can show."""
    return {name: str(said.get(name) or "")[:LONGEST] for name in names}
