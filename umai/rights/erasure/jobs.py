"""The clock proposes files for erasure whose term is over. It erases nothing."""

import logging
from datetime import date

from umai.law.terms import retention
from umai.machine.cluster.functions import fetch_value

log = logging.getLogger("umai.rights")
AT_ONCE = 500  # files proposed in one night, so that people can read each


def propose_due_erasures(*, on: date, using="default", at_once=AT_ONCE) -> int:
    """Propose each file whose term is over on this day, by the law of this day; answers how many."""
    values = [
        retention.file_closed_before(on),
        retention.file_born_before(on),
        retention.refused_before(on),
        at_once,
    ]
    made = fetch_value("select rights_propose_due(%s, %s, %s, %s)", values, using=using)
    if made:
        log.info("%s files were proposed for erasure", made)
    return made
