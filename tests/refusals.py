"""Many cases that one rule refuses, asked in one world: who is taken all the same is named."""

from tests.days import as_of_now


def not_refused(cases, refusal, write):
    """The cases that were written, though each ought to be refused: `write(**changes)`, or `write(name)`."""
    taken = []
    for case in cases:
        try:
            write(**as_of_now(case)) if isinstance(case, dict) else write(case)
        except refusal:
            continue
        taken.append(case)
    return taken
