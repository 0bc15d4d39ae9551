"""The call graph inside the database, read from the sources: triggers, functions, tables written."""

import ast
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from umai.schema.declarations import CHECKOUT, declared_objects
from umai.schema.source import DeclaredObject

COMMENT = re.compile(r"--[^\n]*")
WRITE_STATEMENT = re.compile(
    r"\b(insert\s+into|(?<!for )(?<!key )update|delete\s+from)\s+(?:only\s+)?(\w+|%I)", re.IGNORECASE
)
TRIGGER_TEXT = re.compile(
    r"create\s+(?P<deferred>constraint\s+)?trigger\s+\w+\s+(?P<timing>before|after)\s+(?P<events>.*?)\s+on\s+\w+"
    r".*?for\s+each\s+(?P<level>row|statement)(?:\s+when\s+\((?P<when>.*)\))?"
    r"\s+execute\s+function\s+(?P<function>\w+)\((?P<args>.*?)\)\s*$",
    re.IGNORECASE | re.DOTALL,
)
PROGRAM = ("umai", "rehearsal", "bench")
ANY_TABLE = "any table of a file"  # written by `execute format('update %I …')`


@dataclass(frozen=True)
class Trigger:
    """When one trigger fires, and what it calls; triggers of one timing fire in the order of their names."""

    table: str
    name: str
    timing: str
    events: tuple[str, ...]
    level: str
    when: str
    function: str
    path: str
    deferred: bool

    @property
    def order(self):
        """The order of firing: before, after, at the end of the transaction; row before statement."""
        return (self.timing != "before", self.deferred, self.level == "statement", self.name)


def trigger_of(thing: DeclaredObject) -> Trigger:
    found = TRIGGER_TEXT.match(" ".join(thing.text.split()))
    if found is None:
        raise ValueError(f"{thing.path}: this trigger is not understood")
    events = tuple(re.sub(r" of .*", "", event.strip()) for event in re.split(r"\s+or\s+", found["events"]))
    events = tuple(event.split(" referencing")[0] for event in events)
    return Trigger(
        thing.table,
        thing.name,
        found["timing"].lower(),
        events,
        found["level"].lower(),
        found["when"] or "",
        found["function"],
        thing.path,
        bool(found["deferred"]),
    )


class CallGraph:
    """Everything that is declared, and what calls what."""

    def __init__(self, things: list[DeclaredObject] | None = None):
        things = declared_objects() if things is None else things
        self.functions = {thing.name: thing for thing in things if thing.kind == "function"}
        self.policies = [thing for thing in things if thing.kind == "policy"]
        self.triggers = sorted(
            (trigger_of(thing) for thing in things if thing.kind == "trigger"),
            key=lambda one: (one.table, one.order),
        )
        self._steps: dict[str, list[tuple[str, str]]] = {}

    @cached_property
    def tables(self) -> set[str]:
        from django.apps import apps

        return {model._meta.db_table for model in apps.get_models(include_auto_created=True)}

    def triggers_fired(self, table: str, event: str) -> list[Trigger]:
        """The triggers that writing one row of a table fires, in order."""
        return [one for one in self.triggers if one.table == table and event in one.events]

    def steps(self, name: str) -> list[tuple[str, str]]:
        """The steps of a function in the order of its text, as ("call", function) or ("insert", table)."""
        if name not in self._steps:
            self._steps[name] = self._read_steps(name)
        return self._steps[name]

    def _read_steps(self, name: str) -> list[tuple[str, str]]:
        body, found = COMMENT.sub("", self.functions[name].body), []
        for write in WRITE_STATEMENT.finditer(body):
            table = ANY_TABLE if write[2] == "%I" else write[2]
            if table == ANY_TABLE or table in self.tables:
                found.append((write.start(), write[1].split()[0].lower(), table))
        for word in re.finditer(r"\w+", body):
            if word[0] in self.functions and word[0] != name:
                found.append((word.start(), "call", word[0]))
        return list(dict.fromkeys((what, of) for _at, what, of in sorted(found)))

    def calls(self, name: str) -> list[str]:
        return [of for what, of in self.steps(name) if what == "call"]

    def callers(self, name: str) -> list[str]:
        """The callers of a function: functions, triggers, policies, then files of the program."""
        found = [other for other in self.functions if name in self.calls(other)]
        found += sorted({f"trigger {one.name}" for one in self.triggers if one.function == name})
        found += ["policies"] if name in self.words_of_policies else []
        return found + self.used_by_program.get(name, [])

    @cached_property
    def words_of_policies(self) -> set[str]:
        return {word for one in self.policies for word in re.findall(r"\w+", one.text)}

    @cached_property
    def used_by_program(self) -> dict[str, list[str]]:
        """Function to the files of the program that name it, without `privileges.py`, which names all."""
        found: dict[str, list[str]] = {}
        for path in sorted(path for folder in PROGRAM for path in (CHECKOUT / folder).rglob("*.py")):
            here = path.relative_to(CHECKOUT)
            if {"tests", "migrations", "schema"} & set(here.parts) or declares_policies(here):
                continue
            for name in words_in_texts(path.read_text()) & self.functions.keys():
                found.setdefault(name, []).append(str(here))
        return found


def words_in_texts(source: str) -> set[str]:
    """The words in the strings of a program, where SQL is, without docstrings and comments."""
    tree = ast.parse(source)
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = (
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent
    )
    return set(re.findall(r"\w+", " ".join(texts)))


def declares_policies(path: Path) -> bool:
    """Whether a file names functions only as policies and privileges do."""
    if str(path.parent) == "umai/access/roles" or str(path) == "umai/access/row_security.py":
        return True
    return "protected_by" in (CHECKOUT / path).read_text()
