"""Finding a child who is on the register already, in any script and spelling, within reach."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from umai.access.doors import consult_list, open_files
from umai.access.facts import ReplacementReason
from umai.access.permissions import require_right
from umai.law import lists as law
from umai.law.terms.clock import today
from umai.names.parts import parts_of
from umai.names.query import join_neighbours, parse_query, query_words_of
from umai.places.models import Place
from umai.register import merge_groups
from umai.register.facts.address import Address, AddressKind
from umai.register.fields.birth_date import BirthDate
from umai.register.people import Child, Identity
from umai.register.search.candidates import MOST_COMPARED, find_candidates, search_keys_of_birth
from umai.register.search.free_text import TextMatcher
from umai.register.search.likeness import DescriptionMatcher, Likeness, as_row
from umai.register.search.records import background_of
from umai.register.weights.numbers import numbers_in_use

SPEAKS_FOR = 0.0  # bits before the prior; below it what was asked speaks against the child
MOST_WROTE = 200  # of the children whose file has moved away, those compared by name


@dataclass
class ChildCandidate:
    """A child who may be meant: how likely (0 to 1), and why, in words of the reader's language.

    `bits` is the weight of what agrees and differs, without the prior.
    """

    child: Child
    identity: Identity
    score: float
    bits: float = 0.0
    why: list[str] = field(default_factory=list)
    place: Place | None = None
    home: int | None = None  # the id of that place
    because: tuple[Likeness, Identity] | None = None  # of which of the child's names the reasons speak

    @property
    def is_likely(self):
        """Whether a person should look before another is registered: by the law's parameter of today.

        It is the probability as the numbers give it, not corrected by how pairs that people read turned out:
        that correction is for candidates that competed with each other.
        """
        return law.match_limits(on=today()).band(self.score, by_the_child=True) != "new"

    @property
    def where(self):
        """The village and its municipality in the reader's language; "" when none is recorded."""
        if not self.place:
            return ""
        steps = [self.place] if self.place.holder is None else [self.place, self.place.holder]
        return ", ".join(step.name_in(get_language() or "ky") for step in steps)


class ChildDescription(NamedTuple):
    """A child as a form or a line of a list has it; any part may be empty."""

    surname: str = ""
    given: str = ""
    patronymic: str = ""
    sex: str = ""
    born: BirthDate | None = None
    pin: str = ""
    settlement: int | None = None
    mother: str = ""
    phone: str = ""


class SearchQuery(NamedTuple):
    """What is looked for: the words sought, and what else is known; `record` where each part is named."""

    words: list
    torn: list = []
    born: BirthDate | None = None
    settlement: int | None = None
    pin: str = ""
    record: ChildDescription | None = None

    def place(self) -> Place | None:
        """The place that was named."""
        return Place.objects.filter(pk=self.settlement).first() if self.settlement else None

    def as_matcher(self, place):
        """What is asked, ready to be compared with children, by the weights in use now."""
        if self.record:
            return DescriptionMatcher(as_row(self.record, place), numbers_in_use())
        return TextMatcher(
            self.words, numbers_in_use(), torn=self.torn, born=self.born, place=place, pin=self.pin
        )


def find_children(
    text="", *, by, pin="", born: BirthDate | None = None, settlement=None, limit=10
) -> list[ChildCandidate]:
    """Children whose name may be this one, best first; a PIN finds exactly its holder.

    `born` is a date or a year; `settlement` the id of a place. Only children within reach of the
    one who asks are found, and whom the answer shows is noted on the trail. Without a name the
    birth date (and the place) find alone.
    """
    words = parse_query(text)
    if text.strip() and not words:
        born = None  # what was typed is no name: nobody is meant
    return answer_query(
        SearchQuery(words, join_neighbours(words), born, settlement, pin=pin), by=by, limit=limit
    )


def find_likely_children(record: ChildDescription, *, by, limit=10) -> list[ChildCandidate]:
    """Children who may be the one of this record, best first: asked before anybody is registered.

    As `find_children`, but it is known what each part of the name is, so a child weighs as much as the same
    row of a list would.
    """
    words = query_words_of(parts_of(record.surname, record.given, record.patronymic))
    question = SearchQuery(words, [], record.born, record.settlement, record.pin, record)
    return answer_query(question, by=by, limit=limit)


