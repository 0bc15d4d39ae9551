"""Who was asked for an independent representative and has not answered: for lists and warnings."""

from django.utils.translation import gettext as _

from umai.design.days import date_in_words
from umai.law.terms.clock import today
from umai.register import merge_groups


def independents_sql(by) -> str:
    """The query, in SQL, for how many answers are owed (`independents`) and late (`independents_late`)."""
    return """select count(*) as independents, count(*) filter (where due_on < %(on)s) as independents_late
        from justice_independents_waiting(null)"""


def independents_waiting(by, only_of=None) -> list[tuple]:
    """(child, incident, asked on, due on) of what waits, of these children or of all; ids only."""
    rows = by.ask(
        "select child_id, incident, asked_on, due_on from justice_independents_waiting(%(only_of)s)"
        " order by due_on, incident",
        only_of=only_of,
    )
    return [tuple(row) for row in rows]


def waiting_in_words(asked_on, due_on) -> str:
    """What is owed, until when, and what to do once it is late."""
    days = {"day": date_in_words(asked_on), "due": date_in_words(due_on)}
    if due_on < today():
        return (
            _(
                "An independent representative was asked for on %(day)s, and the answer that was due by"
                " %(due)s did not come. Ask again, ask somebody else, or write why not."
            )
            % days
        )
    return _("An independent representative was asked for on %(day)s. The answer is due by %(due)s.") % days


def waiting_of_incident(incident, line, by) -> list[str]:
    """The sentence about this incident, whose first row is `line`; none where nothing waits."""
    return [
        waiting_in_words(asked, due)
        for _child, one, asked, due in independents_waiting(by, [incident.child_id])
        if one == line
    ]


def late_warnings(child_id, by) -> list[str]:
    """What is late about this child, in all its records, for the file of the child."""
    ids = list(merge_groups.ids_of(child_id, by))
    return [
        waiting_in_words(asked, due)
        for _child, _incident, asked, due in independents_waiting(by, ids)
        if due < today()
    ]
