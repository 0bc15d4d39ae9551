"""The pages on which a round is planned, each filled in by whoever may."""

from datetime import timedelta

from tests.act_pages import ActPageTests, FilledPage
from umai.law.terms.clock import today
from umai.rounds.planning import views
from umai.rounds.planning.actions import add_member
from umai.rounds.tests.conftest import STREET


def day(days=0):
    """Today or the day so many days later, as a form has it."""
    return (today() + timedelta(days=days)).isoformat()


def plan(village):
    answers = {"place": village.pk, "purpose": "house", "from_on": day(), "to_on": day(20)}
    return FilledPage(by="aigul", answers=answers)


def dwellings(walk, village):
    answers = {"settlement": village.pk, "streets": STREET, "in_all": 50, "from_register": "yes"}
    return FilledPage(by="aigul", address={"pk": walk.pk}, answers=answers)


def member(walk):
    answers = {"team": 2, "name": "Осмонова Жибек", "post": "мугалим", "from_on": day()}
    return FilledPage(by="aigul", address={"pk": walk.pk}, answers=answers)


def leaving(walk, aigul):
    row = add_member(walk, by=aigul, team=1, name="Осмонова Жибек", from_on=today())
    return FilledPage(by="aigul", address={"pk": row.pk}, answers={"last_on": day()})


def end(walk):
    answers = {"ended_on": day(), "reason": "Кар жаап калды."}
    return FilledPage(by="aigul", address={"pk": walk.pk}, answers=answers)


class TestPages(ActPageTests):
    PAGES = {
        views.PlanRound: plan,
        views.AddDwellings: dwellings,
        views.AddMember: member,
        views.NoteLeaving: leaving,
        views.EndRound: end,
    }
