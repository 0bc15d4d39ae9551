"""Which child of the register the rows of an edition are: candidates by keys, weighed, kept, and decided.

Every pair that weighs 0 bits or more is kept with the model's version. A row is taken for a child by rule
only from a probability on that the law's parameters name, and never by what a family has in common; less
likely pairs wait for a person. One row of a list is one child: of all rows of an edition that claim the same
child, the likeliest gets it, and the others wait for a person.
"""

import json
import logging
from collections import Counter, defaultdict
from math import log2

from django.db import transaction

from umai.law.terms.clock import today
from umai.linkage.candidates.pairs import AT_A_TIME, CandidateFinder, CandidatePairs
from umai.linkage.candidates.weigher import ScoredPair, Weigher
from umai.linkage.lists.models import ListEdition
from umai.linkage.overlap.models import MatchRun
from umai.machine.cluster.functions import fetch_rows, fetch_value
from umai.matching.comparison.trained_numbers import TrainedNumbers
from umai.register.weights.numbers import numbers_in_use

log = logging.getLogger("umai.lists")

# The share of rows that are on another list, and of those that are there twice, before anything is compared.
ON_ANOTHER_LIST, TWICE = 0.3, 0.02
MOST = 1 - 1e-9  # no pair is more certain


def match_edition(
    edition: ListEdition, *, using, trained: TrainedNumbers | None = None, tell=lambda rows: None
) -> MatchRun:
    """Match the rows of this edition with the register and the other lists; answers the `MatchRun`.

    One transaction; `tell(rows)` is called after each batch.
    """
    trained = trained or numbers_in_use(using).trained
    with transaction.atomic(using=using):
        carried = fetch_value("select linkage_carry_over(%s)", [edition.pk], using=using)
        matcher, bands = EditionMatcher(edition, trained, using), Counter[str]()
        for first in range(1, matcher.last + 1, AT_A_TIME):
            pairs = matcher.batch(first, first + AT_A_TIME - 1)
            keep_pairs(pairs, trained.version, using)
            bands.update(matcher.best_bands(pairs))
            tell(first)
        claims = matcher.settle_claims()
        for first in range(0, len(claims), AT_A_TIME):
            keep_pairs(claims[first : first + AT_A_TIME], trained.version, using)
        bands.update(pair.band for pair in claims)
        made = MatchRun.objects.using(using).create(
            edition=edition,
            model=trained.version,
            carried=carried,
            automatic=bands["automatic"],
            clerical=bands["clerical"],
            scored=matcher.scored_pairs,
            crowded=matcher.crowded,
        )
    log.info("a list was matched: %s rows by rule, %s for a person", made.automatic + carried, made.clerical)
    return made


