"""The pages of docs/ that are printed from the code: rooms, access, flow, data, database and words.

`umai docs` writes them; `umai docs --check` and a test fail when one is not what the code says.
"""

import csv
import inspect
import sys
from importlib.util import find_spec
from pathlib import Path

from django.apps import apps
from django.utils.translation import override

from umai.house import ACTING
from umai.schema import page
from umai.schema.graph import Graph

HELP = "print the pages of docs/ that come from the code"

CHECKOUT = Path(__file__).resolve().parent.parent
PRINTED = "Printed by `bin/umai docs`; do not edit.\n"


def arguments(parser):
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 when a page is out of date"
    )


def run(args):
    if find_spec("grimp") is None:
        print("umai docs: needs the development packages; bin/test brings them", file=sys.stderr)
        return 2
    printed = pages()
    stale = [name for name, text in printed.items() if not (CHECKOUT / name).exists() or read(name) != text]
    for name in stale:
        if args.check:
            print(f"{name} is out of date: run bin/umai docs", file=sys.stderr)
        else:
            (CHECKOUT / name).write_text(printed[name])
            print(name)
    return 1 if stale and args.check else 0


def read(name):
    return (CHECKOUT / name).read_text()


def pages():
    """File to text, of every printed page, and of the files of SQL, which say who calls each function."""
    graph = Graph()
    with override("en"):
        return {
            "docs/rooms.md": rooms(),
            "docs/access.md": access(),
            "docs/flow.md": flow(),
            "docs/data.md": data(),
            "docs/database.md": page.page(graph),
            "docs/words.md": words(),
        } | page.commented(graph)


def rooms():
    """The house: which room imports which, from the imports themselves."""
    import grimp

    graph = grimp.build_graph("umai", include_external_packages=False)
    names = sorted(child.removeprefix("umai.") for child in graph.find_children("umai"))
    inside = {name: {f"umai.{name}"} | graph.find_descendants(f"umai.{name}") for name in names}
    arrows = set()
    for name in names:
        for module in inside[name]:
            if ".tests" in module or ".migrations" in module:
                continue
            for imported in graph.find_modules_directly_imported_by(module):
                other = imported.split(".")[1] if "." in imported else None
                if other and other != name:
                    arrows.add((name, other))
    shown = [name for name in names if any(name in arrow for arrow in arrows)]
    lines = [
        "# The rooms",
        PRINTED,
        "An arrow goes from a room to a room it imports. Imports run one way.",
        "",
    ]
    lines += ["| room | what it is |", "|---|---|"]
    lines += [f"| `{name}` | {purpose(name)} |" for name in shown]
    lines += ["", "```mermaid", "flowchart TD"]
    lines += [f"    {one} --> {other}" for one, other in sorted(arrows)]
    return "\n".join([*lines, "```", ""])


def purpose(name):
    text = (CHECKOUT / "umai" / name / "__init__.py") if (CHECKOUT / "umai" / name).is_dir() else None
    source = text or CHECKOUT / "umai" / f"{name}.py"
    return source.read_text().split('"""')[1].strip().split("\n")[0]


def access():
    """Who may do what: acts by role, then tables by database role."""
    from umai.access import privileges
    from umai.access.may import MAY
    from umai.staff.models import Role

    lines = ["# Who may do what", PRINTED, "## Acts and roles", ""]
    lines += ["To a record within reach (`umai/access/reach.py`), and to no other.", ""]
    lines += ["| act | roles |", "|---|---|"]
    for act, roles in sorted(MAY.items()):
        lines.append(f"| `{act}` | {', '.join(str(role.label) for role in Role if role in roles)} |")
    lines += ["", "## Database roles and tables", "", "A table that is not named is closed to the role.", ""]
    tables = sorted({model._meta.db_table for model in apps.get_models(include_auto_created=True)})
    for role, held in privileges.wanted(tables).items():
        lines += [f"### `{role}`", "", "| table | may |", "|---|---|"]
        lines += [f"| `{table}` | {kinds.lower()} |" for table, kinds in sorted(held.items())]
        functions = ", ".join(f"`{name}`" for name in privileges.FUNCTIONS[role]) or "none"
        lines += ["", f"Functions of the owner: {functions}.", ""]
    return "\n".join(lines)


def flow():
    """The stages of a case as the code has them: each act, and what its function says."""
    from umai.access.may import MAY

    lines = [
        "# The way of a child through Umai",
        PRINTED,
        "Each step is an act: a function behind the door.",
        "",
    ]
    for room in ACTING:
        if not acts_of(room):
            continue
        lines += [f"## {room}", "", purpose(room), "", "| act | what it does |", "|---|---|"]
        for name, function in sorted(acts_of(room).items()):
            assert name in MAY, name
            first = (inspect.getdoc(function) or "").split("\n\n")[0].replace("\n", " ")
            lines.append(f"| `{name}` | {first} |")
        lines.append("")
    return "\n".join(lines)


def acts_of(room):
    import importlib
    import pkgutil

    found = {}
    package = importlib.import_module(f"umai.{room}")
    for info in pkgutil.iter_modules(package.__path__):
        if info.name.startswith("test") or info.name in ("migrations", "tests"):
            continue
        module = importlib.import_module(f"umai.{room}.{info.name}")
        for thing in vars(module).values():
            if hasattr(thing, "act") and callable(thing) and isinstance(thing.act, str):
                found[thing.act] = thing
    return found


def data():
    """The data dictionary: every table of a room, its columns and what they mean.

    The same words are the comments of tables and columns in the database.
    """
    lines = ["# Data dictionary", PRINTED, "In psql, `\\d+ TABLE` says the same.", ""]
    for config in apps.get_app_configs():
        if not config.name.startswith("umai."):
            continue
        for model in config.get_models():
            lines += [f"## `{model._meta.db_table}`", "", model._meta.db_table_comment, ""]
            lines += ["| column | type | meaning | values |", "|---|---|---|---|"]
            for field in model._meta.concrete_fields:
                kind = field.get_internal_type().removesuffix("Field")
                to = f" → `{field.related_model._meta.db_table}`" if field.related_model else ""
                choices = ", ".join(f"`{value}`" for value, _label in field.flatchoices)
                null = " or null" if field.null else ""
                lines.append(f"| `{field.column}` | {kind}{to}{null} | {field.db_comment} | {choices} |")
            lines.append("")
    return "\n".join(lines)


def words():
    """One word for one thing in three languages, from the glossary the translations follow."""
    lines = [
        "# Words",
        PRINTED,
        "`official`: a form used in an official text; `news/ministry`: seen in texts of the",
    ]
    lines += ["Ministry or the press; `own`: our translation, which no native editor has reviewed yet.", ""]
    lines += ["| English | Russian | Kyrgyz | status |", "|---|---|---|---|"]
    with (CHECKOUT / "umai" / "locale" / "glossary.csv").open(newline="") as file:
        lines += [
            f"| {row['en']} | {row['ru']} | {row['ky']} | {row['status']} |" for row in csv.DictReader(file)
        ]
    return "\n".join([*lines, ""])
