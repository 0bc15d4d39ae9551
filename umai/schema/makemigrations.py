"""`umai makemigrations`: write the migrations of the models, and what a release promises of them."""

import ast
import json
import re
import sys
import tomllib
from argparse import ArgumentParser, Namespace
from datetime import date
from hashlib import sha256
from pathlib import Path

from umai.machine.installation import CHECKOUT

HELP = "write the migrations that the models ask for (for whoever changes Umai)"
FIRST = "0001_initial"
RELEASES = Path(__file__).with_name("releases.toml")
VERSION = re.compile(r"\d+\.\d+\.\d+")

# What must come before a room's tables although none of them points to it. The queue and the sign-in
# library come before most rooms, because Django renders every existing model at each of their steps.
BEFORE = {"access": ["account", "axes", "contenttypes", "mfa", "procrastinate", "sessions"]}

TEMPLATE = '''"""The tables of `umai.{room}`; what guards them stands in its `sql` and on its models."""

{imports}

class Migration(migrations.Migration):
    initial = True

    dependencies = [
{dependencies}    ]

    operations = [
        {tables},
    ]
'''


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("rooms", nargs="*", metavar="ROOM", help="only of these rooms")
    parser.add_argument(
        "--anew",
        action="store_true",
        help="write the first migration of a room anew, as long as no release promised its tables",
    )
    parser.add_argument(
        "--promise", metavar="VERSION", help="write down that this release promises what the migrations make"
    )


def run(args: Namespace) -> int:
    """Write them; answers 0, or 2 for an unknown room, a promised one, or a version that is none."""
    from django.apps import apps
    from django.core.management import call_command
    from django.utils import translation

    ours = {config.label: config for config in apps.get_app_configs() if config.name.startswith("umai.")}
    if unknown := set(args.rooms) - ours.keys():
        print(f"umai makemigrations: there is no room {', '.join(sorted(unknown))}.", file=sys.stderr)
        return 2
    translation.deactivate_all()  # a migration holds English
    if args.promise:
        return promise(args.promise)
    if not args.anew:
        call_command("makemigrations", *args.rooms)
        return 0
    firsts = {
        label: Path(config.path) / "migrations" / f"{FIRST}.py"
        for label, config in ours.items()
        if label in (args.rooms or ours) and any(config.get_models())
    }
    if promised := [label for label, path in firsts.items() if is_promised(path)]:
        print(
            f"umai makemigrations: the tables of {', '.join(promised)} were promised by a release: say "
            "bin/umai makemigrations ROOM without --anew, which adds a migration.",
            file=sys.stderr,
        )
        return 2
    for label, path in firsts.items():
        path.write_text(render_migration(ours[label], path))
        print(path.relative_to(CHECKOUT))
    return 0


def is_promised(path: Path) -> bool:
    return str(path.relative_to(CHECKOUT)) in promised_migrations()


def promise(version: str) -> int:
    from django.utils import timezone

    try:
        count = promise_migrations(version, timezone.localdate())
    except ValueError as refused:
        print(f"umai makemigrations: {refused}", file=sys.stderr)
        return 2
    print(f"{version} promises {count} migrations more: commit, then name it in {RELEASES.name}.")
    return 0


def read_releases() -> list[dict]:
    """The releases, the oldest first: version, day, commit, and the digest of each migration by its path.

    The commit of the last one is absent until the commit after it, as none can name itself.
    """
    return tomllib.loads(RELEASES.read_text()).get("release", [])


def promised_migrations() -> dict[str, str]:
    """Path of a migration to the digest that was promised of it."""
    return {name: digest for one in read_releases() for name, digest in one["migrations"].items()}


def promise_migrations(version: str, on: date) -> int:
    """Write down that the migrations of this checkout are those of a release; answers how many are new.

    Raises ValueError for a version that is none, that was released, or that precedes one.
    """
    released = [one["version"] for one in read_releases()]
    if not VERSION.fullmatch(version) or any(numbers(version) <= numbers(one) for one in released):
        raise ValueError(f"{version} is no version after {', '.join(released) or 'none'}, such as 0.1.0")
    before = promised_migrations()
    found = sorted(CHECKOUT.glob("umai/**/migrations/[0-9]*.py"))
    new = {str(one.relative_to(CHECKOUT)): digest_of(one) for one in found}
    lines = ["", "[[release]]", f"version = {json.dumps(version)}", f"on = {on}", "", "[release.migrations]"]
    lines += [f"{json.dumps(name)} = {json.dumps(new[name])}" for name in new if name not in before]
    with RELEASES.open("a") as file:
        file.write("\n".join(lines) + "\n")
    return len(new.keys() - before.keys())


