"""One page of the inbox: its lines as they are shown, and where the next page begins."""

from collections import Counter
from functools import partial
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from umai.access.doors import consult_list
from umai.design.parts import Link
from umai.design.templatetags.design import clock, clock_at
from umai.identification.inbox import worklist
from umai.identification.signal import clocks
from umai.identification.signal.models import Addition, Gathering, ScreeningOutcome, Signal
from umai.identification.whereabouts.signal_place import place_of
from umai.law.terms.clock import day_of
from umai.staff.models import Role
from umai.urgency.reading import UnseenCall, unseen_calls

STATES = {
    "waiting": _("Waiting"),
    "urgent": _("Urgent"),
    "second": _("For a second person"),
    "mine": _("My own"),
    "ended": _("Ended"),
}


class InboxRow(NamedTuple):
    """One line: a signal, or the first of many with the same words; the clocks are HTML."""

    signal: Signal
    urgent: bool
    n: int
    gathered: int
    more_words: bool
    call: UnseenCall | None  # of an urgent signal, while nobody has seen the child
    where: str
    outcome: str
    now: object  # what is to be done before every term, in place of the first one
    screening: object
    intake: object
    crowded: bool


class InboxPage(NamedTuple):
    """The lines of one page; those of which very many came from one network are in `crowded`."""

    lines: list
    crowded: list
    next: str


def page_of(by, *, state, after):
    """The page of this list after the `InboxPosition` `after`; None: the first page."""
    if state == "ended":
        found = worklist.ended_lines(by, before=after and after.at)
    else:
        of_state = {"urgent": worklist.urgent_lines, "second": worklist.second_person_lines}
        found = of_state.get(state, partial(worklist.waiting_lines, mine=state == "mine"))(by)
        found = worklist.lines_after(found, after) if after else found
    with by.speaking():
        rows = list(found[: worklist.PAGE + 1])
    shown = rows[: worklist.PAGE]
    drawn = read_rows(shown, by)
    last = shown[-1] if len(rows) > worklist.PAGE else None
    place = last and worklist.InboxPosition(last["crowded_"], last["rank"], last["at"], last["first"]).text()
    crowded = [line for line in drawn if line.crowded] if state != "ended" else []  # they are the last ones
    return InboxPage(drawn[: len(drawn) - len(crowded)], crowded, place or "")


def read_rows(rows, by):
    """These lines as they are shown; the look at the first signal of each is on the trail."""
    ids = [row["first"] for row in rows]
    signals = Signal.objects.filter(pk__in=ids).defer("sealed_words")
    related = signals.select_related("settlement__municipality", "settlement__parent", "district", "ending")
    found = {one.pk: one for one in consult_list("identification.inbox", related, by=by)}
    with by.speaking():
        firsts = dict(Gathering.objects.filter(first__in=ids).values_list("signal_id", "first_id"))
        more = ids_with_new_words(found, firsts)
    gathered = Counter(firsts.values())
    calls = unseen_calls(ids, by)
    now, higher = timezone.now(), by.role == Role.OBLAST_SUPERVISOR
    return [
        as_inbox_row(
            row,
            found[row["first"]],
            gathered[row["first"]],
            row["first"] in more,
            calls.get(row["first"]),
            now,
            higher,
        )
        for row in rows
        if row["first"] in found
    ]


def ids_with_new_words(found, firsts):
    """The signals whose reporters wrote more after the last screening."""
    alike = {bytes(one.digest): one.pk for one in found.values() if one.digest}
    rows = Addition.objects.filter(
        Q(signal__in=[*found, *firsts]) | Q(signal__digest__in=alike, signal__waits=True)
    ).values_list("signal_id", "signal__digest", "recorded_at")
    more = set()
    for signal_id, digest, at in rows:
        first = firsts.get(signal_id, signal_id)
        signal = found.get(first) or found[alike[bytes(digest or b"")]]
        if signal.waits and (signal.screened_at is None or at > signal.screened_at):
            more.add(signal.pk)
    return more


def now_to_do(call, signal):
    """What comes before every term while nobody has seen the child; "" where a term is what counts."""
    if call is None or signal.screened_at or signal.ended_at:
        return ""
    return _("Now: take the call and go to the child") if call.waits else _("Now: see the child")


def as_inbox_row(row, signal, gathered, more_words, call, now, higher):
    urgent = row["rank"] <= worklist.URGENT
    face = clocks.clocks_of(
        signal.received_at, urgent=urgent, screened_at=signal.screened_at, ended_at=signal.ended_at, now=now
    )
    return InboxRow(
        signal=signal,
        urgent=urgent,
        n=row["n"],
        gathered=gathered,
        more_words=more_words,
        call=call,
        where=place_of(signal, with_district=higher),
        outcome=str(ScreeningOutcome(row["outcome"]).label) if row["outcome"] else "",
        now=now_to_do(call, signal),
        screening=clock_at(face.screen_by, now, face.screened_at, short=True),
        intake=clock(face.take_in_by, day_of(now), face.taken_in_on, short=True),
        crowded=row["crowded_"],
    )


def tabs(state, counts):
    """The lists to choose from, with how many lines wait in each."""
    shown = {"waiting": counts["waiting"], "urgent": counts["urgent"]}
    return [
        Link(str(label), f"?state={name}", name == state, shown.get(name)) for name, label in STATES.items()
    ]
