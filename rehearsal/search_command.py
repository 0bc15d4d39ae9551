"""`umai search`: the register's own search over a whole rehearsal, for benchmarks and scripts."""

import argparse
import json
import sys
from contextlib import contextmanager

HELP = "search the children of a rehearsal by name, as its administrator"
SETTINGS = "rehearsal.settings_of_search"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help="a name, in any script and spelling")
    parser.add_argument("--born", metavar="DATE", help="year or date of birth: YYYY or YYYY-MM-DD")
    parser.add_argument("--limit", metavar="N", type=int, default=10, help="how many at most (10)")
    parser.add_argument("--json", action="store_true", help="answer as JSON")


def run(args: argparse.Namespace) -> int:
    """Print who may be meant, best first; 0 done, 1 no rehearsal, 2 a question that cannot be used."""
    from django.utils import translation

    from umai.access.models import RehearsalMark
    from umai.register.fields.birth_date import BirthDate
    from umai.register.search.search import find_children

    try:
        born = BirthDate.parse(args.born) if args.born else None
    except ValueError:
        print("umai search: --born is not YYYY or YYYY-MM-DD", file=sys.stderr)
        return 2
    if args.limit < 1:
        print("umai search: --limit is at least 1", file=sys.stderr)
        return 2
    if not RehearsalMark.objects.using("owner").exists():
        print("umai search: this is no rehearsal; here a child is searched for on the page", file=sys.stderr)
        return 1
    with speak_nationwide() as by, translation.override("en"):
        found = [as_plain(one) for one in find_children(args.text, by=by, born=born, limit=args.limit)]
    if args.json:
        print(json.dumps(found, ensure_ascii=False))
    else:
        for one in found:
            print(
                f"{one['score']:.2f}  {one['names'][0]}  {one['birth_date'] or '—'}  {'; '.join(one['why'])}"
            )
    return 0


def as_plain(one) -> dict:
    """A candidate as the interface has it; `person_id` is null for invented people."""
    return {
        "id": str(one.child.pk),
        "person_id": one.child.external_id or None,
        "score": round(one.score, 4),
        "why": [str(reason) for reason in one.why],
        "names": one.identity.all_written(),
        "birth_date": one.identity.birth_date and one.identity.birth_date.isoformat(),
    }


@contextmanager
def speak_nationwide():
    """Somebody who reaches every file: the owner's connection, in a rehearsal only.

    No role of a real register reaches the whole country, so the search runs as the owner of the
    tables, without the application's own filter; on the trail stands the administrator.
    """
    from functools import cached_property

    from django.conf import settings
    from django.db import connections
    from django.utils import timezone

    from rehearsal.draw import id_of
    from umai.access.reach import Reach
    from umai.access.sessions import Speaker, end_session, open_session
    from umai.staff.models import Role, Term

    class Everywhere(Speaker):
        @cached_property
        def reach(self):
            return Reach(term.worker_id, term.office_id, Role.OBLAST_SUPERVISOR, timezone.now())

    term = Term.objects.using("owner").select_related("worker").get(worker_id=id_of("person", "rustam"))
    before, own_filter = connections["default"], settings.UMAI_OWN_FILTER
    token = open_session(term.worker)
    connections["default"], settings.UMAI_OWN_FILTER = connections["owner"], False
    try:
        yield Everywhere(token)
    finally:
        connections["default"], settings.UMAI_OWN_FILTER = before, own_filter
        end_session(token)
