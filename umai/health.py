"""What a machine asks: is it alive, is it ready. No sign-in, no names, no secrets.

`/healthz` answers as long as this process does, and asks nobody else. `/readyz` says which of the
parts a person's work needs are there; a balancer sends nobody to a server that is not ready.
"""

from functools import cache

from django.db import DatabaseError, connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

SILENT = "interval '60 seconds'"  # without a sign of life for so long, a job worker counts as gone

MIGRATED = "select app, name from django_migrations"
STANDING = "select set_digest from schema_applied order by id desc limit 1"
WORKED = f"select count(*) from procrastinate_workers where last_heartbeat > now() - {SILENT}"


@require_safe
@never_cache
def alive(request):
    """200 as long as the process answers."""
    return JsonResponse({"alive": True})


@require_safe
@never_cache
def ready(request):
    """200 when every part is there, else 503; which ones, as true or false.

    `sql`: the functions, triggers and policies that were applied last are those of this program; `set`
    says which stand, by the beginning of their digest.
    """
    from umai.schema import (
        declared,  # the report form's process has no such room, and answers no such question
    )

    parts = {"database": False, "migrations": False, "sql": False, "worker": False}
    stands = ""
    try:
        parts["database"] = ask("select 1") == [(1,)]
        parts["migrations"] = wanted() <= set(ask(MIGRATED))
        stands = next((digest for (digest,) in ask(STANDING)), "")
        parts["sql"] = stands == declared.digest()
        parts["worker"] = ask(WORKED) != [(0,)]
    except DatabaseError:
        pass  # what was not answered stays false; a lost connection is opened anew next time
    is_ready = all(parts.values())
    status = 200 if is_ready else 503
    return JsonResponse({"ready": is_ready} | parts | {"set": stands[:12]}, status=status)


def ask(question):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchall()


@cache
def wanted():
    """Every migration this program was made with; the files do not change while it runs."""
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).disk_migrations)
