"""Who informed whom of an invented incident, what a body was asked, and which letter left."""

import pytest

from rehearsal.load import fill_invented
from rehearsal.tests.asking import ask, require_rules
from rehearsal.tests.conftest import TODAY
from umai.justice.models import BodyNotice, DutyQuestion
from umai.law.informing import informed_late_at, question_due_on

RULES = {
    "an office is of the kind that the entry says": """select n.id from justice_bodynotice n
        join staff_office o on o.id = n.body_office_id where o.kind <> n.body""",
    "an entry names the body that serves the child": """select n.id from justice_bodynotice n
        join staff_office o on o.id = n.body_office_id join places_place p on p.id = o.place_id
        where coalesce(p.district_id, p.id) <> n.district_id""",
    "nobody informs before the incident": """select n.id from justice_bodynotice n where not exists (
        select from justice_incident i where i.child_id = n.child_id
        and i.happened_on <= (n.learned_at at time zone 'Asia/Bishkek')::date)""",
    "an entry is written when it is over": """select id from justice_bodynotice
        where informed_at > recorded_at or learned_at > recorded_at""",
    "only who was late or silent is asked, and why": """select q.id from justice_dutyquestion q
        join justice_bodynotice n on n.id = q.notice_id where n.direction <> 'by_body'
        or (q.child_id, q.to_office_id, q.matter) is distinct from (n.child_id, n.body_office_id, n.matter)
        or q.asks <> case when n.informed_at is null then 'not_informed' when n.informed_at >= n.late_at
            then 'late' else 'no' end
        or q.happened_on <> (n.learned_at at time zone 'Asia/Bishkek')::date""",
    "a body is asked after the entry, on the day of the row": """select q.id from justice_dutyquestion q
        join justice_bodynotice n on n.id = q.notice_id where q.recorded_at <= n.recorded_at
        or q.asked_on <> (q.recorded_at at time zone 'Asia/Bishkek')::date""",
    "a body is told the village, no more": """select q.id from justice_dutyquestion q join places_place p
        on p.id = q.place_id where coalesce(p.municipality_id, p.id) <> q.municipality_id""",
    "an answer is of the body and the child of its question": """select a.id from justice_dutyanswer a
        join justice_dutyquestion q on q.id = a.question_id where (a.child_id, a.to_office_id) is distinct from
        (q.child_id, q.to_office_id) or a.answered_on < q.asked_on""",
    "who answers itself is of the body, and else the office wrote it": """select id from justice_dutyanswer
        where on_paper <> (recorded_office_id <> to_office_id)""",
    "a body is asked before any letter": """select l.id from justice_dutyletter l
        join justice_dutyquestion q on q.id = l.question_id left join justice_dutyanswer a on a.question_id = q.id
        where (l.recorded_at at time zone 'Asia/Bishkek')::date
            <= least(q.due_on, coalesce(a.answered_on, q.due_on))""",
    "another person signs, the head, after it was proposed": """select s.id from justice_dutylettersigning s
        join justice_dutyletter l on l.id = s.letter_id where s.recorded_by_id = l.recorded_by_id
        or s.recorded_at <= l.recorded_at or not exists (select from staff_term t
            where t.worker_id = s.recorded_by_id and t.role = 'head')""",
    "a letter stands in the book of who proposed it": """select s.id from justice_dutylettersigning s
        join justice_dutyletter l on l.id = s.letter_id
        where s.signed and (s.of_office_id, s.year) is distinct from
            (l.recorded_office_id, extract(year from s.signed_on))""",
    "only what left is answered": """select a.id from justice_dutyletteranswer a
        left join justice_dutylettersigning s on s.letter_id = a.letter_id
        where s.signed is not true or a.answered_on < s.signed_on""",
}
THERE_ARE = {
    "entries of the office": "select count(*) from justice_bodynotice where direction = 'by_office'",
    "bodies in time": "select count(*) from justice_bodynotice where direction = 'by_body' and informed_at < late_at",
    "bodies too late": "select count(*) from justice_bodynotice where direction = 'by_body' and informed_at >= late_at",
    "silent bodies": "select count(*) from justice_bodynotice where direction = 'by_body' and informed_at is null",
    "answers by the body": "select count(*) from justice_dutyanswer where not on_paper",
    "answers on paper": "select count(*) from justice_dutyanswer where on_paper",
    "signed letters": "select count(*) from justice_dutylettersigning where signed",
    "letters to the Ministry": "select count(*) from justice_dutyletter where \"to\" = 'ministry'",
    "answers to letters": "select count(*) from justice_dutyletteranswer",
}


@pytest.fixture
def often(monkeypatch):
    monkeypatch.setattr("rehearsal.incident_rows.OF_CHILDREN", 0.9)
    monkeypatch.setattr("rehearsal.justice.duty_rows.SILENT", 0.6)
    monkeypatch.setattr("rehearsal.justice.duty_rows.ASKED", 1)
    monkeypatch.setattr("rehearsal.justice.duty_rows.ANSWERED", 0.9)
    monkeypatch.setattr("rehearsal.justice.duty_rows.LETTER", 0.9)
    # The inspector of one district is the only one who answers here.
    sources = dict.fromkeys(("police", "citizen", "family", "child"), "police")
    monkeypatch.setattr(
        "rehearsal.justice.duty_rows.BODY_OF_SOURCE", {"school": "school", "health": "clinic"} | sources
    )


def test_everything_that_is_loaded_fits_together(db, often):
    fill_invented(1200, seed=1, today=TODAY)
    require_rules(RULES, THERE_ARE)
    for one in BodyNotice.objects.using("owner").all():
        by_office = one.direction == "by_office"
        assert one.late_at == informed_late_at(one.body, one.learned_at, by_office=by_office)
    for one in DutyQuestion.objects.using("owner").all():
        assert one.due_on == question_due_on(one.asked_on)


def test_most_bodies_inform_in_time_and_most_questions_are_answered(db, monkeypatch):
    monkeypatch.setattr("rehearsal.incident_rows.OF_CHILDREN", 0.9)
    fill_invented(1200, seed=1, today=TODAY)
    told, in_time, silent = ask("""select count(*) filter (where informed_at is not null),
        count(*) filter (where informed_at < late_at), count(*) filter (where informed_at is null)
        from justice_bodynotice where direction = 'by_body'""")[0]
    assert 0.5 < in_time / told < 0.85 and 0.02 < silent / (told + silent) < 0.35
    asked, answered = ask("""select count(*), count(a.id) from justice_dutyquestion q
        left join justice_dutyanswer a on a.question_id = q.id""")[0]
    assert asked > 50 and 0.5 < answered / asked < 0.75
