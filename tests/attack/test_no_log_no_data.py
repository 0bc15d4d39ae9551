"""Whoever holds a token and the web role's connection reads no file that the trail does not name.

Before, `select * from register_identity` as the head of a district gave every name of it, and no look was
written: the doors look first, and a statement that passes by the doors did not.
"""

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from tests.histories import GIVEN, History, cast, home
from tests.looking import reading
from tests.tampering import without_triggers
from umai.access import row_security
from umai.access.doors import consult
from umai.access.models import Wall
from umai.access.sessions import Speaker, open_session
from umai.referrals.tests.conftest import agreement, school, service
from umai.register.child.actions import correct_fact
from umai.register.merges import MergeProposal
from umai.register.models import AdultIdentity, Child, Identity
from umai.trail import entries
from umai.trail.entries import EntrySubject
from umai.trail.models import Entry

__all__ = ["agreement", "cast", "home", "school", "service"]
CONTENTS = [
    model._meta.db_table
    for model in apps.get_models()
    if hasattr(model, "protected_by") and row_security.is_shown_after_a_look(model)
]
WORDS = {
    f"{model._meta.db_table}_words": (model._meta.db_table, words)
    for model in apps.get_models()
    if (words := row_security.words_of(model))
}


def read(speaker, tables=(*CONTENTS, *WORDS)) -> dict[str, int]:
    """Table to how many rows of it this speaker reads by plain SQL on the web role's connection."""
    found = {}
    with speaker.speaking(), connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"select count(*) from {table}")
            found[table] = cursor.fetchone()[0]
    return {table: count for table, count in found.items() if count}


@pytest.fixture
def life(fillings, request):
    """A child with rows in every room; a test asks for it before anybody signs in."""
    return fillings.give("a life", lambda: History(request.getfixturevalue("cast")).write())


@pytest.fixture
def forget_looks(superuser):
    """Let every look lie this many minutes back."""

    def forget(minutes=10):
        with without_triggers(superuser):
            superuser.execute("update trail_entry set at = at - make_interval(mins => %s)", [minutes])

    return forget


@pytest.fixture
def thief(damira):
    """The head's token in a program that passes by the doors."""
    return Speaker(open_session(damira.worker))


def test_without_a_look_nothing_that_is_said_of_a_child_is_read(life, superuser, thief, forget_looks):
    written = [t for t in CONTENTS if superuser.execute(f"select count(*) from {t}").fetchone()[0]]
    assert len(written) > 30
    forget_looks()
    assert read(thief) == {}


def test_after_a_look_that_file_is_read_and_no_other(life, thief, forget_looks):
    History(life.cast, given=GIVEN[1]).write(0.2)
    forget_looks()
    consult(Child, life.child.pk, by=thief)
    with thief.speaking():
        assert {row.child_id for row in Identity.objects.all()} == {life.child.pk}
        assert AdultIdentity.objects.exists()
    assert len(read(thief)) > 20


def test_no_word_is_read_in_the_rows_that_lists_are_composed_of(life, thief):
    """Each column alone, after a look too: the view that asks for the look is the only way."""
    with thief.speaking():
        for table, columns in WORDS.values():
            for column in columns:
                refused = pytest.raises(DatabaseError, match=f"permission denied for table {table}")
                with refused, transaction.atomic(), connection.cursor() as cursor:
                    cursor.execute(f"select {column} from {table}")


def test_words_in_rows_of_lists_are_read_after_a_look(life, thief, superuser, forget_looks):
    written = {
        view
        for view, (table, _columns) in WORDS.items()
        if superuser.execute(f"select count(*) from {table}").fetchone()[0]
    }
    forget_looks()
    assert len(written) > 15
    with reading(thief):
        assert set(read(thief, WORDS)) == written


@pytest.mark.parametrize("who", ["azamat", "timur", "gulnara"])
def test_a_look_opens_no_word_to_whom_the_row_is_closed(life, who, request, forget_looks):
    """Whoever holds both connections writes any look; territory is asked all the same."""
    forget_looks()
    by = request.getfixturevalue(who)
    with reading(by):
        assert read(by, WORDS) == {}


