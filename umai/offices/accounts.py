"""What the pages of staff know of accounts, whose tables are closed to them."""

from dataclasses import dataclass
from uuid import UUID

from umai.machine.cluster.functions import fetch_rows


@dataclass(frozen=True)
class StaffAccount:
    """What the pages of staff know of an account; nothing that opens it."""

    id: int
    worker_id: UUID
    username: str
    is_active: bool


def accounts_of(workers):
    """The accounts of these people (ids), by sign-in name, with whether each is open."""
    rows = fetch_rows("select * from offices_accounts(%s::uuid[])", [list(workers)])
    return [StaffAccount(*row) for row in rows]
