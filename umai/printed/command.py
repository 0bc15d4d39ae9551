"""`umai docs`: print the pages of docs/ that come from the code, or say which is out of date."""

import sys
from importlib import import_module
from importlib.util import find_spec

from django.utils.translation import override

from umai.printed import acts, data, house, rooms
from umai.printed.page import CHECKOUT
from umai.printed.security.pages import security_pages
from umai.schema import page
from umai.schema.graph import CallGraph

HELP = "print the pages of docs/ that come from the code"


def arguments(parser):
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 when a page is out of date"
    )
    parser.add_argument(
        "--pictures",
        nargs="*",
        metavar="NAME",
        help="draw the pictures of docs/looks.md from a rehearsal that runs, or those of these names",
    )


def run(args):
    if find_spec("grimp") is None:
        print("umai docs: needs the development packages; bin/test brings them", file=sys.stderr)
        return 2
    if args.pictures is not None:
        return import_module("rehearsal.looks.drawing").draw_looks(args.pictures)
    printed = printed_pages()
    stale = [
        name for name, text in printed.items() if not (CHECKOUT / name).exists() or read_page(name) != text
    ]
    for name in stale:
        if args.check:
            print(f"{name} is out of date: run bin/umai docs", file=sys.stderr)
        else:
            (CHECKOUT / name).parent.mkdir(exist_ok=True)
            (CHECKOUT / name).write_text(printed[name])
            print(name)
    return 1 if stale and args.check else 0


def read_page(name):
    return (CHECKOUT / name).read_text()


def printed_pages():
    """File to text, of every printed page, and of the files of SQL, which say who calls each function."""
    graph = CallGraph()
    with override("en"):
        return {
            "docs/rooms.md": rooms.rooms_page(),
            "docs/access.md": acts.access_page(),
            "docs/acts.md": acts.acts_page(),
            "docs/data.md": data.data_page(),
            "docs/database.md": page.database_page(graph),
            "docs/house.md": house.house_page(),
            "docs/looks.md": import_module("rehearsal.looks.page").looks_page(),
            "docs/words.md": data.words_page(),
            **security_pages(),
        } | page.commented_sources(graph)
