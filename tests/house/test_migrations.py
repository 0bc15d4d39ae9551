"""One migration a room, written from its models; a database with another history is refused."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connections, transaction

from umai.machine import start
from umai.machine.cluster import migrate
from umai.machine.cluster.binaries import CannotStart
from umai.machine.installation import Installation
from umai.schema import makemigrations

ROOMS = [
    config
    for config in apps.get_app_configs()
    if config.name.startswith("umai.") and any(config.get_models())
]


@pytest.mark.parametrize("config", ROOMS, ids=lambda config: config.label)
def test_a_room_s_migration_is_what_its_models_ask_for(config):
    from django.utils import translation

    path = Path(config.path) / "migrations" / "0001_initial.py"
    with translation.override(None):
        assert makemigrations.render_migration(config, path) == path.read_text(), (
            "run bin/umai makemigrations --anew"
        )


def test_a_room_has_one_migration():
    for config in ROOMS:
        assert [path.name for path in (Path(config.path) / "migrations").glob("0*.py")] == ["0001_initial.py"]


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
