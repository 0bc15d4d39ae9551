"""Weighing two records by one training: rows of lists, and children of the register."""

import uuid
from dataclasses import dataclass
from typing import Any

from umai.law import lists as law
from umai.linkage.review.quality import calibration_of
from umai.machine.cluster.functions import fetch_rows
from umai.matching.comparison.records import ListRecord, features
from umai.matching.comparison.scoring import Scorer
from umai.matching.comparison.weighing import RHO
from umai.register.search.records import written_date

KEPT_FROM = 0.0  # bits
SAME_NAME = {"same", "slip", "sounds", "swapped", "part"}
SAME_BIRTH = {"day", "pin's day", "swapped", "slip"}


@dataclass(slots=True)
class ScoredPair:
    """One pair, weighed: a row or a child, and a child of the register or a row (`other`)."""

    row: uuid.UUID
    child: uuid.UUID | None
    other: uuid.UUID | None
    bits: float
    probability: float
    by_the_child: bool  # whether more agrees than what brothers and sisters share
    levels: dict
    band: str = ""
    rule: str = ""

    def as_json(self, model):
        return {
            "id": str(uuid.uuid4()),
            "row": str(self.row),
            "child": self.child and str(self.child),
            "other": self.other and str(self.other),
            "bits": self.bits,
            "probability": self.probability,
            "band": self.band,
            "levels": self.levels,
            "model": model,
            "rule": self.rule,
        }


class Weigher:
    """Fetches what is compared of two sides, weighs it, and says what is done about it on this day.

    `prior`: by kind of pair, bits of the odds that two are one child before anything is compared.
    `hides_pins`: no PIN is compared, as if nobody knew any.
    """

    def __init__(self, trained, standing, *, on, using, prior: dict[str, float], hides_pins=False):
        self.using, self.prior, self.hides_pins = using, prior, hides_pins
        self.scorer = Scorer(trained, standing.how_common)
        self.limits, self.calibrated = law.match_limits(on=on), calibration_of(trained.version, using)

    def rows(self, ids) -> dict[uuid.UUID, tuple[tuple, uuid.UUID]]:
        """Id to what is compared of a row, and the edition in which it stands."""
        return self._sides("linkage_rows", ids)

    def children(self, ids) -> dict[uuid.UUID, tuple]:
        """Id to what is compared of a child."""
        return {child: values for child, (values, _edition) in self._sides("linkage_children", ids).items()}

    def _sides(self, function, ids) -> dict[Any, tuple]:
        found = fetch_rows(f"select * from {function}(%s)", [list(ids)], using=self.using)
        return {row[0]: (self._compared_values(*row[2:-1]), row[-1]) for row in found}

    def _compared_values(self, surname, given, patronymic, born, precision, sex, pin, *more) -> tuple:
        *places, mother, phone = more
        codes = ("" if place is None else str(place) for place in places)
        date = written_date(born, precision)
        row = ListRecord(surname, given, patronymic, date, sex, "" if self.hides_pins else pin, *codes)
        return self.scorer.compared_values(features(row._replace(mother=mother, phone=phone)))

    def scored(self, row, one, two, kind, child=None, other=None) -> ScoredPair | None:
        """The pair, weighed; None for one that is not worth keeping."""
        prior, weight = self.prior[kind], self.scorer.weigh(one, two)
        if weight.bits + prior < KEPT_FROM:
            return None
        names = weight.levels
        own = names["pin"] == "same" or (names["given"] in SAME_NAME and names["birth"] in SAME_BIRTH)
        return ScoredPair(row, child, other, weight.bits + prior, weight.probability(prior, RHO), own, names)

    def band(self, pair: ScoredPair) -> str:
        """What is done about it, by its probability corrected by how pairs turned out that people read."""
        return self.limits.band(self.calibrated(pair.probability), by_the_child=pair.by_the_child)