def digest_of(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def numbers(version: str) -> list[int]:
    return [int(one) for one in version.split(".")]


def render_migration(config, path: Path) -> str:
    """The first migration of a room, from its models; the rest of it, such as plain SQL, stays."""
    from django.db.migrations.writer import OperationWriter

    from umai.schema.tables import CreateTables

    models = sort_models(list(config.get_models()))
    tables, imports = OperationWriter(
        CreateTables([create_operation(one) for one in models]), indentation=2
    ).serialize()
    tables = tables.strip().rstrip(",").replace("umai.schema.tables.CreateTables", "CreateTables")
    needed = "".join(f"        ({app!r}, {name!r}),\n" for app, name in dependencies(config, models))
    imports = {
        line for line in imports if line.startswith("import ") and "umai.schema" not in line
    } | USUAL_IMPORTS
    if not path.exists():
        return TEMPLATE.format(
            room=config.label, imports=group_imports(imports), dependencies=needed, tables=tables
        )
    text = replace_tables(path.read_text(), tables)
    text = re.sub(
        r"    dependencies = \[.*?\n    \]", f"    dependencies = [\n{needed}    ]", text, flags=re.DOTALL
    )
    missing = [line for line in sorted(imports) if line not in text]
    return text.replace(
        "from django.db import migrations", "\n".join([*missing, "from django.db import migrations"]), 1
    )


USUAL_IMPORTS = {"from django.db import migrations, models", "from umai.schema.tables import CreateTables"}


def group_imports(imports: set[str]) -> str:
    """Imports in sorted groups: Python's own, Django's, ours."""
    groups: dict[int, list[str]] = {0: [], 1: [], 2: []}
    for line in sorted(imports, key=lambda line: (line.startswith("from"), line)):
        groups[{"django": 1, "umai": 2}.get(line.split()[1].split(".")[0], 0)].append(line)
    return "\n\n".join("\n".join(lines) for lines in groups.values() if lines) + "\n"


def replace_tables(text: str, tables: str) -> str:
    """A migration's text with other tables in it."""
    call = next(
        node
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "CreateTables"
    )
    lines = text.split("\n")
    before = "\n".join([*lines[: call.lineno - 1], lines[call.lineno - 1][: call.col_offset]])
    last = call.end_lineno or call.lineno
    after = "\n".join([lines[last - 1][call.end_col_offset :], *lines[last:]])
    return before + tables + after


def sort_models(models: list) -> list:
    """The models of a room by name, each after those it points to, whichever module they are in."""
    done: list = []

    def visit(model, above=()):
        if model in done:
            return
        if model in above:
            raise ValueError(f"{model.__name__} points to itself by way of another table of its room.")
        for field in model._meta.local_concrete_fields:
            if field.related_model in models and field.related_model is not model:
                visit(field.related_model, (*above, model))
        done.append(model)

    for model in sorted(models, key=lambda model: model._meta.model_name):
        visit(model)
    return done


def create_operation(model):
    from django.db.migrations.operations import CreateModel
    from django.db.migrations.state import ModelState

    state = ModelState.from_model(model)
    options = {
        name: value for name, value in state.options.items() if value not in ([], False) or name == "managed"
    }
    return CreateModel(model.__name__, list(state.fields.items()), options, state.bases, state.managers)


def dependencies(config, models) -> list[tuple[str, str]]:
    others = {
        field.related_model._meta.app_config
        for model in models
        for field in model._meta.local_concrete_fields
        if field.related_model and field.related_model._meta.app_label != config.label
    }
    found = {(other.label, FIRST if other.name.startswith("umai.") else "__first__") for other in others}
    return sorted(found | {(label, "__latest__") for label in BEFORE.get(config.label, [])})
