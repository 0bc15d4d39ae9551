"""Which signals belong together: those with the same words, and those that somebody gathered."""

from umai.identification.signal.ending_models import Joining
from umai.identification.signal.models import Gathering, Screening, ScreeningOutcome, Signal
from umai.machine.cluster.functions import fetch_value

# Signals that are equal in all of these are one line of the inbox.
SAME_FIELDS = ("digest", "settlement_id", "district_id", "keeper", "concern", "danger_now", "self_harm")


def alike_signals(signal, by, *, in_the_same_state=True):
    """The other waiting signals with exactly the same words about the same place.

    `in_the_same_state`: only those that were screened as this one was. Those that a case took in already are
    left out. Their sealed words are not fetched.
    """
    if signal.digest is None:
        return Signal.objects.none()
    same = {name: getattr(signal, name) for name in SAME_FIELDS}
    found = Signal.objects.within_reach_of(by).waiting().filter(**same).exclude(pk=signal.pk)
    found = found.exclude(pk__in=Joining.objects.filter(answer=None).values("signal_id"))
    if in_the_same_state:
        standing = current_screening(signal)
        found = found.filter(outcome=standing and standing.outcome)
    return found.defer("sealed_words")


def gathered_signals(*signals):
    """The signals that go on with any of these, the earliest first; their sealed words are not fetched."""
    ids = Gathering.objects.filter(first__in=[one.pk for one in signals]).values("signal_id")
    return Signal.objects.filter(pk__in=ids).order_by("received_at", "pk").defer("sealed_words")


def current_screening(signal):
    """The current screening of this signal, or None."""
    return Screening.objects.filter(signal_id=signal.pk).select_related("recorded_by").first()


def is_self_harm(signal):
    """Whether it is about suicide or self-harm: then it is urgent, whatever else is written."""
    return signal.self_harm or signal.concern == "self_harm"


def is_urgent(signal, outcome):
    """Whether this signal is urgent, when it was screened as `outcome` (None: not screened yet)."""
    if is_self_harm(signal):
        return True
    return outcome == ScreeningOutcome.URGENT if outcome else signal.urgent


def has_reader(*signals):
    """Whether somebody can read an answer to these: with a code, or because they wrote one of them down."""
    return any(one.code_hash or one.recorded_by_id for one in signals)


def lock_signals(*signals):
    """Keep others from acting on these signals, or on ones with the same words, until the transaction ends.

    The web role may not lock a row that it may not change, so the lock is on a number made of the words.
    """
    keys = sorted({bytes(one.digest or one.pk.bytes).hex() for one in signals})
    for key in keys:
        fetch_value("select pg_advisory_xact_lock(hashtextextended(%s, 19))", [key])
