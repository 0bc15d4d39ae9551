"""How many pages were slow since the server of the pages started, by its own measurements."""

from typing import Any, NamedTuple

from umai.machine.doctor.finding import GOOD, NOTE, DoctorFinding, finding_in_words
from umai.machine.doctor.finding import said as _
from umai.machine.doctor.state.metrics import SLOW_SECONDS, PageTimes

FEWEST = 50  # pages, below which a share says nothing
MOST_PER_CENT = 5
ABOUT = _("slow pages")
FOR_MACHINES = {"healthz", "readyz", "metrics"}  # patterns that nobody reads as a page


class SlowPages(NamedTuple):
    """Of all pages how many took longer than `SLOW_SECONDS`, and at which pattern most of them."""

    pages: int
    slow: int
    pattern: str


def count_slow(times: list[PageTimes]) -> SlowPages:
    """All patterns of pages together, and the one with the most slow pages; "" where none was slow."""
    times = [one for one in times if one.pattern not in FOR_MACHINES]
    worst = max(times, key=lambda one: one.slow, default=None)
    pattern = worst.pattern if worst and worst.slow else ""
    return SlowPages(sum(one.pages for one in times), sum(one.slow for one in times), pattern)


def finding(times: list[PageTimes] | None) -> DoctorFinding:
    """The sentence about slow pages; None: the server of the pages did not answer."""
    if times is None:
        says = _("Not known: the server of the pages does not answer on this machine.")
        return finding_in_words(ABOUT, NOTE, says, _("Look whether umai serve runs."))
    pages, slow, pattern = count_slow(times)
    values: dict[str, Any] = {"pages": pages, "slow": slow, "seconds": SLOW_SECONDS, "pattern": pattern}
    says = _("Pages since the server started: %(pages)s. Slower than %(seconds)s s: %(slow)s.")
    if not slow:
        return finding_in_words(ABOUT, GOOD, says, **values)
    says = _(
        "Pages since the server started: %(pages)s. Slower than %(seconds)s s: %(slow)s, most of them at"
        " /%(pattern)s."
    )
    many = pages >= FEWEST and 100 * slow > MOST_PER_CENT * pages
    mend = _(
        "Look at the load of the machine and at what else runs on it; /metrics has the times by address."
    )
    return finding_in_words(ABOUT, NOTE if many else GOOD, says, mend if many else "", **values)
