"""Write an entry of the trail; only the doors (`umai.access.doors`) and sign-in call this."""

import uuid
from dataclasses import dataclass

from django.db import connections

from umai.trail import claims
from umai.trail.models import EntryOutcome

NUMBERED_ROWS = uuid.UUID("5f0d2f6e-6a3b-4b3f-9a53-756d61690001")  # the name space of numbered rows


@dataclass(frozen=True)
class EntrySubject:
    """The record that an entry is about: plain values taken from a row."""

    kind: str
    record_id: object
    child_id: object = None
    district_id: int | None = None
    municipality_id: int | None = None

    @classmethod
    def of_row(cls, row):
        """The subject from a model instance; a numbered row gets an id made from its number."""
        kind = row._meta.label_lower
        key = row.pk if isinstance(row.pk, uuid.UUID) else uuid.uuid5(NUMBERED_ROWS, f"{kind}:{row.pk}")
        return cls(
            kind,
            key,
            getattr(row, "child_id", None),
            getattr(row, "district_id", None),
            getattr(row, "municipality_id", None),
        )


def note_act(token, act, about, *, request_id=None, using="default"):
    """Note an act in the act's own transaction, so that it is on the trail exactly if it happened."""
    return _write(using, token, act, EntryOutcome.DONE, about, request_id)


def note_look(token, act, about, *, shown=None, children=None, request_id=None, using="trail"):
    """Note a look, committed at once on a second connection, before anything is shown.

    `shown`: the rows of a list; `children`: the children whose files it opens, beside that of `about`. For
    some minutes row security shows the contents of these files to this worker, and of no others.
    """
    return _write(using, token, act, EntryOutcome.LOOKED, about, request_id, shown, children)


def note_refusal(token, act, about, *, request_id=None):
    """Note a refusal, committed at once on a second connection, so that no rollback takes it away."""
    return _write("trail", token, act, EntryOutcome.REFUSED, about, request_id)


def _write(alias, token, act, outcome, about, request_id, shown=None, children=None):
    connection = connections[alias]
    with claims.claim_on(connection, token) as claim, connection.cursor() as cursor:
        # The claim is set before the entry is written: the row of FROM comes first.
        cursor.execute(
            "select trail_write(%s, %s, %s, %s::uuid, %s::uuid, %s::int, %s::int, %s::uuid[], %s::uuid,"
            " %s::uuid[]) from set_config('umai.speaker', %s, true)",
            [
                act,
                outcome.value,
                about.kind,
                about.record_id,
                about.child_id,
                about.district_id,
                about.municipality_id,
                shown,
                request_id,
                children,
                claim,
            ],
        )
        return cursor.fetchone()[0]
