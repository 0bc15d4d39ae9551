"""The pages of immediate protection, each filled in as the worker does who may."""

import pytest
from django.utils import timezone

from tests.act_pages import ActPageTests, FilledPage
from umai.identification.tests.conftest import reported
from umai.protection.steps import at_once_views, end_views, sibling_views, step_views, steps, views
from umai.protection.tests.conftest import END, ago, make_child, proposed_end
from umai.protection.tests.test_acts import ANSWERS
from umai.register.child.actions import add_adult, link_adult


def at(instant):
    """An instant as the boxes of a form hold it."""
    local = timezone.localtime(instant)
    day = {f"happened_on_{part}": str(getattr(local, part)) for part in ("day", "month", "year")}
    return day | {"happened_time": f"{local:%H:%M}"}


def typed(answers):
    """What an act takes, as it is typed into a form."""
    known = {True: "yes", False: "no"}
    return {
        name: value if isinstance(value, str) else known[value]
        for name, value in answers.items()
        if name != "companions"
    }


def step_filled(step, answers):
    also = f"as={answers['decided']}" if step is steps.DECISION else ""

    def fill(protection):
        address = {"pk": protection.pk, "slug": step.slug}
        return FilledPage(by="aigul", address=address, answers=typed(answers) | at(ago(hours=1)), also=also)

    return fill


def begin(case):
    answers = {"danger": "violence", "words": "The uncle beats him."} | at(ago(hours=1))
    return FilledPage(by="aigul", address={"pk": case.pk}, answers=answers)


def nameless(by):
    """A child whose name nobody knows, in danger five minutes ago where this worker works."""
    seen = {"age": "7", "appearance": "A red jacket.", "settlement": str(by.office.place.pk)}
    return {"danger": "violence", "words": "A man beats her in the yard."} | seen | at(ago(minutes=5))


def protect_unnamed(aigul):
    return FilledPage(by="aigul", answers=nameless(aigul))


def protect_from_signal(aigul):
    signal = reported(danger_now=True)
    return FilledPage(by="erlan", address={"pk": signal.pk}, answers=nameless(aigul), other="damira")


def name_sibling(protection):
    answers = {"who": "Айпери, 4", "whose": "household", "where": "together"} | at(ago(hours=1))
    return FilledPage(by="aigul", address={"pk": protection.pk}, answers=answers)


@pytest.fixture
def brother(child, aigul):
    """A child of the same mother."""
    mother = add_adult(child, by=aigul, identity={"given": "Бурул"}, relation="mother").adult
    brother = make_child(aigul, given="Азиз")
    link_adult(brother, by=aigul, adult=mother, relation="mother")
    return brother


def record_sibling(protection, brother):
    answers = {"whose": "household", "where": "left", "reason": "Hidden."} | at(ago(hours=1))
    return FilledPage(by="aigul", address={"pk": protection.pk, "which": brother.pk}, answers=answers)


def propose(protection):
    today = timezone.localdate()
    day = {f"ends_on_{part}": str(getattr(today, part)) for part in ("day", "month", "year")}
    return FilledPage(by="aigul", address={"pk": protection.pk}, answers={"how": "relatives"} | END | day)


@pytest.fixture
def proposal(removed, aigul):
    return proposed_end(removed, aigul, how="returned")


def agree(removed, proposal):
    answers = {"proposal": str(proposal.pk)}
    return FilledPage(by="damira", address={"pk": removed.pk}, answers=answers, without="aigul")


class TestPages(ActPageTests):
    PAGES = {
        views.Begin: begin,
        at_once_views.ProtectUnnamed: protect_unnamed,
        at_once_views.ProtectFromSignal: protect_from_signal,
        **{page: step_filled(step, ANSWERS[step]) for step, page in step_views.PAGES.items()},
        sibling_views.AddSibling: name_sibling,
        sibling_views.RecordSibling: record_sibling,
        end_views.ProposeProtectionEnd: propose,
        end_views.AgreeToProtectionEnd: agree,
    }
