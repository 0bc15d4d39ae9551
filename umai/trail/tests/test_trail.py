"""The trail finds what a thief with the owner's rights does to it."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, InternalError, ProgrammingError, connection, connections, transaction
from hypothesis import given
from hypothesis import strategies as st

from tests.tampering import without_triggers
from umai.trail import entries, heads, tree
from umai.trail.anchors.keeping import keep_in_place
from umai.trail.entries import EntrySubject
from umai.trail.jobs import sequence_entries
from umai.trail.models import Entry, Leaf
from umai.trail.verification import find_faults

CHILD = uuid.uuid4()
NOON = datetime(2026, 11, 28, 12, tzinfo=UTC)


@pytest.fixture
def history(aigul):
    """Two records with three looks and two acts, sequenced."""
    for n in range(3):
        entries.note_look(aigul.token, "register.read", EntrySubject("register.child", CHILD, CHILD))
        if n:
            entries.note_act(
                aigul.token, "register.record_fact", EntrySubject("register.child", CHILD, CHILD)
            )
    entries.note_refusal(aigul.token, "register.read", EntrySubject("register.child", uuid.uuid4()))
    sequence_entries(using="owner")


def whats(**arguments):
    return {one.what for one in find_faults(**arguments)}


def tamper(superuser, statement, *values):
    """As the owner of the database, with the triggers switched off."""
    with without_triggers(superuser):
        superuser.execute(statement, values)


def test_a_whole_trail_has_no_findings(history):
    assert list(find_faults()) == []


def test_an_entry_says_who_by_the_token_and_not_by_the_program(history, aigul):
    entry = Entry.objects.using("owner").filter(outcome="done").first()
    assert (entry.worker_id, entry.office_id, entry.role) == (aigul.pk, aigul.office.pk, "social_worker")


def test_a_forged_token_writes_no_look(db):
    with pytest.raises(DatabaseError, match="does not write this entry"):
        entries.note_look("forged", "register.read", EntrySubject("register.child", CHILD))
    assert not Entry.objects.using("owner").exists()


def test_a_refusal_of_nobody_known_is_written(db):
    entries.note_refusal("forged", "register.read", EntrySubject("register.child", CHILD))
    assert Entry.objects.using("owner").get().worker_id is None


def test_a_changed_entry_is_found(history, superuser):
    tamper(superuser, "update trail_entry set outcome = 'looked' where outcome = 'refused'")
    assert "changed" in whats()


@pytest.mark.parametrize("column", ["act", "kind", "role"])
def test_any_changed_column_is_found(history, superuser, column):
    tamper(superuser, f"update trail_entry set {column} = 'x' where seq = 2 and lane = 'looks'")
    assert "changed" in whats()


def test_an_inserted_entry_is_found(history, superuser):
    tamper(
        superuser,
        "insert into trail_entry select gen_random_uuid(), now(), clock_at, worker_id, office_id, role, act,"
        " outcome, kind, record_id, child_id, district_id, municipality_id, shown, children,"
        " request_id, root, lane,"
        " seq + 10, prev, hash"
        " from trail_entry where seq = 1 and outcome = 'refused'",
    )
    assert {"inserted", "missing"} & whats()


def test_an_entry_inserted_with_a_right_chain_is_found_by_the_tree(history, superuser):
    superuser.execute(
        "select trail_write('register.read', 'looked', 'register.child', %s, null, null, null, null, null)",
        [uuid.uuid4()],
    )
    tamper(superuser, "delete from trail_unsequencedentry")
    assert whats() == {"inserted"}


def test_a_deleted_entry_is_found(history, superuser):
    tamper(superuser, "delete from trail_entry where seq = 2 and lane = 'looks'")
    assert "missing" in whats()


def test_a_whole_deleted_record_is_found(history, superuser):
    tamper(superuser, "delete from trail_entry where record_id = %s", CHILD)
    assert "missing" in whats()


def test_a_record_deleted_with_its_chain_is_found_by_the_tree(history, superuser):
    tamper(superuser, "delete from trail_entry where record_id = %s", CHILD)
    tamper(superuser, "delete from trail_head where record_id = %s", CHILD)
    assert "missing" in whats()


def test_a_tail_cut_everywhere_is_found_only_by_kept_heads(history, aigul, superuser, tmp_path):
    keep_in_place(tmp_path)
    size = Leaf.objects.using("owner").count()
    forget_everything_after(superuser, size - 1)
    assert "cut" not in whats()
    assert "cut" in whats(anchors=[tmp_path])


def test_a_rebuilt_trail_is_found_by_kept_heads(history, aigul, superuser, tmp_path):
    keep_in_place(tmp_path, with_leaves=True)
    size = Leaf.objects.using("owner").count()
    forget_everything_after(superuser, 0)
    tamper(superuser, "delete from trail_entry")
    tamper(superuser, "delete from trail_head")
    for _ in range(size):
        entries.note_look(aigul.token, "register.read", EntrySubject("register.child", CHILD))
    sequence_entries(using="owner")
    assert list(find_faults()) == []
    (finding,) = find_faults(anchors=[tmp_path])
    assert finding.what == "rebuilt" and "from index 0 on" in finding.words


def forget_everything_after(superuser, size):
    tamper(superuser, "delete from trail_checkpoint where size > %s", size)
    tamper(superuser, "delete from trail_leaf where index >= %s", size)
    tamper(
        superuser,
        "insert into trail_unsequencedentry select id from trail_entry where id not in (select entry_id from trail_leaf)",
    )


def test_an_entry_rebuilt_everywhere_but_in_the_heads_is_found_by_their_absence(history, superuser):
    """Who owns the database and not the key can compute every hash, and sign nothing."""
    tamper(superuser, "update trail_entry set act = 'x' where outcome = 'refused'")
    tamper(
        superuser,
        "update trail_entry e set hash = sha256(convert_to(trail_text(e), 'UTF8')) where outcome = 'refused'",
    )
    tamper(
        superuser,
        "update trail_head h set hash = e.hash from trail_entry e where e.record_id = h.record_id"
        " and e.lane = h.lane and e.outcome = 'refused'",
    )
    tamper(superuser, "update trail_leaf l set hash = e.hash from trail_entry e where e.id = l.entry_id")
    tamper(superuser, "delete from trail_checkpoint")
    assert whats() == {"tree"}


def test_a_trail_that_grows_meanwhile_has_no_findings(history, aigul, monkeypatch):
    """Everything is read in one state of the database, however long it takes."""
    from umai.trail import verification as module

    def entries_after_one_more(using, read=module.read_entries):
        entries.note_look(aigul.token, "register.read", EntrySubject("register.child", CHILD))
        return read(using)

    monkeypatch.setattr(module, "read_entries", entries_after_one_more)
    assert list(find_faults()) == []


def test_a_head_signed_by_another_key_is_found(history, tmp_path):
    keep_in_place(tmp_path)
    (tmp_path / "key.hex").write_text("00" * 31 + "01\n")
    assert "signature" in whats(anchors=[tmp_path])


def test_sequencing_twice_places_nothing_twice(history):
    before = Leaf.objects.using("owner").count()
    assert sequence_entries(using="owner") == 0
    assert Leaf.objects.using("owner").count() == before


def test_the_worker_role_sequences(aigul, worker_role):
    entries.note_look(aigul.token, "register.read", EntrySubject("register.child", CHILD))
    assert sequence_entries(using=worker_role) == 1
    assert list(find_faults()) == []


@pytest.mark.parametrize(
    ("alias", "statement"),
    [
        ("default", "update trail_entry set act = 'x'"),
        ("default", "delete from trail_entry"),
        ("default", "truncate trail_entry"),
        ("owner", "update trail_entry set act = 'x'"),
        ("owner", "delete from trail_entry"),  # the owner may truncate: kept heads hold against that
    ],
)
def test_nobody_changes_the_trail(history, alias, statement):
    with pytest.raises((ProgrammingError, InternalError)), transaction.atomic(using=alias):
        connections[alias].cursor().execute(statement)


def test_the_web_role_cannot_write_an_entry_itself(history):
    with pytest.raises(ProgrammingError), transaction.atomic():
        connection.cursor().execute("insert into trail_entry select * from trail_entry")


def test_looks_stay_when_the_request_fails(aigul):
    with pytest.raises(ZeroDivisionError), aigul.speaking():
        entries.note_look(aigul.token, "register.read", EntrySubject("register.child", CHILD))
        entries.note_act(aigul.token, "register.record_fact", EntrySubject("register.child", CHILD))
        _ = 1 / 0
    assert [entry.outcome for entry in Entry.objects.using("owner").all()] == ["looked"]


def test_an_act_and_a_look_in_one_request_do_not_wait_for_each_other(aigul):
    with aigul.speaking():
        entries.note_act(aigul.token, "register.record_fact", EntrySubject("register.child", CHILD))
        entries.note_look(aigul.token, "register.read", EntrySubject("register.child", CHILD))
    assert Entry.objects.using("owner").count() == 2


def plain_root(leaves):
    """The tree's root as RFC 9162, 2.1.1 defines it, without any edge."""
    if not leaves:
        return tree.EMPTY_ROOT
    if len(leaves) == 1:
        return tree.leaf_hash(leaves[0])
    half = 1 << ((len(leaves) - 1).bit_length() - 1)
    return tree.node_hash(plain_root(leaves[:half]), plain_root(leaves[half:]))