def answer_query(question: SearchQuery, *, by, limit) -> list[ChildCandidate]:
    """Ask the database, compare the originals, and note whom the answer shows."""
    require_right(by, "register.search")
    with by.speaking():
        holders, place = set(_pin_holders(question.pin, by)) if question.pin else set(), question.place()
        if question.words:
            how = {"torn": question.torn, "born": question.born, "place": place}
            fathers = find_candidates(question.words, by=by, **how)
            ids = holders | set(fathers) | set(by.reach.wrote[:MOST_WROTE])
        else:
            fathers, ids = {}, holders | _children_of_birth(question, by)
        found = _scored_candidates(ids, holders, by, question.as_matcher(place), fathers)[:limit]
        best = [one.identity.child_id for one in found]
        shown = Child.objects.within_reach_of(by).filter(pk__in=best)
        # Whoever reaches a name reaches the child, except an office that wrote the one and not the other.
        known = None if by.reach.wrote else best
        children = {child.pk: child for child in consult_list("register.search", shown, by=by, ids=known)}
        found = [one for one in found if one.identity.child_id in children]
        homes = {} if question.settlement else _home_ids_of(list(children), by)
        for one in found:
            one.home = homes.get(one.identity.child_id, one.home)
        places = Place.objects.in_bulk({one.home for one in found if one.home})
    for one in found:
        one.place = places.get(one.home)
        one.child, one.why = children[one.identity.child_id], list(map(str, _reasons_of(one)))
    return found


def _reasons_of(candidate):
    """Why this candidate may be meant, yet to be translated."""
    likeness, name = candidate.because
    found = list(likeness.why)
    if name.child_id != candidate.identity.child_id:
        found.append(_("found under another record of the child"))
    elif not name.current:
        found.append(_("found under an earlier record of the name"))
    return found


def _pin_holders(pin, by):
    return [pk for (pk,) in by.ask("select unnest(register_pin_holders(%(pin)s))", pin=pin)]


def _children_of_birth(question, by):
    """Children born then, in that place if one is named; the few that are compared, in no order."""
    if not question.born:
        return set()
    rows = search_keys_of_birth(question.born, by)
    if question.settlement:
        there = by.ask("select unnest(register_living_in(%(place)s))", place=question.settlement)
        rows = rows.filter(child_id__in=[pk for (pk,) in there])
    return set(rows.values_list("child_id", flat=True)[: 3 * MOST_COMPARED])


def _scored_candidates(ids, holders, by, asked, fathers):
    """Score each child on every name recorded for it, in whichever of its records, and keep the best."""
    leads = {pk: one.leading_id for one in merge_groups.groups_of(ids, by).values() for pk in one.ids}
    ids = leads.keys()
    open_files("register.compare", ids, by=by)
    holders = {leads[pk] for pk in holders if pk in leads}
    names, recorded = defaultdict(list), Identity.ever.within_reach_of(by).filter(child_id__in=ids)
    for identity in recorded.exclude(why=ReplacementReason.STRUCK):
        names[leads[identity.child_id]].append(identity)
    homes = _home_ids_of(ids, by) if asked.asks_place else {}
    known = background_of(ids, by, homes=homes, family=asked.asks_family)
    found = []
    for child_id, identities in names.items():
        current = next((one for one in identities if one.current and one.child_id == child_id), None)
        if current is None:
            continue
        alike = [(asked.likeness(one, known, fathers.get(one.child_id, ())), one) for one in identities]
        likeness, best = max(alike, key=lambda each: (each[0].order, each[1].current, str(each[1].pk)))
        if child_id in holders or likeness.bits > SPEAKS_FOR:
            home = next((homes[one.child_id] for one in identities if one.child_id in homes), None)
            one = ChildCandidate(  # the child is fetched once it is known who is shown
                Child(pk=child_id), current, likeness.score, likeness.bits, because=(likeness, best)
            )
            one.home = homes.get(child_id, home)
            found.append((child_id in holders, likeness.order, one))
    found.sort(key=lambda each: _name_and_id(each[2]))
    found.sort(key=lambda each: each[:2], reverse=True)
    return [one for *_, one in found]


def _name_and_id(one):
    return one.identity.recorded_name(), str(one.identity.child_id)


def _home_ids_of(ids, by) -> dict:
    """Child to the id of the place where it lives; the one recorded last, where somebody recorded two."""
    rows = Address.objects.within_reach_of(by).filter(
        child_id__in=ids, kind=AddressKind.ACTUAL, holds_to=None
    )
    rows = rows.exclude(settlement=None).order_by("recorded_at", "pk")
    return dict(rows.values_list("child_id", "settlement_id"))
