"""Which signals, and which children whose name nobody knows, fit a description.

The words of signals are sealed, so they are opened here, and not searched in the database. A word counts the
more, the fewer of what was read have it. A person decides; what was shown is on the trail.
"""

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass, field
from math import log2
from typing import Any

from django.utils.translation import gettext as _

from umai.access.doors import consult_list, open_files
from umai.identification.signal.models import Signal
from umai.identification.signal.sealing import NoKey
from umai.identification.whereabouts.signal_place import place_of
from umai.law.terms.clock import day_of, today
from umai.names.parts import as_searchable, words_of
from umai.register import merge_groups
from umai.register.facts.address import Address, AddressKind
from umai.register.facts.appearance import Appearance
from umai.register.people import Child, Identity

MOST_READ = 500  # signals whose words are opened in one search, the latest first
MOST_SHOWN = 20
YEARS = 1  # by which an age that somebody guessed may be wrong
OF_PLACE, OF_AGE = 2.0, 1.0  # weights, in bits as a word that one in four or one in two has
FEW = 5  # with more to read, a word that more than half of it has tells nothing


@dataclass(frozen=True)
class Description:
    """What is known of the child: words, about how old, in which village. Any part may be missing."""

    words: str = ""
    age: int | None = None
    settlement: int | None = None


@dataclass
class DescribedChild:
    """A signal, or a record without a name: what it says of the child, and how it fits."""

    row: Any
    where: str
    text: str
    age: int | None
    settlement: int | None
    score: float = 0.0
    why: list[str] = field(default_factory=list)

    def add(self, score, reason):
        self.score += score
        self.why.append(reason)


@dataclass(frozen=True)
class DescribedChildren:
    """The signals and the children that fit, the likeliest first, and how many signals were read."""

    signals: list[DescribedChild]
    children: list[DescribedChild]
    read: int
    older_left: bool
    """Whether there are older signals that were not read."""


def find_described(asked: Description, *, by) -> DescribedChildren:
    """Everything within reach that fits; the look at what is shown is on the trail."""
    rows = Signal.objects.within_reach_of(by).select_related("settlement__municipality", "district")
    with by.speaking():
        latest = list(rows.order_by("-received_at", "pk")[: MOST_READ + 1])
        signals = [described_by(one) for one in latest[:MOST_READ]]
        children = nameless_children(by)
    compare(asked, [*signals, *children])
    shown = shown_on_trail("identification.described", Signal, likeliest(signals), by)
    beside = shown_on_trail("register.described", Child, likeliest(children), by)
    return DescribedChildren(shown, beside, len(signals), len(latest) > MOST_READ)


def shown_on_trail(name, of, fitting: list[DescribedChild], by) -> list[DescribedChild]:
    """These, once the look at them is on the trail under this name."""
    return consult_list(name, by=by, of=of, ids=[one.row.pk for one in fitting], by_ids=lambda _ids: fitting)


def described_by(signal) -> DescribedChild:
    """What a signal says of its child; no words where they cannot be opened."""
    try:
        said = signal.said
        text = " ".join(filter(None, [said.child, said.happened, said.where]))
    except NoKey:
        text = ""
    age = signal.child_age
    if age is not None:
        age += today().year - day_of(signal.received_at).year
    return DescribedChild(signal, place_of(signal), text, age, signal.settlement_id)


def nameless_children(by) -> list[DescribedChild]:
    """The children within reach whose name nobody knows yet, as somebody described them."""
    words: dict[Hashable, list[str]] = {}
    known = [pk for (pk,) in by.ask("select unnest(register_nameless())")]
    open_files("register.compare", known, by=by)
    for one in Appearance.objects.within_reach_of(by).filter(child_id__in=known).order_by("recorded_at"):
        words.setdefault(one.child_id, []).append(one.words)
    unnamed = Identity.objects.within_reach_of(by).filter(child_id__in=words, surname="", given="")
    leads = merge_groups.leading_ids_of(words, by)
    homes = Address.objects.filter(child_id__in=words, kind=AddressKind.ACTUAL).order_by("recorded_at")
    settlements = dict(homes.values_list("child_id", "settlement_id"))
    nameless = {one.child_id: one for one in unnamed.select_related("child")}
    return [
        DescribedChild(
            one.child,
            "",
            " ".join(words[one.child_id]),
            today().year - one.birth_date.year if one.birth_date else None,
            settlements.get(one.child_id),
        )
        for one in nameless.values()
        if leads[one.child_id] in nameless  # else the child is known by the other record
    ]


def compare(asked: Description, read: list[DescribedChild]) -> None:
    """Say of each how it fits, and why."""
    sought = {as_searchable(word): word for word in words_of(asked.words) if len(word) > 2}
    held = [{as_searchable(word) for word in words_of(one.text) if len(word) > 2} for one in read]
    hits = [{word for word in sought if any(alike(word, other) for other in words)} for words in held]
    often = Counter(word for found in hits for word in found)
    if len(read) > FEW:  # "child" stands in nearly every report
        hits = [{word for word in found if 2 * often[word] <= len(read)} for found in hits]
    for one, found in zip(read, hits, strict=True):
        if found:
            telling = sorted(found, key=lambda word: (often[word], word))
            score = sum(log2((len(read) + 1) / often[word]) for word in telling)
            one.add(score, _("the words: %(words)s") % {"words": ", ".join(sought[word] for word in telling)})
        if asked.settlement and one.settlement == asked.settlement:
            one.add(OF_PLACE, _("the same village or town"))
        if asked.age is not None and one.age is not None:
            if abs(asked.age - one.age) <= YEARS:
                one.add(OF_AGE, _("about the same age"))
            else:
                one.score -= OF_PLACE


def alike(one: str, other: str) -> bool:
    """Whether two folded words have one stem; long ones may end differently, or be longer."""
    length = min(len(one), len(other))
    stem = length if length < 5 else length - 2
    return one[:stem] == other[:stem] and (length > 3 or one == other)


def likeliest(read: list[DescribedChild]) -> list[DescribedChild]:
    """Those that fit, the likeliest first."""
    return sorted((one for one in read if one.score > 0), key=lambda one: -one.score)[:MOST_SHOWN]
