"""The settings of our PostgreSQL, by the memory of this machine, and who may connect."""

import contextlib
import os
from pathlib import Path

SETTINGS = """\
# Written by Umai at every start; put your own settings into postgresql.conf below its include.
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = ''
max_connections = 100
password_encryption = 'scram-sha-256'
shared_buffers = '{buffers}MB'
effective_cache_size = '{cache}MB'
work_mem = '16MB'
maintenance_work_mem = '128MB'
max_wal_size = '1GB'
jit = off
max_parallel_workers_per_gather = 0  # a page's question is answered before a helper has started
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
log_checkpoints = off
# Statements and errors hold names and numbers of people.
{quiet}"""

LEAST_MEMORY = (256, 1024)  # megabytes: of buffers, and of the system's cache that PostgreSQL assumes
MOST_MEMORY = (4096, 16384)

# For tests, whose data may be lost when the power fails.
NOT_DURABLE = """\
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
"""

HBA_RULES = """\
# A password for everybody, the superuser included; nothing is trusted.
host all all 127.0.0.1/32 scram-sha-256
"""


def memory_settings(here: int | None = None) -> tuple[int, int]:
    """Megabytes for the server's buffers and for the cache that it assumes, within bounds.

    They are a sixth and a half of the memory of this machine or its control group.
    """
    here = here or installed_memory() // 2**20
    sixth, half = here // 6, here // 2
    return max(LEAST_MEMORY[0], min(sixth, MOST_MEMORY[0])), max(LEAST_MEMORY[1], min(half, MOST_MEMORY[1]))


def installed_memory() -> int:
    """Bytes of memory that processes here may use."""
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    limit = Path("/sys/fs/cgroup/memory.max")
    with contextlib.suppress(OSError, ValueError):
        return min(whole, int(limit.read_text()))
    return whole
