from dataclasses import replace

import psycopg
import pytest

from umai.machine.backup.archive import recipients
from umai.machine.cluster.database import database_address

# As much of a register as a backup asks for: its version, its mark's place, and a table with two walls.
TABLES = """
create table django_migrations (app text, name text);
insert into django_migrations values ('intake', '0001_initial');
create table schema_appliedset (id int, set_digest text);
insert into schema_appliedset values (1, 'of this version');
create table office (id int primary key);
insert into office select generate_series(1, 50);
create table child (id int primary key, office_id int not null references office, words text);
insert into child select n, 1 + n % 50, repeat('Айбек ', 20) from generate_series(1, 500) n;
create function keep() returns trigger language plpgsql as $$ begin raise exception 'kept'; end $$;
create trigger keep before update on child for each row execute function keep();
"""
WALLS = "".join(
    f"""
alter table {table} enable row level security;
alter table {table} force row level security;
create policy owner on {table} to current_user using (true) with check (true);
comment on policy owner on {table} is 'The owner sees every row.';
create policy seen on {table} for select to public using (id < 10);
create policy wall on {table} as restrictive for select to stranger using (id <> 3);
"""
    for table in ("office", "child")
)


@pytest.fixture
def register(foreign, admin):
    """A database of another's server, whose owner row security holds too."""
    admin.execute("create role stranger")
    with psycopg.connect(foreign.url, autocommit=True) as owner:
        owner.execute(TABLES + WALLS)
    yield foreign
    admin.execute("drop owned by stranger")
    with psycopg.connect(foreign.url, autocommit=True) as owner:
        owner.execute("drop schema public cascade; create schema public")
    admin.execute("drop role stranger")


@pytest.fixture
def emptied(register, admin):
    """An empty database of the same owner beside it."""
    admin.execute("create database second owner plain template template0")
    second = replace(register, url=register.url.replace("theirs", "second"))
    yield database_address(second)
    admin.execute("drop database second with (force)")


@pytest.fixture
def keys(tmp_path):
    """The private halves of both pairs of a home, on a stick."""
    (tmp_path / "stick").mkdir()
    home = tmp_path / "foreign"
    return {
        name: (recipients.make_pair(home, name, tmp_path / "stick" / name), tmp_path / "stick" / name)
        for name in (recipients.DATA, recipients.KEYS)
    }
