"""Children who were written down twice: the newly recorded ones beside the register, for a person to read."""

import json
import logging
from datetime import timedelta
from math import log2

from umai.law import lists as law
from umai.law.clock import day_of
from umai.linkage.asking import ask
from umai.linkage.matching import TWICE, Matcher
from umai.linkage.quality import calibration_of
from umai.linkage.scoring import Scorer
from umai.register.in_use import in_use

log = logging.getLogger("umai.lists")
AT_A_TIME = 2000


def find_doubles(*, at, using="default") -> int:
    """Put children of the last days beside the register; answers how many pairs wait for a person more.

    Nothing is joined by rule. Safe to stop and to run twice: a pair is kept once a model.
    """
    on = day_of(at)
    since, found = at - timedelta(days=law.DOUBLES_DAYS.on(on)), 0
    pairs = ask(using, "select one, other from linkage_doubles(%s)", [since])
    doubles = Doubles(in_use(using), on, using)
    for first in range(0, len(pairs), AT_A_TIME):
        found += doubles.keep(pairs[first : first + AT_A_TIME])
    if found:
        log.info("%s pairs of children wait for a person", found)
    return found


class Doubles(Matcher):
    """Weighs children of the register beside each other, as `Matcher` does rows of a list beside them."""

    def __init__(self, standing, on, using):
        self.trained, self.using = standing.trained, using
        self.prior = {"twice": log2(TWICE / standing.children)}
        self.scorer = Scorer(self.trained, standing.how_common)
        self.limits, self.calibrated = law.limits(on=on), calibration_of(self.trained.version, using)

    def keep(self, pairs) -> int:
        children = self.of("linkage_children", {pk for pair in pairs for pk in pair})
        kept = []
        for one, other in pairs:
            if one in children and other in children:
                scored = self.scored(one, children[one][0], children[other][0], "twice")
                if scored and self.band(scored) != "new":
                    kept.append(
                        {"one": str(one), "other": str(other), "bits": scored.bits,
                         "probability": scored.probability, "band": "clerical", "levels": scored.levels,
                         "model": self.trained.version}
                    )  # fmt: skip
        if not kept:
            return 0
        return ask(self.using, "select linkage_keep_doubles(%s)", [json.dumps(kept)])[0][0]
