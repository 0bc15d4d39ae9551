"""Jobs about files: delete stored files that no row names."""

import logging
import time
from datetime import timedelta

from umai.documents.sealed import store
from umai.machine.cluster.functions import fetch_value

log = logging.getLogger("umai.documents")

# How long a file without a row is kept: its row may be restored from a backup.
KEPT_FOR = timedelta(days=7)
AT_ONCE = 1000


def delete_unclaimed_files(*, using="default"):
    """Delete stored files that no row names and that are older than a week. Answers how many.

    Such files are left by acts that were refused or undone after the file was on the disk.
    """
    oldest = time.time() - KEPT_FOR.total_seconds()
    old = [(path, name) for path, name in store.stored_files() if path.stat().st_mtime < oldest]
    swept = 0
    for first in range(0, len(old), AT_ONCE):
        batch = old[first : first + AT_ONCE]
        names = [name for _path, name in batch if name]
        unclaimed = set(fetch_value("select documents_unclaimed(%s)", [names], using=using))
        for path, name in batch:
            if name is None or name in unclaimed:
                path.unlink(missing_ok=True)
                swept += 1
    if swept:
        log.info("swept %s stored files without a row", swept)
    return swept
