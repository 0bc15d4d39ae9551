'''What each column means, written under its field as a string, and kept in the database as its comment.

    stopped_on = models.DateField()
    """Day named for the first submission of the plan of the child."""

Tools and editors know this form as an attribute's docstring. Django has no place for it but the keyword
`db_comment`, which would break nearly every field over six lines; here it is filled from the string, before
migrations or the data dictionary look. An abstract base says once what its columns mean. A table's comment
is the first paragraph of its model.
'''

import ast
import inspect
import sys
from functools import cache
from pathlib import Path


def give_meanings(sender, **_signal) -> None:
    """Fill `db_comment` of every field of a model of ours that has none. Django calls this for each model."""
    if sender.__module__.split(".")[0] not in ("umai", "rehearsal"):
        return
    if not sender._meta.abstract:
        # The option is read from both places: when tables are made, and when migrations are written.
        said = " ".join(inspect.cleandoc(sender.__doc__ or "").split("\n\n")[0].split())
        sender._meta.db_table_comment = sender._meta.original_attrs["db_table_comment"] = said
    for base in reversed(sender.__mro__):
        for name, meaning in meanings_of(base.__module__).get(base.__qualname__, {}).items():
            for field in sender._meta.local_fields:
                if field.name == name:
                    field.db_comment = meaning


@cache
def meanings_of(module: str) -> dict[str, dict[str, str]]:
    """Class to field to meaning, of every class in one of our modules."""
    path = getattr(sys.modules.get(module), "__file__", None)
    if not path or module.split(".")[0] not in ("umai", "rehearsal"):
        return {}
    tree = ast.parse(Path(path).read_text())
    return {node.name: meanings_in_class(node) for node in tree.body if isinstance(node, ast.ClassDef)}


def meanings_in_class(node: ast.ClassDef) -> dict[str, str]:
    found = {}
    for statement, after in zip(node.body, node.body[1:], strict=False):
        text = text_of(after)
        if text and isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            found[statement.targets[0].id] = " ".join(text.split())
    return found


def text_of(statement: ast.stmt) -> str:
    """The text that stands alone as this statement; "" for any other."""
    value = statement.value if isinstance(statement, ast.Expr) else None
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else ""
