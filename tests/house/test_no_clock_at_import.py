"""No file of tests reads the clock while it is imported.

Every process imports every file before its first test, and all tests take an hour. A day that was taken
at import is yesterday once midnight of Bishkek (18:00 in Greenwich) has passed, and a moment that was taken
then gets old: what was signed for the next hour is of the past when its test runs.
"""

import ast
from functools import cache
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
CLOCK = {"today", "now", "utcnow", "localdate", "localtime"}  # how the name of a call ends that reads it
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def files_of_tests():
    """Tests, what pytest reads beside them, and whatever else stands in a folder of tests."""
    yield CHECKOUT / "conftest.py"
    for folder in ("umai", "rehearsal", "bench", "tests"):
        for path in sorted((CHECKOUT / folder).rglob("*.py")):
            if "tests" in path.relative_to(CHECKOUT).parts or path.name.startswith(("test_", "conftest")):
                yield path


@cache
def tree_of(path):
    return ast.parse(path.read_text())


def calls_when_run(node):
    """The calls that are made when this is run: of a function its decorators and defaults, not its body."""
    if isinstance(node, ast.Call):
        yield node
    parts = ast.iter_child_nodes(node)
    if isinstance(node, FUNCTIONS):
        parts = [*getattr(node, "decorator_list", []), node.args]
    for part in parts:
        yield from calls_when_run(part)


def file_of(module):
    """The file of a module of ours; nothing for one of a package."""
    path = CHECKOUT.joinpath(*module.split("."))
    return next((file for file in (path.with_suffix(".py"), path / "__init__.py") if file.exists()), None)


@cache
def imports_of(tree):
    """The modules and names that are imported in this file: what each is called here, and where it is from."""
    found = {}
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {one.asname or one.name: f"{node.module}.{one.name}" for one in node.names}
        elif isinstance(node, ast.Import):
            found |= {one.asname: one.name for one in node.names if one.asname}
    return found


def function_behind(name, tree):
    """The function of ours that this name of the file means, and its own file; nothing where there is none."""
    for node in tree.body:
        if isinstance(node, FUNCTIONS) and node.name == name:
            return node, tree
    first, _dot, rest = name.partition(".")
    if first not in imports_of(tree):
        return None, tree
    module, _dot, last = ".".join(filter(None, [imports_of(tree)[first], rest])).rpartition(".")
    file = file_of(module)
    return function_behind(last, tree_of(file)) if file else (None, tree)


def reads_clock(call, tree, asked):
    """Whether this call reads the clock, by itself or in functions of ours; none that was `asked` already."""
    name = ast.unparse(call.func)
    if name == "time.time" or name.rpartition(".")[2] in CLOCK:
        return True
    function, home = function_behind(name, tree)
    if function is None or function in asked:
        return False
    asked.add(function)
    return any(reads_clock(each, home, asked) for part in function.body for each in calls_when_run(part))


def reads_at_import(tree):
    calls = (call for call in calls_when_run(tree) if reads_clock(call, tree, set()))
    return [f"line {call.lineno}: {ast.unparse(call)}" for call in calls]


def test_no_file_of_tests_reads_the_clock_while_it_is_imported():
    found = {str(path.relative_to(CHECKOUT)): reads_at_import(tree_of(path)) for path in files_of_tests()}
    assert {path: lines for path, lines in found.items() if lines} == {}


READ_AT_IMPORT = {
    "a constant": "DAY = today()",
    "a part of a constant": "SAID = {'days': [str(today() - timedelta(3))]}",
    "a decorator": "@pytest.mark.parametrize('at', [timezone.now()])\ndef test_it(at): ...",
    "a decorator of a class": "@pytest.mark.parametrize('at', [datetime.utcnow()])\nclass TestIt: ...",
    "a default": "def ask(on=date.today()): ...",
    "a default by name": "class TestIt:\n    def ask(self, *, on=timezone.localdate()): ...",
    "a default of a lambda": "ask = lambda on=localdate(): on",
    "the body of a class": "class TestIt:\n    AT = time.time()",
    "the body of a loop": "for name in NAMES:\n    SAID[name] = datetime.now(UTC)",
    "a helper": "def ahead(days):\n    return today() + timedelta(days)\nSOON = ahead(3)",
    "a helper of a helper": "def day():\n    return today()\ndef soon():\n    return day()\nSOON = soon()",
    "a helper from elsewhere": "from umai.visits.tests.conftest import ago\nBEFORE = ago(hours=1)",
    "a helper in a module": "from umai.visits.tests import conftest as visits\nBEFORE = visits.ago(hours=1)",
}
READ_LATER = {
    "the body of a function": "def soon():\n    return today()",
    "the body of a method": "class TestIt:\n    def test_it(self):\n        assert today()",
    "the body of a lambda": "SAID = {'on': lambda: today()}",
    "the function itself": "SAID = {'on': today}",
    "a helper that makes a function": "def ask():\n    return lambda: today()\nASK = ask()",
    "no clock": "NOON = time(12)\nDAY = date(2026, 3, 27)",
}


def test_the_clock_is_found_wherever_it_is_read_at_import_and_nowhere_else():
    found = {where: len(reads_at_import(ast.parse(source))) for where, source in READ_AT_IMPORT.items()}
    assert found == dict.fromkeys(READ_AT_IMPORT, 1)
    later = {where: reads_at_import(ast.parse(source)) for where, source in READ_LATER.items()}
    assert later == {where: [] for where in READ_LATER}
