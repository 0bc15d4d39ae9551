"""`umai sql`: the functions, triggers and policies of the database, and the file of each."""

import difflib
import json
import sys

HELP = "show what functions, triggers and policies stand in the database, beside the files they come from"


def arguments(parser):
    parser.add_argument(
        "name", nargs="?", help="of a function, a trigger, a policy or a table; left out: only what differs"
    )
    parser.add_argument(
        "--shape", action="store_true", help="print the database's whole shape, to compare it with another's"
    )
    parser.add_argument("--json", action="store_true", help="answer as JSON")


def run(args):
    """Print them; answers 0 when the database equals the files, 1 when not, 2 for an unknown name."""
    from umai.schema.apply import compare_schema

    if args.shape:
        return print_shape()
    found = compare_schema(using="owner")
    return print_named(found, args) if args.name else print_differences(found, args)


def print_shape():
    from django.db import connections, transaction

    from umai.schema.shape import shape_lines

    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        print("\n".join(shape_lines(cursor)))
    return 0


def print_differences(compared, args):
    from umai.schema import declarations

    if args.json:
        found = [
            {"what": one.what, "kind": one.key[0], "table": one.key[1], "name": one.key[2], "file": one.path}
            for one in compared.differences
        ]
        print(json.dumps({"set": declarations.digest(), "differences": found}, indent=2))
    elif compared.differences:
        for one in compared.differences:
            print(f"umai sql: bin/umai migrate would {one}", file=sys.stderr)
    else:
        since = f", applied {compared.applied[1]:%Y-%m-%d %H:%M} UTC" if compared.applied else ""
        print(f"{len(compared.stands)} functions, triggers and policies stand as their files say.")
        print(f"Set {declarations.digest()[:12]}{since}.")
    return 1 if compared.differences else 0


def print_named(compared, args):
    keys = sorted(key for key in compared.wanted.keys() | compared.stands.keys() if args.name in key[1:])
    if not keys:
        print(
            f"umai sql: nothing here is called {args.name}: name a function, a trigger, a policy or a table.",
            file=sys.stderr,
        )
        return 2
    found = [object_report(compared, key) for key in keys]
    if args.json:
        print(json.dumps(found, indent=2))
    else:
        print("\n\n".join(as_text(one) for one in found))
    return 0 if all(one["differs"] == "" for one in found) else 1


def object_report(compared, key):
    thing, stands, draft = (of.get(key) for of in (compared.wanted, compared.stands, compared.drafts))
    now = stands.printed if stands else ""
    then = draft.printed if draft else ""
    differs = "\n".join(
        difflib.unified_diff(
            now.splitlines(), then.splitlines(), "in the database", "by the file", lineterm=""
        )
    )
    return {
        "kind": key[0],
        "table": key[1],
        "name": key[2],
        "file": thing.path if thing else "",
        "comment": stands.comment if stands else "",
        "database": now,
        "differs": differs,
    }


def as_text(one):
    named = " ".join(filter(None, [one["kind"], one["name"], f"on {one['table']}" if one["table"] else ""]))
    file = one["file"] or "no file: bin/umai migrate would drop it"
    lines = [named, f"file: {file}", *(f"-- {line}" for line in one["comment"].splitlines())]
    lines += [one["database"].rstrip() or "(not in the database)"]
    lines += ["", one["differs"]] if one["differs"] and one["database"] and one["file"] else []
    return "\n".join(lines)
