import pytest

from umai.machine.cluster.binaries import CannotStart
from umai.machine.installation import CHECKOUT, Installation, rehearsal_mark_file


def place(**environment):
    return Installation.from_environment(environment)


def test_the_data_live_in_the_checkout_by_default():
    assert place().home == CHECKOUT / ".umai"


def test_nothing_is_a_rehearsal_by_itself(tmp_path):
    assert not place(UMAI_HOME=str(tmp_path)).rehearsal


def test_the_database_that_bin_run_made_is_a_rehearsal(tmp_path):
    rehearsal_mark_file(tmp_path).touch()

    assert place(UMAI_HOME=str(tmp_path)).rehearsal
    assert not place(UMAI_HOME=str(tmp_path), UMAI_REHEARSAL="0").rehearsal
    assert not place(UMAI_HOME=str(tmp_path), UMAI_DATABASE_URL="postgresql://u:p@h/d").rehearsal


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("UMAI_PORT", "http"),
        ("UMAI_PORT", "0"),
        ("UMAI_PORT", "65536"),
        ("UMAI_PORT", "٣٣"),
        ("UMAI_CHILDREN", "-1"),
        ("UMAI_CHILDREN", "many"),
        ("UMAI_REHEARSAL", "perhaps"),
        ("UMAI_DATABASE_URL", "sqlite:///here.db"),
    ],
)
def test_a_setting_that_cannot_be_understood_is_named(name, value):
    with pytest.raises(CannotStart, match=name):
        place(**{name: value})