def test_a_look_opens_no_word_behind_a_wall(life, thief, forget_looks):
    forget_looks()
    Wall.objects.using("owner").create(worker_id=thief.pk, child_id=life.child.pk)
    walled = Speaker(thief.token)
    with reading(walled):
        assert read(walled, WORDS) == {}


def test_who_sees_one_of_two_records_reads_no_word_of_their_being_one(life, thief, superuser):
    """Of a proposal about two records a wall may hide either: then the words, which are of both, are hidden."""
    other = History(life.cast, given=GIVEN[1]).write(0.2)
    MergeProposal.objects.using("owner").create(
        child_id=life.child.pk, other_id=other.child.pk, reason="family", words="The same mother says so."
    )
    view = ["register_mergeproposal_words"]
    with reading(thief):
        before = read(thief, view)
    Wall.objects.using("owner").create(worker_id=thief.pk, child_id=other.child.pk)
    walled = Speaker(thief.token)
    with reading(walled):
        assert read(walled, view).get(view[0], 0) == before[view[0]] - 1


def test_a_look_of_yesterday_opens_nothing(life, thief, forget_looks):
    forget_looks()
    consult(Child, life.child.pk, by=thief)
    forget_looks(6)
    assert read(thief) == {}


def test_a_look_of_another_worker_opens_nothing(life, thief, erlan, forget_looks):
    forget_looks()
    consult(Child, life.child.pk, by=erlan)
    assert read(thief) == {}


def test_a_look_that_is_not_committed_opens_nothing(life, thief, forget_looks):
    forget_looks()
    about = EntrySubject("register.child", life.child.pk, life.child.pk)
    with transaction.atomic(using="trail"):
        entries.note_look(thief.token, "register.read", about)
        assert read(thief) == {}
        transaction.set_rollback(True, using="trail")
    assert read(thief) == {}


def test_the_role_that_reads_writes_no_look(life, thief):
    about = EntrySubject("register.child", life.child.pk, life.child.pk)
    with pytest.raises(DatabaseError, match="does not write this entry"), transaction.atomic():
        entries.note_look(thief.token, "register.read", about, using="default")


def test_an_act_that_is_rolled_back_reads_nothing(life, thief, forget_looks):
    forget_looks()
    about = EntrySubject("register.child", life.child.pk, life.child.pk)
    with transaction.atomic(), thief.speaking():
        entries.note_act(thief.token, "register.read", about)
        assert read(thief) == {}
        transaction.set_rollback(True)


def test_what_one_writes_is_read_back_in_that_transaction_alone(life, aigul, thief, forget_looks):
    with thief.speaking():
        consult(Child, life.child.pk, by=thief)
        mine = Identity.objects.get(child_id=life.child.pk)
    forget_looks()
    with thief.speaking():
        row = Identity(child_id=life.child.pk, given="Нурбек", replaces_id=mine.pk, why="correction")
        row.save(force_insert=True)
        assert [one.pk for one in Identity.objects.all()] == [row.pk]
    assert read(thief) == {}


def test_a_claim_of_another_request_opens_only_what_that_request_looked_at(life, damira, forget_looks):
    forget_looks()
    asked = Speaker(damira.token, request_id="8c0a5fd2-0f0c-4a53-9d37-3d0f5b6a7c11")
    consult(Child, life.child.pk, by=asked)
    assert read(asked)
    assert read(Speaker(damira.token, request_id="0be5c5d4-7d2c-4d06-8f0e-0d3e0a6f2b44")) == {}


def test_each_child_that_a_look_opens_stands_in_the_signed_entry(life, erlan):
    consult(Child, life.child.pk, by=erlan)
    entry = Entry.objects.using("owner").filter(outcome="looked", worker_id=erlan.pk).latest("at")
    assert entry.children == [life.child.pk]


def test_an_act_opens_the_file_that_it_is_done_in(life, aigul, forget_looks, superuser):
    forget_looks()
    later = Speaker(open_session(aigul.worker))
    row = Identity.objects.using("owner").get(child_id=life.child.pk, current=True)
    correct_fact(life.child, by=later, fact=row, given="Нурлан")
    latest = Entry.objects.using("owner").filter(child_id=life.child.pk).order_by("-at")[:2]
    assert {(one.outcome, one.children and tuple(one.children)) for one in latest} == {
        ("looked", (life.child.pk,)),
        ("done", None),
    }
