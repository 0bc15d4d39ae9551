"""What a test does to the session of the superuser ends with it."""

import pytest

from tests.tampering import left_behind, without_triggers


@pytest.mark.parametrize("ends", ["well", "badly"])
def test_triggers_sleep_no_longer_than_the_block(superuser, ends):
    try:
        with without_triggers(superuser):
            assert superuser.execute("show session_replication_role").fetchone() == ("replica",)
            if ends == "badly":
                raise LookupError
    except LookupError:
        pass
    assert superuser.execute("show session_replication_role").fetchone() == ("origin",)
    assert left_behind(superuser) == []


def test_a_setting_of_the_session_is_named(superuser):
    superuser.execute("set session_replication_role = replica")
    try:
        assert left_behind(superuser) == ["session_replication_role"]
    finally:
        superuser.execute("reset session_replication_role")


def test_a_trigger_that_sleeps_is_named(superuser):
    with superuser.transaction(force_rollback=True):
        superuser.execute("alter table intake_closure disable trigger keep")
        assert left_behind(superuser) == ["intake_closure keep"]
