"""What bodies of justice made of invented incidents: stages, statements, letters and their numbers."""

from collections import Counter
from datetime import date

from rehearsal.justice.courses import COURSES, SHARES
from rehearsal.tests.conftest import TODAY
from rehearsal.tests.in_memory import as_dicts, rows_of_justice
from umai.justice import kinds as _declared  # noqa: F401 - declares the kinds
from umai.law.options.choices import choices_of, codes_marked
from umai.law.options.settled import WAYS


def quoted(codes):
    return ", ".join(f"'{one}'" for one in codes)


SETTLING = [code for way in WAYS for code in codes_marked("ending_grounds", way)]
ENDS, GROUNDS = quoted(codes_marked("proceeding_stages", "ends")), quoted(SETTLING)
ACTS = quoted(["", *codes_marked("proceeding_acts", "intentional")])
HANGING = (
    *("proceeding", "proceedingstage", "withdrawncomplaint", "settledletter", "settledanswer"),
    *("suspect", "interview"),
)
LETTERS = """(select recorded_office_id as office, year, number, happened_on as on_day from justice_settledletter
    union all select of_office_id, year, number, signed_on from justice_dutylettersigning where signed)"""
# A row, and the row that it is about.
ABOUT = (
    ("proceeding", "incident", "incident_id"),
    ("proceedingstage", "proceeding", "proceeding_id"),
    ("withdrawncomplaint", "proceeding", "incident_id"),
    ("settledletter", "proceeding", "proceeding_id"),
    ("settledanswer", "settledletter", "letter_id"),
    ("protectionorder", "incident", "incident_id"),
    ("orderbreach", "protectionorder", "order_id"),
)
RULES = {
    **{
        f"{table} is written after the {other} that it is about": f"""select x.id from justice_{table} x
            join justice_{other} o on o.{"incident_id" if of == "incident_id" and other == "proceeding" else "line"}
            = x.{of} where x.recorded_at < o.recorded_at"""
        for table, other, of in ABOUT
    },
    "a letter is written after the end that it is about": """select l.id from justice_settledletter l
        join justice_proceedingstage s on s.proceeding_id = l.proceeding_id and s.happened_on = l.ended_on
        and s.stage = l.stage where l.recorded_at < s.recorded_at""",
    **{
        f"{table} is sealed with its incident, of its child and its place": f"""select x.id from justice_{table} x
            join justice_incident i on i.line = x.incident_id where (x.sealed, x.child_id, x.district_id,
            x.municipality_id) is distinct from (i.sealed, i.child_id, i.district_id, i.municipality_id)"""
        for table in HANGING
    },
    "a matter and a letter begin a line of their own": """select id from justice_proceeding where line <> id
        or not current union all select id from justice_settledletter where line <> id or not current""",
    "nothing sealed is shared with the police": """select id from justice_proceeding
        where sealed and police_id is not null""",
    "the police of the district are asked": """select p.id from justice_proceeding p join staff_office o
        on o.id = p.police_id where o.kind <> 'police' or o.place_id <> p.district_id""",
    "no stage lies before the incident or before it was known": """select s.id from justice_proceedingstage s
        join justice_incident i on i.line = s.incident_id
        where s.happened_on < i.happened_on or s.happened_on < i.known_on""",
    "a stage is of the incident of its matter": """select s.id from justice_proceedingstage s
        join justice_proceeding p on p.line = s.proceeding_id where p.incident_id <> s.incident_id""",
    "a stage that ends says on which ground, and no other": f"""select id from justice_proceedingstage
        where (ground <> '') <> (stage in ({ENDS}))""",
    "after an end comes only an appeal, or that it was cancelled": f"""select t.id from justice_proceedingstage s
        join justice_proceedingstage t on t.proceeding_id = s.proceeding_id
            and (t.happened_on, t.id) > (s.happened_on, s.id)
        where s.stage in ({ENDS}) and t.stage not in ('appeal', 'cancelled')""",
    "what the inspector told is of a matter that is shared": """select s.id from justice_proceedingstage s
        join justice_proceeding p on p.line = s.proceeding_id
        where s.from_body and (p.police_id is distinct from s.recorded_office_id or s.body <> 'police')""",
    "who told it is the inspector or of the office": """select s.id from justice_proceedingstage s where s.from_body
        <> exists (select from staff_term t where t.worker_id = s.recorded_by_id and t.role = 'inspector')""",
    "a complaint is taken back while the matter goes on": """select w.id from justice_withdrawncomplaint w
        where not exists (select from justice_proceedingstage s where s.incident_id = w.incident_id
            and s.happened_on <= w.happened_on) or not exists (select from justice_proceedingstage s
            where s.incident_id = w.incident_id and s.happened_on >= w.happened_on)""",
    "who signed for the family is of it": """select w.id from justice_withdrawncomplaint w
        where w.signer_id is not null and not exists (select from register_kinship k
            where k.child_id = w.child_id and k.adult_id = w.signer_id)""",
    "a letter says what was settled away": f"""select l.id from justice_settledletter l
        join justice_proceeding p on p.line = l.proceeding_id where not exists (
            select from justice_proceedingstage s where s.proceeding_id = p.line
            and (s.happened_on, s.stage, s.ground, s.body) = (l.ended_on, l.stage, l.ground, l.body))
        or (l.act, l.article, l.matter, l.incident_id) is distinct from (p.act, p.article, p.number, p.incident_id)
        or l.ground not in ({GROUNDS}) or l.act not in ({ACTS}) or l.happened_on < l.ended_on""",
    "a letter goes to one office": """select l.id from justice_settledletter l left join staff_office o
        on o.id = l.to_office_id where (o.id is null) <> (l.to_words <> '') or o.kind <> 'prosecution'""",
    "a second letter goes higher, after the term of the first": """select l.id from justice_settledletter l
        left join justice_settledletter b on b.line = l.follows and b.proceeding_id = l.proceeding_id
        where (l.level = 'district') <> (l.follows is null) or l.follows is not null and (b.id is null
            or l.happened_on <= b.due_on)""",
    "the head alone writes of what is sealed": """select l.id from justice_settledletter l where l.sealed
        and not exists (select from staff_term t where t.worker_id = l.recorded_by_id and t.role = 'head')""",
    "an answer comes after its letter": """select a.id from justice_settledanswer a join justice_settledletter l
        on l.line = a.letter_id where a.happened_on < l.happened_on or a.incident_id <> l.incident_id""",
    "who answered is the prosecutor to whom the letter went, or of the office": """select a.id
        from justice_settledanswer a join justice_settledletter l on l.line = a.letter_id where a.from_body
        <> exists (select from staff_term t where t.worker_id = a.recorded_by_id and t.role = 'prosecutor')
        or a.from_body and a.recorded_office_id is distinct from l.to_office_id""",
    "no case was closed while a letter was owed": f"""select e.id from intake_closure e
        join justice_proceedingstage s on s.child_id = e.child_id and s.happened_on <= e.closed_on
        join justice_proceeding p on p.line = s.proceeding_id
        where s.ground in ({GROUNDS}) and p.act in ({ACTS}) and not exists (select from justice_settledletter l
            where l.proceeding_id = p.line and l.happened_on between s.happened_on and e.closed_on)""",
    "the book of an office misses no number": f"""select office, year from {LETTERS} n
        group by office, year having count(*) <> max(number) or min(number) <> 1""",
    "the numbers of a book grow with the days": f"""select a.number from {LETTERS} a join {LETTERS} b
        using (office, year) where a.number < b.number and a.on_day > b.on_day""",
    "a letter is numbered in the year of its day": """select id from justice_settledletter
        where year <> extract(year from happened_on)
        or (recorded_at at time zone 'Asia/Bishkek')::date <> happened_on""",
}
THERE_ARE = {
    "matters": "select count(*) from justice_proceeding",
    "sealed matters": "select count(*) from justice_proceeding where sealed",
    "shared matters": "select count(*) from justice_proceeding where police_id is not null",
    "stages told by the inspector": "select count(*) from justice_proceedingstage where from_body",
    "ends": "select count(*) from justice_proceedingstage where ground <> ''",
    "cancelled ends": "select count(*) from justice_proceedingstage where stage = 'cancelled'",
    "statements of the family": "select count(*) from justice_withdrawncomplaint where signer_id is not null",
    "letters": "select count(*) from justice_settledletter",
    "sealed letters": "select count(*) from justice_settledletter where sealed",
    "second letters": "select count(*) from justice_settledletter where follows is not null",
    "letters on paper": "select count(*) from justice_settledletter where to_office_id is null",
    "answers of the prosecutor": "select count(*) from justice_settledanswer where from_body",
    "answers on paper": "select count(*) from justice_settledanswer where not from_body",
    "closed cases with something settled away": f"""select count(*) from intake_closure e
        join justice_proceedingstage s on s.child_id = e.child_id and s.happened_on <= e.closed_on
        where s.ground in ({GROUNDS})""",
}


