"""Which signals are one matter: those with the same words, and those that somebody took together."""

from django.db import connection

from umai.identification.signal.models import Gathering, Screening, ScreeningOutcome, Signal

# What two signals have in common that count as one line of the inbox.
SAME_FIELDS = ("digest", "settlement_id", "district_id", "keeper", "concern", "danger_now", "self_harm")


def alike_signals(signal, by, *, in_the_same_state=True):
    """Waiting signals with word for word the same words about the same place, without this one.

    `in_the_same_state`: only those that were screened as this one was. What was said in them is not
    fetched.
    """
    if signal.digest is None:
        return Signal.objects.none()
    same = {name: getattr(signal, name) for name in SAME_FIELDS}
    found = Signal.objects.within_reach_of(by).waiting().filter(**same).exclude(pk=signal.pk)
    if in_the_same_state:
        standing = current_screening(signal)
        found = found.filter(outcome=standing and standing.outcome)
    return found.defer("sealed_words")


def gathered_signals(*signals):
    """The signals that go on with any of these, the earliest first; what was said in them is not fetched."""
    ids = Gathering.objects.filter(first__in=[one.pk for one in signals]).values("signal_id")
    return Signal.objects.filter(pk__in=ids).order_by("received_at", "pk").defer("sealed_words")


def current_screening(signal):
    """What was last made of this signal, or None."""
    return Screening.objects.filter(signal_id=signal.pk).select_related("recorded_by").first()


def is_self_harm(signal):
    """A threat of suicide or self-harm is urgent whatever else is written, and whoever reads it."""
    return signal.self_harm or signal.concern == "self_harm"


def is_urgent(signal, outcome):
    """Whether this signal is urgent, given what it was screened as (None: by nobody yet)."""
    if is_self_harm(signal):
        return True
    return outcome == ScreeningOutcome.URGENT if outcome else signal.urgent


def has_reader(*signals):
    """Whether an answer to these would be read: under a code, or by whoever wrote one of them down."""
    return any(one.code_hash or one.recorded_by_id for one in signals)


def lock_signals(*signals):
    """Let nobody else act on these signals, or on ones with the same words, until the transaction ends.

    The web role may not lock a row that it may not change, so the lock is on a number made of it.
    """
    keys = sorted({bytes(one.digest or one.pk.bytes).hex() for one in signals})
    with connection.cursor() as cursor:
        for key in keys:
            cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 19))", [key])
