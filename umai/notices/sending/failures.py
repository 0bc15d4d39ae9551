"""What the ways to send have in common: how long they wait, and what they say when it failed."""

TIMEOUT = 5.0  # seconds for each step of a conversation


class NotSent(Exception):
    """The other end did not take the message. `reason` is a word of ours, never of a person or a server.

    `silent`: nobody answered at all, so that trying the next message this way now makes no sense.
    """

    def __init__(self, reason, *, silent=False):
        super().__init__(reason)
        self.reason = reason[:60]
        self.silent = silent


def as_not_sent(failure):
    """`NotSent` for what went wrong below: the kind of failure, without its text."""
    if isinstance(failure, TimeoutError):
        return NotSent("no_answer_in_time", silent=True)
    if isinstance(failure, ConnectionRefusedError):
        return NotSent("refused", silent=True)
    return NotSent(f"network_{type(failure).__name__}".lower(), silent=True)
