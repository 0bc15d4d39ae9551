import socket

import pytest

from umai.machine import start
from umai.machine.binaries import CannotStart
from umai.machine.place import Place, rehearsal_mark


def test_the_first_start_remembers_that_it_made_a_rehearsal(tmp_path):
    start.begin(Place(home=tmp_path))

    assert rehearsal_mark(tmp_path).exists()


@pytest.mark.parametrize(
    "settings",
    [
        {"rehearsal": False, "rehearsal_was_asked": True},
        {"url": "postgresql://u:p@h/d"},
    ],
)
def test_nothing_else_becomes_a_rehearsal(tmp_path, settings):
    start.begin(Place(home=tmp_path, **settings))

    assert not rehearsal_mark(tmp_path).exists()


def test_a_database_that_was_there_does_not_become_a_rehearsal(tmp_path):
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "roles.json").write_text("{}")

    start.begin(Place(home=tmp_path))

    assert not rehearsal_mark(tmp_path).exists()


def test_two_do_not_run_on_the_same_data(tmp_path):
    with start.alone(Place(home=tmp_path)), pytest.raises(CannotStart, match="runs already"):  # noqa: SIM117
        with start.alone(Place(home=tmp_path)):
            pass


def test_a_port_that_is_taken_is_named():
    with socket.socket() as intruder:
        intruder.bind(("127.0.0.1", 0))
        intruder.listen()
        with pytest.raises(CannotStart, match="UMAI_PORT"):
            start.refuse_used_port(intruder.getsockname()[1])
