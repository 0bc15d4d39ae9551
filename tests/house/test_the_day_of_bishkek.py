"""No statement goes by the day of the server, whose clock is that of Greenwich: six hours of each day are another."""

import re
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
DAY_OF_THE_SERVER = re.compile(
    r"\b(current_date|localtimestamp|(?:now|clock_timestamp)\(\)::date)\b", re.IGNORECASE
)


def statements():
    """The files of the program in which SQL stands."""
    for kind in ("*.sql", "*.py"):
        for path in sorted((CHECKOUT / "umai").rglob(kind)):
            if "tests" not in path.parts:
                yield path


def test_no_statement_of_the_program_takes_the_day_of_the_server():
    found = [
        str(path.relative_to(CHECKOUT)) for path in statements() if DAY_OF_THE_SERVER.search(path.read_text())
    ]
    assert found == [], "ask access_today(), which is the day of Bishkek"
