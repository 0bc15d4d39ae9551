"""Jobs about files: delete stored files that no row names."""

import logging
from datetime import UTC, datetime

from umai.documents.sealed import store
from umai.law.terms.retention import unclaimed_files_kept_since
from umai.machine.cluster.functions import fetch_value

log = logging.getLogger("umai.documents")

AT_ONCE = 1000


def delete_unclaimed_files(*, using="default"):
    """Delete stored files that no row names and that are older than `unclaimed_file_days`; answers how many.

    Such files are left by acts that were refused or undone after the file was on the disk.
    """
    oldest = unclaimed_files_kept_since(datetime.now(UTC)).timestamp()
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
