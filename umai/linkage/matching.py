"""Which child of the register the rows of an edition are: candidates by keys, weighed, kept, and decided.

Everything that is scored from 0 bits up is kept with the model's version. A row becomes a child by rule
only from a probability that the law's parameters name, and never on what a family has in common; what lies
between waits for a person. One row of a list is one child: of two that claim one, the likelier gets it.
"""

import json
import logging
import uuid
from collections import Counter, defaultdict
from dataclasses import dataclass
from math import log2

from django.db import transaction

from umai.law import lists as law
from umai.law.clock import today
from umai.linkage.asking import ask
from umai.linkage.candidates import AT_A_TIME, Finder
from umai.linkage.models import Edition, Matched
from umai.linkage.quality import calibration_of
from umai.linkage.scoring import Scorer
from umai.names.records import Row, features
from umai.names.trained import Trained
from umai.names.weighing import RHO
from umai.places.models import Precision
from umai.register.in_use import in_use

log = logging.getLogger("umai.lists")

ON_ANOTHER_LIST, TWICE = 0.3, 0.02  # share of rows that are there, before anything is compared
KEPT_FROM = 0.0  # bits
SAME_NAME = {"same", "slip", "sounds", "swapped", "part"}
SAME_BIRTH = {"day", "pin's day", "swapped", "slip"}
MOST = 1 - 1e-9  # no pair is more certain
DATES = {Precision.DAY: "%Y-%m-%d", Precision.MONTH: "%Y-%m", Precision.YEAR: "%Y"}


@dataclass
class Scored:
    """One pair, weighed: a row beside a child of the register, or beside a row (`other`) of a list."""

    row: uuid.UUID
    child: uuid.UUID | None
    other: uuid.UUID | None
    bits: float
    probability: float
    by_the_child: bool  # what is the child's own agrees, and not the family's alone
    levels: dict
    band: str = ""
    rule: str = ""

    def as_json(self, model):
        return {
            "id": str(uuid.uuid4()), "row": str(self.row), "child": self.child and str(self.child),
            "other": self.other and str(self.other), "bits": self.bits, "probability": self.probability,
            "band": self.band, "levels": self.levels, "model": model, "rule": self.rule,
        }  # fmt: skip


def match(edition: Edition, *, using, trained: Trained | None = None, tell=lambda rows: None) -> Matched:
    """Match the rows of this edition with the register and the other lists; answers the row that says so.

    One transaction; `tell(rows)` is called after each batch.
    """
    trained = trained or in_use(using).trained
    with transaction.atomic(using=using):
        ((carried,),) = ask(using, "select linkage_carry_over(%s)", [edition.pk])
        matcher, bands = Matcher(edition, trained, using), Counter()
        for first in range(1, matcher.last + 1, AT_A_TIME):
            pairs = matcher.batch(first, first + AT_A_TIME - 1)
            keep(pairs, trained.version, using)
            bands.update(best_bands(pairs))
            tell(first)
        made = Matched.objects.using(using).create(
            edition=edition, model=trained.version, carried=carried, automatic=bands["automatic"],
            clerical=bands["clerical"], scored=matcher.scored_pairs, crowded=matcher.crowded,
        )  # fmt: skip
    log.info("a list was matched: %s rows by rule, %s for a person", made.automatic + carried, made.clerical)
    return made


