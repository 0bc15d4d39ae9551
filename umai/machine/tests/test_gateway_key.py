"""The key of the gateway: made once, shown again, replaced when asked."""

import base64

import pytest

from umai import cli
from umai.machine.gateway_key import key_file, key_of


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("UMAI_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_it_is_made_once_and_readable_by_its_owner_only(home, capsys):
    assert cli.main(["gateway-key", "make"]) == 0
    said = capsys.readouterr().out.split()[-1]
    assert said == f"whsec_{key_of(home)}" and len(base64.b64decode(key_of(home))) == 32
    assert key_file(home).stat().st_mode & 0o777 == 0o600
    assert cli.main(["gateway-key", "make"]) == 2 and said == f"whsec_{key_of(home)}"


def test_it_is_shown_again(home, capsys):
    assert cli.main(["gateway-key", "show"]) == 2
    cli.main(["gateway-key", "make"])
    capsys.readouterr()
    assert cli.main(["gateway-key", "show"]) == 0
    assert capsys.readouterr().out.strip() == f"whsec_{key_of(home)}"


def test_it_is_replaced_only_when_asked(home):
    cli.main(["gateway-key", "make"])
    before = key_of(home)
    assert cli.main(["gateway-key", "make", "--again"]) == 0
    assert key_of(home) != before


def test_without_one_there_is_none(home):
    assert key_of(home) == ""
