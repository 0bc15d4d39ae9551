"""The database and verification write one canonical form of an entry."""

import json
import uuid
from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.db import IntegrityError, connections
from hypothesis import given, settings
from hypothesis import strategies as st

from umai.trail import entries
from umai.trail.chain import COLUMNS, FORM, link_hash, text_of
from umai.trail.entries import EntrySubject

RECORD = uuid.uuid4()
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=6)), timezone(timedelta(hours=-11, minutes=-30))])
instants = st.datetimes(datetime(2, 1, 1), datetime(9998, 12, 31), timezones=ZONES)
numbers = st.integers(-(2**31), 2**31 - 1)
names = st.from_regex(r"[a-z][a-z0-9_.]{0,28}", fullmatch=True)
hashes = st.sampled_from([b"", b"\x00" * 32, bytes(range(32))])
forms = st.fixed_dictionaries(
    {
        "id": st.uuids(),
        "at": instants,
        "clock_at": st.none() | instants,
        "worker_id": st.none() | st.uuids(),
        "office_id": st.none() | st.uuids(),
        "role": st.just("") | names,
        "act": names,
        "outcome": st.sampled_from(["looked", "done", "refused"]),
        "kind": names,
        "record_id": st.uuids(),
        "child_id": st.none() | st.uuids(),
        "district_id": st.none() | numbers,
        "municipality_id": st.none() | numbers,
        "shown": st.none() | st.lists(st.uuids(), max_size=4),
        "children": st.none() | st.lists(st.uuids(), max_size=4),
        "request_id": st.none() | st.uuids(),
        "root": st.none() | hashes,
        "lane": st.sampled_from(["acts", "looks"]),
        "seq": numbers,
    }
)
AS_ROW = f"select trail_text(row({', '.join(['%s'] * (len(COLUMNS) + 2))})::trail_entry)"
SMALLEST = dict.fromkeys(COLUMNS) | {"id": RECORD, "at": datetime(2026, 1, 2, tzinfo=UTC)}


@settings(max_examples=200)
@given(entry=forms, prev=hashes)
def test_the_database_writes_the_same_form(entry, prev):
    with connections["owner"].cursor() as cursor:
        cursor.execute(AS_ROW, [*(entry[column] for column in COLUMNS), prev, b""])
        (written,) = cursor.fetchone()
    assert written == text_of(prev, entry)


@given(entry=forms, prev=hashes)
def test_the_form_is_canonical_json(entry, prev):
    """RFC 8785: read and written again it is the same; its keys are in order, nothing stands between."""
    text = text_of(prev, entry)
    form = json.loads(text)
    assert list(form) == sorted([*COLUMNS, "prev", "v"]) and form["v"] == FORM
    assert json.dumps(form, sort_keys=True, separators=(",", ":"), ensure_ascii=False) == text


@given(entry=forms, prev=hashes)
def test_nothing_shown_is_not_the_same_as_no_list(entry, prev):
    assert link_hash(prev, entry | {"shown": None}) != link_hash(prev, entry | {"shown": []})


def test_a_quote_in_a_name_cannot_pass_for_two_fields():
    """Who owns the database may drop a constraint; verification escapes, so no text is two entries."""
    entry = SMALLEST | {"act": 'x","at":"2026'}
    assert json.loads(text_of(b"", entry))["act"] == entry["act"]


@pytest.mark.parametrize("name", ["", "Register.read", "register read", 'a"b', "а", "a\n", "1a"])
@pytest.mark.parametrize("column", ["act", "kind"])
def test_the_database_refuses_a_name_that_is_not_plain(db, column, name):
    words = {"act": "register.read", "kind": "register.child"} | {column: name}
    with pytest.raises(IntegrityError):
        entries.note_act("", words["act"], EntrySubject(words["kind"], RECORD), using="owner")


@pytest.mark.parametrize("shown", ["array[null]::uuid[]", "array[array[gen_random_uuid()]]"])
def test_the_database_refuses_a_list_with_nothing_in_it(db, shown):
    with pytest.raises(IntegrityError), connections["owner"].cursor() as cursor:
        cursor.execute(
            f"select trail_write('a', 'looked', 'list', %s, null, null, null, {shown}, null)", [RECORD]
        )
