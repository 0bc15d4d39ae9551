"""What a person is told of a failure of the machine that they can mend: one line instead of a traceback."""

import errno
import os

from umai.machine.cluster.binaries import CannotStart

FULL = {errno.ENOSPC, errno.EDQUOT}
CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}
NO_FOLDER = {errno.ENOTDIR, errno.EEXIST, errno.EISDIR}
DATABASE_FULL = "53100"  # the SQLSTATE of a server whose disk is full


def sentence(failure: BaseException) -> str | None:
    """What failed, where, and what to do; None for a failure that is nobody's setting."""
    if isinstance(failure, CannotStart):
        return str(failure)
    cause = failure.__cause__ or failure
    if DATABASE_FULL in (getattr(failure, "sqlstate", None), getattr(cause, "sqlstate", None)):
        return (
            "The disk of the database is full, and what was begun was taken back: "
            "make room where its data are, then do it again."
        )
    return sentence_of_file(failure) if isinstance(failure, OSError) else None


def sentence_of_file(failure: OSError) -> str | None:
    home = os.environ.get("UMAI_HOME") or "UMAI_HOME"
    where = str(failure.filename or home)
    if failure.errno in FULL:
        return f"The disk is full at {where}: make room, then do it again."
    if not failure.filename:
        return None
    if failure.errno in CLOSED:
        mend = "whoever runs this must be able to read and write there"
    elif failure.errno in NO_FOLDER:
        mend = "a folder is needed there, so move the file away"
    elif failure.errno == errno.ENOENT and is_of_home(where, home):
        mend = "it is not there and cannot be made, so bring it back"
    else:
        return None
    other = ", or name another UMAI_HOME" if is_of_home(where, home) else ""
    return f"{where}: {failure.strerror}: {mend}{other}."


def is_of_home(where: str, home: str) -> bool:
    """Whether a path lies in the home, or on the way to it."""
    return where.startswith(home) or home.startswith(where.rstrip("/") + "/")
