"""How urgent calls reach a worker: read by the background worker that sends them, and by the worker."""

from dataclasses import dataclass

from umai.staff.models import Particulars, WorkerLanguage


@dataclass(frozen=True)
class WorkerContact:
    """A telephone (as +996555123456), an address, and the language to write in; empty when unknown."""

    phone: str = ""
    email: str = ""
    language: str = WorkerLanguage.KYRGYZ


def contacts_of(workers) -> dict:
    """Worker id to contact, for these ids; a worker without particulars has an empty one."""
    workers = list(workers)
    rows = Particulars.objects.filter(worker_id__in=workers)
    known = {
        worker: WorkerContact(phone, email, language)
        for worker, phone, email, language in rows.values_list("worker_id", "phone", "email", "language")
    }
    return {worker: known.get(worker, WorkerContact()) for worker in workers}


def change_contact(worker, *, phone, email, language):
    """Store how this worker (an id) wants to be reached; the earlier values are deleted."""
    Particulars.objects.update_or_create(
        worker_id=worker, defaults={"phone": phone, "email": email, "language": language}
    )
