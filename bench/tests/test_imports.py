"""What a bench imports is there, also where it does so late: Django's models cannot be had before it is set up."""

import ast
import importlib
from pathlib import Path

BENCH = Path(__file__).parents[1]


def imported(path):
    """Every (module, name) that a file imports from the program, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in ("umai", "rehearsal"):
            yield from ((node.module, one.name) for one in node.names)


def test_a_bench_imports_what_is_there():
    files = sorted(BENCH.rglob("*.py"))
    wanted = [(path.stem, module, name) for path in files for module, name in imported(path)]
    assert len(wanted) > 100
    assert [one for one in wanted if not is_there(*one[1:])] == []


def is_there(module, name):
    try:
        found = importlib.import_module(module)
        return hasattr(found, name) or importlib.import_module(f"{module}.{name}") is not None
    except ModuleNotFoundError:
        return False
