"""Drawing the pairs of a list that people read, whatever the rule did, and those that two people read."""

import logging
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from umai.law import lists as law
from umai.law.terms.clock import day_of
from umai.machine.cluster.functions import fetch_rows, fetch_value

log = logging.getLogger("umai.lists")


def draw_samples(*, using="default") -> int:
    """Draw from every list that was matched and not drawn from; answers how many pairs were drawn.

    Safe to stop, to run twice and to run in two places: a list is drawn from once, under a lock. Whoever
    has the seed of a draw can draw again and compare (`linkage_drawnpair`).
    """
    now = timezone.now()
    on, drawn = day_of(now), 0
    for (edition,) in fetch_rows("select linkage_undrawn(%s)", [law.drawn_since(now)], using=using):
        with transaction.atomic(using=using):
            values = [edition, law.SAMPLE_PAIRS.on(on), law.SECOND_READER.on(on)]
            drawn += fetch_value("select linkage_draw(%s, %s, %s)", values, using=using)
    if drawn:
        log.info("%s pairs were drawn to be read", drawn)
    return drawn


def redraw_pairs(pairs, seed, number) -> list:
    """The first `number` of these ids by the SHA-256 of seed and id, as the database draws them."""
    return sorted(pairs, key=lambda pair: (sha256(f"{seed}{pair}".encode()).digest(), pair))[:number]
