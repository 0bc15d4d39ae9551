"""Finding a child who is on the register already, in any script and spelling, within reach."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from umai.access.doors import consult_list
from umai.access.facts import Why
from umai.access.may import require
from umai.names.parts import parts_of
from umai.names.sought import joined, sought, sought_parts
from umai.places.models import Place
from umai.register import same
from umai.register.born import Born
from umai.register.candidates import COMPARED, born_then, candidates
from umai.register.likeness import Asked
from umai.register.models import Address, AddressKind, Child, Identity

SHOWN_FROM = 0.12  # below this a likeness is chance
LIKELY = 0.45  # from this on somebody should look before another child is registered
MOST_WROTE = 200  # of the children whose file has moved away, those compared by name


@dataclass
class Candidate:
    """A child who may be meant: how likely (0 to 1), and why, in words of the reader's language."""

    child: Child
    identity: Identity
    score: float
    why: list[str] = field(default_factory=list)
    place: Place | None = None

    @property
    def where(self):
        """The village and its municipality in the reader's language; "" when none is recorded."""
        if not self.place:
            return ""
        steps = [self.place] if self.place.holder is None else [self.place, self.place.holder]
        return ", ".join(step.name_in(get_language() or "ky") for step in steps)


class Record(NamedTuple):
    """A child as a form or a line of a list has it; any part may be empty."""

    surname: str = ""
    given: str = ""
    patronymic: str = ""
    sex: str = ""
    born: Born | None = None
    pin: str = ""
    settlement: int | None = None


class Question(NamedTuple):
    """What is looked for: the words sought, and what else is known."""

    words: list
    torn: list = []
    born: Born | None = None
    settlement: int | None = None
    sex: str = ""
    pin: str = ""


def find(text="", *, by, pin="", born: Born | None = None, settlement=None, limit=10) -> list[Candidate]:
    """Children whose name may be this one, best first; a PIN finds exactly its holder.

    `born` is a date or a year; `settlement` the id of a place. Only children within reach of the
    one who asks are found, and whom the answer shows is noted on the trail. Without a name the
    birth date (and the place) find alone.
    """
    words = sought(text)
    if text.strip() and not words:
        born = None  # what was typed is no name: nobody is meant
    return answer(Question(words, joined(words), born, settlement, pin=pin), by=by, limit=limit)


def likely(record: Record, *, by, limit=10) -> list[Candidate]:
    """Children who may be the one of this record, best first: asked before anybody is registered.

    As `find`, but each part of the name is known for what it is, and the sex counts.
    """
    words = sought_parts(parts_of(record.surname, record.given, record.patronymic))
    question = Question(words, [], record.born, record.settlement, record.sex, record.pin)
    return answer(question, by=by, limit=limit)


def answer(question: Question, *, by, limit) -> list[Candidate]:
    """Ask the database, compare the originals, and note whom the answer shows."""
    require(by, "register.search")
    with by.speaking():
        holders = set(_holders(question.pin, by)) if question.pin else set()
        if question.words:
            fathers = candidates(question.words, torn=question.torn, born=question.born, by=by)
            ids = holders | set(fathers) | set(by.reach.wrote[:MOST_WROTE])
        else:
            fathers, ids = {}, holders | _by_birth(question, by)
        found = _compared(ids, holders, by, question, fathers)[:limit]
        shown = Child.objects.within_reach_of(by).filter(pk__in=[one.identity.child_id for one in found])
        children = {child.pk: child for child in consult_list("register.search", shown, by=by)}
        if not question.settlement:
            homes = _homes(list(children), by)
            for one in found:
                one.place = homes.get(one.identity.child_id)
    for one in found:
        one.child, one.why = children.get(one.identity.child_id), [str(reason) for reason in one.why]
    return [one for one in found if one.child]


def _holders(pin, by):
    return Identity.objects.within_reach_of(by).filter(pin=pin).values_list("child_id", flat=True)


def _by_birth(question, by):
    """Children born then, in that place if one is named; the few that are compared, in no order."""
    if not question.born:
        return set()
    rows = born_then(question.born, by)
    if question.settlement:
        there = Address.objects.within_reach_of(by).filter(settlement_id=question.settlement)
        rows = rows.filter(child_id__in=there.values("child_id"))
    return set(rows.values_list("child_id", flat=True)[: 3 * COMPARED])


def _compared(ids, holders, by, question, fathers):
    """Score each child on every name recorded for it, in whichever of its records, and keep the best."""
    leads = {pk: one.leads for one in same.of_many(ids, by).values() for pk in one.ids}
    ids = leads.keys()
    holders = {leads[pk] for pk in holders if pk in leads}
    names, recorded = defaultdict(list), Identity.ever.within_reach_of(by).filter(child_id__in=ids)
    for identity in recorded.exclude(why=Why.STRUCK):
        names[leads[identity.child_id]].append(identity)
    homes = _homes(ids, by) if question.settlement else {}
    asked = Asked(
        question.words,
        torn=question.torn,
        born=question.born,
        settlement=question.settlement,
        sex=question.sex,
    )
    found = []
    for child_id, identities in names.items():
        current = next((one for one in identities if one.current and one.child_id == child_id), None)
        if current is None:
            continue
        places = [
            homes[pk]
            for pk in dict.fromkeys([child_id, *(one.child_id for one in identities)])
            if pk in homes
        ]
        lives_in = [step for place in places for step in (place.pk, *place.above)]
        scores = [
            (*asked.likeness(one, lives_in=lives_in, fathers=fathers.get(one.child_id, ())), one)
            for one in identities
        ]
        score, why, best = max(scores, key=lambda each: (each[0], each[2].current))
        if best.child_id != child_id:
            why.append(_("found under another record of the child"))
        elif not best.current:
            why.append(_("found under an earlier record of the name"))
        if child_id in holders:
            score, why = 1.0, [_("same PIN"), *why]
        if score >= SHOWN_FROM:
            found.append(Candidate(None, current, score, why, places[0] if places else None))
    return sorted(found, key=lambda one: _order(one, holders))


def _order(one, holders):
    name = one.identity.full_name()
    return one.identity.child_id not in holders, -one.score, name, str(one.identity.child_id)


def _homes(ids, by):
    rows = Address.objects.within_reach_of(by).filter(
        child_id__in=ids, kind=AddressKind.ACTUAL, holds_to=None
    )
    return {row.child_id: row.settlement for row in rows.select_related("settlement") if row.settlement}
