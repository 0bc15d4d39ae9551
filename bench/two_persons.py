"""How often is an office asked for a second person in a week?

    UMAI_HOME=/a/filled/rehearsal .venv/bin/python -m bench.two_persons

Counts what one person asked and another has to answer, by district and week of the last twelve weeks. An
office that is asked more than five times a week agrees without reading: then `ACTS_OF_TWO` is to be narrowed.
"""

from bench.serving import filled_home, open_database

WEEKS = 12
MANY = 5  # requests an office and week, above which nobody reads them

ASKED = {
    "reports of violence or danger": """select district_id, recorded_at from identification_signal s
        where identification_is_grave(s.id)""",
    "ends of protections": "select district_id, recorded_at from protection_protectionendproposal",
    "merges, all": "select district_id, recorded_at from register_merge where replaces_id is null",
    "lower risks": "select district_id, recorded_at from intake_risklowering where why_two <> ''",
    "closings": "select district_id, recorded_at from intake_closingproposal",
}


def main():
    """Print the table, one line a kind and one for all."""
    print("| what | in twelve weeks | an office and week, mean | most |", "|---|---|---|---|", sep="\n")
    every = " union all ".join(f"({question})" for question in ASKED.values())
    with open_database(filled_home()):
        for name, question in [*ASKED.items(), ("all of it", every)]:
            total, mean, most = counts_of(question)
            mark = " (above five)" if most > MANY else ""
            print(f"| {name} | {total} | {mean:.2f} | {most}{mark} |")


def counts_of(question):
    """All rows of the weeks, the mean an office and week, and the most of one office in one week."""
    from umai.machine.cluster.functions import fetch_rows

    return fetch_rows(
        f"""with asked as (select district_id, date_trunc('week', recorded_at) as week from ({question}) rows
                where recorded_at > now() - make_interval(weeks => %s)),
            weekly as (select district_id, week, count(*) as n from asked group by 1, 2),
            offices as (select count(distinct p.district_id) as n from staff_office o
                join places_place p on p.id = o.place_id where o.kind = 'district')
        select (select count(*) from asked), (select count(*) from asked)::float / nullif(offices.n, 0) / %s,
            coalesce((select max(n) from weekly), 0) from offices""",
        [WEEKS, WEEKS],
        using="owner",
    )[0]


if __name__ == "__main__":
    main()
