"""Who informed whom of an invented incident, what a body was asked, and which letter left."""

from rehearsal.tables import NULL
from rehearsal.tests.in_memory import as_dicts, rows_of_justice

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


def test_most_bodies_inform_in_time_and_most_questions_are_answered(told, monkeypatch):
    monkeypatch.setattr("rehearsal.incident_rows.OF_CHILDREN", 0.9)
    monkeypatch.setattr("rehearsal.justice.duty_rows.DutyRows.office_of", lambda *_: "office")
    rows = rows_of_justice(told)
    by_body = [one for one in as_dicts(rows, "justice_bodynotice") if one["direction"] == "by_body"]
    informed = [one for one in by_body if one["informed_at"] != NULL]
    in_time = [one for one in informed if one["informed_at"] < one["late_at"]]
    silent = len(by_body) - len(informed)
    assert 0.5 < len(in_time) / len(informed) < 0.85 and 0.02 < silent / len(by_body) < 0.35
    asked, answered = len(rows["justice_dutyquestion"]), len(rows["justice_dutyanswer"])
    assert asked > 50 and 0.5 < answered / asked < 0.75
