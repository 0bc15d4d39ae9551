"""Health checks for machines: alive and ready. No sign-in, no names, no secrets.

`/healthz` answers while this process does, and checks nothing else. `/readyz` says which of the parts
that people's work needs are ready; a load balancer sends nobody to a server that is not ready.
"""

import logging
from functools import cache

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.http import JsonResponse
from django.utils import translation
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from umai.design.errors import handler404

log = logging.getLogger("umai.health")

SILENT_INTERVAL = "interval '60 seconds'"  # after this time without a heartbeat a job worker counts as gone
JOB_INTERVAL = "interval '120 seconds'"  # some jobs are done every five seconds
TITLE = gettext_noop("Nothing to show here")  # of the page that is drawn to see whether pages can be drawn

MIGRATIONS_QUERY = "select app, name from django_migrations"
KEPT_QUERY = "select trail_kept_at()"
APPLIED_SET_QUERY = "select set_digest from schema_appliedset order by id desc limit 1"
JOB_QUERY = f"select coalesce(schema_job_done_at() > now() - {JOB_INTERVAL}, false)"
WORKERS_QUERY = f"select count(*) from procrastinate_workers where last_heartbeat > now() - {SILENT_INTERVAL}"


@require_safe
@never_cache
def alive(request):
    """200 while the process answers."""
    return JsonResponse({"alive": True})


@require_safe
@never_cache
def ready(request):
    """200 when every part is ready, else 503; each part as true or false.

    `sql`: the functions, triggers and policies that were applied last are those of this program; `set`
    says which stand, by the beginning of their digest. `heads_kept_at`: when the newest head of the trail
    was last known to lie on another machine; null when it never did. Work goes on without, so it is no part.
    `pages`: a page can be drawn in each language: its styles lie where they are served, its texts are
    compiled. `jobs`: the worker did a job lately, which is more than a sign of life.
    """
    from umai.schema import declarations

    parts = {"database": False, "migrations": False, "sql": False, "worker": False, "jobs": False}
    parts["pages"] = draws_pages()
    stands, kept_at = "", None
    try:
        parts["database"] = ask_database("select 1") == [(1,)]
        parts["migrations"] = known_migrations() <= set(ask_database(MIGRATIONS_QUERY))
        stands = next((digest for (digest,) in ask_database(APPLIED_SET_QUERY)), "")
        parts["sql"] = stands == declarations.digest()
        parts["worker"] = ask_database(WORKERS_QUERY) != [(0,)]
        parts["jobs"] = ask_database(JOB_QUERY) == [(True,)]
        ((kept_at,),) = ask_database(KEPT_QUERY)
    except DatabaseError:
        pass  # what was not answered stays false; a lost connection is opened again next time
    is_ready = all(parts.values())
    status = 200 if is_ready else 503
    more = {"set": stands[:12], "heads_kept_at": kept_at}
    return JsonResponse({"ready": is_ready} | parts | more, status=status)


def draws_pages() -> bool:
    """Whether a whole page is drawn in each language, in that language."""
    try:
        return all(draws_page(code) for code, _name in settings.LANGUAGES)
    except Exception:
        log.exception("no page can be drawn")  # of our own files: no request, and nothing of a person
        return False


def draws_page(language: str) -> bool:
    with translation.override(language):
        page = handler404(None).content.decode()
        # The texts in the program are English: unchanged ones say that those of the language are missing.
        return (gettext(TITLE) in page) and (language == "en" or gettext(TITLE) != TITLE)


def ask_database(question):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchall()


@cache
def known_migrations():
    """Every migration of this program; the files do not change while it runs."""
    loader = MigrationLoader(None, load=False)  # the files alone: not every process has all rooms they name
    loader.load_disk()
    return frozenset(loader.disk_migrations)
