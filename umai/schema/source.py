"""The SQL of the rooms as source: read files and split statements, without a database.

A file holds `create function`, `create view`, `create trigger`, `create policy` and
`alter table … row level security`.
The comment lines directly above a statement become its comment in the database.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from umai.refusal import Refusal

ROOMS_FOLDER = Path(__file__).resolve().parents[1]

# Parts of SQL in which a semicolon does not end the statement.
TOKEN = re.compile(
    r"(?P<comment>--[^\n]*)|(?P<body>\$(?P<tag>\w*)\$.*?\$(?P=tag)\$)|(?P<text>'(?:[^']|'')*')|(?P<end>;)",
    re.DOTALL,
)
WORD = r"\s+(\w+)"
KINDS = {
    "function": re.compile(rf"create\s+function{WORD}\s*\(", re.IGNORECASE),
    "trigger": re.compile(
        rf"create\s+(?:constraint\s+)?trigger{WORD}\b.*?\son{WORD}", re.IGNORECASE | re.DOTALL
    ),
    "view": re.compile(rf"create\s+view{WORD}\b", re.IGNORECASE),
    "policy": re.compile(rf"create\s+policy{WORD}\s+on{WORD}", re.IGNORECASE),
    "row security": re.compile(
        r"alter\s+table()\s+(\w+)\s+(?:enable|force)\s+row\s+level\s+security$", re.IGNORECASE
    ),
}


class BadSource(Refusal):
    """A file of SQL holds a statement that does not belong there, or declares an object twice."""


@dataclass(frozen=True)
class DeclaredObject:
    """One function, view, trigger, policy or setting of row security, as in its source.

    `table` is empty for a function and a view; `name` is empty for row security, whose `text` may hold two
    statements. `path` is the file to open, relative to the checkout.
    """

    kind: str
    name: str
    table: str
    text: str
    comment: str
    path: str

    @property
    def key(self) -> tuple[str, str, str]:
        """The key of the object; a function is never overloaded, so its name is enough."""
        return self.kind, self.table, self.name

    @property
    def body(self) -> str:
        """A function's text between its dollar quotes; of anything else, the whole statement."""
        found = re.search(r"\$(\w*)\$(.*)\$\1\$", self.text, re.DOTALL)
        return found[2] if found else self.text


def split_statements(text: str) -> list[tuple[str, str]]:
    """(comment, statement) of each statement of a text, in order; the semicolon is left out."""
    found, begin, comment, wanted = [], 0, [], True
    position = 0
    while part := TOKEN.search(text, position):
        position = part.end()
        before = text[begin : part.start()].strip()
        if part["comment"] and wanted and not before:
            # A comment with an empty line after it is about the file, not about the next statement.
            following = text[position : position + 2]
            comment = [] if following == "\n\n" else [*comment, part["comment"].removeprefix("--").strip()]
            begin = position
        elif part["end"]:
            found.append(("\n".join(comment), before))
            begin, comment = position, []
    rest = text[begin:].strip()
    if rest:
        raise BadSource(f"This does not end with a semicolon: {rest[:60]}")
    return found


def parse_objects(text: str, path: str) -> list[DeclaredObject]:
    """The objects of a text of SQL. Raises `BadSource`, with the file, for any other statement."""
    found: dict[tuple, DeclaredObject] = {}
    for comment, statement in split_statements(text):
        thing = parse_object(statement, comment, path)
        known = found.get(thing.key)
        if known and thing.kind != "row security":
            raise BadSource(f"{path}: {thing.kind} {thing.name} {thing.table} is made twice.")
        if known:
            thing = DeclaredObject(
                *thing.key[:1], "", thing.table, f"{known.text};\n{statement}", known.comment, path
            )
        found[thing.key] = thing
    return list(found.values())


def parse_object(statement: str, comment: str, path: str) -> DeclaredObject:
    for kind, pattern in KINDS.items():
        if found := pattern.match(statement):
            name, table = (found[1], found[2]) if pattern.groups == 2 else (found[1], "")
            return DeclaredObject(kind, name, table, statement, comment, path)
    raise BadSource(
        f"{path}: only functions, views, triggers, policies and row security are made, not: {statement[:60]}"
    )


def sql_files(folder: Path = ROOMS_FOLDER) -> list[Path]:
    """Every file of SQL of every room, rooms and files by name."""
    return sorted(folder.glob("*/sql/*.sql"))


def objects_of_files(folder: Path = ROOMS_FOLDER) -> list[DeclaredObject]:
    """The objects of all files. Raises `BadSource` when two files declare one."""
    found: dict[tuple, DeclaredObject] = {}
    for path in sql_files(folder):
        for thing in parse_objects(path.read_text(), str(path.relative_to(folder.parent))):
            if thing.key in found:
                raise BadSource(
                    f"{thing.path} makes {' '.join(thing.key)}, and so does {found[thing.key].path}."
                )
            found[thing.key] = thing
    return list(found.values())
