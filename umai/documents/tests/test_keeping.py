"""Sweeping, checking, and changing the outer key."""

import argparse
import json
import os
import threading
import time

import pytest
from django.db import connections, transaction

from umai.documents import actions, command, maintenance, reading
from umai.documents.models import DataKey
from umai.documents.sealed import envelope, jobs, store
from umai.documents.tests.conftest import PHOTO, said

WEEK = 7 * 24 * 3600


def aged(path, seconds):
    then = time.time() - seconds
    os.utime(path, (then, then))


def asked(*words):
    parser = argparse.ArgumentParser()
    command.arguments(parser)
    return parser.parse_args(words)


@pytest.mark.parametrize(("umask", "modes"), [(0o007, (0o770, 0o660)), (0o022, (0o750, 0o640))])
def test_what_is_stored_is_open_to_the_group_as_far_as_the_process_lets_it(file, umask, modes):
    before = os.umask(umask)
    try:
        store.keep("ab" * 16, b"sealed")
    finally:
        os.umask(before)
    path = store.path_of("ab" * 16)
    assert tuple(one.stat().st_mode & 0o777 for one in (path.parent, path)) == modes
    assert store.root().stat().st_mode & 0o077 == 0  # made by the program: nobody else enters


class TestSweeping:
    def sweep(self):
        return jobs.delete_unclaimed_files(using="as_worker")

    def test_what_no_row_names_goes_after_a_week(self, file, worker_role):
        store.keep("0" * 32, b"orphan")
        aged(store.path_of("0" * 32), WEEK + 60)
        assert self.sweep() == 1
        assert not store.path_of("0" * 32).exists() and len(list(store.stored_files())) == 2

    def test_it_stays_until_then(self, file, worker_role):
        store.keep("0" * 32, b"orphan")
        aged(store.path_of("0" * 32), WEEK - 60)
        assert self.sweep() == 0 and store.path_of("0" * 32).exists()

    def test_what_a_row_names_stays_however_old_it_is(self, file, worker_role):
        for path, _name in store.stored_files():
            aged(path, 100 * WEEK)
        assert self.sweep() == 0 and len(list(store.stored_files())) == 2

    def test_what_is_struck_stays(self, file, erlan, worker_role):
        actions.strike_document(file, by=erlan, reason="Wrong child.")
        for path, _name in store.stored_files():
            aged(path, 100 * WEEK)
        assert self.sweep() == 0

    def test_half_a_file_goes_too(self, home, db, worker_role):
        store.keep("ab" + "0" * 30, b"x")
        half = store.path_of("ab" + "0" * 30).with_name("ab" + "1" * 30 + ".half")
        half.write_bytes(b"half")
        aged(half, WEEK + 60)
        assert self.sweep() == 1 and not half.exists()

    def test_the_workers_role_sees_no_key(self, file, worker_role):
        with pytest.raises(Exception, match="permission denied"):
            connections["as_worker"].cursor().execute("select * from documents_datakey")


class TestChecking:
    def test_all_is_well(self, file, sealed_file):
        assert maintenance.check_files() == (4, 0, 0)

    def test_a_missing_file_is_counted(self, file):
        next(store.stored_files())[0].unlink()
        assert maintenance.check_files() == (2, 1, 0)

    def test_a_changed_file_is_counted(self, file):
        path = next(store.stored_files())[0]
        sealed = path.read_bytes()
        path.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
        assert maintenance.check_files().broken == 1

    def test_the_doctor_counts_what_is_missing(self, file, superuser):
        from umai.machine.doctor import doctor

        assert doctor.check_stored_files(superuser).state == doctor.GOOD
        next(store.stored_files())[0].unlink()
        found = doctor.check_stored_files(superuser)
        assert found.state == doctor.WRONG and "1 are not on the disk" in found.says

    def test_the_doctor_says_when_the_key_is_gone(self, file, superuser):
        from umai.machine.doctor import doctor

        envelope.destroy_outer_key(1)
        assert "for 2 the key is missing" in doctor.check_stored_files(superuser).says

    def test_the_command_answers_with_its_exit_code(self, file, capsys):
        args = asked("check", "--json")
        assert command.run(args) == 0
        assert json.loads(capsys.readouterr().out) == {"files": 2, "missing": 0, "broken": 0}
        next(store.stored_files())[0].unlink()
        assert command.run(args) == 1


