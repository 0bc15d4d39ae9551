"""`umai backup DIR --log`: the log of the server is fetched and sealed into DIR until this is stopped.

What is fetched lies in the clear in UMAI_HOME/log, on the disk of this machine and never on that of the
backups, until it is sealed. What cannot be sealed is not fetched: the server keeps it, so that a full or
missing disk of backups does not fill the disk of the home too.
"""

import contextlib
import shutil
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import psycopg

from umai.machine.backup.archive import recipients
from umai.machine.backup.archive.sealed import disk_told
from umai.machine.backup.make import hold
from umai.machine.backup.physical.kept_files import FOLDER, MARGIN, KeptFiles, newest_base
from umai.machine.backup.physical.receiver import Receiver, ReceiverEnded, receiving
from umai.machine.backup.physical.role import log_address
from umai.machine.backup.physical.segments import SEGMENT, SealedLog
from umai.machine.backup.physical.server import LogServer, Who, connected
from umai.machine.cluster.binaries import CannotStart
from umai.machine.cluster.database import DatabaseAddress
from umai.machine.doctor.state import record
from umai.machine.installation import Installation

ROUND = 15  # seconds between two times that what was written is sealed
AGAIN = 3  # seconds after which what failed is tried again
FETCHED = 20  # seconds in which what the server has written is here, while it is well
PARTIAL = ".partial"  # the ending of the segment that pg_receivewal is writing
SPOOL = "log"  # the folder in a home


def keep(place: Installation, folder: Path, say: Callable[[str], None], stopping: threading.Event) -> None:
    """Keep the log in `folder` until `stopping` is set. Raises CannotStart for what no waiting mends.

    A server that is away, or a folder that cannot be written, is waited for and told once.
    """
    where, told = log_address(place), ""
    to = [recipients.recipient(place.home, recipients.DATA)]
    with hold(place.home / "log.lock", f"The log of {place.home} is kept already, by another process."):
        while not stopping.is_set():
            try:
                with disk_told("The log", folder):
                    follow(place, where, folder, to, say, stopping)
                return
            except (psycopg.Error, ReceiverEnded, CannotStart) as failure:
                says = (str(failure).strip().splitlines() or ["no reason given"])[0]
            if says != told:
                record.note_log_failure(place.home, says)
                say(f"The log waits, and goes on by itself: {says}")
                told = says
            stopping.wait(AGAIN)


def follow(place: Installation, where: DatabaseAddress, folder: Path, to: list, say, stopping) -> None:
    """Fetch and seal until `stopping` is set; ends with a failure when the server or the folder is away."""
    if not folder.is_dir():
        raise CannotStart(f"{folder} is no folder: mount or make it first.")
    with connected(where) as server:
        who = server.who()
        sealed = SealedLog.of(folder, who.system)
        sealed.folder.mkdir(mode=0o700, exist_ok=True)
        home = place.home
        spool = home / SPOOL / f"{who.system}-{who.timeline:08X}"
        for old in (home / SPOOL).glob("*") if (home / SPOOL).exists() else ():
            if old != spool:
                shutil.rmtree(old)  # of another server, or from before a restore
        whole_since = hold_place(home, server, spool, say)
        since = newest_base(folder) or server.now()[0]
        kept = KeptFiles(home, sealed.folder / FOLDER, since - MARGIN)
        with receiving(where, server.programs(), spool) as receiver:
            say(f"The log is kept in {sealed.folder}.")
            while True:
                asked_to_stop = stopping.is_set()
                at = one_round(server, who, receiver, sealed, kept, to)
                note(home, server, sealed, at, whole_since)
                if asked_to_stop:
                    return
                receiver.refuse_ended()
                stopping.wait(ROUND)


def hold_place(home: Path, server: LogServer, spool: Path, say) -> str:
    """Have the server keep its log for us from here on, where it does not yet or threw it away.

    Answers since when the log is whole: a base from before then is of no use for a moment after it.
    """
    slot = server.slot()
    if slot and slot.lost:
        say("The server threw away log that was not fetched: what is restored from now on needs a new base.")
        server.drop_slot()
    if slot is None or slot.lost:
        shutil.rmtree(spool, ignore_errors=True)  # what the server may have no continuation of
        server.make_slot()
        record.note_log(home, record.read_log(home) | {"whole_since": server.now()[0].isoformat()})
    return str(record.read_log(home).get("whole_since") or "")


def one_round(
    server: LogServer, who: Who, receiver: Receiver, sealed: SealedLog, kept: KeptFiles, to: list
) -> datetime:
    """Seal everything that the server had written when the round began; answers when that was.

    Files are on the disk before a row names them, so those of these rows are there now.
    """
    at, place = server.now()
    until = time.monotonic() + FETCHED
    while not server.has_fetched(place):
        receiver.refuse_ended()
        if time.monotonic() > until:
            raise ReceiverEnded("pg_receivewal does not follow the server")
        if seal_whole(receiver.spool, sealed, to):
            until = time.monotonic() + FETCHED  # it was away for long, and catches up
        time.sleep(0.2)
    kept.keep(to)
    seal_fetched(receiver.spool, sealed, to)
    sealed.note_until(who.timeline, at)
    return at


def note(home: Path, server: LogServer, sealed: SealedLog, at: datetime, whole_since: str) -> None:
    """Keep word of a round for the state of the system."""
    slot = server.slot()
    held = slot.held_bytes if slot else 0
    known: dict[str, str | int] = {
        "at": at.isoformat(),
        "folder": str(sealed.folder),
        "held_bytes": held,
        "whole_since": whole_since,
    }
    record.note_log(home, known)


def seal_whole(spool: Path, sealed: SealedLog, to: list) -> int:
    """Seal the whole segments in the spool, which go away; answers how many."""
    whole = sorted(path for path in spool.iterdir() if SEGMENT.fullmatch(path.name))
    for path in whole:
        sealed.keep(path.name, path.read_bytes(), to, whole=True)
        path.unlink()
    return len(whole)


def seal_fetched(spool: Path, sealed: SealedLog, to: list) -> None:
    """Seal the whole segments in the spool, and what is new of the one that is being written."""
    while True:
        seal_whole(spool, sealed, to)
        writing = sorted(spool.glob(f"*{PARTIAL}"))
        if not writing:
            return
        with contextlib.suppress(FileNotFoundError):  # it became whole in this moment
            return seal_written(writing[-1], sealed, to)


def seal_written(path: Path, sealed: SealedLog, to: list) -> None:
    """Seal what was written into an unfinished segment since the last time.

    It is as long as a whole one, with zeros at its end. It is read twice, because it is being written: where
    the end was seen, everything before it is on its place the second time.
    """
    segment = path.name.removesuffix(PARTIAL)
    end = len(path.read_bytes().rstrip(b"\0"))
    start = sealed.sealed_until(segment)
    if end > start:
        with path.open("rb") as file:
            file.seek(start)
            data = file.read(end - start)
        sealed.keep(segment, data, to, start=start, whole=False)
