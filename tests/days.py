"""Days and moments that are counted when a test runs: its file is imported long before."""


def as_of_now(said):
    """What is said, with the answer of each function in its place: `{"due_on": lambda: today() + DAY}`."""
    return {name: value() if callable(value) else value for name, value in said.items()}
