"""Asks the database about a code, and gives it what was written, sealed, as the role of the public."""

import hmac
import json
import uuid
from base64 import b64encode
from collections.abc import Callable
from typing import NamedTuple

from django.conf import settings

from umai.guardianship.site.codes import kept_hash
from umai.identification.report_form.database import ask_database
from umai.identification.signal.sealing import seal_announcement


class Sent(NamedTuple):
    """What was written: its id, and within how many days the office answers it, as the code's row says."""

    id: uuid.UUID
    days: int


class CodeDoor(NamedTuple):
    """The two functions of the database that the public role may run for one kind of code."""

    what: str
    """What is sent with such a code; two kinds never have one id."""
    opens_sql: str
    send_sql: str
    seal: Callable[[uuid.UUID, dict], tuple[bytes, str]]

    def opens(self, code: str) -> bool:
        """Whether this code is good today; why not is told to nobody."""
        return ask_database(self.opens_sql, [kept_hash(code)])[0][0]

    def send(self, code: str, said: dict, language: str) -> Sent | None:
        """Write what was said, once for the same words; None where the code is not good.

        Raises Django's errors of the database, and `sealing.NoKey`: then nothing was written.
        """
        hashed = kept_hash(code)
        one = self.sent_id(hashed, said)
        box, key = self.seal(one, said)
        days = ask_database(self.send_sql, [hashed, one, language, b64encode(box).decode(), key])[0][0]
        return None if days is None else Sent(one, days)

    def sent_id(self, hashed: str, said: dict) -> uuid.UUID:
        """The id of what was said with this code: a form sent twice is one row, other words are not."""
        text = f"{self.what}|{hashed}|{json.dumps(said, sort_keys=True)}"
        key = settings.SECRET_KEY.encode()
        return uuid.UUID(bytes=hmac.digest(key, text.encode(), "sha256")[:16], version=4)


ANNOUNCING = CodeDoor(
    "announcement",
    "select guardianship_code_opens(%s)",
    "select guardianship_send(%s, %s, %s, %s, %s)",
    seal_announcement,
)
