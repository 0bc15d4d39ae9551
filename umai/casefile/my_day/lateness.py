"""What is late in a district or an oblast, and whom to ask: for the day of those who oversee the work."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.utils.html import conditional_escape, format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from umai.design.addresses import address_of
from umai.design.parts import UiText
from umai.design.templatetags.design import day
from umai.intake.cases.worklist import own_work_sql
from umai.intake.models import DueKind
from umai.staff.models import Role

OVERSEERS = {Role.HEAD, Role.OBLAST_SUPERVISOR}

# Who owes what others wait for.
BODIES = {
    DueKind.AGREEMENT: _("The Commission"),
    DueKind.HEARING: _("The Commission, which was asked to hear a case"),
    DueKind.APPROVAL: _("The head of the local administration"),
    DueKind.REFERRAL: _("Bodies that were asked for help"),
    DueKind.TRANSFER: _("Offices to which files were sent"),
}


@dataclass
class LateWork:
    """The cases of one worker, one district or one body in which something is late, or nothing planned."""

    who: UiText
    late: int = 0
    grave: int = 0
    """How many of the late ones are of urgent or high risk."""
    since: date | None = None
    """The earliest last day of the late ones."""
    unplanned: int = 0
    url: str = ""

    def add(self, late, grave, since, unplanned):
        self.late += late
        self.grave += grave
        self.unplanned += unplanned
        self.since = min(filter(None, (self.since, since)), default=None)

    @property
    def order(self):
        return -self.grave, -self.late, -self.unplanned, str(self.who)


def late_work(by, on) -> list[LateWork]:
    """The gravest first: for a head by worker and by body, for an oblast by district. One query."""
    if by.role not in OVERSEERS:
        return []
    whole_oblast = by.role == Role.OBLAST_SUPERVISOR
    own, values = own_work_sql(by)
    name = "name_" + (get_language() or "ky")[:2]
    question = LATE_SQL.format(own=own, holder="district_id" if whole_oblast else "worker_id")
    names = (DISTRICT_SQL if whole_oblast else WORKER_SQL).format(name=name, late=question)
    found: dict[object, LateWork] = defaultdict(lambda: LateWork(""))
    for holder, who, owed, *counts in by.ask(names, on=on, awaited=list(BODIES), **values):
        if holder is not None:  # what nobody answers for stands by itself
            found[holder].who = who
            found[holder].add(*counts)
        if not whole_oblast and (body := BODIES.get(owed)):
            found[body].who, found[body].url = body, url_of(owed)
            found[body].add(*counts)
    for holder, one in found.items():
        one.url = one.url or url_of_holder(holder, one, whole_oblast)
    return sorted((one for one in found.values() if one.late or one.unplanned), key=lambda one: one.order)


class LateTable:
    """What is late as a table, written in Python because a district has dozens of workers, as in `rows`.

    Each cell has its heading for a phone.
    """

    def __init__(self, found: list[LateWork]):
        self.headings = (
            _("Who"),
            _("Late cases"),
            _("of urgent or high risk"),
            _("Late since"),
            _("Nothing planned"),
        )
        cells = "".join(
            f'<td><span class="casefile-label">{conditional_escape(heading)}: </span>{{}}</td>'
            for heading in self.headings[1:]
        )
        row = f'<tr><th scope="row"><a href="{{}}">{{}}</a></th>{cells}</tr>'
        self.rows = [
            format_html(row, one.url, one.who, one.late, one.grave, day(one.since), one.unplanned)
            for one in found
        ]


def url_of(owed):
    """The list of the late cases in which a body owes this first."""
    return f"{address_of('casefile:cases')}?state=overdue&owed={owed}"


def url_of_holder(holder, work, whole_oblast):
    """The list of the late cases of a worker or a district; where none is late, of those without a plan."""
    state, name = "overdue" if work.late else "unplanned", "district" if whole_oblast else "worker"
    return f"{address_of('casefile:cases')}?state={state}&{name}={holder}"


# First by what is owed, which is few rows of thousands. The day of what has nothing planned is past too.
LATE_SQL = """select holder, case when owed = any (%(awaited)s) then owed else '' end as owed,
        coalesce(sum(n) filter (where owed <> ''), 0)::int as late,
        coalesce(sum(grave) filter (where owed <> ''), 0)::int as grave,
        min(since) filter (where owed <> '') as since,
        coalesce(sum(n) filter (where owed = ''), 0)::int as unplanned
    from (
        select {holder} as holder, owed, count(*) as n, min(due_on) as since,
            count(*) filter (where risk in ('urgent', 'high')) as grave
        from intake_worklistrow
        where {own} and due_on <= %(on)s and (due_on < %(on)s or owed = '') group by 1, 2) as owed_work
    group by 1, 2"""
WORKER_SQL = """select l.holder, concat_ws(' ', a.surname, a.given), l.owed, l.late, l.grave, l.since,
        l.unplanned
    from ({late}) l left join staff_worker a on a.id = l.holder"""
DISTRICT_SQL = """select l.holder, p.{name}, l.owed, l.late, l.grave, l.since, l.unplanned
    from ({late}) l left join places_place p on p.id = l.holder"""