class EditionMatcher:
    """Finds and weighs the pairs of one edition, some thousand lines at a time, and settles them at its end.

    `scored_pairs` are those weighed so far; `crowded` the rows that had more promising candidates.
    `hides_pins`: no PIN is compared, to measure how well rows are matched that have none.
    """

    def __init__(self, edition, trained, using, *, hides_pins=False):
        self.edition = edition
        numbers = numbers_in_use(using)
        ((self.last, own, others, _children),) = fetch_rows(
            "select * from linkage_sizes(%s)", [edition.pk], using=using
        )
        prior = {
            "child": numbers.prior_bits,
            "list": log2(ON_ANOTHER_LIST / max(others, 1)),
            "own": log2(TWICE / max(own, 1)),
        }
        self.finder = CandidateFinder(edition, lambda *query: fetch_rows(*query, using=using), prior)
        self.weigher = Weigher(trained, numbers, on=today(), using=using, prior=prior, hides_pins=hides_pins)
        self.claims: list[ScoredPair] = []
        self.claiming: set = set()  # rows of this batch that claim a child by rule
        claimed = fetch_rows("select linkage_claimed(%s)", [edition.pk], using=using)
        self.taken = {child for (child,) in claimed}
        self.parted = set(
            fetch_rows("select one, child from linkage_rejected_pairs(%s)", [edition.pk], using=using)
        )
        self.scored_pairs = self.crowded = 0

    def batch(self, first, last) -> list[ScoredPair]:
        """The pairs of these lines that are to be kept, except those that claim a child by rule."""
        return self.weigh_candidates(self.finder.between(first, last))

    def pairs_without_pins(self, rows) -> list[ScoredPair]:
        """The pairs that these rows would have if nobody knew their PINs; nothing is kept of them."""
        found = self.weigh_candidates(self.finder.between(1, self.last, pin_hidden=list(rows)))
        claimed, self.claims = self.claims, []
        return found + claimed

    def weigh_candidates(self, found: CandidatePairs) -> list[ScoredPair]:
        """Weigh these pairs and decide them; those that claim a child by rule go to `claims`."""
        self.scored_pairs += len(found.with_children) + len(found.with_rows)
        self.crowded += len(found.crowded)
        weigher = self.weigher
        rows = weigher.rows(
            {one for one, _ in found.with_children} | {id for pair in found.with_rows for id in pair}
        )
        children = weigher.children({child for _, child in found.with_children})
        pairs = [
            weigher.scored(row, rows[row][0], children[child], "child", child=child)
            for row, child in found.with_children
            if child in children
        ]
        for row, other in found.with_rows:
            kind = "own" if rows[other][1] == self.edition.pk else "list"
            pairs.append(weigher.scored(row, rows[row][0], rows[other][0], kind, other=other))
        return self.decide_pairs([pair for pair in pairs if pair])

    def decide_pairs(self, pairs) -> list[ScoredPair]:
        """Decide what is done about each pair; a row is one child, so its candidates compete with each other.

        A child that readers found not to be this row, in an earlier edition, does not compete any more.
        """
        of_row, kept, self.claiming = defaultdict(list), [], set()
        for pair in pairs:
            parted = (pair.row, pair.child) in self.parted
            if pair.child and not parted:
                of_row[pair.row].append(pair)
            else:
                pair.band = "new" if parted else self.weigher.band(pair)
                kept.append(pair)
        for rivals in of_row.values():
            together = sum(odds(pair.probability) for pair in rivals)
            for pair in rivals:
                pair.probability = odds(pair.probability) / (1 + together)
                pair.band = self.weigher.band(pair)
            best = max(rivals, key=likelihood_key)
            if best.band == "automatic":
                self.claims.append(best)
                self.claiming.add(best.row)
                rivals.remove(best)
            kept += rivals
        return kept

    def best_bands(self, pairs) -> list[str]:
        """The band of the best pair with a child, for each row of these that claims no child by rule."""
        found: dict = {}
        for pair in pairs:
            if pair.child and pair.row not in self.claiming:
                found[pair.row] = min(found.get(pair.row, "new"), pair.band)
        return list(found.values())

    def settle_claims(self) -> list[ScoredPair]:
        """Settle the pairs that claim a child by rule: the likeliest of those with one child gets it."""
        for pair in sorted(self.claims, key=likelihood_key, reverse=True):
            if pair.child in self.taken:
                pair.band = "clerical"
            else:
                self.taken.add(pair.child)
                pair.rule = f"from {100 * self.weigher.limits.automatic:g} per cent"
        return self.claims


def likelihood_key(pair: ScoredPair):
    """Orders claims: by probability, then by weight, then by id, so that every run decides alike."""
    return pair.probability, pair.bits, str(pair.row), str(pair.child)


def odds(probability: float) -> float:
    return min(probability, MOST) / (1 - min(probability, MOST))


def keep_pairs(pairs, model, using):
    if pairs:
        rows = [pair.as_json(model) for pair in pairs]
        fetch_rows("select linkage_keep_pairs(%s)", [json.dumps(rows)], using=using)
