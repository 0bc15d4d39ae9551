"""The files of SQL are told apart into what they make, and refuse what does not belong there."""

import pytest

from umai.schema.source import BadSource, objects_of_files, parse_objects, split_statements, sql_files

FUNCTION = """
-- Answers one; and
-- says so.
create function house_one() returns int language sql as $$
select 1; -- a semicolon within
$$;
create trigger told after insert on house_row for each row execute function house_one();
"""


def test_a_comment_directly_above_a_statement_is_its_own():
    function, trigger = parse_objects(FUNCTION, "house.sql")
    assert function.comment == "Answers one; and\nsays so."
    assert trigger.comment == ""


def test_a_comment_that_an_empty_line_parts_from_the_statement_is_about_the_file():
    (function,) = parse_objects("-- About this file.\n\n" + FUNCTION.split("create trigger")[0], "house.sql")
    assert function.comment == "Answers one; and\nsays so."


def test_a_semicolon_in_a_body_or_a_text_ends_nothing():
    assert (
        len(split_statements("create policy x on y using (a = ';'); create policy z on y using (true);")) == 2
    )


def test_what_is_made_is_known_by_kind_table_and_name():
    text = FUNCTION + (
        "create policy seen on house_row for select using (true);"
        "create constraint trigger late after insert on house_row deferrable initially deferred"
        " for each row execute function house_one();"
        "alter table house_row enable row level security; alter table house_row force row level security;"
    )
    assert [thing.key for thing in parse_objects(text, "house.sql")] == [
        ("function", "", "house_one"),
        ("trigger", "house_row", "told"),
        ("policy", "house_row", "seen"),
        ("trigger", "house_row", "late"),
        ("row security", "house_row", ""),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "create table house_row (id int);",
        "insert into house_row values (1);",
        "drop function house_one;",
        "create or replace function house_one() returns int language sql as $$ select 1 $$;",
        "grant select on house_row to umai_web;",
        "alter table house_row add column more int;",
    ],
)
def test_a_file_makes_functions_triggers_policies_and_row_security_and_nothing_else(text):
    with pytest.raises(BadSource, match=r"house\.sql"):
        parse_objects(text, "house.sql")


def test_a_statement_without_its_semicolon_is_refused():
    with pytest.raises(BadSource, match="semicolon"):
        parse_objects("create policy seen on house_row using (true)", "house.sql")


def test_one_thing_is_not_made_twice_in_a_file():
    with pytest.raises(BadSource, match="twice"):
        parse_objects(FUNCTION + FUNCTION, "house.sql")


def test_one_thing_is_not_made_in_two_files(tmp_path):
    for room in ("kitchen", "cellar"):
        folder = tmp_path / "house" / room / "sql"
        folder.mkdir(parents=True)
        (folder / "one.sql").write_text(FUNCTION)
    with pytest.raises(BadSource, match=r"kitchen/sql/one\.sql.*cellar/sql/one\.sql"):
        objects_of_files(tmp_path / "house")


def test_a_file_is_named_after_what_it_holds():
    """Whoever knows a function's name knows the file: its room, and the rest of its name."""
    for path in sql_files():
        room, stem = path.parts[-3], path.stem
        made = parse_objects(path.read_text(), str(path))
        functions = [thing.name for thing in made if thing.kind == "function"]
        assert functions in ([], [f"{room}_{stem}"]), path
        if not functions:
            assert {thing.table for thing in made} == {stem.removeprefix("policies_of_")}, path


def test_every_function_and_every_policy_says_what_it_keeps_true():
    silent = [
        thing.path
        for thing in objects_of_files()
        if thing.kind in ("function", "policy") and not thing.comment
    ]
    assert silent == []
