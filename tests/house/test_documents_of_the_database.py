"""What the documents about the database say to type is typed here."""

import re
from pathlib import Path

from django.db import connections, transaction

from umai import cli
from umai.access.row_security import RowSecurity
from umai.schema import apply, declarations, source

CHECKOUT = Path(__file__).resolve().parents[2]
HOW_TO = CHECKOUT / "docs" / "how-to"


def blocks(name, language):
    """The code blocks of a document in one language, without the list's indentation."""
    text = (HOW_TO / name).read_text()
    found = re.findall(rf"^( *)```{language}\n(.*?)^\1```", text, re.DOTALL | re.MULTILINE)
    return [re.sub(rf"^{indent}", "", block, flags=re.MULTILINE) for indent, block in found]


def test_what_shows_a_function_is_typed_and_answers(db, drafts, capsys):
    for line in "".join(blocks("debug-a-trigger.md", "sh")).splitlines():
        assert line.startswith("bin/umai sql")
        assert cli.main(line.split()[1:]) == 0, line
        said = capsys.readouterr().out
        name = line.split()[-1]
        assert ("stand as their files say" in said) if name == "sql" else (name in said), line
    assert cli.main(["sql", "no_such_thing"]) == 2
    assert "no_such_thing" in capsys.readouterr().err


def test_what_stands_otherwise_is_shown_beside_its_file(db, drafts, capsys, superuser):
    superuser.execute("alter function visits_made() reset search_path")
    try:
        assert cli.main(["sql"]) == 1
        assert "umai/visits/sql/made.sql" in capsys.readouterr().err
        assert cli.main(["sql", "visits_made"]) == 1
        said = capsys.readouterr().out
        assert "file: umai/visits/sql/made.sql" in said
        assert "+ SET search_path TO" in said
    finally:
        assert [str(one) for one in apply.apply_declared()] == [
            "replace function visits_made (umai/visits/sql/made.sql)"
        ]


def test_the_transaction_that_tells_which_tables_were_written_runs(db):
    (text,) = blocks("debug-a-trigger.md", "sql")
    statements = [statement.strip() for statement in text.split(";") if statement.strip()]
    assert (statements[0], statements[-1]) == ("begin", "rollback")
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        for statement in statements[1:-1]:
            cursor.execute(statement)
        transaction.set_rollback(True, using="owner")


class Room:
    """The model of `add-a-room.md`, as Django would have it in a room called `outings`."""

    def __init__(self):
        from django.db import models

        from umai.access.facts import Fact

        (text,) = blocks("add-a-room.md", "python")
        text = text.replace("(Fact):", "(Fact):\n    __module__ = 'outings.models'\n", 1)
        text += "\n    class Meta(Fact.Meta):\n        app_label = 'outings'\n"
        space = {"models": models, "Fact": Fact}
        exec(text, space)
        self.model = space["Outing"]


def test_the_room_of_the_document_is_made_and_guarded(db, monkeypatch):
    from django.apps import apps

    try:
        model = Room().model
        (text,) = blocks("add-a-room.md", "sql")
        whole = declarations.declared_objects()
        added = [
            *source.parse_objects(text, "umai/outings/sql/seated.sql"),
            *source.parse_objects(model.protected_by.sql(model), "umai/outings/models.py"),
        ]
        monkeypatch.setattr(declarations, "declared_objects", lambda: [*whole, *added])
        monkeypatch.setattr(declarations, "digest", lambda: "0" * 64)
        with transaction.atomic(using="owner"):
            with connections["owner"].schema_editor(atomic=False) as editor:
                editor.create_model(model)
            done = {one.key for one in apply.apply_declared()}
            assert done == {thing.key for thing in added}
            assert ("function", "", "outings_seated") in done
            assert {key[2] for key in done if key[0] == "trigger"} == {
                "seated",
                "stamp",
                "keep",
                "follow",
                "one_file",
            }
            assert {key[2] for key in done if key[0] == "policy"} == {"owner", "seen", "inserted", "wall"}
            transaction.set_rollback(True, using="owner")
    finally:
        apps.all_models.pop("outings", None)
        apps.clear_cache()


def test_the_document_names_what_is_there():
    text = (HOW_TO / "add-a-room.md").read_text() + (HOW_TO / "debug-a-trigger.md").read_text()
    for path in re.findall(r"`((?:umai|tests)/[\w/]+\.py)`", text):
        assert (CHECKOUT / path).exists(), path
    assert "sealed" in RowSecurity.__annotations__
