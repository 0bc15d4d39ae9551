"""Sweeping, checking, and changing the outer key."""

import argparse
import json
import os
import threading
import time

import pytest
from django.db import connections, transaction

from umai.documents import actions, command, keeping, reading
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


class TestSweeping:
    def sweep(self):
        return jobs.sweep(using="as_worker")

    def test_what_no_row_names_goes_after_a_week(self, file, worker_role):
        store.keep("0" * 32, b"orphan")
        aged(store.path_of("0" * 32), WEEK + 60)
        assert self.sweep() == 1
        assert not store.path_of("0" * 32).exists() and len(list(store.stored())) == 2

    def test_it_stays_until_then(self, file, worker_role):
        store.keep("0" * 32, b"orphan")
        aged(store.path_of("0" * 32), WEEK - 60)
        assert self.sweep() == 0 and store.path_of("0" * 32).exists()

    def test_what_a_row_names_stays_however_old_it_is(self, file, worker_role):
        for path, _name in store.stored():
            aged(path, 100 * WEEK)
        assert self.sweep() == 0 and len(list(store.stored())) == 2

    def test_what_is_struck_stays(self, file, erlan, worker_role):
        actions.strike(file, by=erlan, words="Wrong child.")
        for path, _name in store.stored():
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
        assert keeping.check() == (4, 0, 0)

    def test_a_missing_file_is_counted(self, file):
        next(store.stored())[0].unlink()
        assert keeping.check() == (2, 1, 0)

    def test_a_changed_file_is_counted(self, file):
        path = next(store.stored())[0]
        sealed = path.read_bytes()
        path.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))
        assert keeping.check().broken == 1

    def test_the_doctor_counts_what_is_missing(self, file, superuser):
        from umai.machine.doctor import doctor

        assert doctor.stored_files(superuser).state == doctor.GOOD
        next(store.stored())[0].unlink()
        found = doctor.stored_files(superuser)
        assert found.state == doctor.WRONG and "1 are not on the disk" in found.says

    def test_the_doctor_says_when_the_key_is_gone(self, file, superuser):
        from umai.machine.doctor import doctor

        envelope.forget(1)
        assert "for 2 the key is missing" in doctor.stored_files(superuser).says

    def test_the_command_answers_with_its_exit_code(self, file, capsys):
        args = asked("check", "--json")
        assert command.run(args) == 0
        assert json.loads(capsys.readouterr().out) == {"files": 2, "missing": 0, "broken": 0}
        next(store.stored())[0].unlink()
        assert command.run(args) == 1


class TestRotation:
    def test_every_file_opens_under_the_new_key_and_the_old_one_is_gone(
        self, file, sealed_file, damira, home
    ):
        before = [path.read_bytes() for path, _name in store.stored()]
        old = envelope.outer(1)
        assert keeping.rotate() == (2, 4, 0)
        assert envelope.versions() == [2]
        assert not (home / "secrets" / "files-1").exists()
        assert set(DataKey.objects.using("owner").values_list("version", flat=True)) == {2}
        for key in DataKey.objects.using("owner"):
            assert reading.unsealed(key)
            with pytest.raises(envelope.DoesNotOpen):
                envelope.opened(old, bytes(key.wrapped), envelope.bound(key.of_id, key.form, 1))
        assert keeping.check() == (4, 0, 0)
        assert [path.read_bytes() for path, _name in store.stored()] == before
        assert reading.shown(file, by=damira) and reading.shown(sealed_file, by=damira)

    def test_what_comes_afterwards_is_sealed_by_the_new_key(self, file, child, aigul):
        keeping.rotate()
        row = actions.attach(child, by=aigul, **said())
        assert {key.version for key in DataKey.objects.using("owner").filter(of_id=row.pk)} == {2}
        assert reading.shown(row, by=aigul) and reading.shown(file, by=aigul)

    def test_it_may_be_done_again(self, file):
        keeping.rotate()
        assert keeping.rotate() == (3, 2, 0) and envelope.versions() == [3]

    def test_it_may_be_done_after_it_was_interrupted(self, file):
        envelope.make(2)
        assert keeping.rotate() == (3, 2, 0) and envelope.versions() == [3]
        assert keeping.check() == (2, 0, 0)

    def test_one_key_that_does_not_open_stops_all(self, file, aigul):
        DataKey.objects.using("owner").filter(form="original").update(wrapped=b"\0" * 60)
        assert keeping.rotate() == (1, 0, 1)
        assert envelope.versions() == [1] and reading.shown(file, by=aigul)

    def test_it_waits_for_whoever_is_sealing(self, file):
        """Otherwise a file would be sealed by a key that is destroyed a moment later."""
        done = threading.Event()

        def rotate():
            keeping.rotate()
            connections.close_all()
            done.set()

        other = threading.Thread(target=rotate)
        with transaction.atomic():
            envelope.steady()
            other.start()
            assert not done.wait(0.5) and envelope.versions() == [1]
        other.join(10)
        assert done.is_set() and envelope.versions() == [2]

    def test_the_command_says_what_it_did(self, file, capsys):
        args = asked("rotate-key")
        assert command.run(args) == 0
        assert "version: 2, sealed anew: 2" in capsys.readouterr().out


class TestEnvelope:
    PLACE = {"of": "a", "form": "shown"}

    def test_what_was_sealed_opens(self):
        key = envelope.fresh()
        assert envelope.unseal(envelope.seal(PHOTO, key, **self.PLACE), key, **self.PLACE) == PHOTO

    def test_the_same_bytes_are_sealed_differently_each_time(self):
        key = envelope.fresh()
        assert envelope.seal(b"x", key, **self.PLACE) != envelope.seal(b"x", key, **self.PLACE)

    @pytest.mark.parametrize("other", [{"of": "b", "form": "shown"}, {"of": "a", "form": "original"}])
    def test_it_opens_in_no_other_place(self, other):
        key = envelope.fresh()
        with pytest.raises(envelope.DoesNotOpen):
            envelope.unseal(envelope.seal(b"x", key, **self.PLACE), key, **other)

    @pytest.mark.parametrize("place", [0, 7, 20, -1])
    def test_one_wrong_bit_anywhere_is_found(self, place):
        key = envelope.fresh()
        sealed = bytearray(envelope.seal(b"x" * 50, key, **self.PLACE))
        sealed[place] ^= 1
        with pytest.raises(envelope.DoesNotOpen):
            envelope.unseal(bytes(sealed), key, **self.PLACE)

    def test_a_wrapped_key_says_by_which_version(self):
        key = envelope.fresh()
        envelope.make(1)
        envelope.make(2)
        wrapped = envelope.wrap(key, version=2, **self.PLACE)
        assert envelope.unwrap(wrapped, version=2, **self.PLACE) == key
        with pytest.raises(envelope.DoesNotOpen):
            envelope.unwrap(wrapped, version=1, **self.PLACE)

    def test_a_lost_key_is_never_made_anew_in_silence(self):
        envelope.make(2)
        with pytest.raises(envelope.DoesNotOpen):
            envelope.unwrap(b"\0" * 60, version=1, **self.PLACE)

    def test_only_the_owner_of_the_folder_reads_the_key(self, home):
        envelope.make(1)
        assert (home / "secrets" / "files-1").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "a" * 31, "A" * 32, "a" * 32 + "\n"])
def test_only_our_own_names_are_read(name):
    with pytest.raises(ValueError):
        store.path_of(name)
