"""What e-mail and SMS have in common: the timeout, and the failure."""

TIMEOUT = 5.0  # seconds for each step of a connection


class NotSent(Exception):
    """The server did not take the message. `reason` is a word of the program, never of the server.

    `silent`: the server did not answer at all, so no further message is tried by this way now.
    """

    def __init__(self, reason, *, silent=False):
        super().__init__(reason)
        self.reason = reason[:60]
        self.silent = silent


def as_not_sent(failure):
    """The `NotSent` for a failure of the network: its kind, without its text."""
    if isinstance(failure, TimeoutError):
        return NotSent("no_answer_in_time", silent=True)
    if isinstance(failure, ConnectionRefusedError):
        return NotSent("refused", silent=True)
    return NotSent(f"network_{type(failure).__name__}".lower(), silent=True)
