"""Reading what two teams found at the same dwellings: for the head of the department and for the oblast."""

from collections import Counter, defaultdict
from typing import NamedTuple

from umai.access.doors import answer_not_found
from umai.access.permissions import require_right
from umai.law.options.choices import codes_marked, is_marked
from umai.register import merge_groups
from umai.rounds.anew.agreement import Captured, ChildOnce, Share, captured, exact_share, kappa
from umai.rounds.anew.models import AnewDraw, AnewStop
from umai.rounds.door.models import DoorAnswer, DoorAnswerKind, DoorChild
from umai.rounds.found.models import FoundAnswer
from umai.trail.entries import EntrySubject


class TeamsAgreement(NamedTuple):
    """What two teams found at the drawn dwellings of a round, side by side."""

    drawn: int
    asked: int
    same: Share | None
    kappa: float | None
    results: list[tuple[str, str, int]]
    """What the first team found, what the second found, at how many dwellings; the most frequent first."""
    children: Captured
    heard_by_first: Share | None
    """Of the children of whom the second team heard, those of whom the first had heard too."""


def drawn_stops(round, by) -> list[AnewStop]:
    """The drawn dwellings of a round in the order of the walk, those where somebody has to go first."""
    with by.speaking():
        rows = AnewStop.objects.filter(stop__round=round)
        rows = rows.select_related("stop__dwelling", "stop__settlement", "stop__round")
        return list(rows.order_by("done", "stop__number"))


def draws_of(round, by) -> list[AnewDraw]:
    """When and by what seed dwellings of a round were drawn, the latest first."""
    with by.speaking():
        return list(AnewDraw.objects.filter(round=round).order_by("-recorded_at"))


def find_anew_stop(pk, *, by) -> AnewStop:
    """The drawn dwelling with this id; 404, on the trail, where there is none that this worker sees."""
    require_right(by, "rounds.answer_anew")
    with by.speaking():
        rows = AnewStop.objects.select_related("stop__round", "stop__dwelling", "stop__settlement")
        found = rows.filter(pk=pk).first()
    return found or answer_not_found("rounds.read", EntrySubject("rounds.anewstop", pk), by=by)


def agreement_of(round, by) -> TeamsAgreement:
    """How the two teams of a round agree, from the answers that this worker reads."""
    require_right(by, "rounds.agreement.read")
    with by.speaking():
        stops = AnewStop.objects.filter(stop__round=round).values_list("stop_id", "stop__answer_id")
        first = {stop: answer for stop, answer in stops if answer}
        second = second_answers(first)
        answers = DoorAnswer.objects.in_bulk([*second.values(), *(first[stop] for stop in second)])
        asked = [
            (answers[first[stop]], answers[again])
            for stop, again in second.items()
            if first[stop] in answers and again in answers
        ]
        children = children_of([one.pk for pair in asked for one in pair], by)
        drawn = len(stops)
    pairs = [(one.result, other.result) for one, other in asked]
    both = sum((captured(children[one.pk], children[other.pk]) for one, other in asked), Captured())
    counted = Counter(pairs).most_common()
    return TeamsAgreement(
        drawn=drawn,
        asked=len(pairs),
        same=exact_share(sum(one == other for one, other in pairs), len(pairs)),
        kappa=kappa(pairs),
        results=[(one, other, n) for (one, other), n in counted],
        children=both,
        heard_by_first=exact_share(both.both, both.both + both.second_alone),
    )


def second_answers(stops) -> dict:
    """Dwelling to the answer of the second team that counts: the latest at which somebody opened."""
    rows = DoorAnswer.objects.filter(stop__in=stops, kind=DoorAnswerKind.ASKED_ANEW)
    rows = rows.exclude(result__in=codes_marked("round_results", "again"))
    return dict(rows.order_by("said_on", "recorded_at", "pk").values_list("stop_id", "pk"))


def children_of(answers, by) -> dict:
    """Answer to the children of migrants of whom it speaks, each as `captured` compares it."""
    rows = [
        one
        for one in DoorChild.objects.filter(answer__in=answers).defer("sealed_words")
        if is_marked("round_away", one.away, "migrants")
    ]
    found = dict(
        FoundAnswer.objects.filter(door_child__in=rows, found__isnull=False).values_list(
            "door_child_id", "found_id"
        )
    )
    leads = merge_groups.leading_ids_of(set(found.values()), by)
    children = defaultdict(list)
    for one in rows:
        known = found.get(one.pk)
        children[one.answer_id].append(ChildOnce(known and leads.get(known, known), one.sex, one.age))
    return children
