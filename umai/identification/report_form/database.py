"""Writes a report to the database, and reads what is under a code, by functions of the database.

The code is shown only after the report was written.
"""

import json
from hashlib import sha256

from django.conf import settings

from umai.identification.report_form.pages import is_by_child, is_in_danger, speaks_of_dying
from umai.identification.report_form.state import ReportState
from umai.identification.signal import codes
from umai.identification.signal.conflict_of_interest import name_pairs_in
from umai.identification.signal.sealing import ReportWords, seal_added_words, seal_words
from umai.identification.whereabouts.place_cache import current_country
from umai.machine.cluster.functions import fetch_rows


def send_report(state: ReportState, answers: dict, language, *, crowded: bool) -> tuple[str, bool]:
    """Write the report; answers its code, and whether this form was sent before with other answers.

    Sent again unchanged, it is the same report and nothing is written. Sent again with other answers, it is
    a second report, without the name that was sealed for the first. Raises Django's errors of the database,
    and `sealing.NoKey` when there is no key to seal the words with: then nothing was written.
    """
    seed = bytes.fromhex(state.seed)
    answers_hash = sha256(json.dumps(answers, sort_keys=True).encode()).digest()
    box = (None, None) if is_by_child(state) else (state.box, state.reporter_key or None)
    code = _seal_and_insert(seed, answers_hash, state, answers, language, box=box, crowded=crowded)
    if ask_database("select signal from identification_by_code(%s)", [codes.hash_of_code(code)]):
        return code, False
    seed = codes.next_seed(seed, answers_hash)
    code = _seal_and_insert(seed, answers_hash, state, answers, language, box=(None, None), crowded=crowded)
    return code, True


def _seal_and_insert(seed, answers_hash, state, answers, language, *, box, crowded):
    one, code = codes.signal_id(seed), codes.code(seed, answers_hash)
    words = _words(answers)
    sealed, words_key = seal_words(one, words)
    district, age = int(answers["district"]), answers.get("child_age", "").strip()
    fields = {
        "id": str(one),
        "district": district,
        "settlement": answers.get("settlement", ""),
        "channel": "child" if is_by_child(state) else "citizen",
        "language": language.code,
        "concern": answers["concern"],
        "danger_now": is_in_danger(state),
        "self_harm": speaks_of_dying(state),
        "child_age": age if age.isascii() and age.isdigit() and int(age) <= 30 else "",
        "feared_works_here": answers.get("works_here") == "yes",
        "digest": codes.digest("\n".join(vars(words).values()), district).hex(),
        "crowded": crowded or state.crowded,
    }
    insert_report(fields, sealed, words_key, codes.hash_of_code(code), box, feared=words.feared)
    return code


def insert_report(fields, sealed, words_key, code_hash, box, *, feared):
    """Give a report to the database, which compares the feared person with the staff."""
    ask_database(
        "with said as materialized (select set_config('umai.feared', %s, true))"
        " select identification_receive(%s, %s, %s, %s, %s, %s) from said",
        [json.dumps(name_pairs_in(feared)), json.dumps(fields), sealed, words_key, code_hash, *box],
    )


def _words(answers) -> ReportWords:
    of_child = [answers.get(name) for name in ("child_name", "child_age", "child_known")]
    return ReportWords(
        happened=answers["happened"],
        where=answers.get("where", ""),
        child="\n".join(part for part in of_child if part),
        feared=answers.get("feared", ""),
    )


def is_somebody_on_duty(district: int, *, higher: bool) -> bool:
    """Whether somebody who may answer is on duty now: in the district, or at the oblast above it."""
    return ask_database("select identification_on_duty(%s, %s)", [district, higher])[0][0]


def find_by_code(code_hash: bytes):
    """(signal, received on, read, ended) under this code or None, and the replies (sentence, day)."""
    question = "select signal, received_on, screened, ended from identification_by_code(%s)"
    rows = ask_database(question, [code_hash])
    if not rows:
        return None, []
    return rows[0], ask_database("select said, replied_on from identification_replies(%s)", [code_hash])


def add_words(code_hash: bytes, signal_id, more: str) -> bool:
    """Write further words under the code; False when the report is finished, or there were too many."""
    box, key_id = seal_added_words(signal_id, more)
    return ask_database("select identification_add(%s, %s, %s)", [code_hash, box, key_id])[0][0]


def district_of(state: ReportState):
    return current_country().by_id.get(int(state.answers.get("district") or 0))


def ask_database(question, values):
    """The rows that this question answers, asked as the role of the public."""
    return fetch_rows(question, values, using=settings.UMAI_REPORT_DATABASE)
