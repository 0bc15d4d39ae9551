"""docs/access.md and docs/acts.md: who may do what, and what each act does."""

import importlib
import inspect
import pkgutil

from django.apps import apps

from umai.house import ROOMS_WITH_ACTS
from umai.printed.page import PRINTED, UMAI, first_line


def access_page():
    """Who may do what: acts by role, then tables by database role."""
    from umai.access.policy.table import ROLES_OF_ACT
    from umai.access.roles import privileges
    from umai.staff.models import Role

    lines = ["# Who may do what", PRINTED, "## Acts and roles", ""]
    lines += ["To a record within reach (`umai/access/reach.py`), and to no other.", ""]
    lines += ["| act | roles |", "|---|---|"]
    for act, roles in sorted(ROLES_OF_ACT.items()):
        lines.append(f"| `{act}` | {', '.join(str(role.label) for role in Role if role in roles)} |")
    lines += two_persons_lines()
    lines += look_lines()
    lines += [
        "",
        "## Database roles and tables",
        "",
        "A table that is not named is closed to the role. A star",
    ]
    lines += ["stands for any end of a name; where two lines fit a table, the later one counts.", ""]
    for role, rules in privileges.TABLES.items():
        lines += [f"### `{role}`", "", "| table | may |", "|---|---|"]
        lines += [f"| `{pattern}` | {kinds.lower()} |" for pattern, kinds in rules.items()]
        if role == "umai_web":
            lines.append(f"| every table under row security | {privileges.ADD.lower()} |")
            lines.append("| of these, what lists are composed of | select but words, insert |")
            lines.append("| `*_words`, the views of those words | select |")
        functions = ", ".join(f"`{name}`" for name in privileges.FUNCTIONS[role]) or "none"
        lines += ["", f"Functions of the owner: {functions}.", ""]
    return "\n".join(lines)


def two_persons_lines():
    """The table of what needs two persons."""
    from umai.access.policy.table import ROLES_OF_ACT
    from umai.review.two_persons import ACTS_OF_TWO
    from umai.staff.models import Role

    lines = ["", "## What needs two persons", ""]
    lines += ["What ends, hides or weakens something (`umai/review/two_persons.py`); what begins, never.", ""]
    lines += ["| what | asked with | agreed with | who may agree | decided by |", "|---|---|---|---|---|"]
    for one in ACTS_OF_TWO:
        roles = ROLES_OF_ACT.get(one.agreed_by, ())
        who = ", ".join(str(role.label) for role in Role if role in roles) or "nobody: it is refused"
        asked, functions = (
            ", ".join(f"`{name}`" for name in names) for names in (one.asked_by, one.functions)
        )
        agreed = f"`{one.agreed_by}`" if one.agreed_by else ""
        lines.append(f"| {one.ends} | {asked} | {agreed} | {who} | {functions} |")
    return lines


def look_lines():
    """Which tables are read only after a look, and of which others only the words are, and why."""
    from umai.access.row_security import has_words, is_of_child, is_shown_after_a_look, words_of

    models = [one for one in apps.get_models() if hasattr(one, "protected_by")]
    lines = ["", "## What is read only after a look", ""]
    lines += [
        "Most tables of a file the web role reads only of a child whose file this worker has opened in the",
        "last five minutes, which the trail says (`umai/access/row_security.py`): data.md says so of each.",
        "",
        "These are read to compose a list, before the look at what it shows. Of them the web role reads no",
        "words: those stand in a view that asks for the look (`umai/access/roles/words.py`).",
        "",
        "| table | why its rows are read before | words that are read after a look | what stays readable |",
        "|---|---|---|---|",
    ]
    for one in models:
        rule = one.protected_by
        if rule.of_lists or (is_of_child(one) and has_words(one) and not is_shown_after_a_look(one)):
            words, plain = (", ".join(f"`{name}`" for name in names) for names in (words_of(one), rule.plain))
            lines.append(f"| `{one._meta.db_table}` | {rule.of_lists} | {words} | {plain} |")
    return lines


def acts_page():
    """Each act of each room, with the docstring of its function."""
    from umai.access.policy.table import ROLES_OF_ACT

    lines = [
        "# What may be done",
        PRINTED,
        "Each act is a function behind the door `act` (`umai/access/doors.py`).",
        "",
    ]
    for room in ROOMS_WITH_ACTS:
        if not acts_of(room):
            continue
        purpose = first_line(UMAI / room / "__init__.py")
        lines += [f"## {room}", "", purpose, "", "| act | what it does |", "|---|---|"]
        for name, function in sorted(acts_of(room).items()):
            assert name in ROLES_OF_ACT, name
            first = (inspect.getdoc(function) or "").split("\n\n")[0].replace("\n", " ")
            lines.append(f"| `{name}` | {first} |")
        lines.append("")
    return "\n".join(lines)


def acts_of(room):
    """Name of an act to its function, of one room and its sub-rooms."""
    package = importlib.import_module(f"umai.{room}")
    found = {}
    for info in pkgutil.walk_packages(package.__path__, f"umai.{room}."):
        if {"tests", "migrations"} & set(info.name.split(".")):
            continue
        for value in vars(importlib.import_module(info.name)).values():
            for thing in (value, getattr(value, "act", None)):  # by itself, or made of a declared kind
                if callable(thing) and isinstance(getattr(thing, "act", None), str):
                    found[thing.act] = thing
    return found
