"""The server that tests begin with is made once and brought from then on."""

import os

import pytest

from tests import template_database


@pytest.fixture
def put_aside(tmp_path, monkeypatch):
    """`put_aside("a")`: keep a home with this word in it under this name."""
    monkeypatch.setattr(template_database, "KEPT", tmp_path / "kept")

    def put(word):
        home = tmp_path / word
        home.mkdir()
        (home / "word").write_text(word)
        template_database.keep(home, template_database.KEPT / word)
        os.utime(template_database.KEPT / word, (len(names()), len(names())))

    def names():
        return sorted(one.name for one in template_database.KEPT.iterdir())

    put.names = names
    return put


def test_a_home_that_was_kept_is_brought(put_aside, tmp_path, monkeypatch):
    kept = f"{template_database.find_binaries().version}-{template_database.fingerprint()}"
    put_aside(kept)
    (tmp_path / "new").mkdir()
    template_database.bring_or_make(tmp_path / "new")
    assert (tmp_path / "new" / "word").read_text() == kept


def test_the_oldest_are_forgotten_and_no_half_is_left(put_aside):
    words = "abcdefg"
    for word in words:
        put_aside(word)
    assert put_aside.names() == list(words[-template_database.MOST_KEPT :])


def test_what_another_run_kept_meanwhile_stands(put_aside, tmp_path):
    put_aside("a")
    (tmp_path / "b").mkdir()
    template_database.keep(tmp_path / "b", template_database.KEPT / "a")
    assert (template_database.KEPT / "a" / "word").read_text() == "a"
    assert put_aside.names() == ["a"]


@pytest.mark.parametrize(
    "changed", ["umai/access/roles/privileges.py", "umai/register/models.py", "tests/cast.py"]
)
def test_another_is_made_where_anything_changed_that_it_is_made_from(changed, monkeypatch):
    before, path = template_database.fingerprint(), template_database.CHECKOUT / changed
    read = type(path).read_bytes
    monkeypatch.setattr(type(path), "read_bytes", lambda one: read(one) + b"#" * (one == path))
    assert template_database.fingerprint() != before