@given(st.lists(st.binary(max_size=4), max_size=70))
def test_the_grown_root_is_the_defined_root(leaves):
    edge = []
    for size, data in enumerate(leaves):
        edge = tree.grow_edge(edge, size, data)
    assert tree.root_hash(edge) == plain_root(leaves)


def test_a_head_reads_back_as_it_was_written():
    head = heads.sign_head(7, b"\x05" * 32, after=None, newest_at=NOON, clock=NOON)
    assert heads.SignedHead.parse(head.text()) == head
    assert head.is_signed_by(heads.public_key())


@pytest.mark.parametrize(
    "changes",
    [
        {"size": 8},
        {"root": b"\x06" * 32},
        {"prev": b"\x06" * 32},
        {"newest_at": NOON - timedelta(seconds=1)},
        {"signed_at": NOON + timedelta(microseconds=1)},
    ],
)
def test_everything_that_a_head_says_is_signed(changes):
    head = heads.sign_head(7, b"\x05" * 32, after=None, newest_at=NOON, clock=NOON)
    assert not replace(head, **changes).is_signed_by(heads.public_key())


def test_a_head_is_never_older_than_the_head_before_it():
    before = heads.sign_head(7, b"\x05" * 32, after=None, newest_at=NOON, clock=NOON)
    later = heads.sign_head(
        8, b"\x05" * 32, after=before, newest_at=NOON - timedelta(1), clock=NOON - timedelta(2)
    )
    assert (later.newest_at, later.signed_at, later.prev) == (NOON, NOON, before.digest())


@pytest.mark.parametrize(
    ("ahead", "follows"), [(timedelta(seconds=60), True), (timedelta(seconds=61), False)]
)
def test_a_head_follows_entries_that_are_a_little_ahead_of_the_clock(ahead, follows):
    head = heads.sign_head(7, b"\x05" * 32, after=None, newest_at=NOON + ahead, clock=NOON)
    assert head.newest_at == NOON + ahead
    assert (head.signed_at == head.newest_at) is follows
