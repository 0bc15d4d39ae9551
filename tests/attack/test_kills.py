"""Fifty parts are killed while eight people write: what was said to be kept is there, once, and proven."""

import time

import pytest

from tests.attack.killing import SERVERS, Handovers, Register, Reports, Visits

KILLS = 50
LONGEST = 12 * 60  # seconds for all of it
PARTS = [*SERVERS, "backend", "postmaster"]


@pytest.fixture
def register(tmp_path):
    tmp_path.chmod(0o711)
    found = Register(tmp_path / "home")
    try:
        yield found
    finally:
        found.stop()


@pytest.mark.long
def test_nothing_that_was_kept_is_lost_or_doubled(register, record_property):
    told = register.make()
    begun = time.monotonic()
    for name in SERVERS:
        register.start(name)
    cases = told["cases"]
    people = [Reports(register, told) for _each in range(3)]
    people += [Visits(register, told, case) for case in cases[:3]]
    people += [Handovers(register, told, case) for case in cases[3:]]
    for one in people:
        one.start()

    def failed():
        return [one.failed for one in people if one.failed]

    for number in range(KILLS):
        before = [len(one.kept) for one in people]
        wait_until(
            lambda before=before: all(now(people, before)) or failed(), begun, 120 if not number else 8
        )
        assert failed() == []
        register.kill(PARTS[number % len(PARTS)])

    assert all(one.kept for one in people)

    for one in people:
        one.enough.set()
    for one in people:
        one.join(timeout=120)
        one.over.set()
    assert failed() == []
    assert not any(one.is_alive() for one in people)

    kept = {kind: [item for one in people if isinstance(one, kind) for item in one.kept] for kind in KINDS}
    for kind, number in kept.items():
        record_property(kind.__name__, len(number))
    print({kind.__name__: len(items) for kind, items in kept.items()}, f"{time.monotonic() - begun:.0f} s")
    assert (
        len(set(kept[Reports]))
        == len(kept[Reports])
        == len(register.rows("select id from identification_signal"))
    )
    assert sorted(kept[Visits]) == sorted(map(str, register.rows("select line from visits_visit")))
    assert sorted(kept[Handovers]) == sorted(map(str, register.rows("select id from intake_handover")))
    said = register.python("-m", "umai.cli", "trail", "verify", "--rows")
    assert ", 0 findings" in said


KINDS = (Reports, Visits, Handovers)


def now(people, before):
    """Whether each has written something since."""
    return [len(one.kept) > count for one, count in zip(people, before, strict=True)]


def wait_until(condition, begun, seconds):
    """Wait for it, and no longer than this: where two parts are down at once, that is tried as well."""
    until = time.monotonic() + seconds
    while not condition() and time.monotonic() < until:
        assert time.monotonic() - begun < LONGEST, "it took longer than it may"
        time.sleep(0.1)