class TestRotation:
    def test_every_file_opens_under_the_new_key_and_the_old_one_is_gone(
        self, file, sealed_file, damira, home
    ):
        before = [path.read_bytes() for path, _name in store.stored_files()]
        old = envelope.outer_key(1)
        assert maintenance.rotate_keys() == (2, 4, 0)
        assert envelope.key_versions() == [2]
        assert not (home / "secrets" / "files-1").exists()
        assert set(DataKey.objects.using("owner").values_list("version", flat=True)) == {2}
        for key in DataKey.objects.using("owner"):
            assert reading.read_stored_file(key)
            with pytest.raises(envelope.DoesNotOpen):
                envelope.decrypt_bound(old, bytes(key.wrapped), envelope.binding_of(key.of_id, key.form, 1))
        assert maintenance.check_files() == (4, 0, 0)
        assert [path.read_bytes() for path, _name in store.stored_files()] == before
        assert reading.shown_bytes_of(file, by=damira) and reading.shown_bytes_of(sealed_file, by=damira)

    def test_what_comes_afterwards_is_sealed_by_the_new_key(self, file, child, aigul):
        maintenance.rotate_keys()
        row = actions.attach_document(child, by=aigul, **said())
        assert {key.version for key in DataKey.objects.using("owner").filter(of_id=row.pk)} == {2}
        assert reading.shown_bytes_of(row, by=aigul) and reading.shown_bytes_of(file, by=aigul)

    def test_it_may_be_done_again(self, file):
        maintenance.rotate_keys()
        assert maintenance.rotate_keys() == (3, 2, 0) and envelope.key_versions() == [3]

    def test_it_may_be_done_after_it_was_interrupted(self, file):
        envelope.make_outer_key(2)
        assert maintenance.rotate_keys() == (3, 2, 0) and envelope.key_versions() == [3]
        assert maintenance.check_files() == (2, 0, 0)

    def test_one_key_that_does_not_open_stops_all(self, file, aigul):
        DataKey.objects.using("owner").filter(form="original").update(wrapped=b"\0" * 60)
        assert maintenance.rotate_keys() == (1, 0, 1)
        assert envelope.key_versions() == [1] and reading.shown_bytes_of(file, by=aigul)

    def test_it_waits_for_whoever_is_sealing(self, file):
        """Otherwise a file would be sealed by a key that is destroyed a moment later."""
        done = threading.Event()

        def rotate():
            maintenance.rotate_keys()
            connections.close_all()
            done.set()

        other = threading.Thread(target=rotate)
        with transaction.atomic():
            envelope.share_key_lock()
            other.start()
            assert not done.wait(0.5) and envelope.key_versions() == [1]
        other.join(10)
        assert done.is_set() and envelope.key_versions() == [2]

    def test_the_command_says_what_it_did(self, file, capsys):
        args = asked("rotate-key")
        assert command.run(args) == 0
        assert "version: 2, sealed anew: 2" in capsys.readouterr().out


class TestEnvelope:
    PLACE = {"of": "a", "form": "shown"}

    def test_what_was_sealed_opens(self):
        key = envelope.new_file_key()
        assert envelope.unseal(envelope.seal(PHOTO, key, **self.PLACE), key, **self.PLACE) == PHOTO

    def test_the_same_bytes_are_sealed_differently_each_time(self):
        key = envelope.new_file_key()
        assert envelope.seal(b"x", key, **self.PLACE) != envelope.seal(b"x", key, **self.PLACE)

    @pytest.mark.parametrize("other", [{"of": "b", "form": "shown"}, {"of": "a", "form": "original"}])
    def test_it_opens_in_no_other_place(self, other):
        key = envelope.new_file_key()
        with pytest.raises(envelope.DoesNotOpen):
            envelope.unseal(envelope.seal(b"x", key, **self.PLACE), key, **other)

    @pytest.mark.parametrize("place", [0, 7, 20, -1])
    def test_one_wrong_bit_anywhere_is_found(self, place):
        key = envelope.new_file_key()
        sealed = bytearray(envelope.seal(b"x" * 50, key, **self.PLACE))
        sealed[place] ^= 1
        with pytest.raises(envelope.DoesNotOpen):
            envelope.unseal(bytes(sealed), key, **self.PLACE)

    def test_a_wrapped_key_says_by_which_version(self):
        key = envelope.new_file_key()
        envelope.make_outer_key(1)
        envelope.make_outer_key(2)
        wrapped = envelope.wrap(key, version=2, **self.PLACE)
        assert envelope.unwrap(wrapped, version=2, **self.PLACE) == key
        with pytest.raises(envelope.DoesNotOpen):
            envelope.unwrap(wrapped, version=1, **self.PLACE)

    def test_a_lost_key_is_never_made_anew_in_silence(self):
        envelope.make_outer_key(2)
        with pytest.raises(envelope.DoesNotOpen):
            envelope.unwrap(b"\0" * 60, version=1, **self.PLACE)

    def test_only_the_owner_of_the_folder_reads_the_key(self, home):
        envelope.make_outer_key(1)
        assert (home / "secrets" / "files-1").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "a" * 31, "A" * 32, "a" * 32 + "\n"])
def test_only_our_own_names_are_read(name):
    with pytest.raises(ValueError):
        store.path_of(name)
