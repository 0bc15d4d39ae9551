"""The pages of immediate protection, each filled in as the worker does who may."""

import pytest
from django.utils import timezone

from tests.act_pages import ActPageTests, FilledPage
from umai.protection.steps import end_views, sibling_views, step_views, views
from umai.protection.tests.conftest import END, REMOVED, ago, ended, make_child
from umai.register.child.actions import add_adult, link_adult


def at(instant):
    """An instant as the boxes of a form hold it."""
    local = timezone.localtime(instant)
    day = {f"happened_on_{part}": str(getattr(local, part)) for part in ("day", "month", "year")}
    return day | {"happened_time": f"{local:%H:%M}"}


def step(slug, *, also="", **said):
    def fill(protection):
        answers = said | at(ago(hours=1))
        return FilledPage(by="aigul", address={"pk": protection.pk, "slug": slug}, answers=answers, also=also)

    return fill


def begin(case):
    answers = {"danger": "violence", "words": "The uncle beats him."} | at(ago(hours=1))
    return FilledPage(by="aigul", address={"pk": case.pk}, answers=answers)


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
    return ended(removed, aigul, how="returned")


def agree(removed, proposal):
    answers = {"proposal": str(proposal.pk)}
    return FilledPage(by="damira", address={"pk": removed.pk}, answers=answers)


class TestPages(ActPageTests):
    PAGES = {
        views.Begin: begin,
        step_views.RecordDanger: step("danger", danger="self_harm", words="She took pills."),
        step_views.RecordArrival: step("going", who_went="Айгүл", child_seen="yes", findings="A bruise."),
        step_views.Decide: step("decision", also="as=removed", **REMOVED),
        step_views.RecordRemoval: step("removal", place="The uncle's house", taken_from="the uncle"),
        step_views.RecordPlace: step("place", kind="hospital", address="Ward 3"),
        step_views.RecordExamination: step("examination", outcome="done", doctor="Bolotova"),
        step_views.RecordOpinionOnProtection: step("view", heard="alone", words="I am afraid of him."),
        step_views.RecordConflict: step("conflict", interest="nobody"),
        step_views.RecordWatch: step("watch", stays="the aunt", means_removed="yes"),
        step_views.RecordContact: step("contact", child_seen="yes", findings="Slept well."),
        step_views.RecordNotice: step("notice", to_whom="Prosecutor of Nookat"),
        step_views.RecordApplication: step("application", court="Court of Nookat"),
        sibling_views.AddSibling: name_sibling,
        sibling_views.RecordSibling: record_sibling,
        end_views.ProposeProtectionEnd: propose,
        end_views.AgreeToReturn: agree,
    }
