"""What the clock does for the lists of what walls hide."""

from umai.machine.cluster.functions import fetch_value


def change_decoys(*, using="default") -> int:
    """Change a decoy of some workers by chance; answers of how many. It may be stopped, and run twice."""
    return fetch_value("select access_change_decoys()", using=using)
