"""The roster of representatives of an invented country, and who of it was asked."""

ASKED = "justice_independentasked a join justice_rosterentry e on e.id = a.entry_id"
RULES = {
    "an entry is of a district or an oblast": """select e.id from justice_rosterentry e join places_place p
        on p.id = e.place_id where p.district_id <> p.id""",
    "an entry begins a line of its own": "select id from justice_rosterentry where line <> id",
    "an entry ends after it began": """select e.id from justice_rosterentry e join justice_rosterending x
        on x.entry_id = e.id where x.last_on < e.from_on""",
    "who is asked serves the child's district": f"""select a.id from {ASKED} join register_child c
        on c.id = a.child_id join places_place d on d.id = c.district_id where e.place_id <> all (d.above || d.id)""",
    "who is asked can be asked on that day": f"""select a.id from {ASKED} left join justice_rosterending x
        on x.entry_id = e.id where a.happened_on < e.from_on or a.happened_on > x.last_on and a.waits""",
    "nobody is asked for want of a roster where it holds somebody": """select a.id from justice_independentasked a
        join register_child c on c.id = a.child_id
        where a.no_roster and cardinality(justice_roster_for(c.district_id, a.happened_on)) > 0""",
    "an answer is owed where somebody was asked": """select id from justice_independentasked
        where (outcome = 'asked') <> waits or waits and due_on <> happened_on + 3""",
    "who was named has a name, and who was not a reason": """select id from justice_independentasked
        where named <> (name <> '') or (not waits and not named and not no_roster) <> (reason <> '')""",
    "an asking is sealed with its incident, of its child": """select a.id from justice_independentasked a
        left join justice_incident i on i.line = a.incident_id
        where (a.sealed, a.child_id) is distinct from (i.sealed, i.child_id)""",
    "nobody is asked before the incident was known": """select a.id from justice_independentasked a
        join justice_incident i on i.line = a.incident_id where a.happened_on < i.known_on""",
    "an answer has its question": """select a.id from justice_independentasked a where not a.waits and not a.no_roster
        and not exists (select from justice_independentasked b where b.incident_id = a.incident_id and b.waits
            and b.happened_on < a.happened_on)""",
}
THERE_ARE = {
    "entries of districts": """select count(*) from justice_rosterentry e join places_place p on p.id = e.place_id
        where p.district_id = p.id""",
    "askings of the roster": f"select count(*) from {ASKED} where a.waits",
    "askings beside it": """select count(*) from justice_independentasked
        where entry_id is null and not no_roster and waits""",
    "named": "select count(*) from justice_independentasked where named",
    "refused": "select count(*) from justice_independentasked where outcome = 'refused'",
    "without a roster": "select count(*) from justice_independentasked where no_roster",
    "silent": """select count(*) from justice_independentasked a where waits and not exists (
        select from justice_independentasked b where b.incident_id = a.incident_id and not b.waits)""",
}
