"""Promises the house makes about itself."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

from django.apps import apps

from tests.addresses import every_address
from umai.house import ROOMS, ROOMS_WITH_ACTS
from umai.printed import house
from umai.printed.rooms import sub_rooms

CHECKOUT = Path(__file__).resolve().parents[2]
SOURCES = [
    path
    for path in sorted((CHECKOUT / "umai").rglob("*.py")) + sorted((CHECKOUT / "rehearsal").rglob("*.py"))
    if "migrations" not in path.parts and "tests" not in path.parts
]


def test_the_code_passes_lint_format_types_and_imports():
    done = subprocess.run([CHECKOUT / "bin" / "check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_order_of_every_room_s_sub_rooms_is_held():
    contracts = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    held = {each["containers"][0]: set(each["layers"]) for each in contracts if "containers" in each}
    rooms = {f"umai.{room}": {folder.name for folder in sub_rooms(room)} for room in ROOMS}
    assert held == {room: folders for room, folders in rooms.items() if len(folders) > 1}


def later_accessors():
    """Room to the names by which later rooms' rows hang on its models, as in `case.assessment`."""
    answer = {}
    for config in apps.get_app_configs():
        if config.label not in ROOMS:
            continue
        names = set()
        for model in config.get_models():
            for relation in model._meta.related_objects:
                other = relation.related_model._meta.app_label
                accessor = relation.get_accessor_name()
                if accessor and other in ROOMS and ROOMS.index(other) > ROOMS.index(config.label):
                    names.add(accessor)
        answer[config.label] = names
    return answer


def test_no_room_reaches_a_later_room_backwards():
    """import-linter does not see `case.assessment`: an attribute, or a word in a lookup."""
    accessors = later_accessors()
    assert [reached for room in ROOMS[2:] for reached in names_reached_backwards(room, accessors)] == []


def names_reached_backwards(room, accessors):
    """Where a file of the room names what hangs on a model from a later room."""
    later = set().union(
        *(names for label, names in accessors.items() if ROOMS.index(label) <= ROOMS.index(room))
    )
    own = {
        relation.get_accessor_name()
        for model in apps.get_models()
        for relation in model._meta.related_objects
        if relation.related_model._meta.app_label in ROOMS
        and ROOMS.index(relation.related_model._meta.app_label) <= ROOMS.index(room)
    }
    for path in SOURCES:
        if room not in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            name = node.attr if isinstance(node, ast.Attribute) else None
            if isinstance(node, ast.keyword) and node.arg:
                name = node.arg.split("__")[0]
            if name in later - own:
                yield f"{path}:{getattr(node, 'lineno', '?')} reaches {name} of a later room"


def test_no_file_outgrows_three_hundred_lines():
    assert [str(p) for p in SOURCES if len(p.read_text().splitlines()) > house.MOST_LINES] == []


def test_no_folder_holds_more_than_twelve_files():
    folders = house.files_by_folder()
    assert {str(folder): n for folder, n in folders.items() if n > house.MOST_FILES} == {}


def test_every_sub_room_says_in_one_line_what_it_is():
    for room in ROOMS:
        for folder in sub_rooms(room):
            lines = (folder / "__init__.py").read_text().splitlines()
            assert len(lines) == 1 and lines[0].startswith('"""'), folder


def test_no_room_is_a_lumber_room():
    bad = {"core", "common", "utils", "helpers", "shared", "misc", "services", "managers"}
    assert [
        str(p) for p in SOURCES if bad & {part.removesuffix(".py") for part in p.relative_to(CHECKOUT).parts}
    ] == []


def test_no_code_reads_the_words_of_postgresql():
    """A server of another language says them in that language; names of constraints and codes stay."""
    words = re.compile(r"""["'][^"'\n]*(duplicate key|violates|permission denied|row-level security)""")
    assert [path for path in SOURCES if words.search(path.read_text())] == []


def test_printed_pages_say_what_the_code_says():
    from umai.printed import command as printed

    for name, text in printed.printed_pages().items():
        assert printed.read_page(name) == text, f"{name} is out of date: run bin/umai docs"


def test_migrations_are_complete():
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_every_act_is_in_the_table_and_every_row_of_the_table_is_an_act():
    from umai.access.policy.table import READING_ACTS, ROLES_OF_ACT
    from umai.printed.acts import acts_of

    acts = set().union(*(acts_of(room) for room in ROOMS_WITH_ACTS))
    assert acts == set(ROLES_OF_ACT) - READING_ACTS


def test_every_page_but_sign_in_asks_who_is_there(db, client_of):
    """A visitor gets no page of a room: each address answers with sign-in, 404 or 405."""
    from django.test import Client

    visitor = Client()
    for address in every_address():
        if address.startswith(OPEN):
            continue
        answer = visitor.get(f"/{address}")
        assert answer.status_code in (302, 401, 404, 405), (address, answer.status_code)
        if answer.status_code == 302:
            assert answer.headers["Location"].startswith("/account/"), address


OPEN = ("report", "account/", "language/", "healthz", "readyz", "design/", "api/openapi.json", "static/")


def test_the_project_names_no_registry_and_no_machine_of_its_makers():
    listed = subprocess.run(["git", "ls-files"], cwd=CHECKOUT, capture_output=True, text=True).stdout.split(
        "\n"
    )
    for name in filter(None, listed):
        if name.startswith("requirements/"):
            assert "://" not in (CHECKOUT / name).read_text(), name
