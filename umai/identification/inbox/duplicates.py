"""Which waiting signals may be about the same child, and why. A person decides."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from umai.identification.inbox.worklist import signals_of_department
from umai.identification.signal.groups import SAME_FIELDS
from umai.identification.signal.models import Signal, SignalMatch
from umai.identification.signal.sealing import NoKey
from umai.names.query import parse_query
from umai.register import merge_groups

MOST_COMPARED = 150  # signals of the place whose words are compared, the latest first
MOST_SHOWN = 20
YEARS = 1  # by which an age that somebody guessed may be wrong


@dataclass
class LikelyDuplicate:
    """A signal that may be about the same child: a score, for the order, and the reasons."""

    signal: Signal
    score: int = 0
    why: list[str] = field(default_factory=list)

    def add(self, score, reason):
        self.score += score
        self.why.append(reason)


def candidates(signal, by):
    """The signals of the same inbox that may be about the same child, the likeliest first.

    Each line of the inbox is here once, by one of its signals; the line of this signal is left out.
    """
    rows = signals_of_department(by).waiting().filter(district_id=signal.district_id, keeper=signal.keeper)
    rows = rows.exclude(pk=signal.pk).select_related("settlement__municipality")
    near = rows.filter(municipality_id=signal.municipality_id).order_by("-received_at")
    found = {one.pk: one for one in near[:MOST_COMPARED]}
    if signal.digest is not None:
        found |= {one.pk: one for one in rows.filter(digest=signal.digest)[:MOST_COMPARED]}
    matched = _ids_about_child(signal, rows, by)
    found |= {one.pk: one for one in rows.filter(pk__in=matched)}
    keys = names_in(signal)
    compared = [compare(signal, one, keys, matched) for one in found.values()]
    likely = sorted(
        (one for one in compared if one.score), key=lambda one: (-one.score, one.signal.received_at)
    )
    lines, seen = [], {line_key_of(signal)}
    for one in likely:
        if line_key_of(one.signal) not in seen:
            seen.add(line_key_of(one.signal))
            lines.append(one)
    return lines[:MOST_SHOWN]


def line_key_of(signal):
    """What is equal for signals that are one line of the inbox."""
    fields = [getattr(signal, name) for name in SAME_FIELDS[1:]]
    return (bytes(signal.digest or signal.pk.bytes), signal.outcome, *fields)


def compare(signal, other, keys, matched):
    """How alike two signals are, and why."""
    found = LikelyDuplicate(other)
    if other.pk in matched:
        found.add(6, _("found to be about the same child"))
    if signal.digest is not None and bytes(other.digest or b"") == bytes(signal.digest):
        found.add(4, _("the same words"))
    if keys & names_in(other):
        found.add(3, _("a name that is alike"))
    if signal.settlement_id and other.settlement_id == signal.settlement_id:
        found.add(2, _("the same village or town"))
    if found.score:
        if other.concern == signal.concern:
            found.add(1, _("the same concern"))
        if None not in (signal.child_age, other.child_age):
            if abs(signal.child_age - other.child_age) <= YEARS:
                found.add(1, _("about the same age"))
            else:
                found.score -= 1
    return found


def names_in(signal):
    """Roots of the words about the child that may be a name: those with a capital letter."""
    try:
        words = signal.said.child.replace(",", " ").split()
    except NoKey:
        return set()
    names = [word for word in words if len(word) > 2 and word[0].isupper() and word.isalpha()]
    return {root for word in parse_query(" ".join(names)) for root in (*word.given[:1], *word.surname[:1])}


def _ids_about_child(signal, rows, by):
    """Ids of signals that somebody found to be about the same child of the register."""
    children = SignalMatch.objects.filter(signal_id=signal.pk).values_list("child_id", flat=True)
    records = {pk for one in merge_groups.groups_of(list(children), by).values() for pk in one.ids}
    ids = SignalMatch.objects.filter(child_id__in=records, signal__in=rows.values("pk"))
    return set(ids.values_list("signal_id", flat=True))
