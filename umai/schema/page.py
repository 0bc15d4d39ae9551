"""docs/database.md: what happens in the database when a row is written, and who calls which function."""

from collections import defaultdict

from django.apps import apps

from umai.schema.graph import ANY_TABLE, CallGraph, Trigger

COMMON_FUNCTIONS = (
    "access_mark_replaced",
    "access_refuse_change",
    "access_require_one_file",
    "access_stamp_place",
    "access_stamp",
)
PROOF = "trail_proven_"  # functions that the models of proven tables declare, one for each table
PROOF_WORDS = (
    f"`{PROOF}…`, made for each proven table by [shapes.py](../umai/trail/rows/shapes.py): Hashes every"
    " new row and keeps the hashes for the entry that this transaction writes."
)
VERBS = {"insert": "inserts into", "update": "updates", "delete": "deletes from"}
PAST_TENSE = {"insert": "inserted", "update": "updated", "delete": "deleted", "truncate": "emptied"}
MOST_CALLERS = 8  # callers that are named one by one

HEAD = """# What the database does by itself
Printed by `bin/umai docs`; do not edit. A test compares it with a database.

Each table below names what fires when a row of it is written, in order, and what that writes in turn. A
function's text is in the file that it links to. `bin/umai sql NAME` shows what stands in a database.

## On every table of a child's file

Declared by the model (`umai/access/row_security.py`, `umai/trail/rows/proven.py`), and not repeated
below:

| trigger | when | what it calls |
|---|---|---|
"""


def database_page(graph: CallGraph | None = None) -> str:
    """The whole page as Markdown."""
    graph = graph or CallGraph()
    lines = [HEAD + "\n".join(common_rows(graph)), ""]
    own, plain = [], []
    for config in apps.get_app_configs():
        for model in config.get_models() if config.name.startswith("umai.") else ():
            table = model._meta.db_table
            special = [one for one in graph.triggers if one.table == table and not is_common(one.function)]
            (own if special else plain).append(table)
            if special:
                lines += table_section(graph, table, str(model._meta.db_table_comment))
    with_common = [table for table in plain if any(one.table == table for one in graph.triggers)]
    without = [table for table in plain if table not in with_common]
    for title, tables in [("nothing else fires", with_common), ("nothing fires", without)]:
        lines += [f"## Tables on which {title}", "", ", ".join(f"`{table}`" for table in tables) + ".", ""]
    return "\n".join([*lines, *function_lines(graph), ""])


def common_rows(graph):
    said = defaultdict(set)
    for one in graph.triggers:
        if is_common(one.function):
            said[one.name, timing(one), "" if is_proof(one.function) else one.function].add(one.table)
    for (name, when, function), tables in sorted(said.items()):
        what = f"{link(graph, function)}: {first_sentence(graph, function)}" if function else PROOF_WORDS
        where = "On one table." if len(tables) == 1 else f"On {len(tables)} tables."
        yield f"| `{name}` | {when} | {what} {where} |"


def is_common(function: str) -> bool:
    """Whether a trigger with this function is on many tables alike, and printed once for all of them."""
    return function in COMMON_FUNCTIONS or is_proof(function)


def is_proof(function: str) -> bool:
    return function.startswith(PROOF)


def table_section(graph, table, says):
    """What writing one row of a table causes."""
    lines = [f"## `{table}`", "", says, ""]
    alike = defaultdict(list)
    for event in PAST_TENSE:
        alike[tuple(graph.triggers_fired(table, event))].append(event)
    for fired, events in alike.items():
        if any(not is_common(one.function) for one in fired):
            what = "The table" if events == ["truncate"] else "A row"
            lines += [f"{what} is {' or '.join(PAST_TENSE[event] for event in events)}:", ""]
            for number, one in enumerate(fired, 1):
                lines += [f"{number}. {trigger_in_words(graph, one)}"]
                if not is_common(one.function):
                    lines += effect_lines(graph, one.function, 1, {(table, event) for event in events})
            lines.append("")
    return lines


