"""What an amendment says differently from the edition before it."""

import uuid

from django.utils.translation import override

from umai.planning.draft import actions
from umai.planning.draft.reading import draft_of
from umai.planning.editions import actions as chain
from umai.planning.editions.differences import differences
from umai.planning.tests.conftest import MEASURE, NEED, PLACEMENT, ahead, measure


def between(finished, edition, by):
    later = chain.hand_in_plan(finished, by=by)
    with override("en"):
        return {(one.what, one.how, one.before, one.after) for one in differences(edition.text, later.text)}


def test_lines_are_new_changed_and_gone(finished, edition, aigul):
    with aigul.speaking():
        (done,) = draft_of(finished).measures
    row = done.measure
    said = MEASURE | {"words": "The teacher calls every day."}
    actions.record_measure(
        finished, by=aigul, line=row.line, seen=row.pk, due_on=row.due_on, goal_line=row.goal_line, **said
    )
    actions.record_need(finished, by=aigul, line=uuid.uuid4(), domain="health", words="He coughs.")
    found = between(finished, edition, aigul)
    assert {(what, how) for what, how, _before, _after in found} == {("Need", "new"), ("Measure", "changed")}
    (changed,) = [one for one in found if one[1] == "changed"]
    assert "every Monday" in changed[2] and "every day" in changed[3]


def test_a_struck_measure_is_gone(finished, aigul):
    extra = measure(finished, aigul, words="A bed.")
    edition = chain.hand_in_plan(finished, by=aigul)
    actions.strike_line(extra, by=aigul)
    ((what, how, before, after),) = between(finished, edition, aigul)
    assert (what, how, after) == ("Measure", "gone", "") and "A bed." in before


def test_another_day_is_a_difference(finished, edition, aigul):
    with aigul.speaking():
        (done,) = draft_of(finished).measures
    row = done.measure
    actions.record_measure(
        finished, by=aigul, line=row.line, seen=row.pk, due_on=ahead(40), goal_line=row.goal_line, **MEASURE
    )
    ((what, how, _before, _after),) = between(finished, edition, aigul)
    assert (what, how) == ("Measure", "changed")


def test_another_placement_is_a_difference(finished, edition, aigul):
    actions.record_placement(finished, by=aigul, form="parents", words="The mother came back.")
    ((what, how, before, after),) = between(finished, edition, aigul)
    assert (what, how) == ("Placement", "changed")
    assert PLACEMENT["words"] in before and "The mother came back." in after


def test_the_same_text_has_none(edition):
    assert differences(edition.text, edition.text) == []
    assert NEED["words"] in str(edition.text)
