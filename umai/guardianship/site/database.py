"""Asks the database about a code, and gives it what was written, sealed, as the role of the public."""

import hmac
import json
import uuid
from base64 import b64encode
from typing import NamedTuple

from django.conf import settings

from umai.guardianship.site.codes import kept_hash
from umai.identification.report_form.database import ask_database
from umai.identification.signal.sealing import seal_announcement


def opens(code: str) -> bool:
    """Whether this code is good to announce with today; why not is told to nobody."""
    return ask_database("select guardianship_code_opens(%s)", [kept_hash(code)])[0][0]


class Sent(NamedTuple):
    """What was written: its id, and within how many days the office reads it, as the code's row says."""

    id: uuid.UUID
    days: int


def send(code: str, said: dict, language: str) -> Sent | None:
    """Write what was said, once for the same words; None where the code is not good.

    Raises Django's errors of the database, and `sealing.NoKey`: then nothing was written.
    """
    hashed = kept_hash(code)
    one = sent_id(hashed, said)
    box, key = seal_announcement(one, said)
    values = [hashed, one, language, b64encode(box).decode(), key]
    days = ask_database("select guardianship_send(%s, %s, %s, %s, %s)", values)[0][0]
    return None if days is None else Sent(one, days)


def sent_id(hashed: str, said: dict) -> uuid.UUID:
    """The id of what was said with this code: a form that is sent twice is one row, other words are not."""
    text = f"announcement|{hashed}|{json.dumps(said, sort_keys=True)}"
    return uuid.UUID(bytes=hmac.digest(settings.SECRET_KEY.encode(), text.encode(), "sha256")[:16], version=4)
