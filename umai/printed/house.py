"""docs/house.md: the size of the house in figures; tests enforce those that are limits."""

import ast
import re
from collections import Counter
from pathlib import Path
from statistics import median

from umai.printed.page import CHECKOUT, PRINTED, UMAI, source_files

MOST_FILES = 12  # Python files in a folder
MOST_LINES = 300  # lines of a file
NOT_COUNTED = {"__init__.py", "apps.py", "urls.py"}
RECIPES = CHECKOUT / "docs" / "how-to"


def house_page():
    """Files, lines, folders, functions, recipes, tests to code: one table."""
    files, tests = (
        source_files(),
        list(UMAI.rglob("tests/**/*.py")) + list((CHECKOUT / "tests").rglob("*.py")),
    )
    lengths, functions = [line_count(path) for path in files], function_lengths(files)
    folders = files_by_folder()
    fullest = max(folders, key=lambda folder: (folders[folder], str(folder)))
    rows = [
        ("Python files, tests and migrations apart, in tens", round(len(files), -1)),
        ("lines in them, in thousands", f"{round(sum(lengths), -3):,}"),
        ("lines of a file: median", round(median(lengths))),
        (f"lines of a file: most (limit {MOST_LINES})", max(lengths)),
        ("functions, in hundreds", f"{round(len(functions), -2):,}"),
        ("lines of a function: median", round(median(functions))),
        ("lines of a function: most", max(functions)),
        ("folders with Python files", len(folders)),
        ("files of a folder: median", round(median(folders.values()))),
        (f"files of a folder: most (limit {MOST_FILES})", f"{folders[fullest]}, `{fullest}`"),
        ("files of SQL", len(list(UMAI.glob("*/sql/*.sql")))),
        ("lines of tests to lines of code", f"{sum(map(line_count, tests)) / sum(lengths):.1f}"),
    ]
    rows += [(f"files touched by [{title}](how-to/{path.name})", number) for path, title, number in recipes()]
    lines = ["# The house in figures", PRINTED, "| what | figure |", "|---|---|"]
    return "\n".join([*lines, *(f"| {what} | {figure} |" for what, figure in rows), ""])


def line_count(path: Path) -> int:
    return len(path.read_text().splitlines())


def function_lengths(files) -> list[int]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    trees = (ast.parse(path.read_text()) for path in files)
    return [
        (each.end_lineno or each.lineno) - each.lineno + 1
        for tree in trees
        for each in ast.walk(tree)
        if isinstance(each, kinds)
    ]


def files_by_folder() -> dict[Path, int]:
    """Folder to the number of its Python files, without those that every room has."""
    found = Counter(
        path.parent.relative_to(CHECKOUT) for path in source_files() if path.name not in NOT_COUNTED
    )
    return dict(found)


def recipes() -> list[tuple[Path, str, int]]:
    """The recipes that list, under *Files*, what they touch: file, title, number of files."""
    found = []
    for path in sorted(RECIPES.glob("add-*.md")):
        text = path.read_text()
        listed = re.search(r"^## Files\n(.*?)(?=^## |\Z)", text, re.S | re.M)
        if listed:
            title = text.splitlines()[0].removeprefix("# ")
            found.append((path, title, len(re.findall(r"^\d+\. ", listed[1], re.M))))
    return found
