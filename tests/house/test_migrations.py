"""A room has one migration, written from its models, until a release promised it; another history is refused."""

import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connections, transaction

from umai.law.terms.clock import today
from umai.machine import start
from umai.machine.backup import upgrade
from umai.machine.cluster import migrate
from umai.machine.cluster.binaries import CannotStart
from umai.machine.installation import Installation
from umai.schema import makemigrations

ROOMS = [
    config
    for config in apps.get_app_configs()
    if config.name.startswith("umai.") and any(config.get_models())
]


def test_the_one_migration_of_a_room_is_what_its_models_ask_for():
    """Where others follow, Django compares all of them together with the models (test_the_house)."""
    from django.utils import translation

    otherwise = []
    for config in ROOMS:
        path, *later = sorted((Path(config.path) / "migrations").glob("0*.py"))
        with translation.override(None):
            if not later and makemigrations.render_migration(config, path) != path.read_text():
                otherwise.append(config.label)
    assert otherwise == [], "run bin/umai makemigrations --anew"


def test_every_promised_migration_is_there_as_it_was():
    for name, promised in makemigrations.promised_migrations().items():
        assert makemigrations.digest_of(makemigrations.CHECKOUT / name) == promised, (
            f"{name} was released and is never changed: add one after it"
        )


def test_a_room_has_one_migration_until_a_release_promised_it_and_no_gap_after():
    promised = makemigrations.promised_migrations()
    for config in ROOMS:
        found = sorted((Path(config.path) / "migrations").glob("0*.py"))
        assert [int(path.name[:4]) for path in found] == [*range(1, len(found) + 1)], config.label
        assert len(found) == 1 or str(found[0].relative_to(makemigrations.CHECKOUT)) in promised, config.label


class TestReleases:
    @pytest.fixture
    def path(self, tmp_path, monkeypatch):
        path = tmp_path / "releases.toml"
        path.write_text("# None yet.\n")
        monkeypatch.setattr(makemigrations, "RELEASES", path)
        return path

    def say(self, *words):
        parser = ArgumentParser()
        makemigrations.arguments(parser)
        return makemigrations.run(parser.parse_args(words))

    def test_a_promised_room_is_not_written_anew(self, path, capsys):
        assert self.say("--promise", "0.1.0") == 0
        review = makemigrations.CHECKOUT / "umai/review/migrations/0001_initial.py"
        before = review.stat().st_mtime_ns
        assert self.say("--anew", "review") == 2
        assert "review were promised" in capsys.readouterr().err and review.stat().st_mtime_ns == before

    def test_the_second_promises_only_what_the_first_did_not(self, path):
        self.say("--promise", "0.1.0")
        path.write_text(path.read_text().replace("umai/review/migrations", "umai/another/migrations"))
        self.say("--promise", "0.2.0")
        first, second = makemigrations.read_releases()
        assert first["on"] == second["on"] == today()
        assert [*second["migrations"]] == ["umai/review/migrations/0001_initial.py"]
        assert len(first["migrations"]) == len(
            [*makemigrations.CHECKOUT.glob("umai/**/migrations/[0-9]*.py")]
        )

    def test_a_version_that_was_or_is_none_promises_nothing(self, path):
        self.say("--promise", "0.1.0")
        before = path.read_text()
        for version in ("0.1.0", "0.0.9", "0.1", "next", "v0.2.0"):
            assert self.say("--promise", version) == 2 and path.read_text() == before, version

    def test_0_10_comes_after_0_9(self, path):
        assert [self.say("--promise", one) for one in ("0.9.0", "0.10.0", "0.9.1")] == [0, 0, 2]


def test_a_new_room_s_migration_is_sorted_and_formatted(tmp_path):
    text = makemigrations.render_migration(apps.get_app_config("review"), tmp_path / "0001_initial.py")
    (tmp_path / "0001_initial.py").write_text(text)
    tool = Path(sys.executable).with_name("ruff")
    settings = migrate.CHECKOUT / "pyproject.toml"
    done = subprocess.run(
        [tool, "check", "--ignore", "E501", "--config", settings, tmp_path], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_a_database_of_another_history_is_refused_with_what_to_do(db):
    with transaction.atomic(using="owner"):
        with connections["owner"].cursor() as cursor:
            cursor.execute(
                "insert into django_migrations (app, name, applied)"
                " values ('access', '0002_who_speaks_and_what_they_reach', now())"
            )
        with pytest.raises(CannotStart, match="holds invented people only") as refused:
            migrate.count_unapplied()
        transaction.set_rollback(True, using="owner")
    assert "\n" not in str(refused.value)


def test_the_start_says_it_in_one_line(db, monkeypatch, capsys):
    def refuse():
        raise CannotStart("This database was made by another version of Umai.")

    monkeypatch.setattr(migrate, "count_unapplied", refuse)
    assert start.make_ready() == 2
    assert capsys.readouterr().err == "umai: This database was made by another version of Umai.\n"


@pytest.mark.parametrize(
    ("url", "says"), [(None, "remove {home}"), ("postgresql://a:b@h/umai", "make an empty database")]
)
def test_it_says_what_to_remove(tmp_path, url, says):
    place = Installation(home=tmp_path, url=url)
    assert says.format(home=tmp_path) in migrate.how_to_begin_anew(place)


def test_migrations_of_others_are_none_of_our_business(db):
    """A library that was upgraded and went back knows a migration that this checkout has not."""
    with transaction.atomic(using="owner"):
        with connections["owner"].cursor() as cursor:
            cursor.execute(
                "insert into django_migrations (app, name, applied) values ('axes', '9999_later', now())"
            )
        assert migrate.count_unapplied() == 0
        transaction.set_rollback(True, using="owner")


def test_a_migration_waits_for_a_table_for_some_seconds_only(db, superuser):
    with superuser.transaction():
        superuser.execute("lock table places_place in access share mode")
        with (
            pytest.raises(CannotStart, match=r"held a table for 0\.1 s"),
            migrate.bounded_waits(0.1),
            connections["owner"].cursor() as cursor,
        ):
            cursor.execute("alter table places_place add column never integer")
    with connections["owner"].cursor() as cursor:
        cursor.execute("show lock_timeout")
        assert cursor.fetchone() == ("0",)


def test_a_real_register_that_lacks_something_or_has_a_policy_of_another_version_is_upgraded(
    marked_real, superuser
):
    assert (upgrade.is_upgrade(0), upgrade.is_upgrade(1)) == (False, True)
    superuser.execute("alter policy seen on staff_office rename to another_name")
    try:
        assert upgrade.is_upgrade(0)
    finally:
        superuser.execute("alter policy another_name on staff_office rename to seen")


def test_a_rehearsal_is_never_backed_up_first(db):
    assert not upgrade.is_upgrade(1)


def test_a_database_that_is_being_made_is_no_upgrade(marked_real, superuser):
    superuser.execute("alter table schema_appliedset rename to not_there")
    try:
        assert not upgrade.is_upgrade(1)
    finally:
        superuser.execute("alter table not_there rename to schema_appliedset")