def test_the_same_seed_gives_the_same_rows_and_shares_are_those_that_were_assumed(told, monkeypatch):
    monkeypatch.setattr("rehearsal.incident_rows.OF_CHILDREN", 0.9)
    assert rows_of_justice(told[:500]) == rows_of_justice(told[:500]) != rows_of_justice(told[:500], seed=5)

    rows = rows_of_justice(told)
    stages = as_dicts(rows, "justice_proceedingstage")
    incidents, matters = len(rows["justice_incident"]), len(rows["justice_proceeding"])
    assert 0.25 < matters / incidents < 0.45
    ended = Counter(one["ground"] for one in stages if one["ground"])
    settled = sum(ended[ground] for ground in SETTLING) / matters
    assert 0.13 < settled < 0.25, ended
    assert 0.6 < len(rows["justice_settledletter"]) / (settled * matters) < 1.0
    assert 0.15 < len(rows["justice_withdrawncomplaint"]) / matters < 0.35
    assert max(date.fromisoformat(one["happened_on"]) for one in stages) < TODAY
    assert set(COURSES) == set(SHARES.slots)
    assert {one["stage"] for one in stages} <= {*choices_of("proceeding_stages")}
    assert set(ended) >= {*codes_marked("ending_grounds", "withdrawn")}
