"""Children who may be registered twice: the new ones are compared with the register, for a person to read."""

import json
import logging
from datetime import timedelta
from math import log2

from umai.law import lists as law
from umai.law.terms.clock import day_of
from umai.linkage.candidates.matching import TWICE
from umai.linkage.candidates.pairs import MOST, lowest_points
from umai.linkage.candidates.weigher import Weigher
from umai.machine.cluster.functions import fetch_rows, fetch_value
from umai.register.weights.numbers import numbers_in_use

log = logging.getLogger("umai.lists")
AT_A_TIME = 2000


def find_duplicates(*, at, using="default") -> int:
    """Compare children of the last days with the register; answers how many more pairs wait for a person.

    Nothing is joined by rule. Safe to stop and to run twice: a pair is kept once for each model.
    """
    on, numbers, found = day_of(at), numbers_in_use(using), 0
    since = at - timedelta(days=law.DOUBLES_DAYS.on(on))
    prior = log2(TWICE / numbers.children)
    pairs = fetch_rows(
        "select one, other from linkage_duplicates(%s, %s, %s)",
        [since, MOST, lowest_points(prior)],
        using=using,
    )
    weigher = Weigher(numbers.trained, numbers, on=on, using=using, prior={"twice": prior})
    for first in range(0, len(pairs), AT_A_TIME):
        kept = list(duplicates_to_read(weigher, pairs[first : first + AT_A_TIME]))
        rows = [one | {"model": numbers.trained.version} for one in kept]
        found += fetch_value("select linkage_keep_duplicates(%s)", [json.dumps(rows)], using=using)
    if found:
        log.info("%s pairs of children wait for a person", found)
    return found


def duplicates_to_read(weigher, pairs):
    """Those of these pairs of children that are to be read, as `linkage_keep_duplicates` takes them."""
    children = weigher.children({pk for pair in pairs for pk in pair})
    for one, other in pairs:
        if one in children and other in children:
            scored = weigher.scored(one, children[one], children[other], "twice")
            if scored and weigher.band(scored) != "new":
                yield {
                    "one": str(one),
                    "other": str(other),
                    "bits": scored.bits,
                    "probability": scored.probability,
                    "band": "clerical",
                    "levels": scored.levels,
                }
