"""The worker takes in what was asked for, once, as the worker's own role."""

import uuid
from datetime import timedelta

import pytest
from django.db import connections
from django.test import override_settings
from django.utils import timezone

from umai.linkage import jobs
from umai.linkage.lists import actions
from umai.linkage.lists.ingest import ingest_list
from umai.linkage.models import Failure, ListEdition, ListRow, Order, OrderProgress, Upload
from umai.linkage.tests import files
from umai.linkage.tests.conftest import COLUMNS, sent
from umai.trail.models import Entry


@pytest.fixture
def ordered(source, damira):
    def order(data=None, whole=True):
        upload = sent(source, damira, data)
        return actions.order_ingest(upload, by=damira, id=uuid.uuid4(), columns=COLUMNS, whole=whole)

    return order


def work(worker_role):
    return jobs.take_in_ordered_lists(using=worker_role, progress_using=worker_role)


def test_a_list_is_taken_in_once_and_its_file_forgotten_and_the_same_file_again_is_told(
    ordered, worker_role, damira
):
    order = ordered()
    assert (work(worker_role), work(worker_role)) == (1, 0)
    edition = ListEdition.objects.get()
    assert edition.order_id == order.pk and edition.recorded_by_id == damira.pk and edition.rows == 3
    with damira.speaking():
        assert ListRow.objects.filter(edition=edition).count() == 3
    assert not Upload.objects.using("owner").exists()
    assert Entry.objects.using("owner").filter(act="linkage.import", record_id=edition.pk).exists()
    second = ordered()
    work(worker_role)
    assert Failure.objects.get(order=second).code == "known" and ListEdition.objects.count() == 1


def test_another_worker_leaves_it_alone_meanwhile(ordered, worker_role):
    order = ordered()
    with connections["owner"].cursor() as cursor:
        cursor.execute("select pg_advisory_lock(hashtextextended(%s, 55))", [str(order.pk)])
        assert work(worker_role) == 0
        cursor.execute("select pg_advisory_unlock(hashtextextended(%s, 55))", [str(order.pk)])
    assert work(worker_role) == 1


def test_a_row_that_is_refused_is_told_and_the_file_kept(ordered, worker_role):
    order = ordered(files.csv([["1", "=1+1", "", "", ""], *files.CHILDREN]))
    assert work(worker_role) == 0
    failure = Failure.objects.get(order=order)
    assert (failure.code, failure.numbers) == ("refused_rows", {"refused": 1, "rows": 4})
    assert Upload.objects.using("owner").exists() and not ListRow.objects.using("owner").exists()


def test_the_others_are_taken_in_when_that_was_asked(ordered, worker_role):
    ordered(files.csv([["1", "=1+1", "", "", ""], *files.CHILDREN]), whole=False)
    assert work(worker_role) == 1 and ListEdition.objects.get().refused == 1


def test_how_far_it_is_is_told_while_it_goes_on(ordered, worker_role, monkeypatch):
    from umai.linkage.lists import ingest

    monkeypatch.setattr(ingest, "OFTEN", 2)
    order = ordered()
    jobs.take_in_ordered_lists(using=worker_role, progress_using="owner")
    assert OrderProgress.objects.get(order=order).done == 2


def test_what_nobody_went_on_with_is_forgotten_after_a_week(source, damira, worker_role):
    """Nothing is forgotten while no head of the trail is kept elsewhere."""
    sent(source, damira)
    now = timezone.now()
    assert jobs.delete_old_uploads(at=now + timedelta(days=6), using=worker_role) == 0
    late = now + timedelta(days=8)
    with override_settings(UMAI_REHEARSAL=False):
        assert jobs.delete_old_uploads(at=late, using=worker_role) == 0
    assert jobs.delete_old_uploads(at=late, using=worker_role) == 1
    assert not Upload.objects.using("owner").exists() and not Order.objects.using("owner").exists()


def test_statistics_are_made_when_a_list_is_in_and_no_lock_of_theirs_is_held_by_the_matching(
    file_of, worker_role
):
    said = []

    def note(execute, sql, params, many, context):
        said.append(sql)
        return execute(sql, params, many, context)

    with connections[worker_role].execute_wrapper(note):
        edition, _counted = ingest_list(file_of(files.csv()), using=worker_role)
        ingest = list(said)
        jobs.match_once(edition, using=worker_role)
    made = [at for at, sql in enumerate(said) if "linkage_analyze" in sql]
    written = [at for at, sql in enumerate(ingest) if sql.startswith(("INSERT", "UPDATE"))]
    assert len(made) == 1 and max(written) < made[0] < len(ingest)
