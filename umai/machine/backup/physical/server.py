"""What a server says of itself to the role of the log."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import psycopg

from umai.machine.backup.archive import programs
from umai.machine.backup.physical.role import HOW, ROLE, SLOT
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import DatabaseAddress
from umai.machine.serving.waiting import is_refusal

WHO = """
select system_identifier, timeline_id, setting::bigint
from pg_control_system(), pg_control_checkpoint(), pg_settings where name = 'wal_segment_size'"""
SLOTS = """
select active, wal_status, restart_lsn is not null, pg_wal_lsn_diff(pg_current_wal_flush_lsn(), restart_lsn)
from pg_replication_slots where slot_name = %s and slot_type = 'physical'"""


@dataclass(frozen=True)
class Who:
    """Which server it is. `segment_bytes`: how long a segment of its log is."""

    system: int
    timeline: int
    segment_bytes: int
    major: int


@dataclass(frozen=True)
class Slot:
    """The place up to which the server keeps its log for us. `held_bytes`: how much that is now."""

    active: bool
    lost: bool
    held_bytes: int


class LogServer:
    """A connection of the role of the log."""

    def __init__(self, connection: psycopg.Connection):
        self.connection = connection

    def who(self) -> Who:
        system, timeline, size = next(self.connection.execute(WHO))
        return Who(system, timeline, size, programs.server_major(self.connection))

    def programs(self) -> Path:
        return programs.find_programs(programs.server_major(self.connection))

    def now(self) -> tuple[datetime, str]:
        """The server's clock, and then the place in its log: what was committed before lies before it."""
        at = next(self.connection.execute("select clock_timestamp()"))[0]
        return at, next(self.connection.execute("select pg_current_wal_flush_lsn()::text"))[0]

    def segment_now(self) -> str:
        return next(self.connection.execute("select pg_walfile_name(pg_current_wal_flush_lsn())"))[0]

    def slot(self) -> Slot | None:
        found = self.connection.execute(SLOTS, [SLOT]).fetchone()
        if found is None:
            return None
        active, status, placed, held = found
        return Slot(active, status == "lost" or not placed, int(held or 0))

    def make_slot(self) -> None:
        self.connection.execute("select pg_create_physical_replication_slot(%s, true)", [SLOT])

    def drop_slot(self) -> None:
        self.connection.execute("select pg_drop_replication_slot(%s)", [SLOT])

    def has_fetched(self, place: str) -> bool:
        """Whether what lies before this place in the log is on the disk of whoever fetches it."""
        question = (
            "select coalesce(restart_lsn >= %s::pg_lsn, false) from pg_replication_slots where slot_name = %s"
        )
        found = self.connection.execute(question, [place, SLOT]).fetchone()
        return bool(found and found[0])


@contextlib.contextmanager
def connected(where: DatabaseAddress) -> Iterator[LogServer]:
    """Raises CannotStart where the server refuses the role, and psycopg.OperationalError where it is away."""
    try:
        connection = psycopg.connect(where.conninfo(ROLE), autocommit=True)
    except psycopg.OperationalError as failure:
        if is_refusal(failure):
            raise CannotStart(f"The server does not let {ROLE} in: {HOW}.") from None
        raise
    with connection:
        yield LogServer(connection)
