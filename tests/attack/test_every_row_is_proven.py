"""Whoever writes a row, by whichever way, leaves a proof of it: acts, jobs, the public, loads, migrations."""

import json
import random
import uuid
from datetime import date

import pytest
from django.db import connections, transaction

from rehearsal.load import fill_invented
from tests.cast import NOOKAT, id_of
from tests.histories import GIVEN, History, cast, home
from tests.moves import move_across
from tests.second_person import merge_records, unmerge_records
from umai.access.models import Grant
from umai.identification.tests.conftest import reported
from umai.places.models import Place
from umai.referrals.tests.conftest import agreement, school, service
from umai.register.child import actions as register
from umai.register.models import Child, Doubt, Identity
from umai.trail.jobs import sequence_entries
from umai.trail.models import Entry, RowProof
from umai.trail.rows.shapes import ROWS_A_PROOF
from umai.trail.rows.verification import compare_rows
from umai.trail.verification import find_faults
from umai.visits.tests.conftest import make_child

__all__ = ["agreement", "cast", "home", "school", "service"]
CAST = ("staff_office", "staff_worker", "staff_term")  # written by no act: the tests begin with them


def findings():
    """Every finding of the whole verification but of the cast."""
    sequence_entries(using="owner")
    found = [*find_faults(), *compare_rows()]
    return [one for one in found if not one.where.startswith(CAST)]


def proofs_of(key):
    return RowProof.objects.using("owner").filter(ids__contains=[key])


def entry_of(key):
    """The entry that proves the row with this key."""
    return Entry.objects.using("owner").get(pk=proofs_of(key).get().entry_id)


def test_a_whole_life_is_proven_and_records_that_were_joined_and_parted(cast):
    one, two = History(cast).write(), History(cast, random.Random(2), given=GIVEN[1]).write(0.1)
    merge = merge_records(
        one.child, by=cast["erlan"], other=two.child, reason="known", despite=list(Doubt.values)
    )
    assert entry_of(merge.pk).act in ("register.merge", "register.agree_merge")
    unmerge_records(merge, by=cast["erlan"], words="It was a mistake.")
    assert findings() == []


def test_an_act_holds_the_root_of_what_it_wrote(aigul):
    child = make_child(aigul)
    entry = entry_of(child.pk)
    assert (entry.worker_id, entry.root is not None) == (aigul.pk, True)
    assert entry_of(Identity.objects.using("owner").get(child=child).pk) == entry


def test_an_act_that_fails_leaves_neither_row_nor_proof(aigul, erlan):
    before = RowProof.objects.using("owner").count()
    with pytest.raises(RuntimeError), aigul.speaking(), transaction.atomic():
        make_child(aigul)
        raise RuntimeError
    assert (RowProof.objects.using("owner").count(), Child.objects.using("owner").count()) == (before, 0)
    assert findings() == []


def test_of_an_act_in_an_act_each_row_is_proven_once(aigul):
    with aigul.speaking(), transaction.atomic():
        one, two = make_child(aigul), make_child(aigul, given="Айбек")
    assert entry_of(one.pk) != entry_of(two.pk)
    assert findings() == []


def test_what_a_savepoint_took_back_is_proven_by_nothing(db):
    with transaction.atomic(using="owner"):
        kept = grant()
        with pytest.raises(RuntimeError), transaction.atomic(using="owner"):
            lost = grant()
            raise RuntimeError
        later = grant()
    assert not proofs_of(lost.pk).exists()
    assert entry_of(kept.pk) == entry_of(later.pk)
    assert findings() == []


def test_an_entry_that_a_savepoint_took_back_is_written_at_the_end(aigul):
    """The savepoint takes the act's entry back with its rows; what stood before gets an entry all the same."""
    with transaction.atomic(using="owner"):
        kept = grant()
        with pytest.raises(RuntimeError), transaction.atomic(using="owner"):
            with connections["owner"].cursor() as cursor:
                cursor.execute(
                    "select trail_write('a.b', 'done', 'c.d', %s, null, null, null, null, null)",
                    [uuid.uuid4()],
                )
            raise RuntimeError
    assert entry_of(kept.pk).act == "trail.rows"
    assert findings() == []


def test_rows_of_no_act_get_an_entry_at_the_end_of_their_transaction(db):
    with transaction.atomic(using="owner"):
        one, two = grant(), grant()
        assert not Entry.objects.using("owner").exists()
    entry = entry_of(one.pk)
    assert (entry.act, entry.kind, entry.record_id) == ("trail.rows", "access_grant", one.pk)
    assert entry_of(two.pk) == entry


