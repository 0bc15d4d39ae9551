"""The pages of the roster that write, each filled in by whoever keeps the roster."""

from tests.act_pages import ActPageTests, FilledPage
from tests.cast import NOOKAT, place_of
from umai.justice.roster import views
from umai.justice.tests.roster.conftest import LAWYER
from umai.law.terms.clock import today

SAID = {**LAWYER, "name": "Турсунова Гүлнур", "serves": "кыздар"}
# Farida keeps the roster of the district too; Erlan of the same department does not.
WHO = {"by": "damira", "stranger": "cholpon", "without": "erlan", "other": "farida"}


def on(name):
    day = today()
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def added(damira):
    return FilledPage(**WHO, answers=SAID | {"place": place_of(NOOKAT).pk} | on("from_on"))


def corrected(lawyer):
    return FilledPage(**WHO, address={"pk": lawyer.line}, answers=SAID | {"seen": str(lawyer.pk)})


def ended(lawyer):
    answers = {"reason": "Көчүп кетти."} | on("last_on")
    return FilledPage(**WHO, address={"pk": lawyer.line}, answers=answers)


class TestPages(ActPageTests):
    PAGES = {views.AddToRoster: added, views.CorrectRoster: corrected, views.EndRosterEntry: ended}