def trigger_in_words(graph, one: Trigger) -> str:
    condition = f" if `{one.when}`" if one.when else ""
    return f"{timing(one)}, `{one.name}`{condition}: {link(graph, one.function)}"


def timing(one: Trigger) -> str:
    if one.deferred:
        return "at the end of the transaction"
    return f"{one.timing} each {one.level}" if one.level == "row" else f"{one.timing} the statement"


def effect_lines(graph, function, depth, seen):
    """What a function does, and what that causes, each once."""
    indent = "   " * depth
    for what, of in graph.steps(function):
        if what == "call":
            if of in seen or not reaches_a_table(graph, of):
                continue
            seen.add(of)
            yield f"{indent}- calls {link(graph, of)}"
            yield from effect_lines(graph, of, depth + 1, seen)
        else:
            yield f"{indent}- {VERBS[what]} {of if of == ANY_TABLE else f'`{of}`'}"
            if (of, what) in seen:
                continue
            seen.add((of, what))
            for one in graph.triggers_fired(of, what):
                if not is_common(one.function):
                    yield f"{indent}   - which fires, {trigger_in_words(graph, one)}"
                    yield from effect_lines(graph, one.function, depth + 2, seen)


def reaches_a_table(graph, function, seen=frozenset()) -> bool:
    """Whether a function writes to a table, itself or by what it calls."""
    if function in seen:
        return False
    return any(
        what != "call" or reaches_a_table(graph, of, seen | {function}) for what, of in graph.steps(function)
    )


def tables_written(graph, table, event, seen=None) -> set[str]:
    """Every table that writing a row of this one may write, including this one."""
    seen = set() if seen is None else seen
    if (table, event) in seen:
        return set()
    seen.add((table, event))
    found, ahead, known = {table}, [one.function for one in graph.triggers_fired(table, event)], set()
    while ahead:
        function = ahead.pop()
        if function in known:
            continue
        known.add(function)
        for what, of in graph.steps(function):
            if what == "call":
                ahead.append(of)
            elif of != ANY_TABLE:
                found |= tables_written(graph, of, what, seen)
    return found


def function_lines(graph):
    yield from [
        "## Functions and who calls them",
        "",
        "| function | what it keeps true | called by |",
        "|---|---|---|",
    ]
    for name in sorted(one for one in graph.functions if not is_proof(one)):
        yield f"| {link(graph, name)} | {first_sentence(graph, name)} | {
            ', '.join(caller_names(graph, name))
        } |"


def caller_names(graph, name) -> list[str]:
    """The callers of a function for a person; above `MOST_CALLERS` functions are only counted.

    The functions that prove the rows of each table count as one: a table more changes no other file.
    """
    found = list(dict.fromkeys(f"{PROOF}…" if is_proof(one) else one for one in graph.callers(name)))
    inside = [one for one in found if one in graph.functions or is_proof(one)]
    if len(inside) > MOST_CALLERS:
        found = [f"{len(inside)} functions", *(one for one in found if one not in inside)]
    return found or ["nobody in the program"]


def first_sentence(graph, name) -> str:
    said = " ".join(graph.functions[name].comment.split())
    return said.split(". ")[0].rstrip(".").replace("|", "\\|") + "." if said else ""


def link(graph, name) -> str:
    return f"[`{name}`](../{graph.functions[name].path})"


def commented_sources(graph: CallGraph) -> dict[str, str]:
    """File of SQL to its text, with the callers of each function as the last line of its comment."""
    from umai.schema.declarations import CHECKOUT

    texts = {}
    for name, thing in graph.functions.items():
        if is_proof(name):
            continue
        text = texts.get(thing.path) or (CHECKOUT / thing.path).read_text()
        before, after = text.split(f"create function {name}(", 1)
        kept = [line for line in before.splitlines() if not line.startswith(CALLED_BY)]
        line = f"{CALLED_BY} {', '.join(caller_names(graph, name))}."
        texts[thing.path] = "\n".join([*kept, line, f"create function {name}("]) + after
    return texts


CALLED_BY = "-- Called by:"
