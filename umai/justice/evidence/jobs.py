"""Jobs about evidence: forget what was begun to be sent and never finished."""

import logging

from umai.law.justice.evidence import uploads_kept_since
from umai.machine.cluster.functions import fetch_value

log = logging.getLogger("umai.justice")


def forget_uploads(*, at, using="default"):
    """Forget evidence begun more than `evidence_upload_days` ago and never finished; answers how many.

    The keys go now, and the sealed bytes with the next sweep of stored files that no row names.
    """
    forgotten = fetch_value("select justice_forget_uploads(%s)", [uploads_kept_since(at)], using=using)
    if forgotten:
        log.info("forgot %s uploads of evidence", forgotten)
    return forgotten
