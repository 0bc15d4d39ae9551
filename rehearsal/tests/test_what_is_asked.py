"""What is asked, called, talked and conferred in an invented country is what the rules of the house allow."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.db import connections

from rehearsal.draw import growing_ids
from rehearsal.prevention_rows import PreventionRows
from rehearsal.question_rows import QuestionRows, WrittenVisit
from rehearsal.register_rows import NOTES
from rehearsal.tables import Lines
from rehearsal.tests.conftest import TODAY
from rehearsal.tests.in_memory import as_dicts
from umai.prevention.models import BodyNote, BodyNoteResult, Note, ParentContact, Talk
from umai.review.models import Conference
from umai.staff.models import Term
from umai.visits.models import DrawnVisit, FamilyCall, VisitQuestion
from umai.visits.plausibility.jobs import draw_visits
from umai.visits.plausibility.rules import SignLimits, TextFingerprint, sign_findings
from umai.visits.plausibility.rules import VisitValues as Written

HOME = SimpleNamespace(district=1, id=2, office="o", department="d", heads=["head"])


@pytest.fixture(scope="module")
def asked():
    """Three hundred cases of eleven visits each: what was asked of them, and the visits as the rules see them."""
    random = Random(7).random
    lines, new_id = Lines(), growing_ids("asked", TODAY)
    rows = QuestionRows(lines, new_id, random, TODAY, lambda kind: NOTES[kind][0])
    whole = []
    for _ in range(300):
        child = SimpleNamespace(id=next(new_id), birth_date=date(2015, 3, 1))
        rows.begin(
            child, HOME, next(new_id), "worker", lambda on, hour: f"1\t2\to\t{on} {hour}:00+06\tw\to\tform"
        )
        visits, away = [], int(random() * 8)
        for number in range(11):
            on, made = TODAY - timedelta(330 - 25 * number), not away <= number < away + 3
            alone, words = (rows.alone(), rows.words()) if made else ("", "")
            visits.append(
                WrittenVisit(next(new_id), on, on, made, made, alone, words, "" if made else "nobody_home")
            )
            rows.ask_about(visits[-1])
        whole.append((child, visits))
    return lines, whole


def seen_by_the_rules(child, visit):
    at = datetime.combine(visit.on, time(10), UTC)
    letters = sum(each.isalnum() for each in visit.words)
    return Written(
        UUID(visit.line),
        UUID(child.id),
        at,
        at,
        visit.made,
        visit.not_made == "nobody_home",
        visit.seen,
        visit.alone,
        heard=TextFingerprint(visit.words, letters) if visit.words else None,
    )


def test_just_what_the_rules_would_have_asked_is_asked(asked):
    lines, whole = asked
    wanted = set()
    for child, visits in whole:
        told = [seen_by_the_rules(child, visit) for visit in visits]
        for number, visit in enumerate(told):
            known = [one for one in told[:number] if one.at > visit.at - timedelta(180)]
            for each in sign_findings([*known, visit], [visit.id], SignLimits.on(TODAY)):
                wanted.add((str(each.visit), each.sign))
    rows = as_dicts(lines.of, "visits_visitquestion")
    assert {(str(UUID(row["visit_id"])), row["sign"]) for row in rows} == wanted
    assert {sign for _visit, sign in wanted} == {"same_text", "nobody_home", "never_alone"}


def test_nothing_is_decided_before_the_answer_or_the_time_for_it(asked):
    lines, _whole = asked
    answered = {row["question_id"]: row for row in as_dicts(lines.of, "visits_questionanswer")}
    until = {row["id"]: row["due_on"] for row in as_dicts(lines.of, "visits_visitquestion")}
    decided = as_dicts(lines.of, "visits_questiondecision")
    assert 0.4 < len(decided) / len(until) < 0.95 and 0.6 < len(answered) / len(until) < 0.95
    for row in decided:
        on, answer = row["recorded_at"][:10], answered.get(row["question_id"])
        assert on >= answer["recorded_at"][:10] if answer else on > until[row["question_id"]]
        assert row["recorded_by_id"] == "head" and on < TODAY.isoformat()


def test_a_parent_is_asked_for_while_away_and_a_case_is_named_only_while_it_is_open(told):
    lines = Lines()
    rows = PreventionRows(
        lines, growing_ids("noted", TODAY), Random(5).random, TODAY, lambda kind: NOTES[kind][0]
    )
    left, stories = {}, {}
    for family in told:
        for away in family.family.away:
            left[away.person.id] = away.left_on.isoformat()
        for child, story in zip(family.family.children, family.stories, strict=True):
            family.family.home.writes = family.family.home.office = "office"
            stories[child.id] = story
            rows.write(child, family.family, f"case of {child.id}" if story else None, story)
    contacts, talks = as_dicts(lines.of, "prevention_parentcontact"), as_dicts(lines.of, "prevention_talk")
    assert len(contacts) > 100 and len(talks) > 100 and len(lines.of["prevention_note"]) > 100
    assert all(left[row["adult_id"]] < row["happened_on"] < TODAY.isoformat() for row in contacts)
    for row in [*contacts, *talks]:
        if row["case_id"] != "\\N":
            story = stories[row["child_id"]]
            assert story.started_on.isoformat() <= row["happened_on"]
            assert story.closed_on is None or row["happened_on"] < story.closed_on.isoformat()


def require_something_on_every_page_of_the_demonstration_people():
    """And it is true: asked of what tests/test_what_is_loaded.py fills in."""
    every = {
        model: model.objects.using("owner")
        for model in (
            Talk,
            ParentContact,
            Conference,
            BodyNote,
            BodyNoteResult,
            Note,
            DrawnVisit,
            FamilyCall,
            VisitQuestion,
        )
    }
    here = Term.objects.get(worker__surname="Маматова", role="head").office.place_id
    for model in (Talk, ParentContact, Conference, Note, BodyNote, DrawnVisit, VisitQuestion):
        assert every[model].filter(district=here).exists(), model
    assert (every[BodyNote].count(), every[BodyNoteResult].count()) == (8, 4)
    assert every[Note].exclude(body_note=None).count() == 3
    heads = set(Term.objects.filter(role="head").values_list("worker_id", flat=True))
    for call in every[FamilyCall].select_related("draw"):
        assert call.draw.recorded_at < call.at < call.recorded_at
        assert call.recorded_by_id in heads - {call.draw.worker_id}
    wrong = """
        select count(*) from visits_drawnvisit d where d.place <> 1 + (
            select count(*) from visits_visit v
            where v.district_id = d.drawn_in_id and v.made and v.replaces_id is null
                and date_trunc('month', v.recorded_at at time zone 'Asia/Bishkek')::date = d.month
                and (sha256(convert_to(d.seed::text || v.id::text, 'UTF8')), v.id)
                    < (sha256(convert_to(d.seed::text || d.visit_id::text, 'UTF8')), d.visit_id))"""
    with connections["owner"].cursor() as cursor:
        cursor.execute(wrong)
        assert cursor.fetchall() == [(0,)], "whoever has the seed draws the same"
    assert draw_visits(on=TODAY, using="owner") == 0, "the clock finds nothing left to draw"
