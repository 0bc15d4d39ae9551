"""What a connection says to the database of who speaks: the claim of a session.

A claim is the session's id and a proof that only this connection can give: the hash of its process
number at the server and of the token's hash. The database keeps the hash of the token (`access_session`)
and computes the same (function `access_speaking`). The token itself is in no statement, so nobody reads it
in the server's views, logs or errors, and a claim that was read there opens nothing elsewhere.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256


def token_hash(token: str) -> bytes:
    return sha256(token.encode()).digest()


def session_id(token: str) -> str:
    """The id of the session with this token; the token cannot be found from it."""
    return sha256(b"session." + token_hash(token)).hexdigest()


def claim(token: str, pid: int) -> str:
    """The claim of this token for a connection that this process of the server serves."""
    proof = sha256(f"{pid}.".encode() + token_hash(token)).hexdigest()
    return f"{session_id(token)}.{proof}"


@contextmanager
def claim_on(connection, token: str) -> Iterator[str]:
    """The claim of this token on this connection, good during the block; "" for no token."""
    if not token:
        yield ""
        return
    with connection.on_one_backend() as pid:
        yield claim(token, pid)
