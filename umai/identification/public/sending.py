"""A report goes to the database: one call of one function, after which, and not before, the code is shown."""

import json

from django.conf import settings
from django.db import connections

from umai.identification.public import codes
from umai.identification.public.pages import in_danger, speaks_of_dying
from umai.identification.public.places import country
from umai.identification.public.state import State
from umai.identification.sealing import Words, seal_more, seal_words


def send(state: State, answers: dict, language, *, crowded: bool) -> None:
    """Write the report. Sent a second time, it is the same report and nothing is written.

    Raises what Django raises when the database did not take it, and `sealing.NoKey` when there is
    nothing to seal the words with: then nothing was written.
    """
    district = int(answers["district"])
    words = Words(
        happened=answers["happened"],
        where=answers.get("where", ""),
        child=_lines(answers.get("child_name"), answers.get("child_age"), answers.get("child_known")),
        feared=answers.get("feared", ""),
    )
    box, key_id = seal_words(state.signal_id, words)
    age = answers.get("child_age", "").strip()
    given = {
        "id": str(state.signal_id),
        "district": district,
        "settlement": answers.get("settlement", ""),
        "channel": "child" if answers["who"] == "child" else "citizen",
        "language": language.code,
        "concern": answers["concern"],
        "danger_now": in_danger(state),
        "self_harm": speaks_of_dying(state),
        "child_age": age if age.isascii() and age.isdigit() and int(age) <= 30 else "",
        "feared_works_here": answers.get("works_here") == "yes",
        "digest": codes.digest(answers["happened"], district).hex(),
        "crowded": crowded or state.crowded,
    }
    _call(
        "select identification_receive(%s, %s, %s, %s, %s, %s)",
        [json.dumps(given), box, key_id, codes.kept(state.code), state.box, state.reporter_key or None],
    )


def somebody_on_duty(district: int, *, higher: bool) -> bool:
    """Whether somebody in the district is on duty now. Who reads for the oblast has no known turns."""
    return not higher and _call("select identification_on_duty(%s)", [district])[0][0]


def found(code_hash: bytes):
    """For whoever holds the code: (signal, received on, read, ended) or None, and the replies."""
    rows = _call("select signal, received_on, screened, ended from identification_by_code(%s)", [code_hash])
    if not rows:
        return None, []
    return rows[0], _call("select said, replied_on from identification_replies(%s)", [code_hash])


def add(code_hash: bytes, signal_id, more: str) -> bool:
    """Further words under the code; False when the report is finished, or there were too many."""
    box, key_id = seal_more(signal_id, more)
    return _call("select identification_add(%s, %s, %s)", [code_hash, box, key_id])[0][0]


def district_of(state: State):
    return country().by_id.get(int(state.answers.get("district") or 0))


def _lines(*parts) -> str:
    return "\n".join(part for part in parts if part)


def _call(question, values):
    with connections[settings.UMAI_REPORT_DATABASE].cursor() as cursor:
        cursor.execute(question, values)
        return cursor.fetchall()
