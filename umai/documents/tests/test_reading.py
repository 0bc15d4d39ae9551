"""What other rooms read: which files there are, and the bytes that are shown of one."""

import io

import pytest
from PIL import Image

from umai.access.models import Grant, GrantReason
from umai.documents import actions, reading
from umai.documents.models import DataKey
from umai.documents.sealed import store
from umai.documents.tests.conftest import PHOTO, said
from umai.register.models import Languages
from umai.trail.models import Entry


def test_what_is_shown_is_the_photo_without_its_place(file, aigul):
    shown = reading.shown_bytes_of(file, by=aigul)
    assert Image.open(io.BytesIO(shown)).size == (40, 60)
    assert len(shown) == file.shown_size
    assert b"SECRET" in PHOTO and b"SECRET" not in shown


def test_the_original_is_kept_to_the_bit(file):
    key = DataKey.objects.using("owner").get(of_id=file.pk, form="original")
    assert reading.read_stored_file(key) == PHOTO


def test_the_pages_read_no_key_of_an_original(file, aigul):
    with aigul.speaking():
        assert list(DataKey.objects.filter(of_id=file.pk).values_list("form", flat=True)) == ["shown"]


def test_the_files_of_a_child_come_newest_first(file, child, aigul):
    later = actions.attach_document(child, by=aigul, **said(title="Reply of the school", kind="letter"))
    assert [row.pk for row in reading.files_of(child, aigul)] == [later.pk, file.pk]


def test_the_files_of_a_record_are_only_its_own(file, child, aigul):
    with aigul.speaking():
        record = Languages.objects.create(child=child, of_child="кыргызча")
        record.refresh_from_db()
    row = actions.attach_document(record, by=aigul, **said())
    assert [one.pk for one in reading.files_of(record, aigul)] == [row.pk]
    assert len(reading.files_of(child, aigul)) == 2


def test_sealed_files_are_there_for_those_who_may_see_them_and_the_look_is_noted(
    file, sealed_file, child, aigul, damira
):
    assert [row.pk for row in reading.files_of(child, aigul)] == [file.pk]
    assert {row.pk for row in reading.files_of(child, damira)} == {file.pk, sealed_file.pk}
    entry = Entry.objects.using("owner").get(act="documents.sealed")
    assert entry.worker_id == damira.pk and entry.shown == [sealed_file.pk]


@pytest.mark.parametrize("who", ["azamat", "cholpon", "bakyt"])
def test_nobody_else_finds_any(file, child, who, request):
    assert reading.files_of(child, request.getfixturevalue(who)) == []


def test_a_granted_file_is_read_with_its_documents(file, child, cholpon):
    Grant.objects.using("owner").create(worker_id=cholpon.pk, child_id=child.pk, reason=GrantReason.SHARED)
    cholpon.__dict__.pop("reach", None)
    assert reading.shown_bytes_of(reading.files_of(child, cholpon)[0], by=cholpon)


def stored_shown(file):
    return store.path_of(DataKey.objects.using("owner").get(of_id=file.pk, form="shown").name)


def test_a_missing_file_is_said_in_words(file, aigul):
    stored_shown(file).unlink()
    with pytest.raises(reading.StoredFileMissing):
        reading.shown_bytes_of(file, by=aigul)


def test_a_file_that_was_changed_on_the_disk_is_not_shown(file, aigul):
    path = stored_shown(file)
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    with pytest.raises(reading.StoredFileMissing):
        reading.shown_bytes_of(file, by=aigul)


def test_a_file_that_was_put_in_place_of_another_is_not_shown(file, child, aigul):
    other = actions.attach_document(child, by=aigul, **said())
    stored_shown(file).write_bytes(stored_shown(other).read_bytes())
    with pytest.raises(reading.StoredFileMissing):
        reading.shown_bytes_of(file, by=aigul)


def test_a_key_that_was_moved_to_another_row_opens_nothing(file, child, aigul):
    other = actions.attach_document(child, by=aigul, **said())
    keys = DataKey.objects.using("owner").filter(form="shown")
    theirs = keys.get(of_id=other.pk)
    keys.filter(of_id=other.pk).delete()
    keys.filter(of_id=file.pk).update(wrapped=theirs.wrapped, name=theirs.name)
    with pytest.raises(reading.StoredFileMissing):
        reading.shown_bytes_of(file, by=aigul)


def test_a_log_of_it_names_the_file_and_nobody(file, aigul, caplog):
    stored_shown(file).unlink()
    with pytest.raises(reading.StoredFileMissing):
        reading.shown_bytes_of(file, by=aigul)
    assert str(file.pk) in caplog.text and file.title not in caplog.text
