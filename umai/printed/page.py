"""What the printed pages have in common: their folder, and the line that says that they are printed."""

from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
UMAI = CHECKOUT / "umai"
PRINTED = "Printed by `bin/umai docs`; do not edit.\n"


def first_line(source: Path) -> str:
    """The first line of the docstring of a module or a room."""
    return source.read_text().split('"""')[1].strip().split("\n")[0]


def source_files() -> list[Path]:
    """Every Python file of the house that is neither a test nor a migration."""
    return [path for path in sorted(UMAI.rglob("*.py")) if not {"tests", "migrations"} & set(path.parts)]