def test_a_report_of_the_public_is_proven_by_the_entry_of_its_act(db):
    signal = uuid.uuid4()
    given = {
        "id": str(signal), "district": district(), "channel": "citizen", "language": "ky",
        "concern": "other", "danger_now": True, "self_harm": False, "feared_works_here": False,
        "crowded": False,
    }  # fmt: skip
    with connections["public"].cursor() as cursor:
        question = "select identification_receive(%s::jsonb, '\\x00', 'k', '\\x01', null, null)"
        cursor.execute(question, [json.dumps(given)])
    entries = {one.entry_id for one in proofs_of(signal)}
    assert [Entry.objects.using("owner").get(pk=one).act for one in entries] == ["identification.receive"]
    assert findings() == []


def test_rows_of_a_job_are_proven(worker_role, aigul):
    with transaction.atomic(using=worker_role), connections[worker_role].cursor() as cursor:
        cursor.execute(
            "insert into notices_dailyrun (what, day, done_at) values ('reminders', '2026-01-01', now())"
        )
    entry = Entry.objects.using("owner").get(act="trail.rows")
    assert (entry.kind, entry.worker_id) == ("notices_dailyrun", None)
    assert findings() == []


def test_a_load_is_proven_by_one_entry(db):
    fill_invented(20, cases=4, today=date(2026, 11, 1))
    child = Child.objects.using("owner").first()
    assert entry_of(child.pk).act == "rehearsal.filled"
    assert findings() == []


def test_a_statement_with_very_many_rows_has_several_proofs_and_one_entry(db):
    number = 2 * ROWS_A_PROOF + 1
    child, worker = uuid.uuid4(), "(select id from staff_worker limit 1)"
    with connections["owner"].cursor() as cursor:
        cursor.execute(
            "insert into access_grant (id, worker_id, child_id, reason, from_at, recorded_at)"
            f" select gen_random_uuid(), {worker}, %s, 'reason', now(), now() from generate_series(1, %s)",
            [child, number],
        )
    sizes = [len(one.ids) for one in RowProof.objects.using("owner").order_by("id")]
    assert sizes == [ROWS_A_PROOF, ROWS_A_PROOF, 1]
    assert Entry.objects.using("owner").count() == 1
    assert findings() == []


def test_a_statement_that_inserts_nothing_leaves_nothing(db):
    with connections["owner"].cursor() as cursor:
        cursor.execute("insert into access_grant select * from access_grant")
    assert not RowProof.objects.using("owner").exists() and not Entry.objects.using("owner").exists()


def test_a_file_that_moves_is_the_same_record(aigul, damira, jyldyz):
    child = make_child(aigul)
    move_across(child.pk, by=damira, to=jyldyz)
    assert Child.objects.using("owner").get(pk=child.pk).district_id != child.district_id
    assert findings() == []


@pytest.mark.parametrize("setting", ["timezone = 'Asia/Bishkek'", "bytea_output = 'escape'"])
def test_no_setting_of_a_session_changes_a_hash(db, setting):
    with connections["owner"].cursor() as cursor:
        cursor.execute(f"set {setting}")
    try:
        reported()  # a row with instants and with sealed words
    finally:
        connections["owner"].close()
    assert findings() == []


def test_nobody_adds_rows_to_an_entry_that_was_written(aigul):
    """Whoever may write SQL as a role of the program can choose the setting, and gains nothing by it."""
    old = entry_of(make_child(aigul).pk)
    with aigul.speaking(), transaction.atomic():
        with connections["default"].cursor() as cursor:
            cursor.execute("select set_config('umai.entry', %s, true)", [str(old.pk)])
        with pytest.raises(Exception, match="entry"), transaction.atomic():
            make_child(aigul, given="Айбек")
    assert findings() == []


def district():
    return Place.objects.get(code=NOOKAT).pk


def grant():
    return Grant.objects.using("owner").create(
        worker_id=id_of("worker", "aigul"), child_id=uuid.uuid4(), reason="reason"
    )


def test_a_child_registered_twice_at_once_is_proven_twice(aigul):
    """Two transactions that go on at the same time have an entry each."""
    one = register.add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=IDENTITY)
    two = register.add_child(aigul.office.place, by=aigul, id=uuid.uuid4(), identity=IDENTITY)
    assert entry_of(one.pk) != entry_of(two.pk)


IDENTITY = {"surname": "Асанов", "given": "Нурбек", "birth_date": date(2016, 4, 12), "sex": "m"}
