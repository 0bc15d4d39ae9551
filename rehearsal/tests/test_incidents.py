"""What was done to invented children: in the published share by those with whom they lived."""

from collections import Counter
from random import Random

from rehearsal.draw import growing_ids
from rehearsal.incident_rows import IncidentRows
from rehearsal.tables import NULL, Lines
from rehearsal.tests.conftest import TODAY

RULES = {
    "an incident is of its child's case": """select 1 from justice_incident i join intake_case c
        on c.id = i.case_id where c.child_id <> i.child_id""",
    "an incident happened before it was known": """select 1 from justice_incident
        where happened_on > known_on or recorded_at::date < known_on""",
    "what is of a sexual kind is sealed": """select 1 from justice_incident
        where sealed <> (kinds::text[] && array['sexual_abuse', 'sexual_violence'])""",
    "what hangs on an incident is sealed with it": """select 1 from justice_suspect s
        join justice_incident i on i.line = s.incident_id where s.sealed <> i.sealed or s.child_id <> i.child_id""",
    "a suspect on the register is in the family": """select 1 from justice_suspect s
        where s.adult_id is not null and not exists (select from register_kinship k
            where k.child_id = s.child_id and k.adult_id = s.adult_id)""",
    "a witness is another child": "select 1 from justice_incidentwitness where other_id = child_id",
    "who was questioned again has a reason": """select 1 from justice_interview i where why_again = ''
        and exists (select from justice_interview b where b.incident_id = i.incident_id and b.id <> i.id
            and b.happened_on < i.happened_on)""",
    "a decision covers other children than the one of the incident": """select 1 from justice_householddecision
        where child_id = any (children) or answer = 'visit' and children = '{}'""",
    "a visit has its hour, who agreed and who goes, and anything else its words": """select 1
        from justice_householddecision where (answer = 'visit') <> (at is not null) or (at is null) <> (agreed_with = '')
            or at is null and words = ''""",
    "a child was found at a visit that covers it, and not before its hour": """select 1
        from justice_householdvisitresult r join justice_householddecision d on d.id = r.decision_id
        where r.other_id <> all (d.children) or r.happened_on < (d.at at time zone 'Asia/Bishkek')::date
            or r.incident_id <> d.incident_id or r.sealed <> d.sealed""",
    "every incident has its trace": """select 1 from justice_incident i
        where not exists (select from justice_incidenttrace t where t.incident_id = i.line)""",
}

# Without these the rules above would hold of nothing.
THERE_ARE = {
    "incidents of a case": "select count(*) from justice_incident where case_id is not null",
    "sealed incidents": "select count(*) from justice_incident where sealed",
    "suspects of a sealed incident": "select count(*) from justice_suspect where sealed",
    "suspects on the register": "select count(*) from justice_suspect where adult_id is not null",
    "witnesses on the register": "select count(*) from justice_incidentwitness where other_id is not null",
    "households with a visit": "select count(*) from justice_householddecision where at is not null",
    "households without one": "select count(*) from justice_householddecision where at is null",
    "children found at a visit": "select count(*) from justice_householdvisitresult",
    "second interviews": """select count(*) from justice_interview i where exists (select from justice_interview b
        where b.incident_id = i.incident_id and b.id <> i.id and b.happened_on < i.happened_on)""",
}


def test_43_of_100_are_by_those_with_whom_the_child_lived(told, often):
    lines = Lines()
    rows = IncidentRows(lines, growing_ids("test", TODAY), Random(1).random, TODAY)
    for one in told:
        one.family.home.workers = ["worker"]
        for child in one.family.children:
            rows.write(child, one.family, None, None)
    suspects = [line.split("\t") for line in lines.of["justice_suspect"]]
    near = sum(columns[-7] != NULL for columns in suspects) / len(suspects)
    assert len(suspects) > 5000 and abs(near - 0.43) < 0.02
    months = Counter(line.split("\t")[10][5:7] for line in lines.of["justice_incident"])
    assert months["07"] > months["10"]