class Matcher:
    """Finds and weighs the pairs of one edition, some thousand lines at a time.

    `scored_pairs` are those weighed so far; `crowded` the rows that had more promising candidates.
    """

    def __init__(self, edition, trained, using):
        self.edition, self.using = edition, using
        standing = in_use(using)
        ask(using, "select linkage_analyze()", [])
        ((self.last, own, others, _children),) = ask(using, "select * from linkage_sizes(%s)", [edition.pk])
        self.prior = {
            "child": standing.prior_bits, "list": log2(ON_ANOTHER_LIST / max(others, 1)),
            "own": log2(TWICE / max(own, 1)),
        }  # fmt: skip
        self.finder = Finder(edition, lambda *said: ask(using, *said), self.prior)
        self.scorer = Scorer(trained, standing.how_common)
        self.limits, self.calibrated = law.limits(on=today()), calibration_of(trained.version, using)
        self.claimed = set()
        self.parted = set(ask(using, "select one, child from linkage_parted(%s)", [edition.pk]))
        self.scored_pairs = self.crowded = 0

    def batch(self, first, last) -> list[Scored]:
        """The pairs of these lines that weigh enough to be kept, with what is done about each."""
        found = self.finder.between(first, last)
        self.scored_pairs += len(found.with_children) + len(found.with_rows)
        self.crowded += len(found.crowded)
        rows = self.of(
            "linkage_rows",
            {one for one, _ in found.with_children} | {id for pair in found.with_rows for id in pair},
        )
        children = self.of("linkage_children", {child for _, child in found.with_children})
        pairs = [
            self.scored(row, rows[row][0], children[child][0], "child", child=child)
            for row, child in found.with_children
            if child in children
        ]
        for row, other in found.with_rows:
            kind = "own" if rows[other][1] == self.edition.pk else "list"
            pairs.append(self.scored(row, rows[row][0], rows[other][0], kind, other=other))
        return self.decided([pair for pair in pairs if pair])

    def of(self, function, ids):
        """Id to what is compared of it, and the edition it stands in."""
        found = ask(self.using, f"select * from {function}(%s)", [list(ids)])
        return {said[0]: (self.compared(*said[2:-1]), said[-1]) for said in found}

    def compared(self, surname, given, patronymic, born, precision, sex, pin, *more) -> tuple:
        *places, mother, phone = more
        birth = born.strftime(DATES[precision]) if born and precision in DATES else ""
        codes = ["" if place is None else str(place) for place in places]
        read = features(Row(surname, given, patronymic, birth, sex, pin, *codes, mother, phone))
        return self.scorer.parted(read)

    def scored(self, row, one, two, kind, child=None, other=None) -> Scored | None:
        """The pair, weighed; None for one that is not worth keeping."""
        prior, weight = self.prior[kind], self.scorer.weigh(one, two)
        if weight.bits + prior < KEPT_FROM:
            return None
        names = weight.levels
        own = names["pin"] == "same" or (names["given"] in SAME_NAME and names["birth"] in SAME_BIRTH)
        return Scored(row, child, other, weight.bits + prior, weight.probability(prior, RHO), own, names)

    def decided(self, pairs) -> list[Scored]:
        """What is done about each pair; a row is one child, so its candidates compete with each other.

        What readers found not to be that child, when the row stood in an earlier edition, competes no more.
        """
        of_row = defaultdict(list)
        for pair in pairs:
            parted = (pair.row, pair.child) in self.parted
            if pair.child and not parted:
                of_row[pair.row].append(pair)
            pair.band = "new" if parted else self.band(pair)
        for rivals in of_row.values():
            together = sum(odds(pair.probability) for pair in rivals)
            for pair in rivals:
                pair.probability = odds(pair.probability) / (1 + together)
                pair.band = self.band(pair)
            self.resolve(max(rivals, key=lambda pair: pair.probability))
        return pairs

    def band(self, pair):
        """What is done about it: by its probability as such pairs turned out when people read them."""
        return self.limits.band(self.calibrated(pair.probability), by_the_child=pair.by_the_child)

    def resolve(self, pair):
        """Take the likeliest candidate by rule, unless another row of this list was taken for that child."""
        if pair.band != "automatic":
            return
        if pair.child in self.claimed:
            pair.band = "clerical"
            return
        self.claimed.add(pair.child)
        pair.rule = f"from {100 * self.limits.automatic:g} per cent"


def odds(probability: float) -> float:
    return min(probability, MOST) / (1 - min(probability, MOST))


def best_bands(pairs):
    """For each row that has a candidate in the register, the best that is done about one."""
    found = {}
    for pair in pairs:
        if pair.child and (pair.rule or pair.band != "automatic"):
            found[pair.row] = min(found.get(pair.row, "new"), pair.band)
    return found.values()


def keep(pairs, model, using):
    if pairs:
        ask(using, "select linkage_keep_pairs(%s)", [json.dumps([pair.as_json(model) for pair in pairs])])
