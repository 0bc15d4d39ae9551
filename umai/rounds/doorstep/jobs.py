"""What the clock does with drafts at doors."""

from umai.law.options.rounds import door_drafts_kept_since
from umai.machine.cluster.functions import fetch_value


def delete_old_drafts(*, at, using="default"):
    """Delete the drafts that were not sent and are older than `round_draft_days`; answers how many."""
    return fetch_value("select rounds_delete_old_drafts(%s)", [door_drafts_kept_since(at)], using=using)
