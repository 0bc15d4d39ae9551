"""How many open cases a worker had on a day, by risk as it stood then."""

from datetime import date

from django.utils.translation import ngettext

from umai.intake.handover.caseload import RISK_WORDS


def caseloads(worker_id, days, by) -> dict[date, dict[str, int]]:
    """Day to risk to number of open cases of this worker; a day without cases has none.

    The database counts, for the worker and for who heads or oversees the district of a case.
    """
    found: dict[date, dict[str, int]] = {day: {} for day in days}
    if found:
        asked = {"who": worker_id, "days": sorted(found)}
        for day, risk, n in by.ask("select * from justice_caseloads(%(who)s, %(days)s)", **asked):
            found[day][risk] = n
    return found


def load_in_words(load: dict[str, int]) -> str:
    """A caseload as words: how many open cases, and by risk, the greatest first."""
    n = sum(load.values())
    words = ngettext("%(n)d open case", "%(n)d open cases", n) % {"n": n}
    parts = [f"{name}: {load[risk]}" for risk, name in RISK_WORDS.items() if load.get(risk)]
    return f"{words} ({', '.join(parts)})" if parts else words
