"""Forms that were received: by what a form that is sent twice is told from one that was changed meanwhile.

A line that breaks after the answers arrived leaves the writer with an error; what they correct and send
again has the id of the first form. Without this it would be taken for the same and be lost.
"""

import hashlib
import json

from django.utils.crypto import salted_hmac

from umai.access.models import ReceivedForm
from umai.access.requirements import insert_once

NO_ANSWERS = ("csrfmiddlewaretoken", "seen")


def digest_of_form(request) -> bytes:
    """The keyed digest of all answers and files of a form; without the key nobody can try answers on it."""
    answers = {
        name: ["\n".join(value.strip().splitlines()) for value in values]
        for name, values in request.POST.lists()
        if name not in NO_ANSWERS
    }
    files = {name: [sha256_of(file) for file in files] for name, files in request.FILES.lists()}
    sent = json.dumps([answers, files], sort_keys=True, ensure_ascii=False)
    return salted_hmac("umai.access.received_forms", sent, algorithm="sha256").digest()


def sha256_of(file) -> str:
    """The digest of a file that was sent; the file is read from its beginning again afterwards."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def keep_digest(number, digest, *, by):
    """Keep, in the transaction of the act, what the form with this id was recognised by.

    Raises `AlreadyReceived` where another form had this id.
    """
    insert_once(ReceivedForm(id=number, worker_id=by.pk, digest=digest))


def was_received(number, digest, *, by) -> bool:
    """Whether this worker sent the form with this id before, with exactly these answers and files."""
    kept = ReceivedForm.objects.filter(id=number, worker_id=by.pk).values_list("digest", flat=True).first()
    return kept is not None and bytes(kept) == digest
