"""How many applications are late, for the first page."""

from umai.access.reach import reach_sql


def late_sql(by):
    """The query, in SQL, for how many open applications within reach are late (`late_applications`)."""
    return f"""select count(*) as late_applications from guardianship_guardianshipapplication a
        where {reach_sql(by, "a.")}
        and not exists (select from guardianship_applicationdecision d where d.application_id = a.id)
        and not exists (select from guardianship_applicationwithdrawal w where w.application_id = a.id)
        and coalesce((select s.due_on from guardianship_applicationstage s where s.application_id = a.id
            order by s.recorded_at desc, s.id desc limit 1), a.due_on) < %(on)s"""
