"""Putting a file to a record: what is kept, who may, what is refused, and that it is on the trail."""

from hashlib import sha256

import pytest
from django.db import DatabaseError, connections, transaction

from tests.looking import reading
from umai.access.doors import consult
from umai.access.models import Grant, GrantReason
from umai.access.requirements import AlreadyReceived, Incomplete
from umai.documents import actions
from umai.documents.actions import SentFile
from umai.documents.models import DataKey, Document, SealedDocument
from umai.documents.sealed import store
from umai.documents.tests import samples
from umai.documents.tests.conftest import PHOTO, said
from umai.documents.unfit_file import UnfitFile
from umai.refusal import NotPermitted
from umai.register.models import Languages
from umai.trail.models import Entry


def rows_of_keys():
    return list(DataKey.objects.using("owner").order_by("form"))


def entry(act):
    return Entry.objects.using("owner").get(act=act)


def test_a_file_is_a_row_with_the_measure_of_what_was_sent(file, child, aigul):
    kept = consult(Document, file.pk, by=aigul)
    assert (kept.child_id, kept.title, kept.kind) == (child.pk, "Birth certificate", "certificate")
    assert (kept.media_type, kept.size) == ("image/jpeg", len(PHOTO))
    assert kept.sha256 == sha256(PHOTO).hexdigest()
    assert kept.recorded_by_id == aigul.pk and kept.about_id is None


def test_a_file_may_be_put_to_a_record_of_the_childs_file(child, aigul):
    with aigul.speaking():
        record = Languages.objects.create(child=child, of_child="кыргызча")
        record.refresh_from_db()
    row = actions.attach_document(record, by=aigul, **said())
    assert (row.about_kind, row.about_id, row.child_id) == ("register.languages", record.pk, child.pk)


def test_nothing_on_the_disk_is_readable(file, home):
    stored = list(store.stored_files())
    assert len(stored) == 2
    for path, _name in stored:
        data = path.read_bytes()
        assert b"JFIF" not in data and b"SECRET" not in data and not data.startswith(b"\xff\xd8")
        assert path.stat().st_mode & 0o007 == 0 and path.parent.stat().st_mode & 0o007 == 0


def test_names_on_the_disk_tell_nothing(file, child):
    for path, name in store.stored_files():
        assert len(name) == 32
        assert str(child.pk).replace("-", "") not in str(path) and str(file.pk).replace("-", "") not in str(
            path
        )


def test_a_role_without_the_duty_and_another_place_put_nothing_there(child, request):
    for who in ("farida", "bakyt", "gulnara", "timur", "nuriya", "kanykei", "azamat", "cholpon", "jyldyz"):
        with pytest.raises(NotPermitted):
            actions.attach_document(child, by=request.getfixturevalue(who), **said())
    assert rows_of_keys() == [] and list(store.stored_files()) == []


def test_it_is_on_the_trail(file, child):
    found = entry("documents.attach")
    assert (found.record_id, found.child_id, found.outcome) == (file.pk, child.pk, "done")


def test_a_refusal_is_on_the_trail(child, aigul):
    with pytest.raises(UnfitFile):
        actions.attach_document(child, by=aigul, **said(upload=SentFile("a.jpg", b"MZ")))
    found = entry("documents.attach")
    assert (found.record_id, found.outcome) == (child.pk, "refused")


def test_a_file_that_is_refused_leaves_no_row_and_no_bytes(child, aigul):
    with pytest.raises(UnfitFile):
        actions.attach_document(child, by=aigul, **said(upload=SentFile("a.jpg", samples.pdf())))
    assert not Document.ever.using("owner").exists() and list(store.stored_files()) == []


def test_the_same_id_is_taken_in_once(file, child, aigul):
    with pytest.raises(AlreadyReceived):
        actions.attach_document(child, by=aigul, **said(id=file.pk))
    assert len(rows_of_keys()) == 2


def test_a_file_needs_words(child, aigul):
    with pytest.raises(Incomplete):
        actions.attach_document(child, by=aigul, **said(title="  "))


def test_bytes_are_on_the_disk_before_a_row_names_them(child, aigul, monkeypatch):
    """The other way round a crash would leave a row without its file."""
    seen = []
    real = DataKey.objects.bulk_create

    def write(keys):
        seen.extend(store.path_of(key.name).exists() for key in keys)
        return real(keys)

    monkeypatch.setattr(type(DataKey.objects), "bulk_create", lambda self, keys: write(keys), raising=False)
    actions.attach_document(child, by=aigul, **said())
    assert seen == [True, True]


def test_a_row_that_is_rolled_back_leaves_bytes_to_be_swept_and_no_key(child, aigul):
    with transaction.atomic():
        actions.attach_document(child, by=aigul, **said())
        transaction.set_rollback(True)
    assert rows_of_keys() == [] and len(list(store.stored_files())) == 2


class TestSealed:
    def test_a_medical_paper_is_sealed_whatever_was_said(self, sealed_file, damira):
        assert type(sealed_file) is SealedDocument
        assert consult(SealedDocument, sealed_file.pk, by=damira).sealed

    def test_anything_may_be_sealed(self, child, damira):
        row = actions.attach_document(child, by=damira, **said(kind="photo", sealed=True))
        assert type(row) is SealedDocument

    def test_who_may_not_see_sealed_items_is_told_whom_to_give_it_to(self, child, aigul, erlan):
        for by in (aigul, erlan):
            with pytest.raises(actions.NotTheirsToSeal) as refusal:
                actions.attach_document(child, by=by, **said(kind="medical"))
            assert refusal.value.status == 403
        assert list(store.stored_files()) == []

    def test_the_worker_of_the_case_may(self, child, aigul):
        Grant.objects.using("owner").create(
            worker_id=aigul.pk, child_id=child.pk, reason=GrantReason.ASSIGNED
        )
        aigul.__dict__.pop("reach", None)
        assert actions.attach_document(child, by=aigul, **said(kind="medical")).sealed


class TestKeys:
    """The rows that hold the wrapped keys, as somebody who speaks SQL as the web's role sees them."""

    def seen(self, by):
        with reading(by):
            return sorted(DataKey.objects.values_list("form", flat=True))

    def test_who_reaches_the_file_sees_the_key_of_what_is_shown_and_of_no_original(self, file, request):
        reach, others = ("aigul", "damira"), ("azamat", "cholpon", "bakyt", "gulnara", "timur", "omurbek")
        found = {who: self.seen(request.getfixturevalue(who)) for who in (*reach, *others)}
        assert found == {who: ["shown"] if who in reach else [] for who in (*reach, *others)}

    def test_the_key_of_a_sealed_file_is_as_sealed_as_the_file(self, sealed_file, aigul, erlan, farida):
        assert [self.seen(by) for by in (aigul, erlan, farida)] == [[], [], []]

    def test_nobody_puts_a_key_to_a_file_out_of_reach(self, file, cholpon):
        key = DataKey(of_id=file.pk, form="other", name="0" * 32, version=1, wrapped=b"x")
        with pytest.raises(DatabaseError), cholpon.speaking():
            DataKey.objects.bulk_create([key])

    def test_the_web_changes_none(self, file, aigul):
        for change in ("update documents_datakey set version = 9", "delete from documents_datakey"):
            with pytest.raises(DatabaseError), aigul.speaking():
                connections["default"].cursor().execute(change)
