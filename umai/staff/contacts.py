"""How urgent calls reach a worker: read by the background worker that sends them, and by the worker."""

from dataclasses import dataclass

from django.db import connections

from umai.staff.models import Particulars, WorkerLanguage


@dataclass(frozen=True)
class WorkerContact:
    """A telephone (as +996555123456), an address, and the language to write in; empty when unknown."""

    phone: str = ""
    email: str = ""
    language: str = WorkerLanguage.KYRGYZ


def contacts_of(workers, *, using) -> dict:
    """Worker id to contact, for these ids; a worker without particulars has an empty one.

    `using` is a connection of the background worker, which sends, or of the accounts' role.
    """
    workers = list(workers)
    with connections[using].cursor() as cursor:
        cursor.execute("select worker_id, phone, email, language from staff_contacts(%s::uuid[])", [workers])
        known = {worker: WorkerContact(*rest) for worker, *rest in cursor.fetchall()}
    return {worker: known.get(worker, WorkerContact()) for worker in workers}


def change_contact(worker, *, phone, email, language):
    """Store how this worker (an id) wants to be reached; the earlier values are deleted."""
    Particulars.objects.update_or_create(
        worker_id=worker, defaults={"phone": phone, "email": email, "language": language}
    )
