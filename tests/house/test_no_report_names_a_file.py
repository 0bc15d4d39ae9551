"""A report may be a lie: nothing but a person's act leads from it to anybody's file."""

import ast
from pathlib import Path

from django.apps import apps

from umai.identification.models import Signal

UMAI = Path(__file__).resolve().parents[2] / "umai"
# Rows that lead from a signal to a file, and the acts that write them.
WRITES = {
    "HouseholdSignal": {("justice/households/telling.py", "tell")},
    "SignalMatch": {
        ("identification/inbox/actions.py", "match_child"),
        ("identification/inbox/actions.py", "copy_match"),
    },
    "Origin": {("intake/from_signal/actions.py", "insert_origins")},
}


def test_only_rows_that_an_act_writes_lead_from_a_signal_to_a_file():
    found = {
        model.__name__
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.related_model is Signal and any(f.name == "child" for f in model._meta.concrete_fields)
    }
    assert found == set(WRITES)


def test_nobody_else_writes_them():
    found = {name: set() for name in WRITES}
    for path in sorted(UMAI.rglob("*.py")):
        if "tests" in path.parts or "migrations" in path.parts:
            continue
        for function in ast.walk(ast.parse(path.read_text())):
            if not isinstance(function, ast.FunctionDef):
                continue
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and (name := made(call)) in WRITES:
                    found[name].add((str(path.relative_to(UMAI)), function.name))
    assert found == WRITES


def made(call):
    """The model that this call makes a row of: `SignalMatch(…)`, `SignalMatch.objects.create(…)`."""
    words = ast.unparse(call.func).split(".")
    if len(words) == 1:
        return words[0]
    return words[0] if words[1:] in (["objects", "create"], ["objects", "bulk_create"]) else ""


def test_no_trigger_of_a_signal_writes_into_the_register(superuser, db):
    rows = superuser.execute(
        "select c.relname, p.prosrc from pg_trigger g join pg_class c on c.oid = g.tgrelid"
        " join pg_proc p on p.oid = g.tgfoid where c.relname like 'identification_%' and not g.tgisinternal"
    ).fetchall()
    into = ("into register_", "into identification_signalmatch", "into intake_origin", "update register_")
    assert rows and [(table, src) for table, src in rows if any(word in src.lower() for word in into)] == []
