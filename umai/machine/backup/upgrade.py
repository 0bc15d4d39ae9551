"""Before a real register is brought to another version: a backup, and the upgrade tried on it.

A migration that fails is taken back by the database. One that passes and was wrong is not: what it did is
undone by restoring the backup of the minute before with the version that made it.
"""

import os
from collections.abc import Callable
from pathlib import Path

from umai.machine.backup import drill, make
from umai.machine.cluster import mark, migrate
from umai.machine.cluster.binaries import CannotStart
from umai.machine.installation import Installation

# As the units of packaging/ name the folders of the backup of every night.
DATA, KEYS = "UMAI_BACKUPS", "UMAI_BACKUPS_OF_KEYS"


def is_upgrade(waiting: int) -> bool:
    """Whether a real register, finished by another version, differs from this version.

    `waiting`: how many migrations it lacks. A database that is being made for the first time is none.
    """
    from django.db import connections

    owner = connections["owner"]
    owner.ensure_connection()
    marked = mark.read_mark(owner.connection)
    if marked is None or marked.rehearsal or not mark.is_finished(owner.connection):
        return False
    return bool(waiting or migrate.schema_differences())


def back_up_and_try(place: Installation, say: Callable[[str], None]) -> Path:
    """Back the register up, and bring a copy of it to this version; answers the folder of the backup.

    Raises CannotStart where a backup cannot be made or the copy does not come through: nothing is changed.
    """
    folder, keys = (os.environ.get(name, "").strip() for name in (DATA, KEYS))
    if not folder:
        raise CannotStart(
            f"A real register is backed up before it is brought to another version: name a folder in {DATA}. "
            "Nothing was changed. (--without-backup leaves it out, and with it the way back.)"
        )
    say("This register is brought to another version: first a backup, then a try on a copy of it.")
    made = make.back_up(place, Path(folder).absolute(), Path(keys).absolute() if keys else None, say)
    found = drill.drill(place, made, say, migrate=True)
    say(f"The upgrade passed on a copy, in {found.seconds:.0f} s: {found.rows:,} rows, and the trail proves.")
    return made


def way_back(made: Path) -> str:
    return f"The way back is {made}, restored by the version that made it: docs/how-to/back-up.md."
