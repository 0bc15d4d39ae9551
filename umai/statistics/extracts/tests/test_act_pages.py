"""The pages on which an extract is asked for and answered."""

from tests.act_pages import ActPageTests, FilledPage
from umai.law.terms.clock import today
from umai.statistics.extracts import views
from umai.statistics.extracts.tests.conftest import PURPOSE, ask, last_quarter


def asked_on_the_page():
    day = today()
    parts = {f"until_{part}": str(getattr(day, part)) for part in ("day", "month", "year")}
    answers = {"purpose": PURPOSE, "named": ["sex", "age"], "as_of": last_quarter().isoformat()} | parts
    return FilledPage(by="nuriya", answers=answers, without="omurbek")


def answer(nuriya, ainura, children):
    return FilledPage(
        by="ainura", address={"pk": ask(nuriya).pk}, answers={"allowed": "yes", "words": ""}, without="nuriya"
    )


class TestPages(ActPageTests):
    PAGES = {views.AskMicrodata: asked_on_the_page, views.MicrodataPage: answer}
