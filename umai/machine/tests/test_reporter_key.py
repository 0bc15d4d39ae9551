import pytest

from umai import cli
from umai.machine import boxes


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("UMAI_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_the_private_half_goes_to_a_file_of_its_own_and_nowhere_else(home, tmp_path):
    away = tmp_path / "stick.key"

    assert cli.main(["reporter-key", "make", "--private", str(away)]) == 0

    assert boxes.public_key(home, boxes.REPORTERS) is not None
    assert boxes.private_key(home, boxes.REPORTERS) is None
    assert away.stat().st_mode & 0o777 == 0o600


def test_a_pair_that_is_there_is_not_replaced_by_mistake(home, tmp_path):
    cli.main(["reporter-key", "make", "--private", str(tmp_path / "one.key")])
    first = boxes.public_file(home, boxes.REPORTERS).read_text()

    assert cli.main(["reporter-key", "make", "--private", str(tmp_path / "two.key")]) == 2
    assert boxes.public_file(home, boxes.REPORTERS).read_text() == first
    assert cli.main(["reporter-key", "make", "--private", str(tmp_path / "two.key"), "--again"]) == 0
    assert boxes.public_file(home, boxes.REPORTERS).read_text() != first


@pytest.mark.parametrize("name", ["home/stick.key", "no/such/folder.key", "there.key"])
def test_a_file_that_cannot_be_carried_away_is_refused(home, tmp_path, name):
    home.mkdir()
    (tmp_path / "there.key").write_text("another")

    assert cli.main(["reporter-key", "make", "--private", str(tmp_path / name)]) == 2
    assert boxes.public_key(home, boxes.REPORTERS) is None
