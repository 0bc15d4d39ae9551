"""What holds of names: see docs/style.md."""

import ast
from collections import defaultdict
from pathlib import Path

UMAI = Path(__file__).resolve().parents[2] / "umai"


def test_no_two_classes_share_a_name():
    homes = defaultdict(list)
    for path in sorted(UMAI.rglob("*.py")):
        if not {"tests", "migrations"} & set(path.relative_to(UMAI).parts):
            for thing in ast.parse(path.read_text()).body:
                if isinstance(thing, ast.ClassDef):
                    homes[thing.name].append(str(path.relative_to(UMAI)))
    assert {name: places for name, places in homes.items() if len(places) > 1} == {}
